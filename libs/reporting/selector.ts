import { addDays } from '#libs/civil-date';
import type { Outcome } from '#libs/deadline';
import type { FinishKind } from '#libs/dossier-flow';
import type { BaseName } from './base-measures.js';
import { type ChannelClass, type CountedLife, channelClassOf, countsAsOpen, countsAsOverdue } from './counted-life.js';
import type { Period } from './period.js';

/** The dossiers that a number counts, over a period. The parts of `any_of` never overlap. */
export type Selector =
  | { kind: 'received'; channelClass?: ChannelClass }
  | { kind: 'carried_over'; channelClass?: ChannelClass }
  | { kind: 'finished'; outcome?: Outcome; finishKind?: FinishKind }
  | { kind: 'open'; overdue?: boolean }
  | { kind: 'any_of'; of: Selector[] };

const OF_BASE: Record<BaseName, Selector> = {
  'receivedIn.counter': { kind: 'received', channelClass: 'counter' },
  'receivedIn.post': { kind: 'received', channelClass: 'post' },
  'receivedIn.online3': { kind: 'received', channelClass: 'online3' },
  'receivedIn.online4': { kind: 'received', channelClass: 'online4' },
  'carriedOver.counter': { kind: 'carried_over', channelClass: 'counter' },
  'carriedOver.post': { kind: 'carried_over', channelClass: 'post' },
  'carriedOver.online3': { kind: 'carried_over', channelClass: 'online3' },
  'carriedOver.online4': { kind: 'carried_over', channelClass: 'online4' },
  'finished.early': { kind: 'finished', outcome: 'early' },
  'finished.onTime': { kind: 'finished', outcome: 'on_time' },
  'finished.late': { kind: 'finished', outcome: 'late' },
  withdrawn: { kind: 'finished', finishKind: 'withdrawn' },
  stopped: { kind: 'finished', finishKind: 'stopped' },
  openInTerm: { kind: 'open', overdue: false },
  openOverdue: { kind: 'open', overdue: true },
};

/** The dossiers counted by a sum of base numbers; all of one kind are named by the kind alone. */
export function selectorOfBases(names: readonly BaseName[]): Selector {
  const selectors: Selector[] = [];
  const left = new Set(names);
  for (const whole of WHOLES) {
    if (!whole.names.every((name) => left.has(name))) continue;
    selectors.push(whole.selector);
    for (const name of whole.names) left.delete(name);
  }
  for (const name of left) selectors.push(OF_BASE[name]);
  const [only] = selectors;
  return only && selectors.length === 1 ? only : { kind: 'any_of', of: selectors };
}

export const ALL_RECEIVED = ['receivedIn.counter', 'receivedIn.post', 'receivedIn.online3', 'receivedIn.online4'] as const;
export const ALL_CARRIED = ['carriedOver.counter', 'carriedOver.post', 'carriedOver.online3', 'carriedOver.online4'] as const;
export const ALL_FINISHED = ['finished.early', 'finished.onTime', 'finished.late'] as const;
export const ALL_OPEN = ['openInTerm', 'openOverdue'] as const;

const WHOLES: { names: readonly BaseName[]; selector: Selector }[] = [
  { names: ALL_RECEIVED, selector: { kind: 'received' } },
  { names: ALL_CARRIED, selector: { kind: 'carried_over' } },
  { names: ALL_FINISHED, selector: { kind: 'finished' } },
  { names: ALL_OPEN, selector: { kind: 'open' } },
];

/**
 * Whether the number counts this dossier.
 * @example selects({ kind: 'finished', outcome: 'late' }, life, presetPeriod('year', 2021))
 */
export function selects(selector: Selector, life: CountedLife, period: Pick<Period, 'from' | 'to'>): boolean {
  const ofChannel = (channelClass?: ChannelClass): boolean => !channelClass || channelClassOf(life) === channelClass;
  switch (selector.kind) {
    case 'received':
      return life.receivedOn >= period.from && life.receivedOn <= period.to && ofChannel(selector.channelClass);
    case 'carried_over':
      return countsAsOpen(life, addDays(period.from, -1)) && ofChannel(selector.channelClass);
    case 'finished':
      return (
        life.finishedOn !== null &&
        life.finishedOn >= period.from &&
        life.finishedOn <= period.to &&
        (!selector.outcome || life.outcome === selector.outcome) &&
        (!selector.finishKind || life.finishKind === selector.finishKind)
      );
    case 'open':
      return (
        countsAsOpen(life, period.to) &&
        (selector.overdue === undefined || countsAsOverdue(life, period.to) === selector.overdue)
      );
    case 'any_of':
      return selector.of.some((part) => selects(part, life, period));
  }
}
