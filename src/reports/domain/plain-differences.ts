import { numberIn, type PlainCell, type PlainColumn, type PlainRow, plainText, type PlainTable } from './plain-table.js';

/** A cell that is not what it was, in the words of the table. */
export interface PlainDifference {
  row: string;
  name: string;
  column: string;
  head: string;
  before: string;
  after: string;
}

/** What a table says otherwise than it did. */
export interface PlainChanges {
  differences: PlainDifference[];
  /** Rows that were not there; of R10 the codes of their dossiers. */
  came: { row: string; name: string }[];
  /** Rows that are there no more. */
  went: { row: string; name: string }[];
}

/** Undefined: there is no such column. */
type Found = PlainCell | undefined;

/** A row's number in the list is nothing of its own. */
const PLACE = 'position';

/** Row by row and column by column, both found by their keys; a column that one side lacks says nothing there. */
export function plainChanges(before: PlainTable, after: PlainTable): PlainChanges {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const columns = new Map([...before.columns, ...after.columns].map((column) => [column.key, column]));
  columns.delete(PLACE);
  const differences = [...old].flatMap(([key, row]) => {
    const same = now.get(key);
    if (!same) return [];
    return [...columns.values()].flatMap((column) => differenceIn(column, { key, name: nameIn(after, same) }, cellIn(before, row, column), cellIn(after, same, column)));
  });
  return {
    differences,
    came: [...now].flatMap(([row, is]) => (old.has(row) ? [] : [{ row, name: nameIn(after, is) }])),
    went: [...old].flatMap(([row, was]) => (now.has(row) ? [] : [{ row, name: nameIn(before, was) }])),
  };
}

function differenceIn({ key: column, path }: PlainColumn, { key: row, name }: { key: string; name: string }, was: Found, is: Found): PlainDifference[] {
  return isSame(was, is) ? [] : [{ row, name, column, head: path.join(' - '), before: plainText(was ?? null), after: plainText(is ?? null) }];
}

/** Numbers to their last digit, marks with them; a column left out for being all zero counts as zeros. */
function isSame(was: Found, is: Found): boolean {
  if (was === undefined || is === undefined) return typeof (was ?? is) !== 'string' && (numberIn(was ?? is ?? null) ?? 0) === 0;
  return plainText(was) === plainText(is) && numberIn(was) === numberIn(is);
}

function rowsOf({ rows }: PlainTable): Map<string, PlainRow> {
  return new Map(rows.map((row) => [row.key, row]));
}

function cellIn({ columns }: PlainTable, { cells }: PlainRow, { key }: PlainColumn): Found {
  const index = columns.findIndex((column) => column.key === key);
  return index < 0 ? undefined : (cells[index] ?? null);
}

/** What the row is called: the first words in it, and of a list its code. */
function nameIn({ columns }: PlainTable, { cells }: PlainRow): string {
  const index = columns.findIndex(({ key, at }) => key !== PLACE && at === 'left');
  return plainText(cells[index] ?? null);
}
