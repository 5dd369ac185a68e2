import { Injectable } from '@nestjs/common';
import { Database } from '#src/platform/database';
import { isRefusal } from '#src/platform/refusal';
import { readTable, type TableRow } from '#src/platform/tabular';
import { Units } from '#src/units';
import { type ImportRow, ImportStore } from '../data/import.store.js';
import { REGISTER_COLUMNS } from '../domain/register-columns.js';
import type { ReadRow } from '../domain/register-entry.js';
import { RegisterReader } from '../domain/register-reader.js';
import { EndImport } from './end-import.js';
import { ImportBatch } from './import-batch.js';
import { FileGone, UploadedFile } from './uploaded-file.js';

const BATCH = 500;

/**
 * Reads an uploaded register from its beginning and deals, batch by batch, with the rows not dealt with yet. Run again after a
 * kill it goes on where it stopped; run twice at once the two take turns.
 */
@Injectable()
export class RunImport {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly imports: ImportStore,
    private readonly file: UploadedFile,
    private readonly batch: ImportBatch,
    private readonly ending: EndImport,
  ) {}

  /** Returns when the import has ended, well or not. @throws whatever stands in the way for the moment */
  async run(unitId: string, importId: string, now: Date): Promise<void> {
    const register = await this.start(unitId, importId, now);
    if (!register) return;
    try {
      await this.readAll(register);
      await this.ending.end(unitId, importId, null);
    } catch (error) {
      if (error instanceof FileGone) return;
      if (isRefusal(error)) return this.ending.end(unitId, importId, error);
      // With the database gone this fails too; the first error is the one to tell.
      await this.ending.interrupted(unitId, importId).catch(() => undefined);
      throw error;
    }
  }

  /** Undefined when it has ended, or is none. */
  private start(unitId: string, importId: string, now: Date): Promise<(ImportRow & { unitCodes: string[] }) | undefined> {
    return this.database.inUnit(unitId, async (tx) => {
      const row = await this.imports.lock(tx, unitId, importId);
      if (row?.state !== 'queued' && row?.state !== 'running') return undefined;
      await this.imports.start(tx, unitId, importId, now);
      return { ...row, unitCodes: (await this.units.codesOf(tx, unitId)).map(({ code }) => code) };
    });
  }

  private async readAll({ unitId, id, fileName, chunkCount, nextRow, unitCodes }: ImportRow & { unitCodes: string[] }): Promise<void> {
    let bytesRead = 0;
    const bytes = this.file.read(unitId, id, chunkCount, (total) => (bytesRead = total));
    const reader = new RegisterReader(unitCodes);
    // While one batch is written the next is read and judged.
    let writing = Promise.resolve();
    try {
      for await (const rows of batches(readTable(bytes, { fileName, columns: REGISTER_COLUMNS }), reader, nextRow)) {
        const judged = await this.batch.judge(unitId, rows);
        await writing;
        writing = this.batch.write(unitId, id, judged, bytesRead);
        // It is awaited above or below; until then its failure is not nobody's.
        writing.catch(() => undefined);
      }
    } finally {
      await writing;
    }
  }
}

async function* batches(table: AsyncIterable<TableRow>, reader: RegisterReader, nextRow: number): AsyncGenerator<ReadRow[]> {
  let rows: ReadRow[] = [];
  for await (const row of table) {
    // Rows dealt with before are read all the same: their codes count as seen.
    const read = reader.read(row);
    if (row.row < nextRow) continue;
    rows.push(read);
    if (rows.length < BATCH) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
