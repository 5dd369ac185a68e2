import { formatDate } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import { CHART_TAGS, LIST_TAGS, MERGED_TABLES, NARRATIVE_FIELDS, NARRATIVE_ROWS, type NarrativeField, type NarrativeTableId, ROW_TAGS, rowsName } from './narrative-fields.js';
import { cellOf, FIRST_COLUMN, type NarrativeFigures, type NarrativeTable, type NarrativeTables, type UsedTag } from './narrative-tables.js';

/** Where a figure comes from, as the appendix prints it. */
interface Source {
  tt: string;
  noi_dung: string;
  gia_tri: string;
  bang: string;
  dong: string;
  cot: string;
  ky: string;
  nhat_ky: string;
}

const AS_TABLE = 'như bảng';
const NO_SOURCE: Source = { tt: '!', noi_dung: '', gia_tri: '', bang: '', dong: '', cot: '', ky: '', nhat_ky: '' };

/** The same thing counted in two tables. */
const SAME: readonly (readonly [text: string, a: Counted, b: Counted])[] = [
  ['hồ sơ tiếp nhận trong kỳ', ['R2', ['received_online', 'received_direct']], ['R4', ['received']]],
  ['hồ sơ tiếp nhận trong kỳ', ['R2', ['received_online', 'received_direct']], ['R5', ['received']]],
  ['hồ sơ trực tuyến', ['R2', ['received_online']], ['R5', ['online']]],
  ['hồ sơ quá hạn', ['R2', ['finished_late', 'open_overdue']], ['R10', ['overdue']]],
];
type Counted = readonly [table: NarrativeTableId, columns: readonly string[]];

/** Numbers that do not agree, within a table and between tables: one may be closed and another not. */
export function failuresIn({ tables }: NarrativeFigures): string[] {
  const within = Object.values(tables).flatMap(({ table: { reportId, checks } }) =>
    checks.map(({ row, identity, left, right, relation = '≠' }) => `Biểu ${reportId}, dòng ${row}: ${identity}: ${formatNumber(left)} ${relation} ${formatNumber(right)}`));
  const between = SAME.flatMap(([text, a, b]) => {
    const [left, right] = [totalIn(tables, a), totalIn(tables, b)];
    return left === right ? [] : [`Biểu ${a[0]} (${tables[a[0]].asOf}) và biểu ${b[0]} (${tables[b[0]].asOf}): ${text}: ${formatNumber(left)} ≠ ${formatNumber(right)}`];
  });
  return [...within, ...between];
}

/** In the order in which the template uses them; what does not agree stands first, so that no template can hide it. */
export function sourcesOf(figures: NarrativeFigures, used: readonly UsedTag[], shown: (field: NarrativeField) => string): Record<string, string>[] {
  const wrong = failuresIn(figures).map((text) => ({ ...NO_SOURCE, noi_dung: `SỐ LIỆU KHÔNG KHỚP: ${text}` }));
  const named = [...new Map(used.map((tag) => [`${tag.inside ?? ''}/${tag.name}`, tag])).values()];
  const told = [
    ...named.flatMap(({ name, inside }) => fieldSource(figures.tables, name, inside, shown)),
    ...listSources(figures, named),
    ...NARRATIVE_ROWS.flatMap((id) => rowSource(figures.tables, id, named)),
    ...named.flatMap(({ name }) => chartSource(figures, name)),
  ];
  return [...wrong, ...told.map((source, index) => ({ ...source, tt: String(index + 1) }))];
}

function fieldSource(tables: NarrativeTables, tag: string, inside: string | null, shown: (field: NarrativeField) => string): Source[] {
  const field = NARRATIVE_FIELDS.find((each) => each.tag === tag);
  // In a list a tag is the item's.
  if (!field || (inside !== null && inside in LIST_TAGS)) return [];
  const of = tables[field.table];
  const cot = field.over ? `(${columnsText(of, field.sum)}) chia (${columnsText(of, field.over)})` : columnsText(of, field.sum);
  return [{ ...sourceIn(of, field.text, of.table.total.name, cot), gia_tri: shown(field) }];
}

/** Of the lists whose items the template prints. */
function listSources(figures: NarrativeFigures, used: readonly UsedTag[]): Source[] {
  const { tables, months, overdue, units } = figures;
  const told: Readonly<Partial<Record<string, () => Source[]>>> = {
    linh_vuc_qua_han: () => [sourceIn(tables.R2, 'Lĩnh vực có hồ sơ quá hạn', 'các dòng có số', columnsText(tables.R2, ['finished_late', 'open_overdue'], '; '))],
    nguyen_nhan_qua_han: () => [sourceIn(tables.R10, 'Hồ sơ quá hạn theo nguyên nhân', 'các dòng có số', columnsText(tables.R10, ['overdue']))],
    ho_so_qua_han: () => [{ ...sourceIn(tables.R10, 'Danh sách hồ sơ quá hạn', `${formatNumber(overdue.length)} hồ sơ, quá lâu nhất trước`, 'mã, thủ tục, ngày, nguyên nhân, xin lỗi'), bang: 'R10. Danh sách hồ sơ quá hạn' }],
    muc_hai_long: () => [sourceIn(tables.R6, 'Phiếu theo từng mức hài lòng', tables.R6.table.total.name, 'các cột mức')],
    cac_thang: () => (months.length === 0 ? [] : [ofMonths(figures, 'Số liệu 12 tháng')]),
    don_vi_chua_chot: () => (units === null ? [] : [{ ...sourceIn(tables.R2, 'Đơn vị chưa chốt', 'các đơn vị cấp dưới', 'bản chốt của kỳ'), gia_tri: formatNumber(units.filter(({ closed }) => !closed).length) }]),
  };
  const names = [...new Set(used.flatMap(({ inside }) => (inside === null ? [] : [inside])))];
  return names.flatMap((name) => told[name]?.() ?? []);
}

function rowSource(tables: NarrativeTables, id: (typeof NARRATIVE_ROWS)[number], used: readonly UsedTag[]): Source[] {
  const of = tables[id];
  const inside = used.filter((tag) => tag.inside === `bang_${rowsName(id)}` || tag.inside === `tong_${rowsName(id)}`).map(({ name }) => name);
  if (inside.length === 0 || !of) return [];
  const keys = of.columns.filter((_, index) => inside.includes(`${ROW_TAGS.column}${index + FIRST_COLUMN}`)).map(({ key }) => key);
  const isMerged = MERGED_TABLES.some((merged) => merged === id);
  const rows = isMerged ? ', gộp theo đơn vị kế tục' : of.table.layout === 'by_unit' ? ', theo đơn vị' : '';
  return [sourceIn(of, `Bảng số liệu lập từ biểu ${of.table.reportId}${rows}`, isMerged ? 'các dòng sáp nhập cộng lại' : 'mọi dòng và dòng tổng', columnsText(of, keys, '; '))];
}

function chartSource(figures: NarrativeFigures, tag: string): Source[] {
  const key = tag in CHART_TAGS ? CHART_TAGS[tag as keyof typeof CHART_TAGS].chart : undefined;
  const chart = figures.charts.find((each) => each.key === key);
  if (!chart) return [];
  const text = `Biểu đồ: ${chart.title}`;
  if (chart.kind === 'course') return [{ ...ofMonths(figures, text), gia_tri: 'như biểu đồ' }];
  const of = chartTable(figures, chart.key);
  return [{ ...sourceIn(of, text, `mọi dòng có số; theo ${chart.labelTitle.toLowerCase()}`, [...chart.series, ...chart.beside].map(({ name }) => name).join('; ')), gia_tri: 'như biểu đồ' }];
}

function chartTable({ tables }: NarrativeFigures, chart: string): NarrativeTable {
  return chart === 'digitised' ? (tables.R4_UNITS ?? tables.R4) : (tables.R2_UNITS ?? tables.R2);
}

/** Months are nobody's report: they are counted now, whatever of the period is closed. */
function ofMonths({ tables, months }: NarrativeFigures, text: string): Source {
  return { ...sourceIn(tables.R2, text, 'dòng tổng của từng tháng', columnsText(tables.R2, ['received_online', 'received_direct', 'finished', 'finished_early', 'finished_on_time'], '; ')), ky: `${months[0]?.month ?? ''} – ${months.at(-1)?.month ?? ''}`, nhat_ky: 'đếm lúc lập báo cáo' };
}

function sourceIn({ table, asOf }: NarrativeTable, noi_dung: string, dong: string, cot: string): Source {
  return { tt: '', noi_dung, gia_tri: AS_TABLE, bang: `${table.reportId.replace('_INDICES', '')}. ${table.title}`, dong, cot, ky: daysOf(table.period), nhat_ky: asOf };
}

function daysOf({ from, to }: Period): string {
  return `${formatDate(from)} – ${formatDate(to)}`;
}

/** @example '(8) Trước hạn + (9) Đúng hạn' */
function columnsText({ columns }: NarrativeTable, keys: readonly string[], between = ' + '): string {
  return keys.flatMap((key) => columns.filter((column) => column.key === key)).map(({ number, path }) => `${number === null ? '' : `${number} `}${path.join(', ')}`).join(between);
}

function totalIn(tables: NarrativeTables, [id, keys]: Counted): number {
  return keys.reduce((sum, key) => sum + (cellOf(tables[id], tables[id].table.total.cells, key) ?? 0), 0);
}
