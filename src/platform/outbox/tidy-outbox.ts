import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Every } from './handlers.js';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const BATCH = 2_000;

/** Takes out what was done long ago, so that the outbox stays as small as what it is for. Dead letters stay. */
@Injectable()
export class TidyOutbox {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Every({ name: 'outbox.tidy', pattern: '0 15 3 * * *' })
  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    const units = await this.database.inUnits('all', (tx) =>
      tx.rows<{ unit_id: string }>('SELECT DISTINCT unit_id FROM platform.outbox WHERE done_at < $1', [before]));
    for (const { unit_id: unitId } of units) while ((await this.batch(unitId, before)) === BATCH);
  }

  /** An event and what its handlers remember of it go together: alone, the event would be handled again. */
  private batch(unitId: string, before: Date): Promise<number> {
    return this.database.inUnit(unitId, async (tx) => {
      const old = await tx.rows<{ id: string }>(`SELECT id FROM platform.outbox WHERE unit_id = $1 AND done_at < $2 ORDER BY id LIMIT ${BATCH}`, [unitId, before]);
      const ids = old.map(({ id }) => id);
      await tx.run('DELETE FROM platform.handled WHERE unit_id = $1 AND event_id = ANY ($2)', [unitId, ids]);
      return tx.run('DELETE FROM platform.outbox WHERE unit_id = $1 AND id = ANY ($2)', [unitId, ids]);
    });
  }
}
