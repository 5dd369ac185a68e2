import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { Narrative } from '../domain/narrative.js';

/** What is told of a closed table to whoever holds a copy of it. */
export interface Seal {
  unitId: string;
  /** As printed on it. */
  unitName: string;
  definition: string;
  consolidated: boolean;
  period: { from: CivilDate; to: CivilDate; label: string };
  closedAt: Date;
}

@Injectable()
export class SealStore {
  /** @param closed a run, or a closed table */
  async put(tx: Tx, closed: Omit<Seal, 'closedAt'> & { id: string; contentHash: string }, at: Date): Promise<void> {
    const { contentHash, id, unitId, unitName, definition, consolidated, period } = closed;
    await tx.run(
      `INSERT INTO reports.seal (content_hash, run_id, unit_id, unit_name, definition, consolidated, period_from, period_to, label, closed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [contentHash, id, unitId, unitName, definition, consolidated, period.from, period.to, period.label, at],
    );
  }

  /** Of a periodic report in words, by what each hash is of: its file, the tables in it. */
  async putNarrative(tx: Tx, { unitId, unitName, id, consolidated, period }: Narrative & { unitName: string }, hashes: Readonly<Record<'R11' | 'R11_FIGURES', string>>, at: Date): Promise<void> {
    await tx.run(
      `INSERT INTO reports.seal (content_hash, run_id, unit_id, unit_name, definition, consolidated, period_from, period_to, label, closed_at)
       SELECT h.hash, $1, $2, $3, h.definition, $4, $5, $6, $7, $8 FROM unnest($9::text[], $10::text[]) AS h (definition, hash)`,
      [id, unitId, unitName, consolidated, period.from, period.to, period.label, at, Object.keys(hashes), Object.values(hashes)],
    );
  }

  /** By the hash alone. The same table closed again has the same hash: the first closing first. */
  async find(tx: Tx, contentHash: string): Promise<Seal[]> {
    const rows = await tx.rows<Omit<Seal, 'period'> & Seal['period']>(
      `SELECT s.unit_id AS "unitId", s.unit_name AS "unitName", s.definition, s.consolidated, s.period_from AS "from", s.period_to AS "to", s.label, s.closed_at AS "closedAt"
       FROM reports.seal s WHERE s.content_hash = $1 ORDER BY s.closed_at LIMIT 20`,
      [contentHash],
    );
    return rows.map(({ from, to, label, ...seal }) => ({ ...seal, period: { from, to, label } }));
  }
}
