import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import type { Credential } from '../domain/credential.js';

/** Sign-ins between the password and the code. */
@Injectable()
export class TicketStore {
  /** The account's own that ran out are cleared away. */
  async insert(tx: Tx, { unitId, hash }: Credential, accountId: string, now: Date, expiresAt: Date): Promise<void> {
    await tx.run('DELETE FROM identity.sign_in_ticket WHERE unit_id = $1 AND account_id = $2 AND expires_at <= $3', [unitId, accountId, now]);
    await tx.run('INSERT INTO identity.sign_in_ticket (unit_id, ticket_hash, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)', [
      unitId, hash, accountId, now, expiresAt,
    ]);
  }

  /** @returns the account that it was given to */
  async find(tx: Tx, { unitId, hash }: Credential, now: Date): Promise<string | undefined> {
    const row = await tx.row<{ accountId: string }>(
      'SELECT account_id AS "accountId" FROM identity.sign_in_ticket WHERE unit_id = $1 AND ticket_hash = $2 AND expires_at > $3',
      [unitId, hash, now],
    );
    return row?.accountId;
  }

  /** @returns false when it is gone: used, or ended with the account's sessions */
  async use(tx: Tx, { unitId, hash }: Credential): Promise<boolean> {
    return (await tx.run('DELETE FROM identity.sign_in_ticket WHERE unit_id = $1 AND ticket_hash = $2', [unitId, hash])) > 0;
  }
}
