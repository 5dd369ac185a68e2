import { addNumbers, type Column, type DossierName, type DossierSelector, numbersOf, REPORT_DEFINITIONS, sumOf } from '#libs/reporting';
import type { CountedRow, FinishedRun } from './run.js';

/** One number of a table: which row it is on, and which dossiers it counts. */
export interface Cell {
  /** Null: the total, over all rows. */
  row: CountedRow | null;
  column: Column<DossierName, DossierSelector>;
  selector: DossierSelector;
  /** How many dossiers it counted. */
  count: number;
}

/** `row` is a row's position or 'total'; undefined when the table has no such cell. */
export function findCell({ definition, outcome }: FinishedRun, row: string, columnKey: string): Cell | undefined {
  const column = REPORT_DEFINITIONS[definition].columns.find(({ key }) => key === columnKey);
  const found = row === 'total' ? null : outcome.rows.find(({ position }) => String(position) === row);
  if (!column || found === undefined) return undefined;
  const names = namesOf(column);
  const numbers = addNumbers((found ? [found] : outcome.rows).map(({ base }) => numbersOf(base)), names);
  return { row: found, column, selector: column.drill, count: sumOf(names, numbers) ?? 0 };
}

/** What is added up in a column; of a rate, above the line. */
function namesOf({ value }: Cell['column']): readonly DossierName[] {
  return 'sum' in value ? value.sum : value.percentOf;
}
