import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { ImportedStore } from '../data/imported.store.js';
import { type ImportRow, ImportStore } from '../data/import.store.js';
import type { RowProblem } from '../domain/register-entry.js';
import { FileGone } from './uploaded-file.js';

/** A file of photographs saved as a register has a problem in every row; nobody reads more of them than this. */
export const KEPT_PROBLEMS = 10_000;

export interface BatchOutcome {
  nextRow: number;
  bytesRead: number;
  rows: number;
  imported: readonly { code: string; hash: string }[];
  skipped: number;
  problems: readonly RowProblem[];
}

/** What an import writes about itself: how far it is, what it took over, what was wrong. */
@Injectable()
export class ImportLedger {
  constructor(private readonly imports: ImportStore, private readonly imported: ImportedStore) {}

  /** The running import, held until the commit. @throws FileGone when it has ended */
  async open(tx: Tx, unitId: string, importId: string): Promise<ImportRow> {
    const row = await this.imports.lock(tx, unitId, importId);
    if (row?.state !== 'running') throw new FileGone();
    return row;
  }

  hashes(tx: Tx, unitId: string, codes: readonly string[]): Promise<Map<string, string>> {
    return this.imported.hashes(tx, unitId, codes);
  }

  async write(tx: Tx, { unitId, id, dryRun, problems: before }: ImportRow, outcome: BatchOutcome): Promise<void> {
    const { imported, skipped, problems, rows, nextRow, bytesRead } = outcome;
    if (!dryRun) await this.imported.insert(tx, unitId, id, imported);
    await this.imports.addProblems(tx, unitId, id, before, problems.slice(0, Math.max(0, KEPT_PROBLEMS - before)));
    const bad = rows - imported.length - skipped;
    await this.imports.advance(tx, unitId, id, { nextRow, bytesRead, imported: imported.length, skipped, bad, problems: problems.length });
  }
}
