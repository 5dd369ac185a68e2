import type { Term } from '#libs/deadline';

/** [assumed] Decisions that cut terms write a working day as 8 working hours. */
const HOURS_OF_A_DAY = 8;

/**
 * Days by which a term became shorter, as counted in tables of simplification; negative when it became longer.
 * Working days and working hours compare with each other; calendar days and months only with their like.
 * @returns null where the two cannot be compared
 * @example daysCut({ unit: 'working_day', amount: 3 }, { unit: 'working_hour', amount: 20 }) === 0.5
 */
export function daysCut(former: Term, latter: Term): number | null {
  const before = daysOf(former);
  const after = daysOf(latter);
  if (!before || !after || before.kind !== after.kind) return null;
  return Math.round((before.days - after.days) * 10) / 10;
}

function daysOf(term: Term): { kind: 'working' | 'calendar'; days: number } | null {
  switch (term.unit) {
    case 'working_day':
      return { kind: 'working', days: term.amount };
    case 'working_hour':
      return { kind: 'working', days: term.amount / HOURS_OF_A_DAY };
    case 'calendar_day':
      return { kind: 'calendar', days: term.amount };
    // [assumed] Within the day counts as one working day: from three days down to the same day cuts two.
    case 'same_day':
      return { kind: 'working', days: 1 };
    default:
      return null;
  }
}

/** Whether the steps' allotments together exceed the term; unlike units are not compared. */
export function stepsExceedTerm(term: Term, allotments: readonly Term[]): boolean {
  const whole = daysOf(term);
  const parts = allotments.map(daysOf);
  if (!whole || term.unit === 'same_day' || parts.some((part) => part?.kind !== whole.kind)) return false;
  return parts.reduce((sum, part) => sum + (part?.days ?? 0), 0) > whole.days + 1e-9;
}
