import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { DossierEntity } from './dossier.entity.js';

export interface DossierHead {
  id: string;
  code: string;
  procedureId: string;
}

export interface DossierWithDue {
  id: string;
  code: string;
  dueProvisional: boolean;
}

@Injectable()
export class DossierStore {
  async insert(tx: Tx, dossier: DossierEntity): Promise<void> {
    await tx.manager.insert(DossierEntity, dossier);
    await this.insertNameEndings(tx, dossier.unitId, dossier.id, dossier.ownerSearch);
  }

  async update(tx: Tx, before: DossierEntity, changes: Partial<DossierEntity>): Promise<void> {
    await tx.manager.update(DossierEntity, { unitId: before.unitId, id: before.id }, changes);
    if (changes.ownerSearch === undefined || changes.ownerSearch === before.ownerSearch) return;
    await tx.run('DELETE FROM dossiers.name_ending WHERE unit_id = $1 AND dossier_id = $2', [before.unitId, before.id]);
    await this.insertNameEndings(tx, before.unitId, before.id, changes.ownerSearch);
  }

  find(tx: Tx, unitId: string, code: string): Promise<DossierEntity | null> {
    return tx.manager.findOneBy(DossierEntity, { unitId, code });
  }

  /** Holds the dossier until the commit: two people acting at once are told one after the other. */
  findForUpdate(tx: Tx, unitId: string, code: string): Promise<DossierEntity | null> {
    return tx.manager.findOne(DossierEntity, { where: { unitId, code }, lock: { mode: 'pessimistic_write' } });
  }

  /** Lets nobody act on the dossier before the commit, while others may refer to it too. */
  async hold(tx: Tx, unitId: string, code: string): Promise<void> {
    await tx.row('SELECT d.id FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.code = $2 FOR KEY SHARE', [unitId, code]);
  }

  heads(tx: Tx, unitId: string, ids: readonly string[]): Promise<DossierHead[]> {
    return tx.rows<DossierHead>(
      'SELECT d.id, d.code, d.procedure_id AS "procedureId" FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.id = ANY ($2) ORDER BY d.id',
      [unitId, ids],
    );
  }

  /** A page of the unit's dossiers in order of id. */
  headsAfter(tx: Tx, unitId: string, after: string | undefined, limit: number): Promise<DossierHead[]> {
    return tx.rows<DossierHead>(
      `SELECT d.id, d.code, d.procedure_id AS "procedureId" FROM dossiers.dossier d
       WHERE d.unit_id = $1 AND ($2::uuid IS NULL OR d.id > $2) ORDER BY d.id LIMIT $3`,
      [unitId, after ?? null, limit],
    );
  }

  async knownCodes(tx: Tx, unitId: string, codes: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ code: string }>('SELECT d.code FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.code = ANY ($2)', [unitId, codes]);
    return rows.map(({ code }) => code);
  }

  /** Open dossiers with a due date, a page at a time in order of id. */
  openWithDue(tx: Tx, unitId: string, after: string | undefined, limit: number): Promise<DossierWithDue[]> {
    return tx.rows<DossierWithDue>(
      `SELECT d.id, d.code, d.due_provisional AS "dueProvisional" FROM dossiers.dossier d
       WHERE d.unit_id = $1 AND d.finished_at IS NULL AND d.due_at IS NOT NULL AND ($2::uuid IS NULL OR d.id > $2) ORDER BY d.id LIMIT $3`,
      [unitId, after ?? null, limit],
    );
  }

  async markProvisional(tx: Tx, unitId: string, ids: readonly string[], provisional: boolean): Promise<void> {
    if (ids.length === 0) return;
    await tx.run('UPDATE dossiers.dossier SET due_provisional = $3 WHERE unit_id = $1 AND id = ANY ($2)', [unitId, ids, provisional]);
  }

  /** Every dossier, a page at a time in order of id. */
  page(tx: Tx, unitId: string, after: string | undefined, limit: number): Promise<DossierEntity[]> {
    const query = tx.manager.createQueryBuilder(DossierEntity, 'd').where('d.unitId = :unitId', { unitId });
    if (after !== undefined) query.andWhere('d.id > :after', { after });
    return query.orderBy('d.id').limit(limit).getMany();
  }

  private async insertNameEndings(tx: Tx, unitId: string, dossierId: string, search: string): Promise<void> {
    await tx.run(
      'INSERT INTO dossiers.name_ending (unit_id, ending, dossier_id) SELECT $1, unnest($2::text[]), $3 ON CONFLICT DO NOTHING',
      [unitId, endingsOf(search), dossierId],
    );
  }
}

/** @example endingsOf('tran thi mau') // ['tran thi mau', 'thi mau', 'mau'] */
export function endingsOf(search: string): string[] {
  const words = search.split(' ').filter(Boolean).slice(0, 12);
  return words.map((_, start) => words.slice(start).join(' '));
}
