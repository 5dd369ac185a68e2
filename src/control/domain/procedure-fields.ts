import type { Term } from '#libs/deadline';
import type { ProcedureVersion } from '#src/catalogue';
import type { FormFields } from '#src/platform/http';
import type { FieldError } from '#src/platform/refusal';
import { filledRows, withFlags } from './rows.js';

const FLAGS = ['givesResult', 'isPublic'];

/** A version as the fields of the form, for a new one to begin from. */
export function fieldsOfVersion(version: ProcedureVersion): FormFields {
  const { name, competence, supplementPolicy, onlineLevel, givesResult, isPublic, fee, term, steps, papers } = version;
  return {
    name, competence, supplementPolicy, onlineLevel: onlineLevel === null ? 'none' : String(onlineLevel), givesResult: String(givesResult), isPublic: String(isPublic), fee: String(fee),
    ...termFields('term', term),
    ...Object.fromEntries(steps.flatMap(({ name: step, office, allotment }, row) => Object.entries({
      [`steps.${row}.name`]: step, [`steps.${row}.office`]: office, ...termFields(`steps.${row}.allotment`, allotment),
    }))),
    ...Object.fromEntries(papers.flatMap(({ code, name: paper, originals, copies, required }, row) => Object.entries({
      [`papers.${row}.code`]: code, [`papers.${row}.name`]: paper, [`papers.${row}.originals`]: String(originals), [`papers.${row}.copies`]: String(copies), [`papers.${row}.required`]: String(required),
    }))),
  };
}

function termFields(prefix: string, { amount, unit, cutoff }: Term): Record<string, string> {
  return { [`${prefix}.amount`]: String(amount).replace('.', ','), [`${prefix}.unit`]: unit, ...(cutoff && { [`${prefix}.cutoff`]: cutoff }) };
}

/** The fields as the form reads them: empty rows left out, boxes not ticked said, numbers with a point, money without. */
export function procedureFields(fields: FormFields): FormFields {
  const rows = withFlags(filledRows(filledRows(fields, 'steps', ['name']), 'papers', ['name']), 'papers', ['required']);
  const said: Record<string, FormFields[string]> = { ...rows };
  for (const flag of FLAGS) said[flag] ??= 'false';
  for (const [name, value] of Object.entries(said)) {
    if (/(^|\.)amount$|^daysCut$/.test(name) && typeof value === 'string') said[name] = value.trim().replace(',', '.');
    if (name === 'fee' && typeof value === 'string') said[name] = value.replace(/[.\s]|đ$/g, '');
  }
  for (const name of Object.keys(said)) {
    const unit = /^(.*)\.unit$/.exec(name);
    if (unit && said[name] === 'same_day' && (said[`${unit[1] ?? ''}.amount`] ?? '') === '') said[`${unit[1] ?? ''}.amount`] = '0';
  }
  return said;
}

/** Problems of the contents name a part; the form knows the field in which it is mended. */
export function inProcedureForm(error: FieldError): FieldError {
  if (error.field === 'term') return { ...error, field: 'term.amount' };
  if (error.field === 'steps' || error.field === 'papers') return { ...error, field: `${error.field}.0.name` };
  return /^(steps|papers)\.\d+$/.test(error.field) ? { ...error, field: `${error.field}.name` } : error;
}
