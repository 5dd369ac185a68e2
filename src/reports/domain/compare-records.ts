import type { CivilDate } from '#libs/civil-date';
import type { RecordReportId } from '#libs/reporting';
import type { Counted } from './record-tally.js';

/** A number kept of papers or ratings that is not what the log says. */
export interface RecordDifference {
  table: RecordReportId;
  /** Null: of no field in particular. */
  fieldCode: string | null;
  /** A base number of the table. */
  measure: string;
  /** The first day added up; up to now. */
  since: CivilDate;
  counted: number;
  recounted: number;
}

export interface RecordComparison {
  /** How many numbers were held against each other. */
  compared: number;
  differences: RecordDifference[];
}

/** Slips handed out stand in a book of their own, which no log repeats. */
const BOOKED: ReadonlySet<string> = new Set(['slipsOut']);

interface Sum extends Omit<RecordDifference, 'since' | 'counted' | 'recounted'> {
  number: number;
}

/** Base numbers added up by table and field. */
export class RecordSums {
  private readonly sums = new Map<string, Sum>();

  add(table: RecordReportId, { fieldCode = null, numbers }: Omit<Counted, 'fieldCode'> & { fieldCode?: string | null | undefined }): void {
    for (const [measure, number] of Object.entries(numbers)) {
      if (BOOKED.has(measure) || number === undefined) continue;
      const key = `${table} ${fieldCode ?? ''} ${measure}`;
      this.sums.set(key, { table, fieldCode, measure, number: (this.sums.get(key)?.number ?? 0) + number });
    }
  }

  get(key: string): number {
    return this.sums.get(key)?.number ?? 0;
  }

  entries(): IterableIterator<[string, Sum]> {
    return this.sums.entries();
  }
}

/** What only one side knows counts as 0 on the other. */
export function compareSums(kept: RecordSums, told: RecordSums, since: CivilDate): RecordComparison {
  const all = new Map([...told.entries(), ...kept.entries()]);
  const differences = [...all].flatMap(([key, { table, fieldCode, measure }]) => {
    const [counted, recounted] = [kept.get(key), told.get(key)];
    return counted === recounted ? [] : [{ table, fieldCode, measure, since, counted, recounted }];
  });
  return { compared: all.size, differences };
}
