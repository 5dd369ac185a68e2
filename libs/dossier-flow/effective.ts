import type { Action, Amendment } from './facts.js';
import { flowRow, stateAfter, type FlowRow } from './flow.js';
import { dueFromFacts, type Step, type StepDue } from './step.js';
import { states, type State } from './state.js';

/**
 * The log with every correction applied: voided steps gone, amended ones as they should have been written, `correct`
 * steps themselves dropped. The later correction wins, key by key. `stateAfter` and `due` of the following steps are
 * derived anew, because they were written under the mistake. The result may be illegal; replay says so.
 *
 * @example effectiveSteps([receive, start, correctionVoiding(2)]) // [receive]
 */
export function effectiveSteps(log: readonly Step[]): readonly Step[] {
  const amendments = new Map<number, Amendment>();
  let corrected = false;
  for (const step of log) {
    if (step.action !== 'correct') continue;
    corrected = true;
    for (const amendment of step.facts.amended) amendments.set(amendment.seq, merge(amendments.get(amendment.seq), amendment));
  }
  if (!corrected) return log;
  const amended: Step[] = [];
  for (const step of log) {
    const amendment = amendments.get(step.seq);
    if (step.action === 'correct' || amendment?.voided === true) continue;
    amended.push(amendment === undefined ? step : amend(step, amendment));
  }
  return rederive(amended);
}

/** True when a step brings its own due date; all others only carry on the one in force. */
export function setsDue(from: State | null, action: Action, row: FlowRow | undefined): boolean {
  if (from === null || action === 'recalculate') return true;
  if (row?.clock === 'start' || row?.clock === 'resume') return true;
  return row?.clock === 'end' && states[from].statistics === 'open_stopped';
}

function merge(earlier: Amendment | undefined, later: Amendment): Amendment {
  if (earlier === undefined) return later;
  const merged: Amendment = { ...earlier, ...defined(later) };
  if (earlier.facts !== undefined || later.facts !== undefined) merged.facts = { ...earlier.facts, ...later.facts };
  return merged;
}

function defined(amendment: Amendment): Amendment {
  return Object.fromEntries(Object.entries(amendment).filter(([, value]) => value !== undefined)) as Amendment;
}

function amend(step: Step, amendment: Amendment): Step {
  return {
    ...step,
    at: amendment.at === undefined ? step.at : new Date(amendment.at),
    due: amendedDue(step.due, amendment.due),
    facts: { ...step.facts, ...amendment.facts },
  } as Step;
}

function amendedDue(due: StepDue | null, amended: Amendment['due']): StepDue | null {
  if (amended === undefined) return due;
  return amended === null ? null : dueFromFacts(amended);
}

function rederive(steps: readonly Step[]): readonly Step[] {
  let state: State | null = null;
  let due: StepDue | null = null;
  return steps.map((step): Step => {
    const row = flowRow(state, step.action);
    if (setsDue(state, step.action, row)) due = step.due;
    state = row === undefined ? step.stateAfter : stateAfter(row);
    return { ...step, stateAfter: state, due };
  });
}
