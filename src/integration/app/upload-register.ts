import { createHash, type Hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Outbox } from '#src/platform/outbox';
import { readTable } from '#src/platform/tabular';
import { ImportStore } from '../data/import.store.js';
import { REGISTER_COLUMNS } from '../domain/register-columns.js';
import { registerImportRequested } from '../topics.js';
import { UploadedFile } from './uploaded-file.js';

export interface RegisterUpload {
  unitId: string;
  /** Null when the program itself loads a register. */
  accountId: string | null;
  fileName: string;
  dryRun: boolean;
  bytes: AsyncIterable<Buffer>;
}

const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Takes in a register: stores it where every worker can read it, and asks for its import. */
@Injectable()
export class UploadRegister {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportStore,
    private readonly file: UploadedFile,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the import
   * @throws tabular.*, when the type or the headings are wrong already; whatever the bytes fail with. Then nothing is kept.
   */
  async run(upload: RegisterUpload): Promise<string> {
    const { unitId } = upload;
    const id = uuidv7();
    await this.begin(upload, id);
    try {
      const measure = { bytes: 0, sha256: createHash('sha256') };
      const chunkCount = await this.file.write(unitId, id, measured(upload.bytes, measure));
      await this.tryHeadings(unitId, id, upload.fileName, chunkCount);
      await this.request(upload, id, { bytes: measure.bytes, sha256: measure.sha256.digest('hex'), chunkCount });
      return id;
    } catch (error) {
      // What is left when this fails too is found by the next upload.
      await this.drop(unitId, id).catch(() => undefined);
      throw error;
    }
  }

  private async begin({ unitId, accountId, fileName, dryRun }: RegisterUpload, id: string): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - ABANDONED_AFTER_MS);
    for (const old of await this.database.inUnit(unitId, (tx) => this.imports.abandoned(tx, unitId, before))) await this.drop(unitId, old);
    await this.database.inUnit(unitId, (tx) => this.imports.begin(tx, { unitId, id, fileName, dryRun, requestedBy: accountId, requestedAt: now }));
  }

  /** Whoever sent a photo or forgot a column is told at once. */
  private async tryHeadings(unitId: string, id: string, fileName: string, chunkCount: number): Promise<void> {
    for await (const _first of readTable(this.file.read(unitId, id, chunkCount), { fileName, columns: REGISTER_COLUMNS })) return;
  }

  private request({ unitId, accountId, dryRun }: RegisterUpload, id: string, file: { bytes: number; sha256: string; chunkCount: number }): Promise<void> {
    return this.database.inUnit(unitId, async (tx) => {
      await this.imports.queue(tx, unitId, id, file);
      await this.audit.record(tx, { unitId, accountId, action: 'register.import_requested', subject: id, facts: { dryRun, sha256: file.sha256 } });
      await this.outbox.add(tx, unitId, registerImportRequested, { importId: id });
    });
  }

  private drop(unitId: string, id: string): Promise<void> {
    return this.database.inUnit(unitId, async (tx) => {
      await this.file.drop(tx, unitId, id);
      await this.imports.drop(tx, unitId, id);
    });
  }
}

async function* measured(source: AsyncIterable<Buffer>, measure: { bytes: number; sha256: Hash }): AsyncGenerator<Buffer> {
  for await (const piece of source) {
    measure.bytes += piece.length;
    measure.sha256.update(piece);
    yield piece;
  }
}
