import type { CivilDate } from '#libs/civil-date';
import { type Entry, ITEM_KINDS, type ItemKind, type PayMethod, PAY_METHODS, type Person } from './taking.js';

export interface CountAndSum {
  count: number;
  /** In đồng. */
  sum: number;
}

export interface MethodSums {
  taken: CountAndSum;
  /** Handed back on this day, whenever it was taken. */
  cancelled: CountAndSum;
  /** Taken less handed back. */
  net: number;
}

export interface TillSums {
  methods: Record<PayMethod, MethodSums>;
  /** Net, by phí, lệ phí and the rest. */
  kinds: Record<ItemKind, number>;
  net: number;
}

export interface ClerkTill extends TillSums {
  clerk: Person;
  /** Entries that no closing covers. */
  unclosed: number;
  /** Cash that a closing now would expect. */
  unclosedCash: number;
}

/** A till counted and signed. */
export interface Closing {
  id: string;
  /** `0012/2026`: gapless in the unit's year. */
  number: string;
  clerk: Person;
  day: CivilDate;
  expectedCash: number;
  countedCash: number;
  /** Counted less expected. */
  difference: number;
  note: string | null;
  closedAt: Date;
  closedBy: Person;
  /** How many entries it covers. */
  entries: number;
}

export function sumsOf(entries: readonly Entry[]): TillSums {
  const methods = Object.fromEntries(PAY_METHODS.map((method) => [method, methodSums(entries.filter((entry) => entry.method === method))])) as TillSums['methods'];
  const kinds = Object.fromEntries(ITEM_KINDS.map((kind) => [kind, netOf(entries, kind)])) as TillSums['kinds'];
  return { methods, kinds, net: netOf(entries) };
}

/** A till for each clerk with entries, in order of name. */
export function clerksOf(entries: readonly Entry[]): ClerkTill[] {
  const clerks = new Map(entries.map(({ takenBy }) => [takenBy.accountId, takenBy]));
  const tills = [...clerks.values()].map((clerk): ClerkTill => {
    const own = entries.filter(({ takenBy }) => takenBy.accountId === clerk.accountId);
    const unclosed = own.filter(({ closing }) => closing === null);
    return { clerk, ...sumsOf(own), unclosed: unclosed.length, unclosedCash: expectedCash(unclosed) };
  });
  return tills.sort((a, b) => a.clerk.name.localeCompare(b.clerk.name, 'vi'));
}

export function expectedCash(entries: readonly Entry[]): number {
  return netOf(entries.filter(({ method }) => method === 'cash'));
}

function methodSums(entries: readonly Entry[]): MethodSums {
  return {
    taken: countAndSum(entries.filter(({ cancels }) => cancels === null)),
    cancelled: countAndSum(entries.filter(({ cancels }) => cancels !== null)),
    net: netOf(entries),
  };
}

function countAndSum(entries: readonly Entry[]): CountAndSum {
  return { count: entries.length, sum: entries.reduce((sum, { total }) => sum + total, 0) };
}

function netOf(entries: readonly Entry[], kind?: ItemKind): number {
  return entries.reduce((net, { cancels, items }) => {
    const amount = items.reduce((sum, item) => (kind === undefined || item.kind === kind ? sum + item.amount : sum), 0);
    return cancels === null ? net + amount : net - amount;
  }, 0);
}
