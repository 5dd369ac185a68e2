import { type FileChild, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx';
import type { FigureChart } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import { chartMark } from './word-charts.js';
import { ACROSS, NO_BORDERS, paragraph, wordGrid } from './word-parts.js';

/** Centimetres. */
export const CHART_WIDTH = 15;
const TWIPS_OF_CM = 567;
const NUMBERS = ACROSS - Math.round((CHART_WIDTH + 0.4) * TWIPS_OF_CM);
const LABELS = 0.4;
const SIZE = 18;
const GAP = 160;

/** An appendix: each chart with its numbers beside it, from the top of a new page. @param counted when, and of what */
export function chartPages(charts: readonly FigureChart[], counted: string): FileChild[] {
  if (charts.length === 0) return [];
  const across = ACROSS - NUMBERS;
  return [
    new Paragraph({ pageBreakBefore: true, children: [] }),
    paragraph({ text: 'PHỤ LỤC: BIỂU ĐỒ', bold: true, size: 14, at: 'center' }),
    paragraph({ text: counted, italic: true, at: 'center' }),
    new Table({
      width: { size: ACROSS, type: WidthType.DXA }, columnWidths: [across, NUMBERS], layout: 'fixed', borders: NO_BORDERS,
      rows: charts.map((chart) => new TableRow({
        cantSplit: true,
        children: [
          cell(across, [new Paragraph({ spacing: { before: GAP }, children: [new TextRun(chartMark(chart.key))] })]),
          cell(NUMBERS, [new Paragraph({ spacing: { before: GAP }, children: [] }), numbersOf(chart), new Paragraph({ children: [] })]),
        ],
      })),
    }),
    new Paragraph({ children: [] }),
  ];
}

function cell(width: number, children: (Paragraph | Table)[]): TableCell {
  return new TableCell({ children, borders: NO_BORDERS, verticalAlign: VerticalAlignTable.TOP, width: { size: width, type: WidthType.DXA } });
}

function numbersOf({ labelTitle, labels, series, beside }: FigureChart): Table {
  const lines = [...series, ...beside];
  const room = NUMBERS - 200;
  const first = Math.round(room * LABELS);
  return wordGrid({
    leaves: [labelTitle, ...lines.map(({ name }) => name)].map((name) => ({ path: [name], number: null })),
    widths: [first, ...lines.map(() => Math.floor((room - first) / lines.length))],
    size: SIZE,
    rows: labels.map((label, index) => [
      { text: label },
      ...lines.map(({ values }) => {
        const value = values[index] ?? null;
        return { text: value === null ? '' : formatNumber(value), at: 'right' as const };
      }),
    ]),
  });
}
