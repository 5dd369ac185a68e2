import { type AnyReport, type Cell, type FigureChart, type HeadPath, headPathOn, type OverdueRow, type ReportTable } from '#libs/reporting';
import type { MergedTableId, NarrativeTableId, UnitTableId } from './narrative-fields.js';
import type { MonthFigures } from './report-charts.js';

/** A column that a table may have, whether it shows it or not. */
export interface NarrativeColumn {
  key: string;
  number: string | null;
  path: HeadPath;
  /** Left out where it would be 0 everywhere. */
  hiddenWhenZero: boolean;
  /** Empty where nothing is to be divided; anything else without a value is for somebody to fill in. */
  mayBeEmpty: boolean;
}

/** A table as it was counted for the report, and of what. */
export interface NarrativeTable {
  table: ReportTable;
  columns: readonly NarrativeColumn[];
  /** Up to where records are in its numbers, as the appendix prints it. @example 'nhật ký hồ sơ đến dòng 34' */
  asOf: string;
}

export type NarrativeTables = Readonly<Record<NarrativeTableId, NarrativeTable> & Partial<Record<UnitTableId | MergedTableId, NarrativeTable>>>;

/** Everything that a report is written from. */
export interface NarrativeFigures {
  tables: NarrativeTables;
  /** Latest first; of a consolidated report each with its unit. */
  overdue: readonly (OverdueRow & { unit?: string })[];
  months: readonly MonthFigures[];
  charts: readonly FigureChart[];
  /** Of a consolidated report: the units below, and whether they have closed. */
  units: readonly { name: string; closed: boolean }[] | null;
  /** Of a consolidated report: which of its units changed their names in the period, in words. */
  renamed: readonly string[];
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

/** Of a column that is left out because it would be 0 everywhere, 0. */
export function cellOf({ columns }: NarrativeTable, cells: Readonly<Record<string, Cell>>, key: string): Cell {
  if (key in cells) return cells[key] ?? null;
  return columns.some((column) => column.key === key && column.hiddenWhenZero) ? 0 : null;
}

export function columnsOf(definition: AnyReport, { columns, period }: ReportTable): NarrativeColumn[] {
  return definition.columns.map((column) => ({
    key: column.key, number: column.number, path: headPathOn(column, period.to), hiddenWhenZero: column.hiddenWhenZero,
    mayBeEmpty: columns.find(({ key }) => key === column.key)?.kind === 'rate',
  }));
}

/** Of a table that no definition is behind. */
export function plainColumns({ columns }: ReportTable): NarrativeColumn[] {
  return columns.map(({ key, number, path }) => ({ key, number, path, hiddenWhenZero: false, mayBeEmpty: true }));
}

/** The number of a row and its name are the first two. */
export const FIRST_COLUMN = 3;
