import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import type { AlertKind, AlertRole } from '../domain/alert-kind.js';

export interface NewNotice {
  id: string;
  kind: AlertKind;
  subject: string;
  name: string;
  path: string;
  role: AlertRole;
}

/** Alerts about no dossier. */
@Injectable()
export class NoticeStore {
  async raise(tx: Tx, unitId: string, { id, kind, subject, name, path, role }: NewNotice, at: Date, mustNotify: boolean): Promise<void> {
    await tx.run(
      `INSERT INTO alerts.alert (unit_id, id, kind, subject, subject_name, subject_path, raised_at, audience, role, notified_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'role', $8, $9)`,
      [unitId, id, kind, subject, name, path, at, role, mustNotify ? null : at],
    );
  }

  /** What was told of the matter before no longer holds. */
  async cancel(tx: Tx, unitId: string, subject: string, at: Date): Promise<void> {
    await tx.run('UPDATE alerts.alert SET cancelled_at = $3 WHERE unit_id = $1 AND subject = $2 AND cancelled_at IS NULL', [unitId, subject, at]);
  }
}
