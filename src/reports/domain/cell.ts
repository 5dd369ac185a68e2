import {
  type BaseMeasures, type BaseName, type Column, REPORT_DEFINITIONS, type ReportDefinition, type Selector, addBases, baseValue,
} from '#libs/reporting';
import type { CountedRow, FinishedRun } from './run.js';

/** One number of a table: which row it is on, and which dossiers it counts. */
export interface Cell {
  /** Null: the total, over all rows. */
  row: CountedRow | null;
  column: Column;
  selector: Selector;
  /** How many dossiers it counted. */
  count: number;
}

/** `row` is a row's position or 'total'; undefined when the table has no such cell. */
export function findCell({ definition, outcome }: FinishedRun, row: string, columnKey: string): Cell | undefined {
  const column = REPORT_DEFINITIONS[definition].columns.find(({ key }) => key === columnKey);
  const found = row === 'total' ? null : outcome.rows.find(({ position }) => String(position) === row);
  if (!column || found === undefined) return undefined;
  const base = found ? found.base : addBases(outcome.rows.map((each) => each.base));
  return { row: found, column, selector: column.drill, count: countedBy(column, base) };
}

/** How many dossiers a column counts; of a rate, those above the line. */
function countedBy({ value }: ReportDefinition['columns'][number], base: BaseMeasures): number {
  const names: readonly BaseName[] = 'sum' in value ? value.sum : value.percentOf;
  return names.reduce((sum, name) => sum + baseValue(base, name), 0);
}
