import {
  AlignmentType, BorderStyle, Document, Footer, type IBorderOptions, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableRow as DocxRow, TextRun, VerticalAlignTable, WidthType,
} from 'docx';
import type { ReportTable, TableRow } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import { headCells } from '../domain/head-cells.js';
import { letterheadOf, noteLinesOf, type PaperHeading, type PaperLine, type PaperPair, SIGNATURES, titleLinesOf } from '../domain/paper-words.js';

/** Twentieths of a point: A4 across, 2 cm at the left to bind, 1.5 cm elsewhere. */
const PAGE = { width: 11906, height: 16838 };
const MARGIN = { left: 1134, right: 850, top: 850, bottom: 850 };
const ACROSS = PAGE.height - MARGIN.left - MARGIN.right;
const NUMBER_WIDTH = 620;
const SPACE_TO_SIGN = 1400;

const FONT = 'Times New Roman';
/** Half points. */
const SIZE = 24;
/** Where many columns share the page. */
const SMALL = 20;
const MANY_COLUMNS = 11;
const RED = 'C00000';
const LINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
const CELL_MARGINS = { top: 40, bottom: 40, left: 70, right: 70 };

type At = NonNullable<PaperLine['at']>;

/** The table as a Word document, A4 across: to be edited, signed and sent, as the printed form is laid out. */
export function renderDocument(table: ReportTable, heading: PaperHeading): Promise<Buffer> {
  const document = new Document({
    creator: heading.unitName,
    title: `${table.title}. ${table.period.label}`,
    styles: { default: { document: { run: { font: FONT, size: SIZE, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: { page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: MARGIN } },
        footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ children: ['Trang ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES] })] })] }) },
        children: [
          pairs(letterheadOf(heading), [2, 3]),
          new Paragraph({ children: [] }),
          ...titleLinesOf(table, heading).map((line) => paragraph(line)),
          new FigureGrid(table).build(),
          new Paragraph({ children: [] }),
          ...noteLinesOf(table, heading).map((line) => paragraph(line)),
          new Paragraph({ children: [] }),
          pairs(SIGNATURES, [1, 1], SPACE_TO_SIGN),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** The table itself: merged heads that come back on every page, the form's column numbers, rows that are not torn apart. */
class FigureGrid {
  readonly #widths: number[];
  readonly #size: number;

  constructor(private readonly table: ReportTable) {
    const count = table.columns.length;
    const nameShare = count > MANY_COLUMNS ? 0.16 : 0.24;
    const nameWidth = Math.round(ACROSS * nameShare);
    this.#widths = [NUMBER_WIDTH, nameWidth, ...table.columns.map(() => Math.floor((ACROSS - NUMBER_WIDTH - nameWidth) / count))];
    this.#size = count > MANY_COLUMNS ? SMALL : SIZE;
  }

  build(): Table {
    return new Table({
      width: { size: this.#widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: this.#widths,
      layout: 'fixed',
      rows: [...this.heads(), ...this.numbers(), ...this.table.rows.map((row) => this.row(row)), this.row(this.table.total)],
    });
  }

  private heads(): DocxRow[] {
    const { rowHeads, columns } = this.table;
    const cells = headCells([...rowHeads, ...columns].map(({ path }) => path));
    const levels = Math.max(...cells.map(({ toLevel }) => toLevel)) + 1;
    return Array.from({ length: levels }, (_, level) => {
      const here = cells.filter(({ fromLevel }) => fromLevel === level).sort((a, b) => a.first - b.first);
      return this.lineOf(here.map(({ first, last, toLevel, text }) =>
        this.cell({ text, bold: true, at: 'center' }, { first, last, rowSpan: toLevel - level + 1 })), true);
    });
  }

  private numbers(): DocxRow[] {
    const leaves = [...this.table.rowHeads, ...this.table.columns];
    if (leaves.every(({ number }) => number === null)) return [];
    return [this.lineOf(leaves.map(({ number }, index) => this.cell({ text: number ?? '', italic: true, at: 'center' }, { first: index })), true)];
  }

  private row({ position, name, cells }: TableRow): DocxRow {
    const bold = position === null;
    return this.lineOf([
      this.cell({ text: position === null ? '' : String(position), bold, at: 'center' }, { first: 0 }),
      this.cell({ text: name, bold }, { first: 1 }),
      ...this.table.columns.map(({ key }, index) => {
        const value = cells[key] ?? null;
        return this.cell({ text: value === null ? '' : formatNumber(value), bold, at: 'right' }, { first: index + 2 });
      }),
    ]);
  }

  private lineOf(children: TableCell[], tableHeader = false): DocxRow {
    return new DocxRow({ children, cantSplit: true, tableHeader });
  }

  private cell(line: PaperLine, { first, last = first, rowSpan = 1 }: { first: number; last?: number; rowSpan?: number }): TableCell {
    const size = this.#widths.slice(first, last + 1).reduce((sum, width) => sum + width, 0);
    return new TableCell({
      children: [paragraph(line, this.#size)],
      columnSpan: last - first + 1,
      rowSpan,
      width: { size, type: WidthType.DXA },
      borders: BORDERS,
      margins: CELL_MARGINS,
      verticalAlign: VerticalAlignTable.CENTER,
    });
  }
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

function paragraph({ text, bold, italic, underline, size, at = 'left', alarm }: PaperLine, runSize = SIZE, { after = 0, keepNext = false } = {}): Paragraph {
  const run = new TextRun({
    text, font: FONT, size: size === undefined ? runSize : size * 2, ...(bold && { bold }), ...(italic && { italics: true }), ...(underline && { underline: {} }), ...(alarm && { color: RED }),
  });
  return new Paragraph({ alignment: ALIGNED[at], spacing: { after }, keepNext, children: [run] });
}
