import { type CivilDate, formatDate, parseCivilDate, yearOf } from '#libs/civil-date';
import { formatNumber } from '#libs/vietnamese';

export interface Indicator {
  key: string;
  name: string;
  kind: 'count' | 'rate' | 'text';
  /** Why the system does not count it, or not always, as the table's note prints it. */
  entered?: string;
}

const BY_LEVEL = 'danh mục phải ghi mọi TTHC liên thông có hồ sơ giải quyết trong năm là liên thông cùng cấp hay liên thông giữa các cấp thì hệ thống mới tính được';
const NO_FEEDBACK = 'hệ thống chưa có sổ phản ánh, kiến nghị';

/** Phụ lục nhiều năm: the rows, in order. A unit may have its own besides. */
export const INDICATORS = [
  { key: 'procedures', name: 'Tổng số TTHC có hiệu lực', kind: 'count' },
  { key: 'simplified', name: 'Số TTHC được đơn giản hóa', kind: 'count' },
  { key: 'public', name: 'Số TTHC được công khai', kind: 'count' },
  { key: 'at_desk', name: 'Số hồ sơ giải quyết tại Bộ phận Tiếp nhận và Trả kết quả', kind: 'count' },
  { key: 'interlinked_same_level', name: 'Số hồ sơ liên thông cùng cấp', kind: 'count', entered: BY_LEVEL },
  { key: 'interlinked_between_levels', name: 'Số hồ sơ liên thông giữa các cấp', kind: 'count', entered: BY_LEVEL },
  { key: 'on_time_rate', name: 'Tỷ lệ hồ sơ giải quyết đúng hạn (%)', kind: 'rate' },
  { key: 'feedback_received', name: 'Số phản ánh, kiến nghị tiếp nhận', kind: 'count', entered: NO_FEEDBACK },
  { key: 'feedback_handled', name: 'Số phản ánh, kiến nghị đã xử lý', kind: 'count', entered: NO_FEEDBACK },
  { key: 'feedback_public', name: 'Số phản ánh, kiến nghị công khai trả lời', kind: 'count', entered: NO_FEEDBACK },
  { key: 'services', name: 'Số dịch vụ công trực tuyến mức độ 3, mức độ 4', kind: 'count' },
  { key: 'services3', name: 'Số dịch vụ công trực tuyến mức độ 3 (một phần)', kind: 'count' },
  { key: 'services4', name: 'Số dịch vụ công trực tuyến mức độ 4 (toàn trình)', kind: 'count' },
  { key: 'services_used_rate', name: 'Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ (%)', kind: 'rate' },
  { key: 'through_system_rate', name: 'Tỷ lệ hồ sơ giải quyết qua hệ thống một cửa điện tử (%)', kind: 'rate', entered: 'hệ thống không biết hồ sơ giải quyết ngoài hệ thống nên không có mẫu số' },
  { key: 'survey_samples', name: 'Số lượng mẫu khảo sát hài lòng', kind: 'count' },
  { key: 'survey_level', name: 'Mức độ hài lòng chung', kind: 'text' },
] as const satisfies readonly Indicator[];

/** From before the system, or of what it does not count. */
export interface HistoricalFigure {
  indicator: string;
  year: number;
  value: number | string;
  origin: 'typed' | 'imported';
  /** Where the figure is from: a document's number and date, a file's name. */
  source: string;
}

export interface MultiYearCell {
  value: number | string | null;
  /** Null where there is no figure. */
  origin: 'counted' | 'typed' | 'imported' | null;
  source: string | null;
}

export interface MultiYearTable {
  title: string;
  columns: { year: number; head: string; from: CivilDate; to: CivilDate }[];
  rows: { position: number; key: string; name: string; kind: Indicator['kind']; cells: MultiYearCell[] }[];
  /** Where a typed figure stands against one that the system counts: the counted one is shown. */
  conflicts: { indicator: string; year: number; counted: number | string; entered: number | string; source: string }[];
  footnotes: string[];
}

export interface MultiYearOrder {
  firstYear: number;
  /** The last column ends here; before 31 December it is headed 'tính đến <date>'. */
  asOf: CivilDate;
  /** What the system counts; undefined where it counts nothing, as for years before it was there. */
  counted: (indicator: string, period: { year: number; from: CivilDate; to: CivilDate }) => number | string | null | undefined;
  entered: readonly HistoricalFigure[];
  indicators?: readonly Indicator[];
}

/** On figures that are not the system's own. */
export const FIGURE_MARK = '*';

/**
 * R7: a row per indicator, a column per year from `firstYear` to that of `asOf`. Entered figures are marked, and never take the
 * place of counted ones.
 * @throws RangeError when `asOf` is no date or before the first year, a figure is of no row, or no number stands where one must
 */
export function multiYearTable({ firstYear, asOf, counted, entered, indicators = INDICATORS }: MultiYearOrder): MultiYearTable {
  parseCivilDate(asOf);
  const lastYear = yearOf(asOf);
  if (lastYear < firstYear) throw new RangeError(`No year from ${firstYear} to ${asOf}`);
  for (const figure of entered) checkFigure(figure, indicators);
  const columns = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => yearColumn(firstYear + index, asOf));
  const conflicts: MultiYearTable['conflicts'] = [];
  const rows = indicators.map(({ key, name, kind }, index) => ({
    position: index + 1, key, name, kind,
    cells: columns.map((column): MultiYearCell => {
      const figure = entered.findLast((each) => each.indicator === key && each.year === column.year);
      const value = counted(key, column);
      if (value === undefined || value === null) return figure ? { value: figure.value, origin: figure.origin, source: figure.source } : EMPTY;
      if (figure && figure.value !== value) conflicts.push({ indicator: key, year: column.year, counted: value, entered: figure.value, source: figure.source });
      return { value, origin: 'counted', source: null };
    }),
  }));
  return { title: 'Phụ lục kết quả kiểm soát thủ tục hành chính qua các năm', columns, rows, conflicts, footnotes: [...sourcesOf(rows, columns), ...reasonsOf(rows, indicators)] };
}

/** As printed, entered figures with their mark. @example multiYearText({ value: 2013, origin: 'typed', source: 'BC 12/2020' }) === '2.013*' */
export function multiYearText({ value, origin }: MultiYearCell): string {
  if (value === null) return '';
  const text = typeof value === 'number' ? formatNumber(value) : value;
  return origin === 'counted' ? text : `${text}${FIGURE_MARK}`;
}

/** Whether such a figure can stand for the indicator. */
export function fitsIndicator({ kind }: Pick<Indicator, 'kind'>, value: number | string): boolean {
  if (kind === 'text') return typeof value === 'string' && value !== '';
  return typeof value === 'number' && value >= 0 && (kind === 'rate' ? value <= 100 : Number.isInteger(value));
}

const EMPTY: MultiYearCell = { value: null, origin: null, source: null };

function yearColumn(year: number, asOf: CivilDate): MultiYearTable['columns'][number] {
  const end = `${year}-12-31`;
  const to = asOf < end ? asOf : end;
  return { year, head: to === end ? `Năm ${year}` : `Năm ${year} (tính đến ${formatDate(to)})`, from: `${year}-01-01`, to };
}

function checkFigure({ indicator, value }: HistoricalFigure, indicators: readonly Indicator[]): void {
  const found = indicators.find(({ key }) => key === indicator);
  if (!found) throw new RangeError(`There is no indicator ${JSON.stringify(indicator)}`);
  if (!fitsIndicator(found, value)) throw new RangeError(`${JSON.stringify(value)} cannot stand for ${indicator}`);
}

/** Sources once each, with the years that they are given for. */
function sourcesOf(rows: MultiYearTable['rows'], columns: MultiYearTable['columns']): string[] {
  const years = new Map<string, Set<number>>();
  for (const { cells } of rows) {
    cells.forEach(({ source }, index) => {
      if (source !== null) years.set(source, (years.get(source) ?? new Set()).add(columns[index]?.year ?? 0));
    });
  }
  if (years.size === 0) return [];
  const sources = [...years].map(([source, of]) => `${source} (năm ${[...of].sort((a, b) => a - b).join(', ')})`);
  return [`${FIGURE_MARK} Số liệu nhập từ tài liệu, không do hệ thống tính. Nguồn: ${sources.join('; ')}.`];
}

/** Why rows are left to be entered, the rows of one reason together; nothing of a row that is counted throughout. */
function reasonsOf(rows: MultiYearTable['rows'], indicators: readonly Indicator[]): string[] {
  const named = new Map<string, string[]>();
  for (const { key, name, cells } of rows) {
    const reason = indicators.find((indicator) => indicator.key === key)?.entered;
    if (reason === undefined || cells.every(({ origin }) => origin === 'counted')) continue;
    named.set(reason, [...(named.get(reason) ?? []), `“${name}”`]);
  }
  return [...named].map(([reason, names]) => `${names.join(', ')}: nhập từ tài liệu, vì ${reason}.`);
}
