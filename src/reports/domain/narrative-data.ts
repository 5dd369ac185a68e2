import { type CivilDate, formatDate, formatDateTime } from '#libs/civil-date';
import { type AnyReport, type Cell, columnOf, headPathOn, percentage, type Period, type ReportTable, type TableRow } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import { NARRATIVE_FIELDS, NARRATIVE_ROWS, type NarrativeField, type NarrativeTableId, ROW_TAGS } from './narrative-fields.js';

/** A table as it was counted for the report, and of what. */
export interface NarrativeTable {
  table: ReportTable;
  definition: Pick<AnyReport, 'columns' | 'id'>;
  /** How far the dossier log is in its numbers; null for tables of other records. */
  position: number | null;
  countedAt: Date;
  /** When its numbers were closed. */
  closedAt: Date | null;
}

export type NarrativeTables = Readonly<Record<NarrativeTableId, NarrativeTable>>;

export interface NarrativeHead {
  unitName: string;
  parentName: string | null;
  place: string;
  on: CivilDate;
  period: Period;
  countedAt: Date;
  contentHash: string;
}

/** Where a figure comes from, as the appendix prints it. */
export interface Source {
  tt: string;
  noi_dung: string;
  gia_tri: string;
  bang: string;
  dong: string;
  cot: string;
  ky: string;
  nhat_ky: string;
}

/** A tag that the template uses. */
export interface UsedTag {
  name: string;
  /** The list whose item it is of. */
  inside: string | null;
  /** All lists and conditions around it. */
  within: readonly string[];
}

export type TemplateValues = Record<string, string | boolean | Record<string, string>[]>;

/** Where nothing is defined or counted: for a person to fill in. */
const BLANK = '……';

/** Everything that a template may ask for; the sources are those of the figures that it uses. */
export function narrativeData(head: NarrativeHead, tables: NarrativeTables, used: readonly UsedTag[]): TemplateValues {
  const values = { ...headValues(head), ...figureValues(tables), ...rowValues(tables), ...lists(tables) };
  const printed = used.filter(({ within }) => within.every((name) => isKept(values[name])));
  return { ...values, nguon: sourcesOf(tables, printed) };
}

/** Of a list or a condition: whether anything between its tags is left. */
function isKept(value: TemplateValues[string] | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : value === true;
}

function headValues({ unitName, parentName, place, on, period, countedAt, contentHash }: NarrativeHead): TemplateValues {
  const [year = '', month = '', day = ''] = on.split('-');
  return {
    don_vi: unitName, don_vi_hoa: unitName.toUpperCase(), cap_tren: parentName ?? BLANK, cap_tren_hoa: parentName?.toUpperCase() ?? BLANK, dia_danh: place === '' ? BLANK : place,
    ngay_thang: `ngày ${day} tháng ${month} năm ${year}`, ky_bao_cao: period.label, tu_ngay: formatDate(period.from), den_ngay: formatDate(period.to),
    tinh_luc: formatDateTime(countedAt), ma_kiem_tra: contentHash,
  };
}

function figureValues(tables: NarrativeTables): TemplateValues {
  return Object.fromEntries(NARRATIVE_FIELDS.map((field) => [field.tag, shown(valueOf(tables, field))]));
}

function rowValues(tables: NarrativeTables): TemplateValues {
  return Object.fromEntries(NARRATIVE_ROWS.flatMap((id) => {
    const { table, definition } = tables[id];
    const row = ({ position, name, cells }: TableRow): Record<string, string> => ({
      [ROW_TAGS.number]: position === null ? '' : String(position),
      [ROW_TAGS.name]: name,
      ...Object.fromEntries(definition.columns.map((column, index) => [`${ROW_TAGS.column}${index + FIRST_COLUMN}`, shown(cellOf(tables[id], cells, column.key))])),
    });
    return [[`bang_${id}`, table.rows.map(row)], [`tong_${id}`, [row(table.total)]]] as const;
  }));
}

/** The number of a row and its name are the first two. */
const FIRST_COLUMN = 3;

function lists(tables: NarrativeTables): TemplateValues {
  const { rows } = tables.R2.table;
  const late = rows.filter(({ cells }) => (cells['finished_late'] ?? 0) > 0 || (cells['open_overdue'] ?? 0) > 0);
  const lastYear = tables.R2_LAST_YEAR.table.total.cells;
  const hasLastYear = (lastYear['received'] ?? 0) > 0;
  return {
    linh_vuc_qua_han: late.map(({ name, cells }) => ({ ten: name, qua_han: shown(cells['finished_late'] ?? 0), dang_qua_han: shown(cells['open_overdue'] ?? 0) })),
    muc_hai_long: satisfactionLevels(tables.R6.table),
    khong_khop: failures(tables).map((text) => ({ noi_dung: text })),
    co_qua_han: late.length > 0, khong_qua_han: late.length === 0, co_cung_ky: hasLastYear, khong_cung_ky: !hasLastYear,
  };
}

/** Levels that somebody chose; the two scales are never added up. */
function satisfactionLevels({ columns, total }: ReportTable): Record<string, string>[] {
  return columns
    .filter(({ path, kind, key }) => path.length === 3 && kind === 'count' && (total.cells[key] ?? 0) > 0)
    .map(({ path, key }) => ({ thang: path[0] ?? '', muc: path[1] ?? '', so_phieu: shown(total.cells[key] ?? null), ty_le: shown(total.cells[`${key}_rate`] ?? null) }));
}

function failures(tables: NarrativeTables): string[] {
  return Object.values(tables).flatMap(({ table: { reportId, checks } }) =>
    checks.map(({ row, identity, left, right, relation = '≠' }) => `Biểu ${reportId}, dòng ${row}: ${identity}: ${formatNumber(left)} ${relation} ${formatNumber(right)}`));
}

/** In the order in which the template uses them; what does not agree stands first, so that no template can hide it. */
function sourcesOf(tables: NarrativeTables, used: readonly UsedTag[]): Record<string, string>[] {
  const wrong = failures(tables).map((text) => ({ ...NO_SOURCE, noi_dung: `SỐ LIỆU KHÔNG KHỚP: ${text}` }));
  const named = [...new Map(used.map((tag) => [`${tag.inside ?? ''}/${tag.name}`, tag])).values()];
  const figures = named.flatMap(({ name, inside }) => fieldSource(tables, name, inside));
  const rows = NARRATIVE_ROWS.flatMap((id) => rowSource(tables, id, named));
  return [...wrong, ...[...figures, ...rows].map((source, index) => ({ ...source, tt: String(index + 1) }))];
}

const NO_SOURCE: Source = { tt: '!', noi_dung: '', gia_tri: '', bang: '', dong: '', cot: '', ky: '', nhat_ky: '' };

function fieldSource(tables: NarrativeTables, tag: string, inside: string | null): Source[] {
  if (inside === 'linh_vuc_qua_han' && tag === 'ten') return [listSource(tables.R2, 'Lĩnh vực có hồ sơ quá hạn', 'các dòng có số', '(10) Quá hạn; (13) Quá hạn')];
  if (inside === 'muc_hai_long' && tag === 'muc') return [listSource(tables.R6, 'Phiếu theo từng mức hài lòng', tables.R6.table.total.name, 'các cột mức')];
  const field = NARRATIVE_FIELDS.find((each) => each.tag === tag);
  if (!field || inside === 'linh_vuc_qua_han' || inside === 'muc_hai_long') return [];
  const of = tables[field.table];
  const cot = field.over ? `(${columnsText(of, field.sum)}) chia (${columnsText(of, field.over)})` : columnsText(of, field.sum);
  return [{ ...listSource(of, field.text, of.table.total.name, cot), gia_tri: shown(valueOf(tables, field)) }];
}

function rowSource(tables: NarrativeTables, id: (typeof NARRATIVE_ROWS)[number], used: readonly UsedTag[]): Source[] {
  const inside = used.filter((tag) => tag.inside === `bang_${id}` || tag.inside === `tong_${id}`).map(({ name }) => name);
  if (inside.length === 0) return [];
  const { definition } = tables[id];
  const keys = definition.columns.filter((_, index) => inside.includes(`${ROW_TAGS.column}${index + FIRST_COLUMN}`)).map(({ key }) => key);
  return [{ ...listSource(tables[id], `Bảng số liệu lập từ biểu ${definition.id}`, 'mọi dòng và dòng tổng', keys.map((key) => columnsText(tables[id], [key])).join('; ')), gia_tri: 'như bảng' }];
}

function listSource({ table, position, countedAt, closedAt }: NarrativeTable, noi_dung: string, dong: string, cot: string): Source {
  const log = position === null ? `bản ghi đến ${formatDateTime(countedAt)}` : `nhật ký hồ sơ đến dòng ${formatNumber(position)}`;
  const state = closedAt === null ? '' : `, đã chốt ${formatDateTime(closedAt)}`;
  return { tt: '', noi_dung, gia_tri: 'như bảng', bang: `${table.reportId.replace('_INDICES', '')}. ${table.title}`, dong, cot, ky: `${formatDate(table.period.from)} – ${formatDate(table.period.to)}`, nhat_ky: `${log}${state}` };
}

/** @example '(8) Trước hạn + (9) Đúng hạn' */
function columnsText({ definition, table }: NarrativeTable, keys: readonly string[]): string {
  return keys.map((key) => {
    const column = columnOf(definition as AnyReport, key);
    return `${column.number === null ? '' : `${column.number} `}${headPathOn(column, table.period.to).join(', ')}`;
  }).join(' + ');
}

function valueOf(tables: NarrativeTables, { table, sum, over }: NarrativeField): Cell {
  const { cells } = tables[table].table.total;
  const part = total(sum.map((key) => cellOf(tables[table], cells, key)));
  if (!over) return part;
  const whole = total(over.map((key) => cellOf(tables[table], cells, key)));
  return part === null || whole === null ? null : percentage(part, whole);
}

/** A column that is left out because it would be 0 everywhere is 0. */
function cellOf({ definition }: NarrativeTable, cells: Readonly<Record<string, Cell>>, key: string): Cell {
  if (key in cells) return cells[key] ?? null;
  return columnOf(definition as AnyReport, key).hiddenWhenZero ? 0 : null;
}

function total(cells: readonly Cell[]): Cell {
  return cells.reduce<Cell>((sum, cell) => (sum === null || cell === null ? null : sum + cell), 0);
}

function shown(cell: Cell): string {
  return cell === null ? BLANK : formatNumber(cell);
}
