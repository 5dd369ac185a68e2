import { type CivilDate, civilDateOf } from '#libs/civil-date';
import { type Contribution, type ContributionChange, type Measure, MEASURES, changesBetween } from './contributions.js';
import { type CountedLife, type CountedReceipt, type CountedStep, countedLifeOf, countsAsOverdue } from './counted-life.js';

/** A counted life with what some provinces' tables ask besides. Left out, both mean no. */
export interface DetailedLife extends CountedLife {
  /** Handed in at another desk of the province. Told of dossiers on paper alone: online, where one sits is nothing. */
  receivedElsewhere?: boolean;
  /** When the first written apology with a new appointment was sent (NĐ 61/2018: before the due date is missed). */
  apologyOn?: CivilDate | null;
  /** Came in online, filled in by staff at the counter ("nộp hộ tại quầy"). */
  assisted?: boolean;
}

/** A submission that was not accepted: never received, in no balance, counted beside it. */
export interface CountedRefusal extends CountedReceipt {
  refusedOn: CivilDate;
}

/** What the day counters count besides MEASURES, each counted for itself and none as what is left of another. */
export const DETAIL_MEASURES = [
  'received_here',
  'received_elsewhere',
  'finished_late_apologised',
  'finished_late_unapologised',
  'overdue_apologised_in',
  'overdue_apologised_out',
  'overdue_unapologised_in',
  'overdue_unapologised_out',
  'refused',
] as const;

export type DetailMeasure = (typeof DETAIL_MEASURES)[number];

/** All that the day counters count. */
export const COUNTER_MEASURES: readonly (Measure | DetailMeasure)[] = [...MEASURES, ...DETAIL_MEASURES];

export type CounterMeasure = Measure | DetailMeasure;

/**
 * As countedLifeOf, with the apology read from the first step 'extend'.
 * @throws RangeError when an online dossier has no level
 */
export function detailedLifeOf(steps: readonly CountedStep[], receipt: CountedReceipt & { receivedElsewhere?: boolean; assisted?: boolean }): DetailedLife | null {
  const life = countedLifeOf(steps, receipt);
  if (!life) return null;
  const apology = steps.find(({ action }) => action === 'extend');
  return {
    ...life, receivedElsewhere: onPaper(life) && (receipt.receivedElsewhere ?? false), assisted: !onPaper(life) && (receipt.assisted ?? false),
    apologyOn: apology ? civilDateOf(apology.at) : null,
  };
}

/** Null unless the steps end in a refusal at intake. */
export function countedRefusalOf(steps: readonly CountedStep[], receipt: CountedReceipt): CountedRefusal | null {
  const last = steps.at(-1);
  const refused = steps.findLast(({ stateAfter }, index) => stateAfter === 'refused' && steps[index - 1]?.stateAfter !== 'refused');
  if (last?.stateAfter !== 'refused' || !refused) return null;
  return { refusedOn: civilDateOf(refused.at), channel: receipt.channel, onlineLevel: receipt.channel === 'online' ? receipt.onlineLevel : null };
}

/** Whether it came in on paper at another desk; null for online dossiers, which come in nowhere. */
export function cameFromElsewhere(life: DetailedLife): boolean | null {
  return onPaper(life) ? (life.receivedElsewhere ?? false) : null;
}

/** An apology sent on the day or before. */
export function apologisedBy(life: DetailedLife, day: CivilDate): boolean {
  return life.apologyOn !== undefined && life.apologyOn !== null && life.apologyOn <= day;
}

/** Open and overdue at the end of the day, with or without an apology sent by then. */
export function countsAsOverdueWith(life: DetailedLife, day: CivilDate, apology: boolean): boolean {
  return countsAsOverdue(life, day) && apologisedBy(life, day) === apology;
}

/**
 * The +1s that a dossier adds to the counters of details, besides those of contributionsOf.
 * @example detailContributionsOf(life) // [{ day: '2026-03-02', measure: 'received_here' }]
 */
export function detailContributionsOf(dossier: DetailedLife | CountedRefusal | null): Contribution<DetailMeasure>[] {
  if (!dossier) return [];
  if ('refusedOn' in dossier) return [{ day: dossier.refusedOn, measure: 'refused' }];
  const contributions: Contribution<DetailMeasure>[] = [];
  const elsewhere = cameFromElsewhere(dossier);
  if (elsewhere !== null) contributions.push({ day: dossier.receivedOn, measure: elsewhere ? 'received_elsewhere' : 'received_here' });
  if (dossier.finishedOn !== null && dossier.outcome === 'late') {
    const measure = apologisedBy(dossier, dossier.finishedOn) ? 'finished_late_apologised' : 'finished_late_unapologised';
    contributions.push({ day: dossier.finishedOn, measure });
  }
  return [...contributions, ...overdueDetails(dossier)];
}

/** What to add when a dossier changes; as for diffContributions, keys of the counters are not measures. */
export function diffDetails(before: DetailedLife | CountedRefusal | null, after: DetailedLife | CountedRefusal | null): ContributionChange<DetailMeasure>[] {
  return changesBetween(detailContributionsOf(before), detailContributionsOf(after), DETAIL_MEASURES);
}

/** Each overdue interval, cut where the apology was sent. */
function overdueDetails({ overdue, apologyOn = null }: DetailedLife): Contribution<DetailMeasure>[] {
  return overdue.flatMap(({ from, to }) => {
    const parts: Contribution<DetailMeasure>[] = [];
    const cut = apologyOn === null || (to !== null && apologyOn >= to) ? to : apologyOn;
    if (cut === null || from < cut) {
      parts.push({ day: from, measure: 'overdue_unapologised_in' });
      if (cut !== null) parts.push({ day: cut, measure: 'overdue_unapologised_out' });
    }
    if (apologyOn !== null && (to === null || apologyOn < to)) {
      parts.push({ day: from > apologyOn ? from : apologyOn, measure: 'overdue_apologised_in' });
      if (to !== null) parts.push({ day: to, measure: 'overdue_apologised_out' });
    }
    return parts;
  });
}

function onPaper({ channel }: CountedLife): boolean {
  return channel !== 'online';
}
