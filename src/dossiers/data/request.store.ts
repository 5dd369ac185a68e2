import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { refuse } from '../refusals.js';

interface RequestRow {
  body_hash: string;
  answer: unknown;
}

/** Request keys, made by the client (the header Idempotency-Key, a form's hidden field): the first request with a key acts, every later one gets the first one's answer. */
@Injectable()
export class RequestStore {
  constructor(private readonly clock: Clock) {}

  /**
   * Runs `act` once per key. Without a key it simply runs. A second request waits for the first one's commit.
   * @throws Refusal `request.key_malformed`; `request.key_reused` when the key came with another body, or from somebody else
   */
  async once<T>(tx: Tx, unitId: string, request: { key: string | undefined; accountId: string; body: unknown }, act: () => Promise<T>): Promise<T> {
    if (request.key === undefined) return act();
    if (!/^[\x21-\x7e]{8,100}$/.test(request.key)) throw refuse('request.key_malformed');
    const hash = createHash('sha256').update(JSON.stringify([request.accountId, request.body])).digest('hex');
    const claimed = await tx.run(
      `INSERT INTO dossiers.request (unit_id, request_key, body_hash, account_id, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (unit_id, request_key) DO NOTHING`,
      [unitId, request.key, hash, request.accountId, this.clock.now()],
    );
    if (claimed === 0) return this.firstAnswer<T>(tx, unitId, request.key, hash);
    const answer = await act();
    await tx.run('UPDATE dossiers.request SET answer = $3 WHERE unit_id = $1 AND request_key = $2', [unitId, request.key, JSON.stringify(answer)]);
    return answer;
  }

  /** Resends come within minutes; what is older than `before` is not kept. */
  forget(tx: Tx, unitId: string, before: Date): Promise<number> {
    return tx.run('DELETE FROM dossiers.request WHERE unit_id = $1 AND created_at < $2', [unitId, before]);
  }

  private async firstAnswer<T>(tx: Tx, unitId: string, key: string, hash: string): Promise<T> {
    const first = await tx.row<RequestRow>('SELECT body_hash, answer FROM dossiers.request WHERE unit_id = $1 AND request_key = $2', [unitId, key]);
    if (!first || first.body_hash !== hash) throw refuse('request.key_reused');
    return first.answer as T;
  }
}
