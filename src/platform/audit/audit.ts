import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';

export interface AuditEntry {
  unitId: string;
  accountId: string | null;
  /** Past tense, `dossier.viewed`. */
  action: string;
  /** What it was done to: a code or an id, never a name. */
  subject: string;
  facts?: Record<string, unknown>;
}

/** Who saw or changed what (Luật 91/2025/QH15). Append-only; holds no personal data itself. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async record(tx: Tx, entry: AuditEntry): Promise<void> {
    await tx.run('INSERT INTO platform.audit (unit_id, id, at, account_id, action, subject, facts) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      entry.unitId, uuidv7(), this.clock.now(), entry.accountId, entry.action, entry.subject, JSON.stringify(entry.facts ?? {}),
    ]);
  }
}
