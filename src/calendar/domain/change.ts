import type { CivilDate } from '#libs/civil-date';
import type { SpecialDay } from '#libs/worktime';

export const DAY_KINDS = ['off', 'makeup'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** A day off or a make-up day with what it rests on: the words of the list, and the notice's number. */
export interface NotifiedDay {
  date: CivilDate;
  kind: DayKind;
  name: string;
  basis: string;
  notice: string;
  replaces: CivilDate | null;
}

/** What becomes of a day: kind null takes it out of the calendar. */
export interface DayDraft {
  date: CivilDate;
  kind: DayKind | null;
  name: string;
  basis: string;
  replaces: CivilDate | null;
}

/** The day as it was when the change was drafted. */
export type ChangedDay = DayDraft & { former: NotifiedDay | null };

export interface CalendarChange {
  id: string;
  notice: string;
  draftedAt: Date;
  draftedBy: string | null;
  appliedAt: Date | null;
  appliedBy: string | null;
  days: readonly ChangedDay[];
}

/** The day after the change; null when it is in no notice any more. */
export function latterOf(draft: DayDraft, notice: string): NotifiedDay | null {
  const { date, kind, name, basis, replaces } = draft;
  return kind && { date, kind, name, basis, notice, replaces };
}

/** Whether the day means the same; another notice's number alone is not a change. */
export function sameDay(a: NotifiedDay | null, b: NotifiedDay | null): boolean {
  if (!a || !b) return a === b;
  return a.kind === b.kind && a.name === b.name && a.basis === b.basis && a.replaces === b.replaces;
}

/** The days of the calendar with the drafts in their place. */
export function withDrafts(days: readonly SpecialDay[], drafts: readonly DayDraft[]): SpecialDay[] {
  const changed = new Map(drafts.map((draft) => [draft.date, draft]));
  const kept = days.filter((day) => !changed.has(day.date));
  const added = drafts.flatMap(({ date, kind, name, replaces }) => (kind ? [{ date, kind, name, replaces }] : []));
  return [...kept, ...added].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * The day that a make-up day makes up for, where its name says so the customary way.
 * @example replacedIn('Làm bù cho ngày 2018-12-31') === '2018-12-31'
 * @example replacedIn('Làm bù cho ngày 31/12/2018') === '2018-12-31'
 */
export function replacedIn(name: string): CivilDate | null {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(name);
  if (iso) return iso[0];
  const written = /(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(name);
  return written ? `${written[3] ?? ''}-${(written[2] ?? '').padStart(2, '0')}-${(written[1] ?? '').padStart(2, '0')}` : null;
}
