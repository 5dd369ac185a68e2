import { PERIOD_KINDS, type Layout, type PeriodKind, type ReportDefinition } from '#libs/reporting';
import { Choice, CivilDateField, Flag, PageQuery, Uuid, WholeNumber } from '#src/platform/http';

export class RequestReportForm {
  @Choice({ label: 'Biểu', values: ['R1', 'R2'], example: 'R1' }) definition!: ReportDefinition['id'];
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
