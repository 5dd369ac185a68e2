import { civilDateOf } from '#libs/civil-date';
import { refuseCorrection } from './correction.js';
import type { Action, FactsByAction } from './facts.js';
import { actionLabel, type GuardName, type Role } from './flow.js';
import type { DossierHistory } from './history.js';
import { refusal, type FlowRefusal } from './refusals.js';

export interface DecideContext {
  /** When it happened; may be earlier than `now` (late entry). */
  readonly at: Date;
  /** When it is being entered. */
  readonly now: Date;
  readonly roles: readonly Role[];
  /**
   * The last moment at which an apology may be sent: one working day before the due date (NĐ 61/2018), which only the
   * calendar knows. Null when there is no due date. Must be given for `extend`.
   */
  readonly extensionLatest?: Date | null;
}

export type Attempt = { [A in Action]: { readonly action: A; readonly facts: FactsByAction[A] } }[Action];

type Guard = (history: DossierHistory | null, attempt: Attempt, context: DecideContext) => FlowRefusal | undefined;

export const guards: Readonly<Record<GuardName, Guard>> = {
  channel_fits: (_history, attempt, context) => {
    if (attempt.action !== 'receive' && attempt.action !== 'turn_away' && attempt.action !== 'submit') return undefined;
    const { channel, onlineLevel } = attempt.facts;
    // A register kept elsewhere knows when an online dossier was received, not when it was submitted.
    const fits = attempt.action === 'submit' ? channel === 'online' : channel !== 'online' || context.roles.includes('system');
    if (!fits) return refusal('flow.channel', { channel: channelLabels[channel], actionLabel: actionLabel(attempt.action) });
    if ((channel === 'online') !== (onlineLevel === 3 || onlineLevel === 4)) return refusal('flow.online_level');
    return undefined;
  },

  reason_given: (_history, attempt) => {
    const reason = 'reason' in attempt.facts ? attempt.facts.reason : undefined;
    if (typeof reason === 'string' && reason.trim() !== '') return undefined;
    return refusal('flow.reason_required', { actionLabel: actionLabel(attempt.action) });
  },

  taker_given: (_history, attempt) => {
    if (attempt.action !== 'hand_over') return undefined;
    const { toAccountId, toUnitId, toOffice } = attempt.facts;
    return [toAccountId, toUnitId, toOffice].some((taker) => taker !== undefined && taker.trim() !== '') ? undefined : refusal('flow.taker_required');
  },

  // NĐ 61/2018: the apology may be sent once, at the latest one working day before the due date.
  first_extension: (history) => {
    const extension = history?.extension ?? null;
    return extension === null ? undefined : refusal('flow.already_extended', { appointmentOn: extension.appointmentOn });
  },

  extension_in_time: (_history, _attempt, context) => {
    if (context.extensionLatest === undefined) throw new Error('extend needs context.extensionLatest');
    if (context.extensionLatest === null || context.at <= context.extensionLatest) return undefined;
    return refusal('flow.extension_too_late', { latest: context.extensionLatest });
  },

  appointment_after_due: (history, attempt) => {
    const due = history?.due ?? null;
    if (attempt.action !== 'extend' || due === null || attempt.facts.appointmentOn > due.dueOn) return undefined;
    return refusal('flow.appointment_not_after_due', { appointmentOn: attempt.facts.appointmentOn, dueOn: due.dueOn });
  },

  first_rating: (history) => (history?.rated === true ? refusal('flow.already_rated') : undefined),

  rating_in_scale: (_history, attempt) => {
    if (attempt.action !== 'rate') return undefined;
    const { scale, level, indices } = attempt.facts;
    const within =
      scale === 'indices'
        ? indices?.length === 9 && indices.every((points) => points === 0 || points === 1 || points === 2)
        : level !== undefined && Number.isInteger(level) && level >= 1 && level <= scale;
    return within ? undefined : refusal('flow.rating_out_of_scale', { scale });
  },

  clerk_corrects_same_day: (history, attempt, context) => {
    if (history === null || attempt.action !== 'correct') return undefined;
    if (context.roles.some((role) => role === 'leader' || role === 'controller' || role === 'system')) return undefined;
    const today = civilDateOf(context.now);
    const seqs = new Set(attempt.facts.amended.map((amendment) => amendment.seq));
    const older = history.log.find((step) => seqs.has(step.seq) && civilDateOf(step.recordedAt) !== today);
    return older === undefined ? undefined : refusal('flow.correction_not_same_day', { seq: older.seq });
  },

  correction_legal: (history, attempt, context) =>
    history === null || attempt.action !== 'correct' ? undefined : refuseCorrection(history, attempt.facts, context),
};

const channelLabels = { counter: 'trực tiếp', post: 'bưu chính công ích', online: 'trực tuyến' } as const;
