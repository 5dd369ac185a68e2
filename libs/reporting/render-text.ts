import { BoxCanvas, textWidth } from './box-canvas.js';
import type { Cell, ReportTable, TableRow } from './compute.js';
import { wrapText } from './wrap-text.js';

export interface TextHeading {
  /** Đơn vị báo cáo. */
  reportingUnit?: string;
  /** Đơn vị nhận báo cáo. */
  receivingUnit?: string;
}

interface Leaf {
  path: readonly string[];
  number: string | null;
  numeric: boolean;
  width: number;
}

/** A head over columns first..last, from its own level down to `toLevel`. */
interface HeadCell {
  first: number;
  last: number;
  fromLevel: number;
  toLevel: number;
  text: string;
}

const WIDEST_NAME = 40;
const COMFORTABLE_HEAD = 10;
/** Border and two spaces. */
const GAP = 3;

/**
 * The table for a terminal: merged heads in boxes, numbers to the right with a decimal comma, footnotes below, and any check that failed in
 * plain sight.
 * @example renderText(computeReport(R1, lines, presetPeriod('year', 2021)), { reportingUnit: 'UBND xã Dương Hà' })
 */
export function renderText(table: ReportTable, heading: TextHeading = {}): string {
  const rows = [...table.rows, table.total].map((row) => textsOf(table, row));
  const leaves = measuredLeaves(table, rows);
  const canvas = new BoxCanvas();
  const lefts = leaves.reduce<number[]>((edges, leaf) => [...edges, (edges.at(-1) ?? 0) + leaf.width + GAP], [0]);
  let top = drawHeads(canvas, leaves, lefts);
  if (leaves.some((leaf) => leaf.number)) {
    top = drawRows(canvas, leaves, lefts, top, [leaves.map((leaf) => leaf.number ?? '')]);
  }
  top = drawRows(canvas, leaves, lefts, top, rows.slice(0, -1));
  drawRows(canvas, leaves, lefts, top, rows.slice(-1));
  return [...headLines(table, heading), '', canvas.toString(), ...noteLines(table), ''].join('\n');
}

function headLines(table: ReportTable, heading: TextHeading): string[] {
  const lines = [table.title, `Kỳ báo cáo: ${table.period.label}`];
  if (heading.reportingUnit) lines.push(`Đơn vị báo cáo: ${heading.reportingUnit}`);
  if (heading.receivingUnit) lines.push(`Đơn vị nhận báo cáo: ${heading.receivingUnit}`);
  return [...lines, `Đơn vị tính: ${table.unitNoun}`].map((line) => line.normalize('NFC'));
}

function noteLines(table: ReportTable): string[] {
  const failures = table.checks.map(
    ({ row, identity, left, right, relation }) => `  ! ${row}: ${identity}: ${left} ${relation ?? '≠'} ${right}`,
  );
  const alarm = failures.length > 0 ? ['SỐ LIỆU KHÔNG KHỚP:', ...failures] : [];
  const notes = table.footnotes.length > 0 ? ['Ghi chú:', ...table.footnotes.map((note) => `  - ${note}`)] : [];
  return [...alarm, ...notes];
}

function textsOf(table: ReportTable, row: TableRow): string[] {
  const cells = table.columns.map((column) => written(row.cells[column.key] ?? null));
  return [row.position === null ? '' : String(row.position), row.name, ...cells];
}

function written(cell: Cell): string {
  return cell === null ? '' : String(cell).replace('.', ',');
}

function measuredLeaves(table: ReportTable, rows: string[][]): Leaf[] {
  const heads = [
    ...table.rowHeads.map((head, index) => ({ ...head, numeric: index === 0 })),
    ...table.columns.map((column) => ({ path: column.path, number: column.number, numeric: true })),
  ];
  const leaves = heads.map((head, index) => {
    const own = head.path.at(-1) ?? '';
    const widest = Math.max(...rows.map((row) => textWidth(row[index] ?? '')), textWidth(head.number ?? ''));
    const headWidth = Math.max(...own.split(' ').map(textWidth), Math.min(textWidth(own), COMFORTABLE_HEAD));
    return { ...head, width: Math.max(Math.min(widest, index === 1 ? WIDEST_NAME : widest), headWidth) };
  });
  widenForMergedHeads(leaves);
  return leaves;
}

/** A merged head needs room for its longest word over the columns that it spans. */
function widenForMergedHeads(leaves: Leaf[]): void {
  for (const cell of headCells(leaves)) {
    const span = leaves.slice(cell.first, cell.last + 1);
    const room = span.reduce((sum, leaf) => sum + leaf.width + GAP, -GAP);
    const missing = Math.max(...cell.text.split(' ').map(textWidth)) - room;
    const last = span.at(-1);
    if (missing > 0 && last) last.width += missing;
  }
}

function headCells(leaves: readonly Leaf[]): HeadCell[] {
  const levels = Math.max(...leaves.map((leaf) => leaf.path.length));
  const cells: HeadCell[] = [];
  for (let level = 0; level < levels; level += 1) {
    let open: HeadCell | null = null;
    leaves.forEach((leaf, index) => {
      const text = leaf.path[level];
      const isLeaf = level === leaf.path.length - 1;
      const before = leaves[index - 1];
      const merges = open && !isLeaf && before && sharesPath(before, leaf, level);
      if (open && merges) {
        open.last = index;
        return;
      }
      open = null;
      if (text === undefined) return;
      const cell = { first: index, last: index, fromLevel: level, toLevel: isLeaf ? levels - 1 : level, text };
      cells.push(cell);
      if (!isLeaf) open = cell;
    });
  }
  return cells;
}

function sharesPath(a: Leaf, b: Leaf, level: number): boolean {
  for (let i = 0; i <= level; i += 1) if (a.path[i] !== b.path[i]) return false;
  return true;
}

/** @returns the line on which the next row's upper border lies. */
function drawHeads(canvas: BoxCanvas, leaves: readonly Leaf[], lefts: readonly number[]): number {
  const ordered = headCells(leaves).sort((a, b) => a.toLevel - b.toLevel);
  const cells = ordered.map((cell) => {
    const room = (lefts[cell.last + 1] ?? 0) - (lefts[cell.first] ?? 0) - GAP;
    return { ...cell, room, lines: wrapText(cell.text, room) };
  });
  const heights: number[] = [];
  for (const cell of cells) {
    // Levels above the last one that it spans already give it their lines and the borders between.
    let given = 0;
    for (let level = cell.fromLevel; level < cell.toLevel; level += 1) given += (heights[level] ?? 0) + 1;
    heights[cell.toLevel] = Math.max(heights[cell.toLevel] ?? 1, cell.lines.length - given);
  }
  const tops = heights.reduce<number[]>((edges, height) => [...edges, (edges.at(-1) ?? 0) + height + 1], [0]);
  for (const cell of cells) {
    const box = {
      left: lefts[cell.first] ?? 0,
      right: lefts[cell.last + 1] ?? 0,
      top: tops[cell.fromLevel] ?? 0,
      bottom: tops[cell.toLevel + 1] ?? 0,
    };
    canvas.box(box);
    const above = Math.floor((box.bottom - box.top - 1 - cell.lines.length) / 2);
    cell.lines.forEach((line, index) => canvas.text(box.left + 2, box.top + 1 + above + index, centred(line, cell.room)));
  }
  return tops.at(-1) ?? 0;
}

/** Rows without lines between them, in one box per column. */
function drawRows(canvas: BoxCanvas, leaves: readonly Leaf[], lefts: readonly number[], top: number, rows: readonly string[][]): number {
  if (rows.length === 0) return top;
  let y = top + 1;
  for (const texts of rows) {
    const blocks = leaves.map((leaf, index) => wrapText(texts[index] ?? '', leaf.width));
    leaves.forEach((leaf, index) => {
      (blocks[index] ?? []).forEach((line, lineIndex) => {
        const indent = leaf.numeric ? leaf.width - textWidth(line) : 0;
        canvas.text((lefts[index] ?? 0) + 2 + indent, y + lineIndex, line);
      });
    });
    y += Math.max(...blocks.map((lines) => lines.length));
  }
  leaves.forEach((_, index) => canvas.box({ left: lefts[index] ?? 0, right: lefts[index + 1] ?? 0, top, bottom: y }));
  return y;
}

function centred(text: string, width: number): string {
  return ' '.repeat(Math.max(0, Math.floor((width - textWidth(text)) / 2))) + text;
}
