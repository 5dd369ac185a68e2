import { XmlError } from './xml-events.js';

/** A merged range; rows from 1, columns from 0. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `BC12` → row 12, column 54 (from 0). */
export function parseReference(reference: string): { row: number; column: number } {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference);
  if (!match) throw new XmlError(`bad cell reference ${reference.slice(0, 20)}`);
  const [, letters = '', digits] = match;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits), column: column - 1 };
}

export function parseRange(reference: string): MergedRange {
  const [from = '', to = from] = reference.split(':');
  const start = parseReference(from);
  const end = parseReference(to);
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

/** Gives every cell of a merged range the value of its top left cell. Rows are to be passed in order. */
export class MergeFiller {
  private readonly waiting: MergedRange[];
  private active: { range: MergedRange; value: string }[] = [];

  constructor(ranges: readonly MergedRange[]) {
    // Taken from the end as rows come by.
    this.waiting = [...ranges].sort((a, b) => b.top - a.top);
  }

  fill(row: number, cells: string[]): void {
    this.active = this.active.filter(({ range }) => range.bottom >= row);
    for (let next = this.waiting.at(-1); next && next.top <= row; next = this.waiting.at(-1)) {
      this.waiting.pop();
      if (next.bottom >= row) this.active.push({ range: next, value: next.top === row ? (cells[next.left] ?? '') : '' });
    }
    for (const { range, value } of this.active) {
      if (value === '') continue;
      for (let column = range.left; column <= range.right; column++) cells[column] = value;
    }
  }
}
