import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { Refusal } from '#src/platform/refusal';
import { ImportStore } from '../data/import.store.js';
import { UploadedFile } from './uploaded-file.js';

/** Ends an import: its figures stay, its file goes. */
@Injectable()
export class EndImport {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportStore,
    private readonly file: UploadedFile,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param refusal why the file cannot be read on; what was imported before that place stays */
  end(unitId: string, importId: string, refusal: Refusal | null): Promise<void> {
    return this.database.inUnit(unitId, async (tx) => {
      const row = await this.imports.lock(tx, unitId, importId);
      if (row?.state !== 'running') return;
      await this.imports.end(tx, unitId, importId, { state: refusal ? 'failed' : 'done', at: this.clock.now(), error: refusal });
      await this.file.drop(tx, unitId, importId);
      if (row.dryRun) return;
      const { rowsImported, rowsSkipped, rowsBad } = row;
      const facts = { rowsImported, rowsSkipped, rowsBad, ...(refusal && { error: refusal.code }) };
      await this.audit.record(tx, { unitId, accountId: row.requestedBy, action: 'register.imported', subject: importId, facts });
    });
  }

  /** Not the end: something is out of order here, and the import will be tried again. */
  interrupted(unitId: string, importId: string): Promise<void> {
    return this.database.inUnit(unitId, (tx) =>
      this.imports.note(tx, unitId, importId, 'Lần chạy vừa rồi bị ngắt giữa chừng; hệ thống sẽ tự chạy tiếp từ chỗ dừng.'));
  }
}
