import {
  AlignmentType, BorderStyle, Document, type FileChild, Footer, type IBorderOptions, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableRow as DocxRow, TextRun, VerticalAlignTable, WidthType,
} from 'docx';
import type { HeadPath } from '#libs/reporting';
import { headCells } from '../domain/head-cells.js';
import { letterheadOf, type PaperHeading, type PaperLine, type PaperPair, SIGNATURES } from '../domain/paper-words.js';

/** Twentieths of a point: A4 across, 2 cm at the left to bind, 1.5 cm elsewhere. */
const PAGE = { width: 11906, height: 16838 };
const MARGIN = { left: 1134, right: 850, top: 850, bottom: 850 };
export const ACROSS = PAGE.height - MARGIN.left - MARGIN.right;
const SPACE_TO_SIGN = 1150;

const FONT = 'Times New Roman';
/** Half points. */
export const SIZE = 24;
/** Where many columns share the page. */
export const SMALL = 21;
const NOTE_SIZE = 22;
const GAP_SIZE = 12;
const NOTES_KEPT = 2;
const RED = 'C00000';
const LINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
export const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
const CELL_MARGINS = { top: 30, bottom: 30, left: 70, right: 70 };

type At = NonNullable<PaperLine['at']>;

/** What stands between letterhead and signatures. */
export interface WordBody {
  title: string;
  above: readonly PaperLine[];
  grid: Table;
  below: readonly PaperLine[];
  /** Behind the signatures. */
  after?: readonly FileChild[];
}

/** A paper A4 across: to be edited, signed and sent. */
export function wordPaper(heading: PaperHeading, { title, above, grid, below, after = [] }: WordBody): Promise<Buffer> {
  const document = new Document({
    creator: heading.unitName,
    title,
    styles: { default: { document: { run: { font: FONT, size: SIZE, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: { page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: MARGIN } },
        footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ children: ['Trang ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES] })] })] }) },
        children: [
          pairs(letterheadOf(heading), [2, 3]),
          gap(),
          ...above.map((line) => paragraph(line)),
          grid,
          gap(),
          // Signatures never stand on a page of their own.
          ...below.map((line, index) => paragraph(line, NOTE_SIZE, { keepNext: index >= below.length - NOTES_KEPT })),
          gap(true),
          pairs(SIGNATURES, [1, 1], SPACE_TO_SIGN),
          ...after,
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

export interface WordGridOrder {
  leaves: readonly { path: HeadPath; number: string | null }[];
  /** One per leaf. */
  widths: readonly number[];
  /** Half points. */
  size: number;
  rows: readonly (readonly PaperLine[])[];
}

/** Merged heads that come back on every page, the form's column numbers, rows that are not torn apart. */
export function wordGrid({ leaves, widths, size, rows }: WordGridOrder): Table {
  const cell = (line: PaperLine, { first, last = first, rowSpan = 1 }: { first: number; last?: number; rowSpan?: number }): TableCell =>
    new TableCell({
      children: [paragraph(line, size)],
      columnSpan: last - first + 1,
      rowSpan,
      width: { size: sum(widths.slice(first, last + 1)), type: WidthType.DXA },
      borders: BORDERS,
      margins: CELL_MARGINS,
      verticalAlign: VerticalAlignTable.CENTER,
    });
  const heads = headCells(leaves.map(({ path }) => path));
  const levels = Math.max(...heads.map(({ toLevel }) => toLevel)) + 1;
  const headRows = Array.from({ length: levels }, (_, level) => {
    const here = heads.filter(({ fromLevel }) => fromLevel === level).sort((a, b) => a.first - b.first);
    return here.map(({ first, last, toLevel, text }) => cell({ text, bold: true, at: 'center' }, { first, last, rowSpan: toLevel - level + 1 }));
  });
  const numbers = leaves.every(({ number }) => number === null) ? [] : [leaves.map(({ number }, first) => cell({ text: number ?? '', italic: true, at: 'center' }, { first }))];
  return new Table({
    width: { size: sum(widths), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: 'fixed',
    rows: [
      ...[...headRows, ...numbers].map((children) => new DocxRow({ children, cantSplit: true, tableHeader: true })),
      ...rows.map((lines) => new DocxRow({ children: lines.map((line, first) => cell(line, { first })), cantSplit: true })),
    ],
  });
}

/** Lines of two halves beside each other, without borders. @param room below the last, to sign */
function pairs(lines: readonly PaperPair[], [left, right]: readonly [number, number], room = 0): Table {
  const widths = [left, right].map((share) => Math.round((ACROSS * share) / (left + right)));
  return new Table({
    width: { size: ACROSS, type: WidthType.DXA },
    columnWidths: widths,
    layout: 'fixed',
    borders: NO_BORDERS,
    rows: lines.map((pair, index) => new DocxRow({
      cantSplit: true,
      children: pair.map((line, half) => new TableCell({
        children: [paragraph({ ...line, at: 'center' }, SIZE, { after: index === lines.length - 1 ? room : 0, keepNext: index < lines.length - 1 })],
        width: { size: widths[half] ?? 0, type: WidthType.DXA },
        borders: NO_BORDERS,
      })),
    })),
  });
}

const ALIGNED: Readonly<Record<At, (typeof AlignmentType)[keyof typeof AlignmentType]>> = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

export function paragraph({ text, bold, italic, underline, size, at = 'left', alarm }: PaperLine, runSize = SIZE, { after = 0, keepNext = false } = {}): Paragraph {
  const height = size === undefined ? runSize : size * 2;
  const run = new TextRun({
    text, font: FONT, size: height, ...(bold && { bold }), ...(italic && { italics: true }), ...(underline && { underline: {} }), ...(alarm && { color: RED }),
  });
  // A line without text is as high as its mark.
  return new Paragraph({ alignment: ALIGNED[at], spacing: { after }, keepNext, run: { size: height }, children: [run] });
}

function gap(keepNext = false): Paragraph {
  return new Paragraph({ keepNext, run: { size: GAP_SIZE }, children: [] });
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
