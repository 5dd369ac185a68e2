import type pg from 'pg';
import { COUNTER_MEASURES, type CounterMeasure } from '#libs/reporting';

/** What a kind of dossier of the table `seeded` adds to which measures, on a day of its life. */
const HAPPENED: readonly [when: string, day: string, measures: Partial<Record<CounterMeasure, string>>][] = [
  ['true', 'day', { received: '1', received_here: "(channel <> 'online')::int" }],
  ["state <> 'processing'", 'finished_on', { finished_early: '(NOT late)::int', finished_late: 'late::int', finished_late_unapologised: 'late::int', overdue_out: 'late::int', overdue_unapologised_out: 'late::int' }],
  ["late OR state = 'processing'", 'due_on + 1', { overdue_in: '1', overdue_unapologised_in: '1' }],
];

const COUNTERS = `
  INSERT INTO reports.counter (unit_id, grain, starts_on, procedure_id, channel, online_level, ${COUNTER_MEASURES.join(', ')})
  SELECT $1, g.grain, date_trunc(g.grain, h.day::timestamp)::date, h.procedure_id, h.channel, coalesce(h.online_level, 0), ${COUNTER_MEASURES.map((measure) => `sum(h.${measure})`).join(', ')}
  FROM (${HAPPENED.map(([when, day, measures]) => `
    SELECT ${day} AS day, procedure_id, channel, online_level, ${COUNTER_MEASURES.map((measure) => `${measures[measure] ?? '0'} AS ${measure}`).join(', ')} FROM seeded WHERE ${when}`).join(' UNION ALL ')}
  ) AS h CROSS JOIN (VALUES ('year'), ('month'), ('day')) AS g (grain)
  GROUP BY g.grain, 3, h.procedure_id, h.channel, h.online_level`;

const LIVES = `
  INSERT INTO reports.life (unit_id, dossier_id, code, procedure_id, channel, online_level, received_on, finished_on, outcome, finish_kind, overdue)
  SELECT $1, id, code, procedure_id, channel, online_level, day, CASE WHEN state <> 'processing' THEN finished_on END,
    CASE WHEN state <> 'processing' THEN CASE WHEN late THEN 'late' ELSE 'early' END END, CASE WHEN state <> 'processing' THEN 'resolved' END,
    CASE WHEN state = 'processing' THEN datemultirange(daterange(due_on + 1, NULL)) WHEN late THEN datemultirange(daterange(due_on + 1, finished_on)) ELSE '{}' END
  FROM seeded`;

const DIGITISATION = `
  INSERT INTO documents.digitisation (unit_id, dossier_id, since, procedure_id, received_on, papers, attached, in_full, reused, result_due, result_digitised, electronic)
  SELECT $1, id, day, procedure_id, day, 1, digitised::int, digitised, false, gives_result, false, digitised AND NOT gives_result FROM seeded`;

const DIGITISATION_COUNTS = `
  INSERT INTO documents.digitisation_count (unit_id, grain, starts_on, procedure_id, received, in_full, electronic, results_due, results_digitised, reused)
  SELECT $1, g.grain, date_trunc(g.grain, day)::date, procedure_id, count(*), count(*) FILTER (WHERE digitised), count(*) FILTER (WHERE digitised AND NOT gives_result),
    count(*) FILTER (WHERE gives_result), 0, 0
  FROM seeded CROSS JOIN (VALUES ('year'), ('month'), ('day')) AS g (grain) GROUP BY 2, 3, 4`;

const RATINGS = `
  INSERT INTO surveys.rating (unit_id, dossier_id, code, procedure_id, rated_at, rated_on, scale, level, source)
  SELECT $1, id, code, procedure_id, finished_at + interval '70 minutes', finished_on, '5', 3 + n % 3, 'counter'
  FROM seeded WHERE rated`;

/** What the followers would make of the seeded dossiers, the first of their unit. */
export async function seedCounted(client: pg.Client, unitId: string): Promise<void> {
  for (const sql of [COUNTERS, LIVES, DIGITISATION, DIGITISATION_COUNTS, RATINGS]) await client.query(sql, [unitId]);
  for (const schema of ['reports', 'documents', 'surveys']) {
    await client.query(`INSERT INTO ${schema}.log_cursor (unit_id, position) SELECT $1, position FROM dossiers.log_head WHERE unit_id = $1`, [unitId]);
  }
}
