import { Injectable } from '@nestjs/common';
import type { Grain, CounterMeasure } from '#libs/reporting';
import { COUNTER_MEASURES } from '#libs/reporting';
import type { Tx } from '#src/platform/database';
import type { CounterKey, CounterRow, Counts } from '../domain/counter-key.js';
import type { Part, PartRange } from '../domain/cover-ranges.js';

/** Counters of one procedure and channel added up over a part of a table's cover. */
export interface PartSum extends CounterKey {
  part: Part;
  counts: Counts;
}

type CountColumns = Record<CounterMeasure, number>;

const KEY = 'procedure_id AS "procedureId", channel, online_level AS "onlineLevel"';
const COUNTS = COUNTER_MEASURES.join(', ');
const ADDED = COUNTER_MEASURES.map((measure) => `${measure} = reports.counter.${measure} + excluded.${measure}`).join(', ');
const SUMMED = COUNTER_MEASURES.map((measure) => `sum(c.${measure})::int AS ${measure}`).join(', ');

@Injectable()
export class CounterStore {
  /** Adds to the rows, and makes those that are not there. The caller holds the unit's cursor. */
  async add(tx: Tx, unitId: string, rows: readonly CounterRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.run(
      `INSERT INTO reports.counter (unit_id, grain, starts_on, procedure_id, channel, online_level, ${COUNTS})
       SELECT $1, r.* FROM unnest($2::text[], $3::date[], $4::uuid[], $5::text[], $6::int[],
         ${COUNTER_MEASURES.map((_, index) => `$${index + 7}::int[]`).join(', ')}) AS r
       ON CONFLICT (unit_id, grain, starts_on, procedure_id, channel, online_level) DO UPDATE SET ${ADDED}`,
      [
        unitId, rows.map((row) => row.grain), rows.map((row) => row.startsOn), rows.map((row) => row.procedureId),
        rows.map((row) => row.channel), rows.map((row) => row.onlineLevel),
        ...COUNTER_MEASURES.map((measure) => rows.map((row) => row.counts[measure])),
      ],
    );
  }

  /** A handful of index ranges: years before the period, and what covers the period itself. */
  async sums(tx: Tx, unitId: string, ranges: readonly PartRange[]): Promise<PartSum[]> {
    const rows = await tx.rows<CounterKey & { part: Part } & CountColumns>(
      `SELECT r.part, c.procedure_id AS "procedureId", c.channel, c.online_level AS "onlineLevel", ${SUMMED}
       FROM unnest($2::text[], $3::text[], $4::date[], $5::date[]) AS r (part, grain, from_day, before_day)
       JOIN reports.counter c ON c.unit_id = $1 AND c.grain = r.grain
         AND c.starts_on >= r.from_day AND c.starts_on < r.before_day
       GROUP BY r.part, c.procedure_id, c.channel, c.online_level`,
      [unitId, ranges.map((range) => range.part), ranges.map((range) => range.grain),
        ranges.map((range) => range.from ?? '-infinity'), ranges.map((range) => range.before)],
    );
    return rows.map(({ part, procedureId, channel, onlineLevel, ...counts }) => ({ part, procedureId, channel, onlineLevel, counts }));
  }

  async all(tx: Tx, unitId: string): Promise<CounterRow[]> {
    const rows = await tx.rows<CounterKey & { grain: Grain; startsOn: string } & CountColumns>(
      `SELECT grain, starts_on AS "startsOn", ${KEY}, ${COUNTS} FROM reports.counter WHERE unit_id = $1`,
      [unitId],
    );
    return rows.map(({ grain, startsOn, procedureId, channel, onlineLevel, ...counts }) => ({ grain, startsOn, procedureId, channel, onlineLevel, counts }));
  }

  /** Every procedure that the units ever counted a dossier of. */
  async procedures(tx: Tx, unitIds: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ procedureId: string }>(
      `SELECT DISTINCT procedure_id AS "procedureId" FROM reports.counter WHERE unit_id = ANY ($1) AND grain = 'year'`,
      [unitIds],
    );
    return rows.map((row) => row.procedureId);
  }
}
