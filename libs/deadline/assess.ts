import { civilDateOf } from '#libs/civil-date';
import { type WorkCalendar, workingDaysBetween, workingMinutesBetween } from '#libs/worktime';
import { dueOf } from './due.js';
import { explainDue } from './explain.js';
import { isPast, outcomeOf } from './outcome.js';
import type { Assessment, DeadlineFacts, Due, Term } from './types.js';

/**
 * Where a dossier stands against its term at an instant, as it was known to stand then: pauses and an end that came
 * later are left out.
 * @throws RangeError like dueOf.
 * @example assess(facts, term, calendar, clock.now()).state === 'due_today'
 */
export function assess(facts: DeadlineFacts, term: Term, calendar: WorkCalendar, at: Date): Assessment {
  const then = factsAsOf(facts, at);
  const due = dueOf(then, term, calendar);
  const reasons = explainDue(then, term, calendar);
  const finishedAt = then.finishedAt ?? null;
  if (finishedAt) {
    const outcome = outcomeOf(finishedAt, due);
    return { due, clock: 'ended', state: 'finished', outcome, ...leftAt(finishedAt, due, calendar), reasons };
  }
  const open = then.pauses.find((pause) => pause.to === null);
  if (open) return { due, clock: 'stopped', state: 'stopped', ...leftAt(open.from, due, calendar), reasons };
  const running = { due, clock: 'running' as const, ...leftAt(at, due, calendar), reasons };
  if (isPast(due, at)) return { ...running, state: 'overdue' };
  return { ...running, state: civilDateOf(at) === due.dueOn ? 'due_today' : 'in_term' };
}

function factsAsOf(facts: DeadlineFacts, at: Date): DeadlineFacts {
  return {
    ...facts,
    pauses: facts.pauses
      .filter((pause) => pause.from <= at)
      .map((pause) => (pause.to && pause.to > at ? { from: pause.from, to: null } : pause)),
    finishedAt: facts.finishedAt && facts.finishedAt <= at ? facts.finishedAt : null,
  };
}

/**
 * How far an instant is from a due moment, in working days (today not counted) and working minutes; negative when it has passed.
 * @example leftAt(clock.now(), due, calendar).workingDaysLeft === 3
 */
export function leftAt(at: Date, due: Pick<Due, 'dueAt' | 'dueOn'>, calendar: WorkCalendar): { workingDaysLeft: number; workingMinutesLeft: number } {
  const today = civilDateOf(at);
  const days = workingDaysBetween(calendar, today, due.dueOn) - workingDaysBetween(calendar, due.dueOn, today);
  const minutes = workingMinutesBetween(calendar, at, due.dueAt) - workingMinutesBetween(calendar, due.dueAt, at);
  return { workingDaysLeft: days, workingMinutesLeft: minutes };
}
