import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { Narrative } from '../domain/narrative.js';
import type { FinishedRun } from '../domain/run.js';

/** What is told of a closed table to whoever holds a copy of it. */
export interface Seal {
  unitId: string;
  definition: string;
  consolidated: boolean;
  period: { from: CivilDate; to: CivilDate; label: string };
  closedAt: Date;
}

@Injectable()
export class SealStore {
  async put(tx: Tx, { unitId, id, definition, consolidated, period, outcome }: FinishedRun, at: Date): Promise<void> {
    await tx.run(
      `INSERT INTO reports.seal (content_hash, run_id, unit_id, definition, consolidated, period_from, period_to, label, closed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [outcome.contentHash, id, unitId, definition, consolidated, period.from, period.to, period.label, at],
    );
  }

  /** Of a periodic report in words, by what each hash is of: its file, the tables in it. */
  async putNarrative(tx: Tx, { unitId, id, consolidated, period }: Narrative, hashes: Readonly<Record<'R11' | 'R11_FIGURES', string>>, at: Date): Promise<void> {
    await tx.run(
      `INSERT INTO reports.seal (content_hash, run_id, unit_id, definition, consolidated, period_from, period_to, label, closed_at)
       SELECT h.hash, $1, $2, h.definition, $3, $4, $5, $6, $7 FROM unnest($8::text[], $9::text[]) AS h (definition, hash)`,
      [id, unitId, consolidated, period.from, period.to, period.label, at, Object.keys(hashes), Object.values(hashes)],
    );
  }

  /** By the hash alone. The same table closed again has the same hash: the first closing first. */
  async find(tx: Tx, contentHash: string): Promise<Seal[]> {
    const rows = await tx.rows<Omit<Seal, 'period'> & Seal['period']>(
      `SELECT s.unit_id AS "unitId", s.definition, s.consolidated, s.period_from AS "from", s.period_to AS "to", s.label, s.closed_at AS "closedAt"
       FROM reports.seal s WHERE s.content_hash = $1 ORDER BY s.closed_at LIMIT 20`,
      [contentHash],
    );
    return rows.map(({ from, to, label, ...seal }) => ({ ...seal, period: { from, to, label } }));
  }
}
