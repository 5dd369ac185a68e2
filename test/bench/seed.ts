import type pg from 'pg';
import { seedCounted } from './seed-counted.js';

/** Open work does not grow with history: the first dossiers of a unit are at hand, all others were returned. */
const AT_HAND = 120;

interface Version {
  id: string;
  procedure_id: string;
  code: string;
  gives_result: boolean;
}

/**
 * `log`: dossiers, steps and the search by name. `counted`: dossiers and steps, and in SQL from the same dossiers what the followers
 * would make of them: lives, counters, digitisation and ratings. `figures`: these alone, which is what tables read, with an empty log.
 */
export type Load = 'log' | 'counted' | 'figures';

export interface SeedOrder {
  unitId: string;
  unitCode: string;
  /** Adds the dossiers `from` … `to` − 1. */
  from: number;
  to: number;
  /** The last day of receipt. */
  end: string;
  /** How many days the receipts are spread over; a year unless told. */
  days?: number;
  /** The dossiers and their log unless told. */
  load?: Load;
}

/**
 * Adds dossiers to a unit by plain SQL, with the steps they would have had: received, taken up, resolved, returned, every fourth
 * rated, one of 25 late, and the first of them still open; stored in order of receipt, as time would have done. Due dates are plain dates, not the law's: this measures lists and counting.
 */
export async function seedUnit(client: pg.Client, { unitId, unitCode, from, to, end, days = 365, load = 'log' }: SeedOrder): Promise<void> {
  await client.query('BEGIN');
  await client.query(`SET LOCAL app.unit_ids = '${unitId}'`);
  const { rows: versions } = await client.query<Version>(
    `SELECT v.id, v.procedure_id, p.code, v.gives_result FROM catalogue.procedure_version v JOIN catalogue.procedure p ON p.id = v.procedure_id ORDER BY p.code LIMIT 30`,
  );
  await client.query(DOSSIERS, [unitId, unitCode, from, to, end, days, versions.map((v) => v.id), versions.map((v) => v.procedure_id), versions.map((v) => v.code), versions.map((v) => v.gives_result)]);
  if (load !== 'figures') await seedLog(client, unitId);
  if (load === 'log') await client.query(NAMES);
  else await seedCounted(client, unitId);
  await client.query('DROP TABLE seeded');
  await client.query('COMMIT');
}

async function seedLog(client: pg.Client, unitId: string): Promise<void> {
  await client.query(STEPS, [unitId]);
  await client.query(
    `INSERT INTO dossiers.log_head (unit_id, position) SELECT $1, max(position) FROM dossiers.step WHERE unit_id = $1
     ON CONFLICT (unit_id) DO UPDATE SET position = excluded.position`,
    [unitId],
  );
}

const DOSSIERS = `
  CREATE TEMP TABLE seeded AS
  WITH n AS (SELECT n, ($5::date - CASE WHEN n < ${AT_HAND} THEN n % 10 ELSE 10 + (n * 7919) % $6::int END)::date AS day FROM generate_series($3::int, $4::int - 1) AS n ORDER BY 2, 1),
  life AS (
    SELECT n.n, n.day, n.day + interval '1 hour' + (n.n % 420) * interval '1 minute' AS received_at,
      CASE WHEN n.n >= ${AT_HAND} THEN 'returned' WHEN n.n % 2 = 0 THEN 'resolved' ELSE 'processing' END AS state,
      n.n >= ${AT_HAND} AND n.n % 25 = 3 AS late, n.n >= ${AT_HAND} AND n.n % 4 = 0 AS rated,
      1 + n.n % array_length($7::uuid[], 1) AS v, CASE WHEN n.n / 30 % 10 < 6 THEN 'counter' WHEN n.n / 30 % 10 = 6 THEN 'post' ELSE 'online' END AS channel,
      CASE n.n / 30 % 10 WHEN 7 THEN 3 WHEN 8 THEN 4 WHEN 9 THEN 4 END AS online_level,
      (ARRAY['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng'])[1 + n.n % 5] || ' ' || (ARRAY['Văn', 'Thị', 'Đức', 'Ngọc'])[1 + n.n % 4] || ' Mẫu ' || n.n AS name
    FROM n)
  SELECT $1::uuid AS unit_id, uuidv7() AS id, n, $2::text || '-' || to_char(day, 'YYMMDD') || '-' || lpad(n::text, 7, '0') AS code, state, late, rated, channel, online_level,
    CASE state WHEN 'returned' THEN CASE WHEN rated THEN 5 ELSE 4 END WHEN 'resolved' THEN 3 ELSE 2 END AS version,
    ($8::uuid[])[v] AS procedure_id, ($7::uuid[])[v] AS version_id, ($10::boolean[])[v] AS gives_result, n % 2 = 0 AS digitised,
    ($9::text[])[v] AS procedure_code, name, lower(translate(name, 'ễầêạàăịĐứọẫ', 'eaeaaaiđuoa')) AS owner_search,
    '001099' || lpad((n % 1000000)::text, 6, '0') AS id_number, day, received_at, day + 3 AS due_on, (day + 3) + interval '10 hours' AS due_at,
    received_at + CASE WHEN late THEN interval '122 hours' ELSE interval '26 hours' END AS finished_at,
    day + CASE WHEN late THEN 5 ELSE 1 END AS finished_on
  FROM life`.replace(/\n/g, ' ');

const STEPS = `
  WITH d AS (
    INSERT INTO dossiers.dossier (unit_id, id, code, state, version, procedure_id, procedure_version_id, channel, online_level, owner_name, owner_search, owner_id_number,
      result_by, received_at, received_on, received_at_unit_id, due_at, due_on, finished_at, finished_on, outcome, returned_at, returned_on, created_at)
    SELECT unit_id, id, code, state, version, procedure_id, version_id, channel, online_level, name, owner_search, id_number, 'desk', received_at, day, unit_id, due_at, due_on,
      CASE WHEN state <> 'processing' THEN finished_at END, CASE WHEN state <> 'processing' THEN finished_on END,
      CASE WHEN state <> 'processing' THEN CASE WHEN late THEN 'late' ELSE 'early' END END, CASE WHEN state = 'returned' THEN finished_at + interval '1 hour' END,
      CASE WHEN state = 'returned' THEN finished_on END, received_at
    FROM seeded)
  INSERT INTO dossiers.step (unit_id, dossier_id, seq, position, action, at, recorded_at, state_after, due_at, due_on, facts)
  SELECT $1, s.id, t.seq,
    coalesce((SELECT position FROM dossiers.log_head WHERE unit_id = $1), 0) + row_number() OVER (ORDER BY s.received_at + t.after, s.id, t.seq),
    t.action, s.received_at + t.after, s.received_at + t.after, t.state, s.due_at, s.due_on,
    CASE WHEN t.seq = 1 THEN jsonb_build_object('channel', s.channel, 'onlineLevel', s.online_level, 'assisted', false, 'procedureCode', s.procedure_code,
      'procedureVersionId', s.version_id, 'term', jsonb_build_object('unit', 'calendar_day', 'amount', 3), 'supplementPolicy', 'pause',
      'owner', jsonb_build_object('name', s.name, 'idNumber', s.id_number), 'sets', 1, 'resultBy', 'desk', 'papers', jsonb_build_array(jsonb_build_object(
        'code', 'P1', 'name', 'Tờ khai', 'originals', 1, 'certified', 0, 'copies', 0, 'missing', false, 'digitised', CASE WHEN s.digitised THEN 'digitised' ELSE 'no' END)))
      WHEN t.seq = 4 THEN '{"method": "desk"}'::jsonb WHEN t.seq = 5 THEN jsonb_build_object('scale', 5, 'level', 3 + s.n % 3, 'source', 'counter') ELSE '{}'::jsonb END
  FROM seeded s CROSS JOIN LATERAL (VALUES (1, 'receive', 'received', interval '0'), (2, 'start', 'processing', interval '2 hours'),
    (3, 'resolve', 'resolved', s.finished_at - s.received_at), (4, 'return', 'returned', s.finished_at - s.received_at + interval '1 hour'),
    (5, 'rate', 'returned', s.finished_at - s.received_at + interval '70 minutes')) AS t (seq, action, state, after) WHERE t.seq <= s.version`;

const NAMES = `
  INSERT INTO dossiers.name_ending (unit_id, ending, dossier_id)
  SELECT s.unit_id, e.ending, s.id FROM seeded s,
    LATERAL (VALUES (s.owner_search), (substr(s.owner_search, strpos(s.owner_search, ' ') + 1)), (substring(s.owner_search FROM '[^ ]+ [^ ]+$')), (substring(s.owner_search FROM '[^ ]+$'))) AS e (ending)
  ON CONFLICT DO NOTHING`;
