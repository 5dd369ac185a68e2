import { effectiveSteps } from './effective.js';
import { fold } from './fold.js';
import type { DossierHistory } from './history.js';
import { refusal, type FlowRefusal } from './refusals.js';
import { states } from './state.js';
import type { Step } from './step.js';

/** A log that cannot have happened: damaged, or broken by a correction. Carries the refusal. */
export class FlowError extends Error {
  override readonly name = 'FlowError';
  constructor(readonly refusal: FlowRefusal) {
    super(`${refusal.code} ${JSON.stringify(refusal.facts)}`);
  }
}

export type Replayed = { readonly ok: true; readonly history: DossierHistory } | FlowRefusal;

/** As replay, with the refusal as a value. */
export function tryReplay(log: readonly Step[]): Replayed {
  for (const [index, step] of log.entries()) {
    if (step.seq !== index + 1) return refusal('flow.sequence', { seq: step.seq });
  }
  const folded = fold(effectiveSteps(log), log);
  if (!folded.ok) return folded;
  const recorded = log[log.length - 1];
  const state = folded.history.state;
  if (recorded !== undefined && recorded.stateAfter !== state) {
    return refusal('flow.state_mismatch', { seq: recorded.seq, recordedLabel: states[recorded.stateAfter].label, stateLabel: states[state].label });
  }
  return folded;
}

/**
 * What the log says of a dossier, corrections applied.
 *
 * @param log the whole raw log, by seq
 * @throws FlowError when the steps cannot have happened in this order, or the last recorded state is not the derived one
 * @example replay([receive, start]).state // 'processing'
 */
export function replay(log: readonly Step[]): DossierHistory {
  const replayed = tryReplay(log);
  if (!replayed.ok) throw new FlowError(replayed);
  return replayed.history;
}

/**
 * The dossier as of an instant (inclusive), from what happened until then as we know it now: a correction entered later
 * counts. Undefined when nothing had happened yet. Throws as replay does.
 *
 * @example historyAt([receive, start], receive.at)?.state // 'received'
 */
export function historyAt(log: readonly Step[], at: Date): DossierHistory | undefined {
  const steps = effectiveSteps(log).filter((step) => step.at <= at);
  if (steps.length === 0) return undefined;
  const folded = fold(steps, log);
  if (!folded.ok) throw new FlowError(folded);
  return folded.history;
}
