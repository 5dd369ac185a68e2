import { CAUSE_NAMES, OVERDUE_CAUSES, type OverdueCause, type OverdueRow, type Period, type ReportTable, type TableColumn } from '#libs/reporting';

const NOT_STATED = 'Chưa ghi nguyên nhân';

const COLUMNS: TableColumn[] = [
  { key: 'overdue', path: ['Số hồ sơ quá hạn'], number: null, kind: 'count' },
  { key: 'finished', path: ['Đã giải quyết'], number: null, kind: 'count' },
  { key: 'open', path: ['Đang giải quyết'], number: null, kind: 'count' },
  { key: 'apologised', path: ['Đã có văn bản xin lỗi'], number: null, kind: 'count' },
  { key: 'unapologised', path: ['Chưa xin lỗi'], number: null, kind: 'count' },
];

/** R10 by cause: how many dossiers missed their due date, and of how many the applicant was told so. */
export function causeTable(dossiers: readonly Pick<OverdueRow, 'cause' | 'state' | 'apologySent'>[], period: Period): ReportTable {
  const cellsOf = (of: typeof dossiers): Record<string, number> => {
    const [finished, apologised] = [of.filter(({ state }) => state === 'finished').length, of.filter(({ apologySent }) => apologySent).length];
    return { overdue: of.length, finished, open: of.length - finished, apologised, unapologised: of.length - apologised };
  };
  const causes: readonly (OverdueCause | null)[] = [...OVERDUE_CAUSES, null];
  return {
    reportId: 'R10', title: 'Hồ sơ quá hạn theo nguyên nhân', unitNoun: 'hồ sơ', layout: 'by_field', period,
    rowHeads: [{ path: ['STT'], number: null }, { path: ['Nguyên nhân'], number: null }],
    columns: COLUMNS,
    rows: causes.map((cause, index) => ({ position: index + 1, name: cause === null ? NOT_STATED : CAUSE_NAMES[cause], cells: cellsOf(dossiers.filter((each) => each.cause === cause)) })),
    total: { position: null, name: 'Tổng số', cells: cellsOf(dossiers) },
    checks: [], footnotes: [],
  };
}
