import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { MOST_COUNTED, type Worklist, worklists } from '../domain/worklist.js';
import { binding, conditions, type ListMoment, LIVE } from './list-conditions.js';

@Injectable()
export class CountStore {
  /**
   * How long every list is, in one statement: those of live dossiers over one range of the index by state, the others
   * each over its own range and no further than one past MOST_COUNTED.
   */
  async counts(tx: Tx, unitId: string, moment: ListMoment, accountId: string): Promise<Record<Worklist, number>> {
    const { values, bind } = binding([unitId]);
    const columns = worklists.map((list) => {
      const { where, live } = conditions[list];
      const condition = where(bind, moment, accountId);
      if (live) return `(count(*) FILTER (WHERE ${condition}))::int AS ${list}`;
      return `(SELECT count(*)::int FROM (SELECT 1 FROM dossiers.dossier d WHERE d.unit_id = $1 AND ${condition} LIMIT ${MOST_COUNTED + 1}) AS counted) AS ${list}`;
    });
    const row = await tx.row<Record<Worklist, number>>(
      `WITH live AS MATERIALIZED (
         SELECT d.state, d.due_at, d.due_on, d.due_by_moment, d.step_due_at, d.supplement_count, d.holder_account_id, d.finished_at
         FROM dossiers.dossier d WHERE d.unit_id = $1 AND ${LIVE})
       SELECT ${columns.join(', ')} FROM live d`,
      values,
    );
    return row as Record<Worklist, number>;
  }
}
