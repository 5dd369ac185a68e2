import { type Column, type ColumnOptions, type HeadPath, type ReportDefinition, sumColumn, under } from './definition.js';
import { CLOCK_STOPPED_IN_TERM, DOSSIER_BALANCE, STOPPED_AS_FINISHED, rowHead } from './definitions.js';
import { DETAIL_BALANCES, type DossierName, type DossierSelector, dossierSelectorOf } from './detailed-base.js';
import { ALL_CARRIED, ALL_FINISHED, ALL_OPEN, ALL_RECEIVED } from './selector.js';

/** A table of dossiers with the details: a province's own. */
export type ProvinceReport<Id extends string = string> = ReportDefinition<DossierName, DossierSelector, Id>;

/** A column of a province's table. */
export function dossierColumn(key: string, head: HeadPath, sum: readonly DossierName[], more: ColumnOptions = {}): Column<DossierName, DossierSelector> {
  return sumColumn(key, head, sum, dossierSelectorOf(sum), more);
}

/** Hà Nội, as its communes report since 2026. */
export const HN2026: ProvinceReport<'HN2026'> = {
  id: 'HN2026',
  title: 'Kết quả tiếp nhận, giải quyết thủ tục hành chính (mẫu của thành phố Hà Nội, năm 2026)',
  unitNoun: 'hồ sơ',
  rowHeads: { by_field: [rowHead('STT'), rowHead('Lĩnh vực')], by_unit: [rowHead('STT'), rowHead('Đơn vị')] },
  totalName: 'Tổng cộng',
  columns: [
    ...under('Số hồ sơ tiếp nhận', [
      dossierColumn('received', ['Tổng số'], [...ALL_RECEIVED, ...ALL_CARRIED]),
      dossierColumn('counter', ['Trực tiếp tại quầy'], ['receivedHere.counter']),
      dossierColumn('online_full', ['Trực tuyến toàn trình'], ['receivedIn.online4']),
      dossierColumn('online_partial', ['Trực tuyến một phần'], ['receivedIn.online3']),
      dossierColumn('elsewhere', ['Nơi khác trong tỉnh, thành phố'], ['receivedElsewhere']),
      dossierColumn('post', ['Bưu chính công ích'], ['receivedHere.post']),
      dossierColumn('carried_over', ['Kỳ trước chuyển sang'], ALL_CARRIED),
    ]),
    ...under('Số hồ sơ đã giải quyết', [
      dossierColumn('finished', ['Tổng số'], ALL_FINISHED),
      dossierColumn('finished_in_term', ['Trước hạn và đúng hạn'], ['finished.early', 'finished.onTime']),
      dossierColumn('late_apologised', ['Quá hạn, có xin lỗi'], ['finishedLate.apologised']),
      dossierColumn('late_unapologised', ['Quá hạn, chưa xin lỗi'], ['finishedLate.unapologised']),
    ]),
    ...under('Số hồ sơ đang giải quyết', [
      dossierColumn('open', ['Tổng số'], ALL_OPEN),
      dossierColumn('open_in_term', ['Trong hạn'], ['openInTerm']),
      dossierColumn('overdue_apologised', ['Quá hạn, có xin lỗi'], ['overdue.apologised']),
      dossierColumn('overdue_unapologised', ['Quá hạn, chưa xin lỗi'], ['overdue.unapologised']),
    ]),
    dossierColumn('stopped', ['Dừng giải quyết'], ['stopped']),
    dossierColumn('withdrawn', ['Công dân xin rút'], ['withdrawn']),
    dossierColumn('refused', ['Từ chối tiếp nhận'], ['refused']),
  ],
  identities: [
    {
      left: ['received'],
      right: ['counter', 'online_full', 'online_partial', 'elsewhere', 'post', 'carried_over'],
      text: 'Tiếp nhận = tại quầy + toàn trình + một phần + nơi khác + bưu chính + kỳ trước chuyển sang',
    },
    { left: ['finished'], right: ['finished_in_term', 'late_apologised', 'late_unapologised'], text: 'Đã giải quyết = trước và đúng hạn + quá hạn' },
    { left: ['open'], right: ['open_in_term', 'overdue_apologised', 'overdue_unapologised'], text: 'Đang giải quyết = trong hạn + quá hạn' },
    { left: ['received'], right: ['finished', 'open'], text: 'Tiếp nhận = đã giải quyết + đang giải quyết' },
  ],
  balances: [DOSSIER_BALANCE, ...DETAIL_BALANCES],
  footnotes: [
    STOPPED_AS_FINISHED,
    { text: `Trong hạn: ${CLOCK_STOPPED_IN_TERM}.`, counts: [] },
    { text: '{0} hồ sơ từ chối tiếp nhận không tính vào số hồ sơ tiếp nhận.', counts: [['refused']] },
  ],
};

/** The tables of dossiers that a unit asks for, has counted and closes. A province's own is a line more. */
