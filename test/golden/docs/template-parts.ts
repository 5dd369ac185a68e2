import {
  AlignmentType, BorderStyle, HeadingLevel, Paragraph, type ParagraphChild, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType,
} from 'docx';

export const FONT = 'Times New Roman';
export const BODY = 28;
const SMALL = 18;
/** Nghị định 30/2020/NĐ-CP, phụ lục I: 2 cm above and below, 3 cm at the left, 1.5 cm at the right. */
export const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 850 };
export const PAGE = { width: 11906, height: 16838 };
export const NARROW = PAGE.width - MARGIN.left - MARGIN.right;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const ALL = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const NOTHING = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };

export interface Look {
  bold?: boolean;
  italics?: boolean;
  size?: number;
  at?: 'left' | 'center' | 'right' | 'both';
  color?: string;
  indent?: boolean;
  /** On the page of what follows. */
  keepNext?: boolean;
  /** Holds a picture, whose height no line spacing bounds. */
  picture?: boolean;
}

const PLACED = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, both: AlignmentType.JUSTIFIED };

/** What stands in square brackets is for the unit to write, and marked so. */
function runs(text: string, { bold = false, italics = false, size = BODY, color }: Look): ParagraphChild[] {
  return text.split(/(\[\[.*?\]\])/).filter((part) => part !== '').map((part) => {
    const blank = part.startsWith('[[');
    return new TextRun({ text: blank ? part.slice(1, -1) : part, bold, italics: italics || blank, size, font: FONT, ...(color && { color }), ...(blank && { highlight: 'yellow' as const }) });
  });
}

export function line(text: string, look: Look = {}): Paragraph {
  const { at = 'both', indent = true, keepNext = false, picture = false } = look;
  return new Paragraph({ alignment: PLACED[at], keepNext, spacing: { before: 60, after: 60, ...(!picture && { line: 300 }) }, ...(indent && at === 'both' && { indent: { firstLine: 567 } }), children: runs(text, look) });
}

/** Kept with what follows when it is so, else gone without leaving an empty line. */
export const when = (tag: string, text: string, look: Look = {}): Paragraph => line(`{#${tag} [loopOver: "paragraph"]}${text}{/${tag}}`, look);

export function heading(text: string, level: 1 | 2): Paragraph {
  const look = { bold: true };
  return new Paragraph({ heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 160, after: 60 }, indent: { firstLine: 567 }, children: runs(text, { ...look, color: '000000' }) });
}

export type CellText = { text: string; across?: number; down?: number };

/** A row of a grid: plain text, or a head that spans. */
export function row(cells: readonly (string | CellText)[], widths: readonly number[], { head = false, bold = head, size = SMALL, words = [1] }: { head?: boolean; bold?: boolean; size?: number; words?: readonly number[] } = {}): TableRow {
  let at = 0;
  return new TableRow({
    cantSplit: true,
    tableHeader: head,
    children: cells.map((each) => {
      const { text, across = 1, down = 1 } = typeof each === 'string' ? { text: each } : each;
      const column = at;
      at += across;
      const width = widths.slice(column, column + across).reduce((sum, one) => sum + one, 0);
      const place = head || column === 0 ? 'center' : words.includes(column) ? 'left' : 'right';
      return new TableCell({
        columnSpan: across, rowSpan: down, borders: ALL, verticalAlign: VerticalAlignTable.CENTER, width: { size: width, type: WidthType.DXA }, margins: { left: 40, right: 40, top: 20, bottom: 20 },
        // A cell that stays empty is no higher than the others.
        children: [new Paragraph({ alignment: PLACED[place], run: { size }, children: runs(text, { bold, size }) })],
      });
    }),
  });
}

export function grid(widths: readonly number[], rows: TableRow[]): Table {
  return new Table({ width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA }, columnWidths: [...widths], layout: 'fixed', rows });
}

export function halves(lines: readonly (readonly [string, Look, string, Look])[]): Table {
  const widths = [Math.round(NARROW * 0.39), Math.round(NARROW * 0.61)];
  return new Table({
    width: { size: NARROW, type: WidthType.DXA }, columnWidths: widths, layout: 'fixed', borders: NOTHING,
    rows: lines.map(([left, leftLook, right, rightLook]) => new TableRow({
      children: [[left, leftLook], [right, rightLook]].map(([text, look], index) => new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA }, borders: NOTHING,
        children: [new Paragraph({ alignment: PLACED[(look as Look).at ?? 'center'], children: runs(text as string, { size: 26, ...(look as Look) }) })],
      })),
    })),
  });
}
