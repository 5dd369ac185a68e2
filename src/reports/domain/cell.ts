import { addNumbers, type Column, type DossierSelector, numbersOf, type RecordDrill, REPORT_DEFINITIONS, sumOf } from '#libs/reporting';
import type { CountedRow, CountedTable } from './run.js';

/** One number of a table: which row it is on, and what it counts. */
export interface Cell {
  /** Null: the total, over all rows. */
  row: CountedRow | null;
  column: Column<string, DossierSelector | RecordDrill>;
  /** How much it counted: dossiers, procedures, days. */
  count: number;
}

/** `row` is a row's position or 'total'; undefined when the table has no such cell. */
export function findCell({ definition, outcome }: CountedTable, row: string, columnKey: string): Cell | undefined {
  const column = (REPORT_DEFINITIONS[definition].columns as readonly Cell['column'][]).find(({ key }) => key === columnKey);
  const found = row === 'total' ? null : outcome.rows.find(({ position }) => String(position) === row);
  if (!column || found === undefined) return undefined;
  const names = namesOf(column);
  const numbers = addNumbers((found ? [found] : outcome.rows).map(({ base }) => numbersOf(base)), names);
  return { row: found, column, count: sumOf(names, numbers) ?? 0 };
}

/** What is added up in a column: of a rate, above the line; of an average, what it is the average of. */
export function namesOf({ value }: Cell['column']): readonly string[] {
  if ('sum' in value) return value.sum;
  return value.scale === 1 ? value.over : value.percentOf;
}
