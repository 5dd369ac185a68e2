import type { DetailedBase, Layout, Numbers, Period, ReportId, ReportTable } from '#libs/reporting';

/** A row of a table to be: the fields counted on it, or the units whose dossiers are; and what a footnote says of the row. */
export type RowPlan = { position: number; name: string; note?: string } & ({ fieldCodes: string[] } | { unitIds: string[] });

/** A row with the numbers that its cells are made of. */
export type CountedRow = RowPlan & { base: DetailedBase | Numbers };

/** What is to be counted: over which period, on which rows, of whose dossiers. */
export interface CountOrder {
  /** Whose table it is, in whose order of fields. */
  unitId: string;
  unitIds: readonly string[];
  layout: Layout;
  period: Period;
}

export type RunState = 'queued' | 'running' | 'done' | 'failed';

/** Up to which position each unit's log is in the numbers. */
export type Positions = Record<string, number>;

/** A table asked for, from the request to the closing. */
export interface Run extends CountOrder {
  id: string;
  definition: ReportId;
  consolidated: boolean;
  requestedBy: string | null;
  requestedAt: Date;
  /** The closed run of the same table and period that was there before. */
  comparesTo: string | null;
  state: RunState;
  progress: number;
  startedAt: Date | null;
  finishedAt: Date | null;
  failure: string | null;
  outcome: RunOutcome | null;
  closedAt: Date | null;
  closedBy: string | null;
  /** Why it was closed although units had not closed theirs. */
  closedShort: string | null;
  /** Of a closed one: the names that it was printed under, whatever the units are called since. */
  head: ClosedHead | null;
}

/** Whose a paper is, in the words that are printed on it. */
export interface PrintedHead {
  unitName: string;
  /** The unit above, which receives the report. */
  parentName: string | null;
  /** Where the unit is, before the date. */
  place: string;
}

export interface ClosedHead extends PrintedHead {
  /** Of each unit whose dossiers are counted. */
  unitNames: Record<string, string>;
}

export interface RunOutcome {
  positions: Positions;
  /** Of a table of records: the instant of each unit up to which books other than the log were read. */
  moments?: Record<string, string>;
  /** Of a consolidated table: the closed run of each unit that its numbers were taken from. */
  sources?: Record<string, string>;
  rows: CountedRow[];
  table: ReportTable;
  contentHash: string;
}

/** A table with the rows that its cells are made of; of a run, or counted a moment ago. */
export interface CountedTable extends Pick<Run, 'definition' | 'unitId' | 'unitIds' | 'period'> {
  outcome: Pick<RunOutcome, 'rows' | 'table'>;
}

/** A run that has its numbers. */
export type FinishedRun = Run & { outcome: RunOutcome; finishedAt: Date };

export function isFinished(run: Run): run is FinishedRun {
  return run.state === 'done' && run.outcome !== null;
}
