import { type CivilDate, dayNumberOf, formatDate } from '#libs/civil-date';
import type { HeadPath, Period, ReportTable } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';

/** Tables counted as one looks, in which words stand beside numbers: over years, points of decision 766, late dossiers, by officer. */
export const PLAIN_TABLES = ['R7', 'R9', 'R10', 'R6_OFFICERS'] as const;
export type PlainTableId = (typeof PLAIN_TABLES)[number];

/** One of them in all its shapes. */
export interface CountedPlain {
  /** As it is printed, and held against another time. */
  table: PlainTable;
  /** As programs read it. */
  data: object;
  /** Of figures only: printed as such, with their formulas. */
  figures?: ReportTable;
}

/** A printed table whose cells are words, days and numbers in any order, as a ReportTable's are not. */
export interface PlainTable {
  id: string;
  title: string;
  /** Under the title: what it is of. */
  subtitles: readonly string[];
  /** Absent: up to the day on which it is printed. */
  period?: Period;
  columns: readonly PlainColumn[];
  rows: readonly PlainRow[];
  /** What does not agree; stands before the notes and in red. */
  alarms: readonly string[];
  notes: readonly string[];
}

export interface PlainColumn {
  key: string;
  /** Heads from the top; neighbours share upper ones. */
  path: HeadPath;
  /** In characters. */
  width: number;
  at: 'left' | 'center' | 'right';
}

export interface PlainRow {
  /** Finds the row again when the table is counted another time. */
  key: string;
  /** In the order of the columns. */
  cells: readonly PlainCell[];
  /** A total of others. */
  strong?: boolean;
}

export type PlainCell = string | number | null | MarkedNumber | ReckonedNumber | { date: CivilDate };

/** The mark says that the number is not the system's own. */
export interface MarkedNumber {
  number: number;
  mark: string;
}

export interface ReckonedNumber {
  number: number;
  /** How it comes of other cells: `{key}` is that column in this row, `{key@3}` in the row of that index. */
  formula: string;
}

/** What it is of. A period of two free days is called by them already. */
export function periodLines({ from, to, label }: Period): string[] {
  const days = `Từ ngày ${formatDate(from)} đến hết ngày ${formatDate(to)}`;
  return label.startsWith('Từ ngày') ? [days] : [`Kỳ báo cáo: ${label}`, days];
}

export function numberIn(cell: PlainCell): number | null {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'object' && cell !== null && 'number' in cell ? cell.number : null;
}

/** As people read it. @example plainText({ number: 2653, mark: '*' }) === '2.653*' */
export function plainText(cell: PlainCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return formatNumber(cell);
  if ('date' in cell) return formatDate(cell.date);
  return `${formatNumber(cell.number)}${'mark' in cell ? cell.mark : ''}`;
}

/** A text that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * RFC 4180: one head row with merged heads written out, the rows, and below an empty line what is wrong and the notes. Numbers are
 * written with a point, so that programs read them; a mark stays with its number.
 */
export function plainCsv({ columns, rows, alarms, notes }: PlainTable): string {
  const lines: string[][] = [columns.map(({ path }) => path.join(' - ')), ...rows.map(({ cells }) => cells.map(fieldText))];
  const below = [...alarms, ...notes];
  if (below.length > 0) lines.push([], ...below.map((note) => [note]));
  return `\uFEFF${lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('')}`;
}

function fieldText(cell: PlainCell): string {
  const number = numberIn(cell);
  if (number === null) return plainText(cell);
  return `${number}${typeof cell === 'object' && cell !== null && 'mark' in cell ? cell.mark : ''}`;
}

function quoted(text: string): string {
  const safe = FORMULA.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param letters of the columns in order @returns what a spreadsheet reckons, `D12*F12/E12` */
export function formulaText(table: Pick<PlainTable, 'columns'>, formula: string, at: { row: number; firstRow: number; letters: readonly string[] }): string {
  return formula.replace(/\{(\w+)(?:@(\d+))?\}/g, (_, key: string, row?: string) => {
    const letter = at.letters[table.columns.findIndex((column) => column.key === key)] ?? '';
    return `${letter}${at.firstRow + (row === undefined ? at.row : Number(row))}`;
  });
}

/** As spreadsheets count days: 1 January 1970 is the 25 569th. */
export function sheetDay(date: CivilDate): number {
  return dayNumberOf(date) + 25_569;
}
