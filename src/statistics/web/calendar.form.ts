import type { CivilDate } from '#libs/civil-date';
import { PERIOD_KINDS, REPORT_DEFINITIONS } from '#libs/reporting';
import { Choice, CivilDateField, ListOf, WholeNumber } from '#src/platform/http';
import { OWED_TABLES, SCHEDULE_SCOPES, type ScheduledReport } from '#src/reports';

/** Each report that may be owed, as a box says it. @example 'R2:statutory_quarter:own' */
export const OWED_VALUES: readonly string[] = [
  ...Object.keys(REPORT_DEFINITIONS).flatMap((definition) => SCHEDULE_SCOPES.flatMap((scope) => PERIOD_KINDS.map((kind) => `${definition}:${kind}:${scope}`))),
  ...OWED_TABLES.flatMap((table) => PERIOD_KINDS.map((kind) => `${table}:${kind}:own`)),
];

export class ScheduleForm {
  @CivilDateField({ label: 'Áp dụng từ ngày' }) validFrom!: CivilDate;
  @WholeNumber({ label: 'Hạn chốt', min: 0, max: 60 }) dueDays!: number;
  @Choice({ label: 'Lịch', values: ['own', 'inherited'] }) whose!: 'own' | 'inherited';
  @ListOf({ label: 'Báo cáo phải lập', type: 'text', values: OWED_VALUES, optional: true }) items?: string[];
}

export function owedOf(values: readonly string[]): ScheduledReport[] {
  return values.map((value) => {
    const [definition, kind, scope] = value.split(':');
    return { definition, kind, scope } as ScheduledReport; // one of OWED_VALUES: the field has checked it
  });
}

export function valueOfOwed({ definition, kind, scope }: ScheduledReport): string {
  return `${definition}:${kind}:${scope}`;
}
