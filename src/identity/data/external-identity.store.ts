import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import type { Owner } from './second-factor.store.js';

export interface LinkedAccount extends Owner {
  disabledAt: Date | null;
}

/** Who of a provider's persons is which account: national, and asked about before any unit is known. */
@Injectable()
export class ExternalIdentityStore {
  linked(tx: Tx, issuer: string, subject: string): Promise<LinkedAccount | undefined> {
    return tx.row<LinkedAccount>(
      `SELECT a.id, a.unit_id AS "unitId", a.disabled_at AS "disabledAt"
       FROM identity.external_identity e JOIN identity.account a ON a.id = e.account_id WHERE e.issuer = $1 AND e.subject = $2`,
      [issuer, subject],
    );
  }

  byLogin(tx: Tx, login: string): Promise<Owner | undefined> {
    return tx.row<Owner>(`SELECT id, unit_id AS "unitId" FROM identity.account WHERE login = $1 AND kind = 'person' AND disabled_at IS NULL`, [login]);
  }

  /** Two are enough to know that the address says nothing. */
  byEmail(tx: Tx, email: string): Promise<Owner[]> {
    return tx.rows<Owner>(
      `SELECT id, unit_id AS "unitId" FROM identity.account WHERE lower(email) = $1 AND kind = 'person' AND disabled_at IS NULL LIMIT 2`,
      [email],
    );
  }

  /** @returns false when the person or the account is linked already */
  async link(tx: Tx, issuer: string, subject: string, accountId: string, now: Date): Promise<boolean> {
    const linked = await tx.run(
      'INSERT INTO identity.external_identity (issuer, subject, account_id, linked_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [issuer, subject, accountId, now],
    );
    return linked > 0;
  }

  async unlink(tx: Tx, accountId: string): Promise<boolean> {
    return (await tx.run('DELETE FROM identity.external_identity WHERE account_id = $1', [accountId])) > 0;
  }
}
