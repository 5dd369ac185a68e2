import type { CivilDate } from '#libs/civil-date';
import { type BaseMeasures, type BaseName, type CounterCover, type CounterSum, baseOfCounters, baseOfLives } from './base-measures.js';
import { MEASURES, type Measure } from './contributions.js';
import type { ChannelClass } from './counted-life.js';
import { type CountedRefusal, type DetailMeasure, type DetailedLife, apologisedBy, cameFromElsewhere, countsAsOverdueWith } from './detailed-life.js';
import type { Identity } from './definition.js';
import type { Period } from './period.js';
import { type Selector, ALL_RECEIVED, selects, selectorOfBases } from './selector.js';

/** The numbers of one line, with those that some provinces' tables need besides. */
export interface DetailedBase extends BaseMeasures {
  /** Received in the period on paper, at the unit's own desk or by post to it. */
  receivedHere: { counter: number; post: number };
  /** Received in the period on paper at another desk of the province. */
  receivedElsewhere: number;
  finishedLate: { apologised: number; unapologised: number };
  overdue: { apologised: number; unapologised: number };
  /** Not accepted in the period; in no balance. */
  refused: number;
}

export type DetailName =
  | 'receivedHere.counter'
  | 'receivedHere.post'
  | 'receivedElsewhere'
  | 'finishedLate.apologised'
  | 'finishedLate.unapologised'
  | 'overdue.apologised'
  | 'overdue.unapologised'
  | 'refused';

/** Names of columns of any table of dossiers. */
export type DossierName = BaseName | DetailName;

/** As Selector, for the details too. The parts of `any_of` never overlap. */
export type DossierSelector =
  | Selector
  | { kind: 'received_here'; channel: 'counter' | 'post' }
  | { kind: 'received_elsewhere' }
  | { kind: 'assisted' }
  | { kind: 'finished_late'; apology: boolean }
  | { kind: 'overdue'; apology: boolean }
  | { kind: 'refused' }
  | { kind: 'any_of'; of: DossierSelector[] };

export interface DetailSum {
  channelClass: ChannelClass;
  measure: Measure | DetailMeasure;
  total: number;
}

const OF_DETAIL: Record<DetailName, DossierSelector> = {
  'receivedHere.counter': { kind: 'received_here', channel: 'counter' },
  'receivedHere.post': { kind: 'received_here', channel: 'post' },
  receivedElsewhere: { kind: 'received_elsewhere' },
  'finishedLate.apologised': { kind: 'finished_late', apology: true },
  'finishedLate.unapologised': { kind: 'finished_late', apology: false },
  'overdue.apologised': { kind: 'overdue', apology: true },
  'overdue.unapologised': { kind: 'overdue', apology: false },
  refused: { kind: 'refused' },
};

/** The details must agree with what the base measures say of the same dossiers. */
export const DETAIL_BALANCES: readonly Identity<DossierName>[] = [
  {
    left: ALL_RECEIVED,
    right: ['receivedHere.counter', 'receivedHere.post', 'receivedElsewhere', 'receivedIn.online3', 'receivedIn.online4'],
    text: 'Tiếp nhận trong kỳ = tại quầy + bưu chính + nơi khác trong tỉnh + trực tuyến',
  },
  { left: ['finished.late'], right: ['finishedLate.apologised', 'finishedLate.unapologised'], text: 'Giải quyết quá hạn = có xin lỗi + chưa xin lỗi' },
  { left: ['openOverdue'], right: ['overdue.apologised', 'overdue.unapologised'], text: 'Đang giải quyết quá hạn = có xin lỗi + chưa xin lỗi' },
];

/** From the counters, of which those of details are summed over the same covers. */
export function detailedBaseOfCounters(sums: Record<keyof CounterCover, readonly DetailSum[]>): DetailedBase {
  const of = (part: keyof CounterCover, measure: DetailMeasure, channel?: ChannelClass): number =>
    sums[part].reduce((sum, row) => (row.measure === measure && (!channel || row.channelClass === channel) ? sum + row.total : sum), 0);
  return {
    ...baseOfCounters({ before: sums.before.filter(isBase), within: sums.within.filter(isBase), upTo: sums.upTo.filter(isBase) }),
    receivedHere: { counter: of('within', 'received_here', 'counter'), post: of('within', 'received_here', 'post') },
    receivedElsewhere: of('within', 'received_elsewhere'),
    finishedLate: { apologised: of('within', 'finished_late_apologised'), unapologised: of('within', 'finished_late_unapologised') },
    overdue: {
      apologised: of('upTo', 'overdue_apologised_in') - of('upTo', 'overdue_apologised_out'),
      unapologised: of('upTo', 'overdue_unapologised_in') - of('upTo', 'overdue_unapologised_out'),
    },
    refused: of('within', 'refused'),
  };
}

/** The same counted dossier by dossier, for recounting from the log. */
export function detailedBaseOfLives(
  lives: readonly DetailedLife[],
  refusals: readonly CountedRefusal[],
  period: { from: CivilDate; to: CivilDate },
): DetailedBase {
  const count = (name: DetailName): number => [...lives, ...refusals].filter((each) => selectsDossier(OF_DETAIL[name], each, period)).length;
  return {
    ...baseOfLives(lives, period),
    receivedHere: { counter: count('receivedHere.counter'), post: count('receivedHere.post') },
    receivedElsewhere: count('receivedElsewhere'),
    finishedLate: { apologised: count('finishedLate.apologised'), unapologised: count('finishedLate.unapologised') },
    overdue: { apologised: count('overdue.apologised'), unapologised: count('overdue.unapologised') },
    refused: count('refused'),
  };
}

/** The dossiers counted by a sum of base numbers and details. */
export function dossierSelectorOf(names: readonly DossierName[]): DossierSelector {
  const details = names.filter((name): name is DetailName => name in OF_DETAIL);
  const base = names.filter((name): name is BaseName => !(name in OF_DETAIL));
  const parts = [...(base.length > 0 ? [selectorOfBases(base)] : []), ...details.map((name) => OF_DETAIL[name])];
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind: 'any_of', of: parts };
}

/**
 * Whether the number counts this dossier.
 * @example selectsDossier({ kind: 'overdue', apology: false }, life, presetPeriod('year', 2026))
 */
export function selectsDossier(selector: DossierSelector, dossier: DetailedLife | CountedRefusal, period: Pick<Period, 'from' | 'to'>): boolean {
  const within = (day: CivilDate | null): boolean => day !== null && day >= period.from && day <= period.to;
  if (selector.kind === 'any_of') return selector.of.some((part) => selectsDossier(part, dossier, period));
  if ('refusedOn' in dossier) return selector.kind === 'refused' && within(dossier.refusedOn);
  switch (selector.kind) {
    case 'received_here':
      return within(dossier.receivedOn) && dossier.channel === selector.channel && cameFromElsewhere(dossier) === false;
    case 'received_elsewhere':
      return within(dossier.receivedOn) && cameFromElsewhere(dossier) === true;
    case 'assisted':
      return within(dossier.receivedOn) && (dossier.assisted ?? false);
    case 'finished_late':
      return dossier.finishedOn !== null && within(dossier.finishedOn) && dossier.outcome === 'late'
        && apologisedBy(dossier, dossier.finishedOn) === selector.apology;
    case 'overdue':
      return countsAsOverdueWith(dossier, period.to, selector.apology);
    case 'refused':
      return false;
    default:
      return selects(selector, dossier, period);
  }
}

function isBase(sum: DetailSum): sum is CounterSum {
  return (MEASURES as readonly string[]).includes(sum.measure);
}
