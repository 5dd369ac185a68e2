import fc from 'fast-check';
import { addDays, civilDateOf, dayNumberOf, instantOf, instantOnDay } from '#libs/civil-date';
import type { Due } from '#libs/deadline';
import { type State, states } from '#libs/dossier-flow';
import { type CountedReceipt, type CountedStep, countedLifeOf, customPeriod } from './index.js';

export const FIRST_DAY = '2020-11-01';
export const LAST_DAY = '2022-02-28';

const NEXT: Partial<Record<State, State[]>> = {
  submitted: ['received', 'incomplete', 'refused'],
  incomplete: ['submitted'],
  received: ['processing', 'resolved', 'withdrawn', 'stopped', 'received'],
  processing: ['awaiting_supplement', 'awaiting_payment', 'resolved', 'withdrawn', 'stopped', 'processing'],
  awaiting_supplement: ['processing', 'withdrawn', 'stopped'],
  awaiting_payment: ['processing', 'withdrawn', 'stopped'],
  resolved: ['returned'],
};

const aDue = fc.record({ after: fc.integer({ min: 0, max: 25 }), byMoment: fc.boolean(), minute: fc.integer({ min: 450, max: 1020 }) });
const aMove = fc.record({ choice: fc.nat(20), minutes: fc.integer({ min: 0, max: 12_000 }), due: aDue });

/** Any log that the flow allows, with due dates anywhere: counting must hold for all of them. */
export const aLog: fc.Arbitrary<CountedStep[]> = fc
  .record({
    day: fc.integer({ min: 0, max: 400 }),
    minute: fc.integer({ min: 0, max: 1439 }),
    begun: fc.constantFrom<State>('submitted', 'received', 'received', 'refused'),
    due: aDue,
    moves: fc.array(aMove, { maxLength: 7 }),
  })
  .map(({ day, minute, begun, due, moves }) => {
    let at = instantOnDay(dayNumberOf(FIRST_DAY) + day, minute);
    let state = begun;
    let promise = begun === 'received' ? dueFrom(at, due) : null;
    const steps: CountedStep[] = [{ action: 'begin', at, stateAfter: state, due: promise }];
    for (const move of moves) {
      const choices: State[] = NEXT[state] ?? [];
      const to = choices[move.choice % Math.max(choices.length, 1)];
      if (to === undefined) break;
      at = new Date(at.getTime() + move.minutes * 60_000);
      const setsDue = to === 'received' || states[state].statistics === 'open_stopped';
      if (setsDue) promise = dueFrom(at, move.due);
      state = to;
      steps.push({ action: 'move', at, stateAfter: state, due: promise });
    }
    return steps;
  });

function dueFrom(at: Date, { after, byMoment, minute }: { after: number; byMoment: boolean; minute: number }): Due {
  const dueOn = addDays(civilDateOf(at), after);
  return { dueOn, byMoment, dueAt: byMoment ? instantOnDay(dayNumberOf(dueOn), minute) : instantOf(dueOn, '17:00'), provisional: false };
}

export const aReceipt: fc.Arbitrary<CountedReceipt> = fc.constantFrom(
  { channel: 'counter' as const, onlineLevel: null },
  { channel: 'post' as const, onlineLevel: null },
  { channel: 'online' as const, onlineLevel: 3 as const },
  { channel: 'online' as const, onlineLevel: 4 as const },
);
export const lives = fc
  .array(fc.tuple(aLog, aReceipt), { maxLength: 25 })
  .map((logs) => logs.map(([log, receipt]) => countedLifeOf(log, receipt)).filter((life) => life !== null));
const aDay = fc.integer({ min: 0, max: 480 }).map((days) => addDays(FIRST_DAY, days));
export const aPeriod = fc.tuple(aDay, aDay).map(([a, b]) => (a <= b ? customPeriod(a, b) : customPeriod(b, a)));
