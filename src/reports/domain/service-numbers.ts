import type { OnlineName } from '#libs/reporting';

/** What came in of a procedure in a period. */
export interface Came {
  received: number;
  online3: number;
  online4: number;
  /** Of the online ones, filled in by staff. */
  assisted: number;
  /** Paid a fee in the period, and paid it online. */
  payable: number;
  paidOnline: number;
}

export type ServiceNumbers = Record<OnlineName, number>;

export const NOTHING_CAME: Readonly<Came> = { received: 0, online3: 0, online4: 0, assisted: 0, payable: 0, paidOnline: 0 };

/** The base numbers of R5 of one procedure. @param level at which it is offered online at the end of the period; null: not */
export function serviceNumbers({ received, online3, online4, assisted, payable, paidOnline }: Came, level: 3 | 4 | null): ServiceNumbers {
  return {
    received, online3, online4, filledAtCounter: assisted, payable, paidOnline,
    offered3: Number(level === 3), offered4: Number(level === 4), offeredUsed: Number(level !== null && online3 + online4 > 0),
  };
}

/** Finds the count of a key, made when there is none. */
export function cameIn(counts: Map<string, Came>, procedureId: string): Came {
  const known = counts.get(procedureId);
  if (known) return known;
  const made = { ...NOTHING_CAME };
  counts.set(procedureId, made);
  return made;
}
