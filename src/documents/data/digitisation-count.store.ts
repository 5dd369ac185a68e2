import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { coverOf, type Grain, grainsOf } from '#libs/reporting';
import type { Tx } from '#src/platform/database';
import type { DossierSpan, ProcedureDigitisation } from './digitisation.store.js';

/** A dossier as it stands now, or stood before; counted on the day of its receipt. */
type Standing = Pick<DossierSpan, 'procedureId' | 'receivedOn' | 'inFull' | 'electronic' | 'resultDue' | 'resultDigitised' | 'reused'>;

const COUNTED = ['received', 'in_full', 'electronic', 'results_due', 'results_digitised', 'reused'] as const;
/** A standing as numbers, in the order of COUNTED without the first. */
const asNumbers = (table: string): string =>
  ['in_full', 'electronic', 'result_due', 'result_digitised', 'reused'].map((column) => `${table}.${column}::int`).join(', ');
const GRAINS: readonly Grain[] = ['year', 'month', 'day'];

/** Dossiers added up by the day, month and year of their receipt. */
@Injectable()
export class DigitisationCountStore {
  /** The caller holds the unit's cursor. */
  async change(tx: Tx, unitId: string, before: readonly Standing[], now: readonly Standing[]): Promise<void> {
    const changes = new Map<string, { grain: Grain; startsOn: CivilDate; procedureId: string; numbers: number[] }>();
    for (const [standings, sign] of [[before, -1], [now, 1]] as const) {
      for (const standing of standings) {
        const { inFull, electronic, resultDue, resultDigitised, reused, procedureId } = standing;
        const numbers = [true, inFull, electronic, resultDue, resultDigitised, reused].map((is) => sign * Number(is));
        for (const { grain, startsOn } of grainsOf(standing.receivedOn)) {
          const key = `${grain} ${startsOn} ${procedureId}`;
          const known = changes.get(key);
          if (known) known.numbers.forEach((number, index) => (known.numbers[index] = number + (numbers[index] ?? 0)));
          else changes.set(key, { grain, startsOn, procedureId, numbers: [...numbers] });
        }
      }
    }
    const rows = [...changes.values()].filter(({ numbers }) => numbers.some((number) => number !== 0));
    if (rows.length === 0) return;
    await tx.run(
      `INSERT INTO documents.digitisation_count AS c (unit_id, grain, starts_on, procedure_id, ${COUNTED.join(', ')})
       SELECT $1, r.* FROM unnest($2::text[], $3::date[], $4::uuid[], ${COUNTED.map((_, index) => `$${index + 5}::int[]`).join(', ')}) AS r
       ON CONFLICT (unit_id, grain, starts_on, procedure_id) DO UPDATE SET ${COUNTED.map((column) => `${column} = c.${column} + excluded.${column}`).join(', ')}`,
      [unitId, rows.map(({ grain }) => grain), rows.map(({ startsOn }) => startsOn), rows.map(({ procedureId }) => procedureId),
        ...COUNTED.map((_, index) => rows.map(({ numbers }) => numbers[index]))],
    );
  }

  /**
   * Dossiers received in [from, to], as they stood at the end of `to`, by procedure: as they stand now, less what has changed
   * since, and that as it was then. Few rows, but for what is still changing.
   */
  byProcedure(tx: Tx, unitIds: readonly string[], from: CivilDate, to: CivilDate): Promise<ProcedureDigitisation[]> {
    const cover = coverOf(from, to);
    const starts = GRAINS.map((grain) => cover.filter((each) => each.grain === grain).map(({ startsOn }) => startsOn));
    const counted = GRAINS.map((grain, index) =>
      `SELECT c.procedure_id, ${COUNTED.map((column) => `c.${column}`).join(', ')} FROM documents.digitisation_count c
       WHERE c.unit_id = ANY ($1) AND c.grain = '${grain}' AND c.starts_on = ANY ($${index + 4}::date[])`);
    return tx.rows<ProcedureDigitisation>(
      `WITH changed AS (
         SELECT d.* FROM documents.digitisation d
         WHERE d.unit_id = ANY ($1) AND d.received_on BETWEEN $2 AND $3 AND d.until > $3 AND d.since <= $3
       ), parts AS (
         ${counted.join(' UNION ALL ')}
         UNION ALL SELECT t.procedure_id, 0, ${asNumbers('t')} FROM changed t
         UNION ALL SELECT n.procedure_id, 0, ${['in_full', 'electronic', 'result_due', 'result_digitised', 'reused'].map((column) => `-n.${column}::int`).join(', ')}
           FROM changed t JOIN documents.digitisation n ON n.unit_id = t.unit_id AND n.unit_id = ANY ($1) AND n.dossier_id = t.dossier_id AND n.until IS NULL
       )
       SELECT p.procedure_id AS "procedureId", sum(p.received)::int AS received, sum(p.in_full)::int AS "inFull", sum(p.electronic)::int AS electronic,
         sum(p.results_due)::int AS "resultsDue", sum(p.results_digitised)::int AS "resultsDigitised", sum(p.reused)::int AS reused
       FROM parts p GROUP BY p.procedure_id HAVING sum(p.received) > 0`,
      [unitIds, from, to, ...starts],
    );
  }
}

