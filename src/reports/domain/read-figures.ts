import { FIGURE_MARK, fitsIndicator, INDICATORS } from '#libs/reporting';
import { readPrinted, readTable, type TextRows } from '#libs/table-check';
import { searchKey } from '#libs/vietnamese';

/** A figure of R7 as a file has it. */
export interface ReadFigure {
  indicator: string;
  year: number;
  value: number | string;
  /** What the head of its column says beside the year, 'đến 31/03'; empty for a whole year. */
  until: string;
}

/** What a file has and cannot be entered. */
export interface UnreadCell {
  /** Of the file, from 1. */
  row: number;
  /** Head of the column; empty where the whole row is meant. */
  column: string;
  text: string;
  why: string;
}

export interface ReadFigures {
  figures: (ReadFigure & { row: number })[];
  unread: UnreadCell[];
}

const FIRST_YEAR = 1990;
const LONGEST_TEXT = 60;
const LONGEST_UNTIL = 30;
/** Of a text that could not be read, enough to find it by. */
const SHOWN_TEXT = 80;

/**
 * As communes name their rows, without diacritics; one row may stand for several indicators. The first that fits holds, but what
 * is called a rate is none of the counts, nor the other way round.
 */
const NAMED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(tiep nhan va (xu ly|giai quyet)|tiep nhan xu ly) (pakn|phan anh)/, ['feedback_received', 'feedback_handled']],
  [/(pakn|phan anh).*cong khai|cong khai.*(pakn|phan anh)/, ['feedback_public']],
  [/(pakn|phan anh).*(da )?(xu ly|giai quyet)|(xu ly|giai quyet).*(pakn|phan anh)/, ['feedback_handled']],
  [/(pakn|phan anh).*tiep nhan|tiep nhan.*(pakn|phan anh)/, ['feedback_received']],
  [/^ty le.*(ho so|tthc|thu tuc).*(dung hen|dung han)/, ['on_time_rate']],
  [/^ty le.*(dvctt|dich vu cong).*phat sinh ho so/, ['services_used_rate']],
  [/^ty le.*mot cua dien tu/, ['through_system_rate']],
  [/lien thong cung cap/, ['interlinked_same_level']],
  [/lien thong (giua cac|khac) cap/, ['interlinked_between_levels']],
  [/(dvctt|dich vu cong truc tuyen).*muc do 3.*(muc do )?4/, ['services']],
  [/(dvctt|dich vu cong truc tuyen) (muc do 3|mot phan)/, ['services3']],
  [/(dvctt|dich vu cong truc tuyen) (muc do 4|toan trinh)/, ['services4']],
  [/(tthc|thu tuc hanh chinh).*don gian hoa/, ['simplified']],
  [/(tthc|thu tuc hanh chinh).*cong khai/, ['public']],
  [/(ho so|tthc).*giai quyet tai bo phan/, ['at_desk']],
  [/^(tong )?so (tthc|thu tuc hanh chinh)( co hieu luc| cua don vi)?$/, ['procedures']],
  [/so (luong )?(mau|phieu) khao sat/, ['survey_samples']],
  [/^muc do hai long/, ['survey_level']],
];

/**
 * Figures from rows of text laid out as R7: indicators by name or key, a column per year. Empty cells and lone dashes say nothing.
 * @returns null when there is no such table in them
 */
export function readFigures(rows: TextRows, lastYear: number): ReadFigures | null {
  const table = readTable(rows);
  if (table?.layout.id !== 'R7') return null;
  const read: ReadFigures = { figures: [], unread: [] };
  const taken = new Map<string, number>();
  for (const row of table.rows) {
    const indicators = indicatorsOf(row.name);
    if (indicators.length === 0) {
      const filled = Object.values(row.cells).some(({ printed }) => printed.kind !== 'empty');
      if (filled) read.unread.push({ row: row.line, column: '', text: row.name.slice(0, SHOWN_TEXT), why: 'không có chỉ tiêu nào của phụ lục tên như vậy' });
      continue;
    }
    for (const { key, name: head } of table.columns) {
      const text = withoutMark(row.cells[key]?.text ?? '');
      const [year, until] = yearOf(key, head);
      for (const indicator of indicators) {
        const value = valueOf(indicator, text);
        if (value === null) continue;
        const twice = taken.get(`${indicator} ${year}`);
        const why = year < FIRST_YEAR || year > lastYear ? `năm phải từ ${FIRST_YEAR} đến ${lastYear}` : twice !== undefined ? `đã có ở dòng ${twice}` : typeof value === 'object' ? value.why : undefined;
        if (why !== undefined) read.unread.push({ row: row.line, column: head, text: text.slice(0, SHOWN_TEXT), why });
        if (why !== undefined || typeof value === 'object') break;
        taken.set(`${indicator} ${year}`, row.line);
        read.figures.push({ row: row.line, indicator, year, value, until });
      }
    }
  }
  return read;
}

/** Whether a figure is one that a file can have told. */
export function isReadFigure(figure: unknown, lastYear: number): figure is ReadFigure {
  if (typeof figure !== 'object' || figure === null) return false;
  const { indicator, year, value, until } = figure as Record<keyof ReadFigure, unknown>;
  const found = INDICATORS.find(({ key }) => key === indicator);
  if (!found || typeof year !== 'number' || !Number.isInteger(year) || year < FIRST_YEAR || year > lastYear) return false;
  if (typeof until !== 'string' || until.length > LONGEST_UNTIL) return false;
  if (typeof value === 'string' && value.length > LONGEST_TEXT) return false;
  return (typeof value === 'number' || typeof value === 'string') && fitsIndicator(found, value);
}

/** A table that was taken away here and comes back. */
function withoutMark(text: string): string {
  return text.endsWith(FIGURE_MARK) ? text.slice(0, -FIGURE_MARK.length).trimEnd() : text;
}

function indicatorsOf(name: string): readonly string[] {
  const key = searchKey(name);
  const own = INDICATORS.find((each) => each.key === name.trim() || searchKey(each.name) === key);
  if (own) return [own.key];
  const isRate = key.startsWith('ty le');
  const named = NAMED.find(([pattern]) => pattern.test(key))?.[1] ?? [];
  return named.filter((each) => INDICATORS.some((indicator) => indicator.key === each && (indicator.kind === 'rate') === isRate));
}

/** @example yearOf('2020_den_31_03', '2020_den_31_03') // [2020, 'đến 31/03'] */
function yearOf(key: string, head: string): [number, string] {
  const year = Number(key.slice(0, 4));
  const [, day, month, ofYear] = /(?:den|tinh den)\D*(\d{1,2})\D+(\d{1,2})(?:\D+(\d{4}))?/.exec(searchKey(head)) ?? [];
  return [year, day === undefined ? '' : `đến ${[day, month, ofYear].filter((part) => part !== undefined).join('/')}`];
}

/** Null: nothing is said. */
function valueOf(indicator: string, text: string): number | string | null | { why: string } {
  const found = INDICATORS.find(({ key }) => key === indicator);
  if (!found || /^[-–—]?$/.test(text)) return null;
  if (found.kind === 'text') return text.length > LONGEST_TEXT ? { why: `chữ dài quá ${LONGEST_TEXT} ký tự` } : text.startsWith('#') ? { why: 'công thức trong tệp bị lỗi' } : text;
  const printed = readPrinted(text, found.kind);
  if (printed.kind !== 'number') return printed.kind === 'empty' ? null : { why: 'không phải là số' };
  if (fitsIndicator(found, printed.value)) return printed.value;
  return { why: found.kind === 'rate' ? 'tỷ lệ phải từ 0 đến 100' : 'phải là số nguyên từ 0 trở lên' };
}
