import { CAUSE_NAMES, OVERDUE_CAUSES, type OverdueCause, type OverdueRow, type Period, type ReportTable, type TableColumn } from '#libs/reporting';

const NOT_STATED = 'Chưa ghi nguyên nhân';

const COLUMNS: TableColumn[] = [
  { key: 'overdue', path: ['Số hồ sơ quá hạn'], number: null, kind: 'count' },
  { key: 'finished', path: ['Đã giải quyết'], number: null, kind: 'count' },
  { key: 'open', path: ['Đang giải quyết'], number: null, kind: 'count' },
  { key: 'apologised', path: ['Đã có văn bản xin lỗi'], number: null, kind: 'count' },
  { key: 'unapologised', path: ['Chưa xin lỗi'], number: null, kind: 'count' },
];

const CAUSE_COLUMNS: TableColumn[] = [
  ...OVERDUE_CAUSES.map((cause): TableColumn => ({ key: cause, path: ['Nguyên nhân', CAUSE_NAMES[cause]], number: null, kind: 'count' })),
  { key: 'not_stated', path: ['Nguyên nhân', NOT_STATED], number: null, kind: 'count' },
];

/** A dossier among those of several units. */
export interface OverdueOfUnit extends OverdueRow {
  unitId: string;
  /** Its name on the period's last day. */
  unit: string;
}

type Told = Pick<OverdueRow, 'cause' | 'state' | 'apologySent'>;

/** R10 by cause: how many dossiers missed their due date, and of how many the applicant was told so. */
export function causeTable(dossiers: readonly Told[], period: Period): ReportTable {
  const causes: readonly (OverdueCause | null)[] = [...OVERDUE_CAUSES, null];
  return {
    ...HEAD, title: 'Hồ sơ quá hạn theo nguyên nhân', layout: 'by_field', period,
    rowHeads: [{ path: ['STT'], number: null }, { path: ['Nguyên nhân'], number: null }],
    columns: COLUMNS,
    rows: causes.map((cause, index) => ({ position: index + 1, name: cause === null ? NOT_STATED : CAUSE_NAMES[cause], cells: cellsOf(dossiers.filter((each) => each.cause === cause)) })),
    total: { position: null, name: 'Tổng số', cells: cellsOf(dossiers) },
  };
}

/** R10 of several units, a row for each with those below it: how many and why. */
export function unitCauseTable(units: readonly { name: string; unitIds: readonly string[] }[], dossiers: readonly (Told & { unitId: string })[], period: Period): ReportTable {
  const cells = (of: readonly Told[]): Record<string, number> => ({
    ...cellsOf(of), ...Object.fromEntries(OVERDUE_CAUSES.map((cause) => [cause, of.filter((each) => each.cause === cause).length])), not_stated: of.filter(({ cause }) => cause === null).length,
  });
  return {
    ...HEAD, title: 'Hồ sơ quá hạn theo đơn vị', layout: 'by_unit', period,
    rowHeads: [{ path: ['STT'], number: null }, { path: ['Đơn vị'], number: null }],
    columns: [...COLUMNS, ...CAUSE_COLUMNS],
    rows: units.map(({ name, unitIds }, index) => ({ position: index + 1, name, cells: cells(dossiers.filter(({ unitId }) => unitIds.includes(unitId))) })),
    total: { position: null, name: 'Tổng số', cells: cells(dossiers) },
  };
}

const HEAD = { reportId: 'R10', unitNoun: 'hồ sơ', checks: [], footnotes: [] };

function cellsOf(of: readonly Told[]): Record<string, number> {
  const [finished, apologised] = [of.filter(({ state }) => state === 'finished').length, of.filter(({ apologySent }) => apologySent).length];
  return { overdue: of.length, finished, open: of.length - finished, apologised, unapologised: of.length - apologised };
}
