import { type CivilDate, civilDateOf } from '#libs/civil-date';
import { type Due, type Outcome, firstOverdueDay, outcomeOf } from '#libs/deadline';
import { type Channel, type FinishKind, type OnlineLevel, type State, type StepDue, isFinished, states } from '#libs/dossier-flow';

/** The four ways a dossier can have come in, as the tables tell them apart. */
export type ChannelClass = 'counter' | 'post' | 'online3' | 'online4';

/** The days T, from ≤ T < to, at whose end the dossier counts as open and overdue; `to` null: until it is finished. */
export interface OverdueInterval {
  from: CivilDate;
  to: CivilDate | null;
}

/** All that the tables need to know of one dossier, told without today's date. */
export interface CountedLife {
  receivedOn: CivilDate;
  channel: Channel;
  /** Set for online dossiers, null for the others. */
  onlineLevel: OnlineLevel | null;
  finishedOn: CivilDate | null;
  outcome: Outcome | null;
  finishKind: FinishKind | null;
  overdue: OverdueInterval[];
}

/** What counting reads of a step of libs/dossier-flow. */
export interface CountedStep {
  action: string;
  at: Date;
  stateAfter: State;
  due: StepDue | null;
}

/** How the dossier came in; the level was copied to it at submission. */
export interface CountedReceipt {
  channel: Channel;
  onlineLevel: OnlineLevel | null;
}

/**
 * The counted life of a dossier, folded from its effective steps in the order in which they happened.
 * Days are those of Asia/Ho_Chi_Minh. The dossier is finished on the day it was resolved, withdrawn or stopped, not when its
 * result was collected. Null when it was never received: submitted, refused, or sent back before acceptance.
 * @throws RangeError when an online dossier has no level: the tables could not balance over it.
 * @example
 * const due = { dueAt: new Date('2021-03-05T10:00:00Z'), dueOn: '2021-03-05', byMoment: false };
 * countedLifeOf([{ action: 'receive', at: new Date('2021-03-02T02:00:00Z'), stateAfter: 'received', due }], { channel: 'counter', onlineLevel: null })
 * // received on 2021-03-02, open, overdue from 2021-03-06 until it is finished
 */
export function countedLifeOf(steps: readonly CountedStep[], receipt: CountedReceipt): CountedLife | null {
  const lived = steps.slice(firstCounted(steps));
  const [received] = lived;
  if (!received) return null;
  if (receipt.channel === 'online' && receipt.onlineLevel === null) {
    throw new RangeError('An online dossier has level 3 or 4');
  }
  const finish = finishOf(lived);
  return {
    receivedOn: civilDateOf(received.at),
    channel: receipt.channel,
    onlineLevel: receipt.channel === 'online' ? receipt.onlineLevel : null,
    finishedOn: finish ? civilDateOf(finish.at) : null,
    outcome: finish ? outcome(finish) : null,
    finishKind: finish ? finishKindOf(finish.stateAfter) : null,
    overdue: overdueIntervalsOf(lived),
  };
}

/** How a dossier came in, as the tables' columns split it. */
export function channelClassOf(life: Pick<CountedLife, 'channel' | 'onlineLevel'>): ChannelClass {
  if (life.channel !== 'online') return life.channel;
  return life.onlineLevel === 4 ? 'online4' : 'online3';
}

/** Received on or before the day and not finished by the end of it. */
export function countsAsOpen(life: CountedLife, day: CivilDate): boolean {
  return life.receivedOn <= day && (life.finishedOn === null || life.finishedOn > day);
}

/** Open at the end of the day with the due date passed and the clock running. */
export function countsAsOverdue(life: CountedLife, day: CivilDate): boolean {
  return life.overdue.some((interval) => interval.from <= day && (interval.to === null || day < interval.to));
}

function firstCounted(steps: readonly CountedStep[]): number {
  const first = steps.findIndex((step) => states[step.stateAfter].statistics !== 'not_counted');
  return first === -1 ? steps.length : first;
}

/** The step that finished it: the first of the finished states that it has not left since. */
function finishOf(steps: readonly CountedStep[]): CountedStep | null {
  let finish: CountedStep | null = null;
  for (const step of steps) {
    if (!isFinished(step.stateAfter)) finish = null;
    else finish ??= step;
  }
  return finish;
}

/** A dossier without a due date cannot have missed one. */
function outcome(finish: CountedStep): Outcome {
  return finish.due ? outcomeOf(finish.at, promiseOf(finish.due)) : 'on_time';
}

/** What the log keeps of a due date; whether the count was provisional does not matter once it is promised. */
function promiseOf(due: StepDue): Due {
  return { ...due, provisional: false };
}

function finishKindOf(state: State): FinishKind {
  return state === 'withdrawn' || state === 'stopped' ? state : 'resolved';
}

/** Only the last step of a day decides how the dossier counts at the end of that day and until the next step's day. */
function overdueIntervalsOf(steps: readonly CountedStep[]): OverdueInterval[] {
  const intervals: OverdueInterval[] = [];
  steps.forEach((step, index) => {
    const day = civilDateOf(step.at);
    const next = steps[index + 1];
    const until = next ? civilDateOf(next.at) : null;
    if (until === day || states[step.stateAfter].statistics !== 'open' || !step.due) return;
    const firstOverdue = firstOverdueDay(promiseOf(step.due));
    const from = firstOverdue > day ? firstOverdue : day;
    if (until !== null && from >= until) return;
    const last = intervals.at(-1);
    if (last && last.to === from) last.to = until;
    else intervals.push({ from, to: until });
  });
  return intervals;
}
