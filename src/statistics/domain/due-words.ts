import { type CivilDate, civilDateOf } from '#libs/civil-date';
import type { PeriodKind } from '#libs/reporting';
import type { CalendarEntry, ScheduleScope } from '#src/reports';

export const KIND_WORDS: Readonly<Record<PeriodKind, string>> = {
  statutory_quarter: 'Quý theo Nghị định 09/2019 (từ ngày 15)', statutory_year: 'Năm theo Nghị định 09/2019 (15/12 – 14/12)', to_9_december: 'Năm 10/12 – 09/12',
  year: 'Năm dương lịch', eleven_months: '11 tháng', nine_months: '9 tháng', half: '6 tháng', quarter: 'Quý dương lịch', month: 'Tháng', week: 'Tuần',
};

/** As columns are headed. */
export const KIND_HEADS: Readonly<Record<PeriodKind, string>> = {
  statutory_quarter: 'Quý NĐ 09', statutory_year: 'Năm NĐ 09', to_9_december: 'Năm đến 09/12',
  year: 'Năm', eleven_months: '11 tháng', nine_months: '9 tháng', half: '6 tháng', quarter: 'Quý', month: 'Tháng', week: 'Tuần',
};

export const SCOPE_WORDS: Readonly<Record<ScheduleScope, string>> = {
  own: 'của riêng đơn vị', below_by_field: 'tổng hợp các đơn vị trực thuộc, theo lĩnh vực', below_by_unit: 'tổng hợp các đơn vị trực thuộc, mỗi đơn vị một dòng',
};

export type DueState = 'coming' | 'not_made' | 'made' | 'late' | 'closed' | 'closed_late';

/** How far a report has come on a day. */
export function dueState({ period, dueOn, due }: Pick<CalendarEntry, 'period' | 'dueOn' | 'due'>, today: CivilDate): DueState {
  if (due?.closedAt) return civilDateOf(due.closedAt) > dueOn ? 'closed_late' : 'closed';
  if (period.to >= today) return 'coming';
  if (today > dueOn) return 'late';
  return due ? 'made' : 'not_made';
}
