import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';

export interface DraftHead {
  id: string;
  title: string;
  updatedAt: Date;
}

export interface Draft extends DraftHead {
  form: Record<string, unknown>;
}

@Injectable()
export class DraftStore {
  async keep(tx: Tx, unitId: string, accountId: string, draft: Draft): Promise<void> {
    await tx.run(
      `INSERT INTO dossiers.draft (unit_id, account_id, id, title, form, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (unit_id, account_id, id) DO UPDATE SET title = excluded.title, form = excluded.form, updated_at = excluded.updated_at`,
      [unitId, accountId, draft.id, draft.title, JSON.stringify(draft.form), draft.updatedAt],
    );
  }

  /** All but the newest. */
  async dropBeyond(tx: Tx, unitId: string, accountId: string, most: number): Promise<void> {
    await tx.run(
      `DELETE FROM dossiers.draft WHERE unit_id = $1 AND account_id = $2 AND id IN (
         SELECT f.id FROM dossiers.draft f WHERE f.unit_id = $1 AND f.account_id = $2 ORDER BY f.updated_at DESC, f.id DESC OFFSET $3)`,
      [unitId, accountId, most],
    );
  }

  find(tx: Tx, unitId: string, accountId: string, id: string): Promise<Draft | undefined> {
    return tx.row<Draft>(
      'SELECT f.id, f.title, f.form, f.updated_at AS "updatedAt" FROM dossiers.draft f WHERE f.unit_id = $1 AND f.account_id = $2 AND f.id = $3',
      [unitId, accountId, id],
    );
  }

  list(tx: Tx, unitId: string, accountId: string): Promise<DraftHead[]> {
    return tx.rows<DraftHead>(
      'SELECT f.id, f.title, f.updated_at AS "updatedAt" FROM dossiers.draft f WHERE f.unit_id = $1 AND f.account_id = $2 ORDER BY f.updated_at DESC, f.id DESC',
      [unitId, accountId],
    );
  }

  async drop(tx: Tx, unitId: string, accountId: string, id: string): Promise<void> {
    await tx.run('DELETE FROM dossiers.draft WHERE unit_id = $1 AND account_id = $2 AND id = $3', [unitId, accountId, id]);
  }

  async units(tx: Tx): Promise<string[]> {
    return (await tx.rows<{ unit_id: string }>('SELECT DISTINCT unit_id FROM dossiers.draft')).map((row) => row.unit_id);
  }

  forget(tx: Tx, unitId: string, before: Date): Promise<number> {
    return tx.run('DELETE FROM dossiers.draft WHERE unit_id = $1 AND updated_at < $2', [unitId, before]);
  }
}
