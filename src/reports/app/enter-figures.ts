import { Injectable } from '@nestjs/common';
import { yearOf } from '#libs/civil-date';
import { fitsIndicator, INDICATORS, type MultiYearTable } from '#libs/reporting';
import { readPrinted } from '#libs/table-check';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { readRows } from '#src/platform/tabular';
import { FigureStore } from '../data/figure.store.js';
import { isReadFigure, readFigures, type ReadFigure, type UnreadCell } from '../domain/read-figures.js';
import { refuse } from '../refusals.js';
import { YearsReport } from './years-report.js';

/** Far more than the appendix has, with what stands around it. */
const MOST_ROWS = 500;
/** Room is left for how far a year was counted. */
export const SOURCE_LENGTH = 160;

export interface FigureToEnter {
  indicator: string;
  year: number;
  /** As typed; empty or a dash withdraws what was entered. */
  value: string;
  /** A document's number and date. */
  source: string;
}

export interface FiguresFile {
  fileName: string;
  bytes: Parameters<typeof readRows>[0];
}

/** `counted`: the system counts it, and its own number stays. */
export type FigureStanding = 'new' | 'changed' | 'same' | 'counted';

export interface FigureLine extends ReadFigure {
  name: string;
  standing: FigureStanding;
  /** What stands in the table now. */
  was: number | string | null;
}

export interface FiguresLook {
  lines: FigureLine[];
  /** How many would be written. */
  toEnter: number;
  unread: UnreadCell[];
}

/** Figures of R7 that the system does not count: one as somebody types it, or a file's, looked at first and then entered all at once. */
@Injectable()
export class EnterFigures {
  constructor(
    private readonly database: Database,
    private readonly years: YearsReport,
    private readonly figures: FigureStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws report.bad_figure */
  async type(unitId: string, by: string, { indicator, year, value: typed, source }: FigureToEnter): Promise<void> {
    const found = INDICATORS.find(({ key }) => key === indicator);
    const value = found && figureFrom(found.kind, typed);
    if (!found || value === undefined || (value !== null && !fitsIndicator(found, value))) throw refuse('report.bad_figure', { value: typed });
    await this.database.inUnit(unitId, async (tx) => {
      await this.figures.add(tx, unitId, [{ indicator, year, value, origin: 'typed', source }], { accountId: by, at: this.clock.now() });
      await this.audit.record(tx, { unitId, accountId: by, action: 'report.figure_entered', subject: `${indicator} ${year}`, facts: { value, source } });
    });
  }

  /** Enters nothing. @throws tabular.*, report.no_years_table */
  async look(unitId: string, file: FiguresFile): Promise<FiguresLook> {
    const read = await this.read(file);
    const lines = await this.database.inUnit(unitId, (tx) => this.standings(tx, unitId, read.figures));
    return { lines, toEnter: lines.filter(isToEnter).length, unread: read.unread };
  }

  /** What the file has, for those who enter it without looking. @throws tabular.*, report.no_years_table */
  async read({ fileName, bytes }: FiguresFile): Promise<{ figures: ReadFigure[]; unread: UnreadCell[] }> {
    const rows: string[][] = [];
    for await (const { row, cells } of readRows(bytes, { fileName, maxRows: MOST_ROWS })) {
      while (rows.length < row - 1) rows.push([]);
      rows.push([...cells]);
    }
    const read = readFigures(rows, yearOf(this.clock.today()));
    if (!read) throw refuse('report.no_years_table', { file: fileName });
    return read;
  }

  /**
   * Those that are new or differ from what was entered before; as things are now, not as they were looked at.
   * @param figures as they were read
   * @returns how many were written
   * @throws report.bad_figure
   */
  async enter(unitId: string, by: string, figures: readonly unknown[], source: string): Promise<number> {
    const read = figures.map((figure) => {
      if (!isReadFigure(figure, yearOf(this.clock.today()))) throw refuse('report.bad_figure', { value: JSON.stringify(figure).slice(0, 80) });
      return figure;
    });
    return this.database.inUnit(unitId, async (tx) => {
      const lines = (await this.standings(tx, unitId, read)).filter(isToEnter);
      if (lines.length === 0) return 0;
      const now = this.clock.now();
      await this.figures.add(tx, unitId, lines.map(({ indicator, year, value, until }) => ({ indicator, year, value, origin: 'imported', source: sourceOf(source, until) })), { accountId: by, at: now });
      const facts = { source, figures: lines.map(({ indicator, year, value }) => ({ indicator, year, value })) };
      await this.audit.record(tx, { unitId, accountId: by, action: 'report.figures_imported', subject: String(lines.length), facts });
      return lines.length;
    });
  }

  /** Of two figures for one cell the first holds. */
  private async standings(tx: Tx, unitId: string, figures: readonly ReadFigure[]): Promise<FigureLine[]> {
    const first = Math.min(...figures.map(({ year }) => year), yearOf(this.clock.today()));
    const table = await this.years.tableIn(tx, unitId, first);
    const distinct = figures.filter((figure, index) => figures.findIndex(({ indicator, year }) => indicator === figure.indicator && year === figure.year) === index);
    return distinct.map(({ indicator, year, value, until }) => {
      const name = INDICATORS.find(({ key }) => key === indicator)?.name ?? indicator;
      return { indicator, year, value, until, name, ...standingOf(table, { indicator, year, value }) };
    });
  }
}

/** As people write it: 1.250 or 98,5. Null: nothing; undefined: no number. */
function figureFrom(kind: (typeof INDICATORS)[number]['kind'], typed: string): number | string | null | undefined {
  if (kind === 'text') return typed === '' ? null : typed;
  const printed = readPrinted(typed, kind);
  return printed.kind === 'empty' ? null : printed.kind === 'number' ? printed.value : undefined;
}

function standingOf({ rows, columns }: MultiYearTable, { indicator, year, value }: Omit<ReadFigure, 'until'>): Pick<FigureLine, 'standing' | 'was'> {
  const cell = rows.find(({ key }) => key === indicator)?.cells[columns.findIndex((column) => column.year === year)];
  const was = cell?.value ?? null;
  if (was === null) return { standing: 'new', was };
  if (cell?.origin === 'counted') return { standing: was === value ? 'same' : 'counted', was };
  return { standing: was === value ? 'same' : 'changed', was };
}

function isToEnter({ standing }: FigureLine): boolean {
  return standing === 'new' || standing === 'changed';
}

function sourceOf(source: string, until: string): string {
  return until === '' ? source : `${source}, số liệu ${until}`;
}
