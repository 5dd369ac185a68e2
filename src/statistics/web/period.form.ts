import type { CivilDate } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { CivilDateField, type FormFields, Text } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { periodOf } from '#src/reports';
import { OTHER_PERIOD, periodFrom, yearSoFar } from '../domain/period-choices.js';

export class PeriodForm {
  @Text({ label: 'Kỳ', optional: true, max: 21, pattern: /^(khac|\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d)$/, patternText: 'hãy chọn một kỳ trong danh sách.' }) period?: string;
  @CivilDateField({ label: 'Từ ngày', optional: true }) from?: CivilDate;
  @CivilDateField({ label: 'Đến ngày', optional: true }) to?: CivilDate;
}

const FIELDS = { 'report.no_period': 'from', 'report.bad_period': 'to' } as const;

/** What was chosen: one of the list, or two dates. Errors stand at the field that they are about. */
export async function chosenPeriod({ period = OTHER_PERIOD, from, to }: PeriodForm): Promise<{ ok: true; period: Period } | { ok: false; errors: FormState['errors'] }> {
  if (period !== OTHER_PERIOD) {
    const listed = periodFrom(period);
    if (listed) return { ok: true, period: listed };
    return { ok: false, errors: [{ field: 'period', code: 'report.bad_period', message: 'Kỳ: hãy chọn một kỳ trong danh sách.' }] };
  }
  const done = await attempt(() => Promise.resolve().then(() => periodOf({ from, to })));
  if (done.ok) return { ok: true, period: done.done };
  return { ok: false, errors: done.errors.map((error) => ({ ...error, field: FIELDS[error.code as keyof typeof FIELDS] ?? 'period' })) };
}

export function isPeriodAsked({ period = '', from = '', to = '' }: FormFields): boolean {
  return [period, from, to].some((each) => each !== '');
}

/** Of a page that shows a period: the one asked for, or the year so far, and what could not be read of the question. */
export async function shownPeriod(query: FormFields, today: CivilDate): Promise<{ period: Period; state: FormState }> {
  const { period = '', from = '', to = '' } = query;
  const form = await readForm(PeriodForm, { period, from, to });
  if (!isPeriodAsked(query)) return { period: yearSoFar(today), state: new FormState() };
  if (!form.ok) return { period: yearSoFar(today), state: form.state };
  const chosen = await chosenPeriod(form.value);
  return chosen.ok ? { period: chosen.period, state: new FormState(query) } : { period: yearSoFar(today), state: form.state.with(...chosen.errors) };
}
