import { type CivilDate, addDays, yearOf } from '#libs/civil-date';
import { type Period, type PeriodKind, presetPeriod, reportCode } from '#libs/reporting';
import type { Run } from './run.js';

/** Whose dossiers: the unit's own, or those of the units below it, by field or with a row for each unit. */
export const SCHEDULE_SCOPES = ['own', 'below_by_field', 'below_by_unit'] as const;
export type ScheduleScope = (typeof SCHEDULE_SCOPES)[number];

/** Tables counted as one looks that a unit may owe: there is nothing to make, they are to be closed, each of the unit's own. */
export const OWED_TABLES = ['R7', 'R9', 'R10'] as const;
export type OwedId = Run['definition'] | (typeof OWED_TABLES)[number];

export function isOwedTable(id: OwedId): id is (typeof OWED_TABLES)[number] {
  return OWED_TABLES.some((each) => each === id);
}

/** As people call it. */
export function owedCode(id: OwedId): string {
  return isOwedTable(id) ? id : reportCode(id);
}

export interface ScheduledReport {
  definition: OwedId;
  kind: PeriodKind;
  scope: ScheduleScope;
}

/** What a unit owes from a day on. */
export interface Schedule {
  validFrom: CivilDate;
  /** As the unit above has it. */
  inherited: boolean;
  /** Days after the end of a period by which its report is to be closed. */
  dueDays: number;
  items: readonly ScheduledReport[];
}

/** A table over a period that is to be closed by a day. */
export interface Obligation extends Pick<Run, 'layout' | 'consolidated' | 'period'> {
  definition: OwedId;
  dueOn: CivilDate;
}

export type OfUnits = ReadonlyMap<string, readonly Schedule[]>;

/**
 * The schedule in force on a day, with the unit that set it: the unit's own, or the nearest above it that has one.
 * @param line the unit and those above it, nearest first
 */
export function scheduleOn(line: readonly string[], schedules: OfUnits, on: CivilDate): { unitId: string; schedule: Schedule } | undefined {
  for (const unitId of line) {
    const schedule = (schedules.get(unitId) ?? []).filter(({ validFrom }) => validFrom <= on).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
    if (schedule && !schedule.inherited) return { unitId, schedule };
  }
  return undefined;
}

/**
 * What is owed for the periods that end in `[from, to]`, in order of their ends. The schedule in force on a period's last day counts.
 * @param hasUnitsBelow without any there is nothing to add up
 */
export function obligationsEnding(line: readonly string[], schedules: OfUnits, from: CivilDate, to: CivilDate, hasUnitsBelow: boolean): Obligation[] {
  const kinds = new Set([...schedules.values()].flat().flatMap(({ items }) => items.map(({ kind }) => kind)));
  const found = new Map<string, Obligation>();
  for (const kind of kinds) {
    for (const period of periodsEnding(kind, from, to)) {
      const inForce = scheduleOn(line, schedules, period.to)?.schedule;
      for (const item of inForce?.items ?? []) {
        if (item.kind !== kind || (item.scope !== 'own' && (!hasUnitsBelow || isOwedTable(item.definition)))) continue;
        const table = { definition: item.definition, ...tableOf(item.scope), period, dueOn: addDays(period.to, inForce?.dueDays ?? 0) };
        found.set(subjectOf(table), table);
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.period.to === b.period.to ? (subjectOf(a) < subjectOf(b) ? -1 : 1) : a.period.to < b.period.to ? -1 : 1));
}

/** Every period of a kind whose last day lies in `[from, to]`. */
export function periodsEnding(kind: PeriodKind, from: CivilDate, to: CivilDate): Period[] {
  const periods: Period[] = [];
  // A week of one year may end in the next; a shifted year begins in the one before.
  for (let year = yearOf(from) - 1; year <= yearOf(to) + 1; year += 1) {
    for (const period of periodsOfYear(kind, year)) if (period.to >= from && period.to <= to) periods.push(period);
  }
  return periods;
}

/** What its news are about: one table of one period. */
export function subjectOf({ definition, layout, consolidated, period }: Omit<Obligation, 'dueOn'>): string {
  return ['report', definition, layout, consolidated ? 'consolidated' : 'own', period.from, period.to].join(' ');
}

function tableOf(scope: ScheduleScope): Pick<Run, 'layout' | 'consolidated'> {
  return { layout: scope === 'below_by_unit' ? 'by_unit' : 'by_field', consolidated: scope !== 'own' };
}

function periodsOfYear(kind: PeriodKind, year: number): Period[] {
  const periods: Period[] = [];
  try {
    for (let n = 1; ; n += 1) periods.push(presetPeriod(kind, year, n));
  } catch (error) {
    if (error instanceof RangeError) return periods;
    throw error;
  }
}
