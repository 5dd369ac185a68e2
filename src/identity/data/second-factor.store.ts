import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';

export interface SecondFactorRow {
  /** As kept; see domain/sealed. */
  secret: string;
  confirmedAt: Date | null;
}

/** Of an account, in the unit it belongs to. */
export interface Owner {
  id: string;
  unitId: string;
}

@Injectable()
export class SecondFactorStore {
  find(tx: Tx, { id, unitId }: Owner): Promise<SecondFactorRow | undefined> {
    return tx.row<SecondFactorRow>('SELECT secret, confirmed_at AS "confirmedAt" FROM identity.second_factor WHERE unit_id = $1 AND account_id = $2', [unitId, id]);
  }

  /** Beginning anew replaces a secret that was never confirmed. @returns false when a confirmed one stands in the way */
  async begin(tx: Tx, { id, unitId }: Owner, secret: string, now: Date): Promise<boolean> {
    const written = await tx.run(
      `INSERT INTO identity.second_factor AS f (unit_id, account_id, secret, begun_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (unit_id, account_id) DO UPDATE SET secret = excluded.secret, begun_at = excluded.begun_at
       WHERE f.unit_id = $1 AND f.confirmed_at IS NULL`,
      [unitId, id, secret, now],
    );
    return written > 0;
  }

  async confirm(tx: Tx, { id, unitId }: Owner, step: number, now: Date): Promise<void> {
    await tx.run('UPDATE identity.second_factor SET confirmed_at = $3, last_step = $4 WHERE unit_id = $1 AND account_id = $2', [unitId, id, now, step]);
  }

  /** @returns false when a code of this step or a later one was taken before, also a moment ago by somebody else */
  async takeStep(tx: Tx, { id, unitId }: Owner, step: number): Promise<boolean> {
    const taken = await tx.run('UPDATE identity.second_factor SET last_step = $3 WHERE unit_id = $1 AND account_id = $2 AND last_step < $3', [unitId, id, step]);
    return taken > 0;
  }

  /** With its recovery codes. @returns false when there was none */
  async remove(tx: Tx, { id, unitId }: Owner): Promise<boolean> {
    await tx.run('DELETE FROM identity.recovery_code WHERE unit_id = $1 AND account_id = $2', [unitId, id]);
    return (await tx.run('DELETE FROM identity.second_factor WHERE unit_id = $1 AND account_id = $2', [unitId, id])) > 0;
  }

  async replaceRecoveryCodes(tx: Tx, { id, unitId }: Owner, hashes: readonly string[]): Promise<void> {
    await tx.run('DELETE FROM identity.recovery_code WHERE unit_id = $1 AND account_id = $2', [unitId, id]);
    await tx.run('INSERT INTO identity.recovery_code (unit_id, account_id, code_hash) SELECT $1, $2, h.hash FROM unnest($3::text[]) AS h (hash)', [unitId, id, hashes]);
  }

  async useRecoveryCode(tx: Tx, { id, unitId }: Owner, hash: string, now: Date): Promise<boolean> {
    const used = await tx.run(
      'UPDATE identity.recovery_code SET used_at = $4 WHERE unit_id = $1 AND account_id = $2 AND code_hash = $3 AND used_at IS NULL',
      [unitId, id, hash, now],
    );
    return used > 0;
  }

  async recoveryCodesLeft(tx: Tx, { id, unitId }: Owner): Promise<number> {
    const row = await tx.row<{ left: number }>(
      'SELECT count(*)::int AS "left" FROM identity.recovery_code WHERE unit_id = $1 AND account_id = $2 AND used_at IS NULL',
      [unitId, id],
    );
    return row?.left ?? 0;
  }
}
