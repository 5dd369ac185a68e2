import type { PaperHeading, PaperLine } from '../domain/paper-words.js';
import { plainText, type PlainTable } from '../domain/plain-table.js';
import { linesAbove, linesBelow } from '../domain/plain-words.js';
import { ACROSS, SIZE, SMALL, wordGrid, wordPaper } from './word-parts.js';

/** From so many columns on, letters are as small: days must not break. */
const SMALLEST = 18;
const SIZES = [[11, SMALLEST], [8, SMALL], [0, SIZE]] as const;

/** As a Word document, A4 across: the columns share the page as they share the sheet. */
export function renderPlainDocument(table: PlainTable, heading: PaperHeading): Promise<Buffer> {
  const { title, columns, rows } = table;
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  return wordPaper(heading, {
    title,
    above: linesAbove(table, heading),
    grid: wordGrid({
      leaves: columns.map(({ path }) => ({ path, number: null })),
      widths: columns.map(({ width }) => Math.floor((ACROSS * width) / whole)),
      size: SIZES.find(([from]) => columns.length >= from)?.[1] ?? SIZE,
      rows: rows.map(({ cells, strong = false }) => columns.map(({ at }, index): PaperLine => ({ text: plainText(cells[index] ?? null), at, bold: strong }))),
    }),
    below: linesBelow(table, heading),
  });
}
