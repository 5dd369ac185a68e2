import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { ChangeKind, ProcedureVersion } from '../domain/version.js';
import { CatalogueStore } from './catalogue.store.js';

/** A version as it was entered. */
export interface VersionEntry {
  procedureId: string;
  code: string;
  changeKind: ChangeKind;
  validFrom: CivilDate;
  decisionNumber: string | null;
  recordedAt: Date;
  recordedBy: string | null;
  /** Taken back before it came into force. */
  voidedAt: Date | null;
}

/** The lists as they were, told by when each version was recorded and voided. */
@Injectable()
export class HistoryStore {
  constructor(private readonly versions: CatalogueStore) {}

  /** Of a unit's own list, oldest first within a procedure. Their last days are as known now. */
  versionsAt(tx: Tx, ownerUnitId: string, at: Date): Promise<ProcedureVersion[]> {
    return this.versions.where(tx, 'p.owner_unit_id = $1 AND v.recorded_at <= $2 AND (v.voided_at IS NULL OR v.voided_at > $2) ORDER BY p.code, v.valid_from', [ownerUnitId, at]);
  }

  enteredAfter(tx: Tx, ownerUnitIds: readonly string[], at: Date): Promise<VersionEntry[]> {
    return tx.rows<VersionEntry>(
      `SELECT v.procedure_id AS "procedureId", p.code, v.change_kind AS "changeKind", v.valid_from AS "validFrom", v.decision_number AS "decisionNumber",
         v.recorded_at AS "recordedAt", v.recorded_by AS "recordedBy", v.voided_at AS "voidedAt"
       FROM catalogue.procedure_version v JOIN catalogue.procedure p ON p.id = v.procedure_id
       WHERE p.owner_unit_id = ANY ($1) AND (v.recorded_at > $2 OR v.voided_at > $2) ORDER BY v.recorded_at, v.id`,
      [ownerUnitIds, at],
    );
  }
}
