import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
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
const ROW = `grain, starts_on AS "startsOn", ${KEY}, ${COUNTS}`;
const SUMMED = COUNTER_MEASURES.map((measure) => `sum(c.${measure})::int AS ${measure}`).join(', ');

const side = (whole: string): string => `ARRAY[${COUNTER_MEASURES.map((measure) => `coalesce(sum(p.${measure}) FILTER (WHERE ${whole}), 0)::int`).join(', ')}]`;
const halves = (grain: Grain, part: Grain): string => `
  SELECT '${grain}' AS grain, c.starts_on, true AS whole, c.procedure_id, c.channel, c.online_level, ${COUNTS} FROM reports.counter c WHERE c.unit_id = $1 AND c.grain = '${grain}'
  UNION ALL
  SELECT '${grain}', date_trunc('${grain}', c.starts_on::timestamp)::date, false, c.procedure_id, c.channel, c.online_level, ${COUNTS}
  FROM reports.counter c WHERE c.unit_id = $1 AND c.grain = '${part}'`;
const UNLIKE_PARTS = `
  SELECT p.grain, p.starts_on AS "startsOn", p.procedure_id AS "procedureId", p.channel, p.online_level AS "onlineLevel", ${side('p.whole')} AS whole, ${side('NOT p.whole')} AS parts
  FROM (${halves('month', 'day')} UNION ALL ${halves('year', 'month')}) AS p
  GROUP BY p.grain, p.starts_on, p.procedure_id, p.channel, p.online_level
  HAVING ${side('p.whole')} <> ${side('NOT p.whole')} ORDER BY 1, 2, 3, 4, 5`;

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

  /**
   * A handful of index ranges: years before the period, and what covers the period itself. Each is a part of the statement, since
   * joined as rows they are a guess to the planner, which then reads every counter that the unit ever had.
   */
  async sums(tx: Tx, unitId: string, ranges: readonly PartRange[]): Promise<PartSum[]> {
    const values: unknown[] = [unitId];
    const bind = (day: CivilDate): string => `$${values.push(day)}::date`;
    const read = ranges.map(({ part, grain, from, before }) =>
      `SELECT '${part}' AS part, c.procedure_id, c.channel, c.online_level, ${COUNTS} FROM reports.counter c
       WHERE c.unit_id = $1 AND c.grain = '${grain}' AND c.starts_on >= ${bind(from ?? '-infinity')} AND c.starts_on < ${bind(before)}`);
    const rows = await tx.rows<CounterKey & { part: Part } & CountColumns>(
      `SELECT c.part, c.procedure_id AS "procedureId", c.channel, c.online_level AS "onlineLevel", ${SUMMED}
       FROM (${read.join(' UNION ALL ')}) AS c GROUP BY c.part, c.procedure_id, c.channel, c.online_level`,
      values,
    );
    return rows.map(({ part, procedureId, channel, onlineLevel, ...counts }) => ({ part, procedureId, channel, onlineLevel, counts }));
  }

  all(tx: Tx, unitId: string): Promise<CounterRow[]> {
    return this.rows(tx, `SELECT ${ROW} FROM reports.counter WHERE unit_id = $1`, [unitId]);
  }

  /** Of single days, from the given one on; what lies in the future among them. */
  daysSince(tx: Tx, unitId: string, since: CivilDate): Promise<CounterRow[]> {
    return this.rows(tx, `SELECT ${ROW} FROM reports.counter WHERE unit_id = $1 AND grain = 'day' AND starts_on >= $2`, [unitId, since]);
  }

  /** Months that are not the sum of their days, and years that are not the sum of their months; one that is missing has zeros. */
  async unlikeTheirParts(tx: Tx, unitId: string): Promise<(CounterRow & { parts: Counts })[]> {
    const rows = await tx.rows<CounterKey & { grain: Grain; startsOn: string; whole: number[]; parts: number[] }>(UNLIKE_PARTS, [unitId]);
    return rows.map(({ whole, parts, ...row }) => ({ ...row, counts: countsOf(whole), parts: countsOf(parts) }));
  }

  /** How many counters are sums of others. */
  async countSums(tx: Tx, unitId: string): Promise<number> {
    const row = await tx.row<{ count: number }>(`SELECT count(*)::int AS count FROM reports.counter WHERE unit_id = $1 AND grain IN ('month', 'year')`, [unitId]);
    return row?.count ?? 0;
  }

  /** Every procedure that the units ever counted a dossier of. */
  async procedures(tx: Tx, unitIds: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ procedureId: string }>(
      `SELECT DISTINCT procedure_id AS "procedureId" FROM reports.counter WHERE unit_id = ANY ($1) AND grain = 'year'`,
      [unitIds],
    );
    return rows.map((row) => row.procedureId);
  }

  private async rows(tx: Tx, sql: string, values: unknown[]): Promise<CounterRow[]> {
    const rows = await tx.rows<CounterKey & { grain: Grain; startsOn: string } & CountColumns>(sql, values);
    return rows.map(({ grain, startsOn, procedureId, channel, onlineLevel, ...counts }) => ({ grain, startsOn, procedureId, channel, onlineLevel, counts }));
  }
}

function countsOf(values: readonly number[]): Counts {
  return Object.fromEntries(COUNTER_MEASURES.map((measure, index) => [measure, values[index] ?? 0])) as Counts;
}
