import type { ReportTable } from '#libs/reporting';
import type { RunHead } from '../data/run.store.js';
import type { CellDifference } from '../domain/differences.js';
import type { Positions, Run } from '../domain/run.js';

/** A table asked for, as the API shows it. */
export interface RunView extends RunHead {
  contentHash: string | null;
  positions: Positions | null;
  table: ReportTable | null;
  /** Against the closed table of the same period that was there before. */
  differences: CellDifference[] | null;
}

/** People by name where they are known. */
export function headView<H extends Pick<RunHead, 'requestedBy' | 'closedBy'>>(head: H, names: ReadonlyMap<string, string>): H {
  return { ...head, requestedBy: nameIn(names, head.requestedBy), closedBy: nameIn(names, head.closedBy) };
}

export function peopleOf(heads: readonly Pick<RunHead, 'requestedBy' | 'closedBy'>[]): string[] {
  return heads.flatMap(({ requestedBy, closedBy }) => [requestedBy, closedBy]).filter((id) => id !== null);
}

/** @param names of accounts by id */
export function runView({ outcome, unitIds: _, head: __, ...head }: Run, names: ReadonlyMap<string, string>, differences: CellDifference[] | null): RunView {
  return {
    ...headView(head, names),
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
