import type { Table } from 'docx';
import { formatDateTime } from '#libs/civil-date';
import type { FigureChart, ReportTable, TableRow } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import { noteLinesOf, type PaperHeading, type PaperLine, titleLinesOf } from '../domain/paper-words.js';
import { CHART_WIDTH, chartPages } from './chart-pages.js';
import { placeCharts } from './word-charts.js';
import { ACROSS, SIZE, SMALL, wordGrid, wordPaper } from './word-parts.js';

const NUMBER_WIDTH = 620;
const MANY_COLUMNS = 11;
const SOME_COLUMNS = 8;

/** What is drawn behind the table, and when it was counted. */
export interface Drawn {
  charts: readonly FigureChart[];
  countedAt: Date;
}

/** The table as a Word document, A4 across: to be edited, signed and sent, as the printed form is laid out; charts behind it. */
export async function renderDocument(table: ReportTable, heading: PaperHeading, { charts, countedAt }: Drawn): Promise<Buffer> {
  const paper = await wordPaper(heading, {
    title: `${table.title}. ${table.period.label}`, above: titleLinesOf(table, heading), grid: figureGrid(table), below: noteLinesOf(table, heading),
    after: chartPages(charts, `${heading.unitName}. ${table.period.label}.${charts.some(({ kind }) => kind === 'course') ? ` Số liệu các tháng và số hóa tính lúc ${formatDateTime(countedAt)}.` : ''}`),
  });
  return placeCharts(paper, charts, CHART_WIDTH);
}

function figureGrid(table: ReportTable): Table {
  const { rowHeads, columns, rows, total } = table;
  const count = columns.length;
  const nameWidth = Math.round(ACROSS * (count > MANY_COLUMNS ? 0.16 : count > SOME_COLUMNS ? 0.2 : 0.24));
  return wordGrid({
    leaves: [...rowHeads, ...columns],
    widths: [NUMBER_WIDTH, nameWidth, ...columns.map(() => Math.floor((ACROSS - NUMBER_WIDTH - nameWidth) / count))],
    size: count > SOME_COLUMNS ? SMALL : SIZE,
    rows: [...rows, total].map((row) => linesOf(table, row)),
  });
}

function linesOf({ columns }: ReportTable, { position, name, cells }: TableRow): PaperLine[] {
  const bold = position === null;
  return [
    { text: position === null ? '' : String(position), bold, at: 'center' },
    { text: name, bold },
    ...columns.map(({ key }): PaperLine => {
      const value = cells[key] ?? null;
      return { text: value === null ? '' : formatNumber(value), bold, at: 'right' };
    }),
  ];
}
