import { afterCorrection } from './correction.js';
import type { Action, FactsByAction } from './facts.js';
import { actionLabel, allowedActions, flowRow, stateAfter, type ClockEffect, type DossierEvent, type FlowRow, type FormNumber } from './flow.js';
import { guards, type Attempt, type DecideContext } from './guards.js';
import type { DossierHistory } from './history.js';
import { refusal, type FlowRefusal } from './refusals.js';
import { states, type State } from './state.js';

export interface Decision {
  readonly ok: true;
  readonly to: State;
  readonly clock: ClockEffect;
  readonly event: DossierEvent;
  readonly form?: FormNumber;
  /** For `correct` only: the dossier as it reads afterwards; `to` is its state, and its due is the new step's. */
  readonly corrected?: DossierHistory;
}

/**
 * Says whether an action may be done now, what it leads to, and if not, why. Changes nothing.
 *
 * @param history null when there is no dossier yet
 * @throws Error when `extend` is asked without `context.extensionLatest`: a mistake of the caller, not of the user
 * @example decide(null, 'receive', facts, { at, now, roles: ['clerk'] }) // { ok: true, to: 'received', clock: 'start', event: 'dossier.received', form: '01' }
 */
export function decide<A extends Action>(
  history: DossierHistory | null,
  action: A,
  facts: FactsByAction[A],
  context: DecideContext,
): Decision | FlowRefusal {
  const state = history?.state ?? null;
  const row = flowRow(state, action);
  if (row === undefined) return notAllowed(state, action, context);
  if (!row.roles.some((role) => context.roles.includes(role))) return refusal('flow.role', { action, actionLabel: row.label });
  const attempt = { action, facts } as Attempt;
  const refused = refuseTime(history, context) ?? firstRefusal(row, history, attempt, context);
  if (refused !== undefined) return refused;
  const decision = { ok: true as const, clock: row.clock, event: row.event, ...(row.form === undefined ? {} : { form: row.form }) };
  if (history === null || attempt.action !== 'correct') return { ...decision, to: stateAfter(row) };
  const corrected = afterCorrection(history, attempt.facts, context);
  return corrected.ok ? { ...decision, to: corrected.history.state, corrected: corrected.history } : corrected;
}

function notAllowed(state: State | null, action: Action, context: DecideContext): FlowRefusal {
  const stateLabel = state === null ? 'Chưa có hồ sơ' : states[state].label;
  if (action === 'rate' && state !== null) return refusal('flow.not_rateable', { state, stateLabel });
  const actions = allowedActions(state, context.roles);
  return refusal('flow.not_allowed', {
    stateLabel,
    ...(state === null ? {} : { state }),
    action,
    actionLabel: actionLabel(action),
    allowed: actions.length === 0 ? 'không có' : actions.map(actionLabel).join(', '),
    allowedActions: actions,
  });
}

function refuseTime(history: DossierHistory | null, { at, now }: DecideContext): FlowRefusal | undefined {
  if (!(at <= now)) return refusal('flow.at_in_future', { at });
  if (history !== null && at < history.lastAt) return refusal('flow.at_before_previous', { at, previousAt: history.lastAt });
  return undefined;
}

function firstRefusal(row: FlowRow, history: DossierHistory | null, attempt: Attempt, context: DecideContext): FlowRefusal | undefined {
  for (const name of row.guards) {
    const refused = guards[name](history, attempt, context);
    if (refused !== undefined) return refused;
  }
  return undefined;
}
