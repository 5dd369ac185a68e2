import { searchKey } from '#libs/vietnamese';
import { LAYOUTS, type LayoutColumn, type LayoutId } from './layouts.js';

/** Rows of cells as they were read, whatever stood around the table on its sheet. */
export type TextRows = readonly (readonly string[])[];

export interface Heads {
  layout: LayoutId;
  /** Index of the row behind the heads. */
  dataFrom: number;
  position: number | null;
  name: number;
  /** Columns that were found, and where. */
  columns: { column: LayoutColumn; at: number; head: string }[];
  missing: LayoutColumn[];
}

const DEEPEST_HEAD = 3;
/** Letterhead and title stand above the table. */
const LOWEST_HEAD = 30;
const KNOWN_FROM = 0.5;
const POSITION = /^(s?tt|so tt|so thu tu|position)$/;
const NAME = /linh vuc|^don vi$|^name$|^field$/;
const INDICATOR = /^(chi tieu|noi dung|indicator|name)/;
const YEAR = /^(nam )?(19|20)\d\d( |$)/;

/** Finds the heads of a layout in the first rows; null when it is none of them. */
export function readHeads(rows: TextRows): Heads | null {
  let best: { heads: Heads; share: number } | null = null;
  for (let top = 0; top < Math.min(rows.length, LOWEST_HEAD); top += 1) {
    for (let depth = 1; depth <= DEEPEST_HEAD; depth += 1) {
      const paths = headPaths(rows.slice(top, top + depth));
      for (const found of [...fixedHeads(paths), yearHeads(paths)]) {
        if (!found || found.share < KNOWN_FROM || (best && best.share >= found.share)) continue;
        best = { share: found.share, heads: { ...found.heads, dataFrom: behindNumbers(rows, top + depth) } };
      }
    }
  }
  return best?.heads ?? null;
}

interface Found {
  heads: Omit<Heads, 'dataFrom'>;
  /** Of the columns that the layout must have. */
  share: number;
}

function fixedHeads(paths: readonly string[][]): Found[] {
  const keys = paths.map((path) => searchKey(path.join(' ')));
  const name = keys.findIndex((key) => NAME.test(key));
  if (name === -1) return [];
  return (['R2', 'R1', 'R3'] as const).map((id) => {
    const { columns } = LAYOUTS[id];
    const found = columns.flatMap((column) => {
      const at = keys.findIndex((key, index) => index !== name && column.head.test(key));
      return at === -1 ? [] : [{ column, at, head: paths[at]?.join(' - ') ?? '' }];
    });
    const missing = columns.filter((column) => !column.optional && !found.some((each) => each.column === column));
    const needed = columns.filter((column) => !column.optional).length;
    return { heads: { layout: id, ...rowHeads(keys, name), columns: found, missing }, share: (needed - missing.length) / needed };
  });
}

/** A column per year. */
function yearHeads(paths: readonly string[][]): Found | null {
  const keys = paths.map((path) => searchKey(path.join(' ')));
  const name = keys.findIndex((key) => INDICATOR.test(key));
  const years = keys.flatMap((key, at) => {
    const head = paths[at]?.join(' ') ?? '';
    return YEAR.test(key) ? [{ at, head, column: { key: key.replace(/^nam /, '').replace(/ /g, '_'), name: head, kind: 'count' as const, head: YEAR } }] : [];
  });
  if (name === -1 || years.length === 0) return null;
  return { heads: { layout: 'R7', ...rowHeads(keys, name), columns: years, missing: [] }, share: 1 };
}

function rowHeads(keys: readonly string[], name: number): { position: number | null; name: number } {
  const position = keys.findIndex((key) => POSITION.test(key));
  return { position: position === -1 ? null : position, name };
}

/** Each column's heads from the top; an empty cell above a head belongs to the merged head on its left. */
function headPaths(rows: TextRows): string[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const filled = rows.map((row, level) => {
    let merged = '';
    return Array.from({ length: width }, (_, at) => {
      const own = (row[at] ?? '').trim();
      if (own !== '') merged = own;
      const below = rows.slice(level + 1).some((lower) => (lower[at] ?? '').trim() !== '');
      return own === '' && below ? merged : own;
    });
  });
  return Array.from({ length: width }, (_, at) => {
    const path = filled.map((row) => row[at] ?? '').filter((text) => text !== '');
    return path.filter((text, level) => text !== path[level - 1]);
  });
}

/** The printed numbers of columns, '(1)', '(2)', are no data. */
function behindNumbers(rows: TextRows, from: number): number {
  const cells = (rows[from] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
  const numbered = cells.length > 2 && cells.every((cell) => /^(\(\d+\)(=.*)?|\(?[A-Z]\)?)$/.test(cell));
  return numbered ? from + 1 : from;
}
