import type { Action } from '#libs/dossier-flow';
import type { FieldError } from '#src/platform/refusal';

const FIELD_OF: Readonly<Record<string, string>> = {
  'flow.reason_required': 'reason',
  'flow.appointment_not_after_due': 'appointmentOn',
  'flow.at_in_future': 'at',
  'flow.at_before_previous': 'at',
  'dossier.unknown_taker': 'toAccountId',
  'dossier.unknown_unit': 'toUnitId',
  'dossier.unknown_step': 'stepIndex',
  'catalogue.unknown_procedure': 'amended.0.procedure',
  'catalogue.not_in_force': 'amended.0.procedure',
};

const TAKER_FIELDS: Readonly<Record<string, string>> = { office: 'toOffice', unit: 'toUnitId' };

/** Where on the page a refusal belongs: the flow's table knows rules, the page knows fields. */
export function besideField(error: FieldError, action: Action, value: (name: string) => string): FieldError {
  if (error.code === 'flow.taker_required') return { ...error, field: TAKER_FIELDS[value('_to')] ?? 'toAccountId' };
  if (error.field === 'level' || error.code === 'flow.rating_out_of_scale') return { ...error, field: value('scale') === '5' ? '_level5' : '_level3' };
  // What is ticked cannot be wrong; what is written beside it can.
  if (error.field === 'missing') return { ...error, field: '_other' };
  if (error.field !== '') return error;
  const field = FIELD_OF[error.code] ?? '';
  return { ...error, field: action === 'correct' && field === 'at' ? 'amended.0.at' : field };
}
