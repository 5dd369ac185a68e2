import { PERIOD_KINDS, REPORT_DEFINITIONS, type Layout, type PeriodKind, type ReportId } from '#libs/reporting';
import { Choice, CivilDateField, Flag, PageQuery, Text, Uuid, WholeNumber } from '#src/platform/http';

const REPORT_IDS = Object.keys(REPORT_DEFINITIONS) as ReportId[];

export class RequestReportForm {
  @Choice({ label: 'Biểu', values: REPORT_IDS, example: 'R1' }) definition!: ReportId;
  @Choice({ label: 'Dòng của bảng', values: ['by_field', 'by_unit'], optional: true }) layout?: Layout;
  @CivilDateField({ label: 'Từ ngày', optional: true, example: '2021-01-01' }) from?: string;
  @CivilDateField({ label: 'Đến ngày', optional: true, example: '2021-12-31' }) to?: string;
  @Choice({ label: 'Loại kỳ', values: PERIOD_KINDS, optional: true }) preset?: PeriodKind;
  @WholeNumber({ label: 'Năm', min: 1900, max: 2199, optional: true }) year?: number;
  @WholeNumber({ label: 'Số thứ tự kỳ trong năm', min: 1, max: 53, optional: true }) number?: number;
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
  @Flag({ label: 'Tổng hợp các đơn vị trực thuộc', optional: true }) consolidated?: boolean;
}

export class ReportsQuery extends PageQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}

export class UnitQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}

/** Two dates, or a customary period by kind, year and number. */
export class RecordTableQuery {
  @CivilDateField({ label: 'Từ ngày', optional: true, example: '2021-01-01' }) from?: string;
  @CivilDateField({ label: 'Đến ngày', optional: true, example: '2021-12-31' }) to?: string;
  @Choice({ label: 'Loại kỳ', values: PERIOD_KINDS, optional: true }) preset?: PeriodKind;
  @WholeNumber({ label: 'Năm', min: 1900, max: 2199, optional: true }) year?: number;
  @WholeNumber({ label: 'Số thứ tự kỳ trong năm', min: 1, max: 53, optional: true }) number?: number;
}

export class CloseReportForm {
  @Text({ label: 'Lý do chốt thiếu', optional: true, max: 500 }) short?: string;
}
