import type { ReportTable } from '#libs/reporting';
import type { RunHead } from '../data/run.store.js';
import type { CellDifference } from '../domain/differences.js';
import type { Positions, Run } from '../domain/run.js';

/** A table asked for, as the API shows it. */
export interface RunView extends Omit<RunHead, 'failedChecks' | 'requestedBy' | 'closedBy'> {
  requestedBy: string | null;
  closedBy: string | null;
  failedChecks: number | null;
  contentHash: string | null;
  positions: Positions | null;
  table: ReportTable | null;
  /** Against the closed table of the same period that was there before. */
  differences: CellDifference[] | null;
}

/** @param names of accounts by id */
export function runView({ outcome, unitIds: _, ...head }: Run, names: ReadonlyMap<string, string>, differences: CellDifference[] | null): RunView {
  return {
    ...head,
    requestedBy: nameIn(names, head.requestedBy),
    closedBy: nameIn(names, head.closedBy),
    failedChecks: outcome?.table.checks.length ?? null,
    contentHash: outcome?.contentHash ?? null,
    positions: outcome?.positions ?? null,
    table: outcome?.table ?? null,
    differences,
  };
}

function nameIn(names: ReadonlyMap<string, string>, id: string | null): string | null {
  return id === null ? null : (names.get(id) ?? id);
}
