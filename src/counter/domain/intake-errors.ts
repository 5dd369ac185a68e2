import { citizenIdRefusals, parseIdNumber } from '#libs/citizen-id';
import type { ProcedureVersion } from '#src/catalogue';
import { type FieldError, Refusal } from '#src/platform/refusal';
import type { FormState } from '#src/platform/view';
import { OTHER_PERSON, REFUSED_FOR, TYPED_PROCEDURE } from './intake-fields.js';
import { MISSING, missingOf, type PaperRow } from './paper-rows.js';

interface Checked {
  version?: ProcedureVersion;
  notThen?: true;
  matches: readonly ProcedureVersion[];
  papers: readonly PaperRow[];
}

/** What only the counter asks for, beside the rules of the form itself, before it takes a dossier in. */
export function errorsOfReceipt(state: FormState, scene: Checked): FieldError[] {
  const missing = scene.version && !state.has(MISSING) ? missingOf(scene.papers) : [];
  return [
    ...errorsOfRefusal(state, scene),
    ...(missing.length === 0 ? [] : [{ field: MISSING, code: 'papers.missing', message: `Thành phần hồ sơ: chưa đánh dấu đủ ${missing.join('; ')}.` }]),
    // Ctrl+Enter in the reason means the refusal, if anything.
    ...(state.value(REFUSED_FOR).trim() === '' ? [] : [{ field: REFUSED_FOR, code: 'reason.left', message: 'Lý do từ chối: đã ghi lý do thì bấm “Từ chối tiếp nhận”; muốn tiếp nhận thì xóa lý do.' }]),
  ];
}

/** The same before it turns somebody away, whatever papers there are. */
export function errorsOfRefusal(state: FormState, { version, notThen, matches }: Checked): FieldError[] {
  const people = state.has(OTHER_PERSON) ? ['owner', 'submitter'] : ['owner'];
  const numbers = people.flatMap((whose) => numberError(state, `${whose}.idNumber`));
  if (!version) return [procedureError(state, matches.length), ...numbers];
  return notThen ? [...numbers, { field: 'at', code: 'procedure.not_then', message: 'Thời điểm nhận: thủ tục này không áp dụng vào ngày đó.' }] : numbers;
}

function numberError(state: FormState, field: string): FieldError[] {
  const typed = state.value(field);
  const parsed = typed.trim() === '' ? undefined : parseIdNumber(typed);
  if (!parsed || parsed.ok) return [];
  return [{ field, code: parsed.code, message: new Refusal(parsed.code, citizenIdRefusals[parsed.code], parsed.facts).text }];
}

function procedureError(state: FormState, matches: number): FieldError {
  if (matches > 0) return { field: 'procedure', code: 'procedure.several', message: `Thủ tục: có ${matches} thủ tục khớp, chọn một.` };
  const typed = state.value(TYPED_PROCEDURE) || state.value('procedure');
  return typed.trim() === '' ? { field: 'procedure', code: 'required', message: 'Thủ tục: bắt buộc phải có.' } : { field: 'procedure', code: 'procedure.unknown', message: 'Thủ tục: không có thủ tục nào như vậy đang áp dụng tại đơn vị.' };
}

/** Those of the form and ours, one for each field. */
export function withErrors(state: FormState, errors: readonly FieldError[]): FieldError[] {
  const known = new Set(errors.map(({ field }) => field));
  return [...errors, ...atFields(state.errors).filter(({ field }) => !known.has(field))];
}

/** Of somebody of whom nothing at all was typed, the name is what is asked for. */
export function atFields(errors: readonly FieldError[]): FieldError[] {
  return errors.map((error) => (error.field === 'owner' ? { ...error, field: 'owner.name', message: 'Họ tên hoặc tên tổ chức: bắt buộc phải có.' } : error));
}

/** Which field of the form a refusal speaks of, where the verb itself does not know the form. */
const PLACES: Readonly<Record<string, string>> = {
  'flow.at_in_future': 'at',
  'dossier.cannot_count': 'at',
  'dossier.online_level_missing': 'channel',
  'flow.channel': 'channel',
  'catalogue.unknown_procedure': 'procedure',
  'catalogue.not_in_force': 'procedure',
  'dossier.same_day_only': 'procedure',
};

/** The errors of a refused receipt, each beside the field that can mend it. */
export function placed(refusal: Pick<Refusal, 'code' | 'facts'>, errors: readonly FieldError[], state: FormState): FieldError[] {
  const field = refusal.code === 'dossier.reused_from_unknown' ? reuseField(state, refusal.facts.code) : PLACES[refusal.code];
  return errors.map((error) => (error.field === '' && field !== undefined ? { ...error, field } : error));
}

function reuseField(state: FormState, code: unknown): string | undefined {
  return Object.keys(state.fields).find((name) => name.endsWith('.reusedFrom') && state.value(name).trim() === code);
}
