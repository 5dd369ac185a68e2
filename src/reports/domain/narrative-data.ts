import { type CivilDate, formatDate, formatDateTime } from '#libs/civil-date';
import { type Cell, percentage, type Period, type ReportTable, type TableRow } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import { CHART_TAGS, MERGED_TABLES, NARRATIVE_FIELDS, NARRATIVE_ROWS, type NarrativeField, ROW_TAGS, rowsName } from './narrative-fields.js';
import { failuresIn, sourcesOf } from './narrative-sources.js';
import { overdueTexts } from './narrative-overdue.js';
import { periodWords } from './narrative-period.js';
import { cellOf, FIRST_COLUMN, type NarrativeFigures, type NarrativeTables, type TemplateValues, type UsedTag } from './narrative-tables.js';

export interface NarrativeHead {
  unitName: string;
  parentName: string | null;
  place: string;
  on: CivilDate;
  period: Period;
  countedAt: Date;
  contentHash: string;
}

/** Where nothing is defined or counted: for a person to fill in. */
const BLANK = '……';
const NO_CHART = '(Không có số liệu để vẽ.)';

/** Everything that a template may ask for; the sources are those of the figures that it uses. @param markOf what stands for a chart until it is put there */
export function narrativeData(head: NarrativeHead, figures: NarrativeFigures, used: readonly UsedTag[], markOf: (chart: string) => string): TemplateValues {
  const { tables } = figures;
  const values = { ...headValues(head), ...figureValues(tables), ...rowValues(tables), ...lists(figures), ...unitValues(head, figures), ...periodValues(head, tables), ...chartValues(figures, markOf) };
  const printed = used.filter(({ within }) => within.every((name) => isKept(values[name])));
  return { ...values, nguon: sourcesOf(figures, printed, (field) => shown(valueOf(tables, field))) };
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

function periodValues({ period }: NarrativeHead, tables: NarrativeTables): TemplateValues {
  const { name, next, lastYear, isYear } = periodWords(period);
  return {
    ky: name, ky_hoa: name.toUpperCase(), ky_toi: next, ky_toi_hoa: next.toUpperCase(), ky_nam_truoc: lastYear,
    la_nam: isYear, khong_la_nam: !isYear, co_luy_ke: tables.R2_YEAR.table.period.from !== period.from,
  };
}

function figureValues(tables: NarrativeTables): TemplateValues {
  return Object.fromEntries(NARRATIVE_FIELDS.map((field) => [field.tag, shown(valueOf(tables, field))]));
}

function rowValues(tables: NarrativeTables): TemplateValues {
  return Object.fromEntries(NARRATIVE_ROWS.flatMap((id) => {
    const of = tables[id];
    const row = ({ position, name, cells }: TableRow): Record<string, string> => ({
      [ROW_TAGS.number]: position === null ? '' : String(position),
      [ROW_TAGS.name]: name,
      ...(of && Object.fromEntries(of.columns.map(({ key, mayBeEmpty }, index) => [`${ROW_TAGS.column}${index + FIRST_COLUMN}`, shown(cellOf(of, cells, key), mayBeEmpty ? '' : BLANK)]))),
    });
    return [[`bang_${rowsName(id)}`, of?.table.rows.map(row) ?? []], [`tong_${rowsName(id)}`, of ? [row(of.table.total)] : []]] as const;
  }));
}

function lists(figures: NarrativeFigures): TemplateValues {
  const { tables, months } = figures;
  const { rows } = tables.R2.table;
  const late = rows.filter(({ cells }) => (cells['finished_late'] ?? 0) > 0 || (cells['open_overdue'] ?? 0) > 0);
  const hasLastYear = (tables.R2_LAST_YEAR.table.total.cells['received'] ?? 0) > 0;
  return {
    linh_vuc_qua_han: late.map(({ name, cells }) => ({ ten: name, qua_han: shown(cells['finished_late'] ?? 0), dang_qua_han: shown(cells['open_overdue'] ?? 0) })),
    ...overdueTexts(figures),
    cac_thang: months.map(({ month, received, finished, onTime, onTimeRate, online, onlineRate }) => ({
      thang: month, tiep_nhan: shown(received), da_giai_quyet: shown(finished), dung_han: shown(onTime), ty_le_dung_han: shown(onTimeRate, ''), truc_tuyen: shown(online), ty_le_truc_tuyen: shown(onlineRate, ''),
    })),
    muc_hai_long: satisfactionLevels(tables.R6.table),
    khong_khop: failuresIn(figures).map((text) => ({ noi_dung: text })),
    co_qua_han: late.length > 0, khong_qua_han: late.length === 0, co_cung_ky: hasLastYear, khong_cung_ky: !hasLastYear,
  };
}

function unitValues({ unitName }: NarrativeHead, { tables, units, renamed }: NarrativeFigures): TemplateValues {
  const open = (units ?? []).filter(({ closed }) => !closed);
  const all = units?.length ?? 0;
  return {
    chu_the: units === null ? unitName : `các đơn vị thuộc ${unitName}`,
    mot_don_vi: units === null, tong_hop: units !== null, co_sap_nhap: MERGED_TABLES.some((id) => tables[id] !== undefined), con_don_vi_chua_chot: open.length > 0,
    so_don_vi: formatNumber(all), so_don_vi_da_chot: formatNumber(all - open.length), so_don_vi_chua_chot: formatNumber(open.length), don_vi_chua_chot: open.map(({ name }) => ({ ten: name })),
    don_vi_doi_ten: renamed.map((text) => ({ noi_dung: text })),
  };
}

function chartValues({ charts }: NarrativeFigures, markOf: (chart: string) => string): TemplateValues {
  return Object.fromEntries(Object.entries(CHART_TAGS).map(([tag, { chart }]) => [tag, charts.some(({ key }) => key === chart) ? markOf(chart) : NO_CHART]));
}

/** Levels that somebody chose; the two scales are never added up. */
function satisfactionLevels({ columns, total }: ReportTable): Record<string, string>[] {
  return columns
    .filter(({ path, kind, key }) => path.length === 3 && kind === 'count' && (total.cells[key] ?? 0) > 0)
    .map(({ path, key }) => ({ thang: path[0] ?? '', muc: path[1] ?? '', so_phieu: shown(total.cells[key] ?? null), ty_le: shown(total.cells[`${key}_rate`] ?? null) }));
}

function valueOf(tables: NarrativeTables, { table, sum, over }: NarrativeField): Cell {
  const { cells } = tables[table].table.total;
  const part = total(sum.map((key) => cellOf(tables[table], cells, key)));
  if (!over) return part;
  const whole = total(over.map((key) => cellOf(tables[table], cells, key)));
  return part === null || whole === null ? null : percentage(part, whole);
}

function total(cells: readonly Cell[]): Cell {
  return cells.reduce<Cell>((sum, cell) => (sum === null || cell === null ? null : sum + cell), 0);
}

function shown(cell: Cell, empty = BLANK): string {
  return cell === null ? empty : formatNumber(cell);
}
