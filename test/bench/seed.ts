import type pg from 'pg';

/** Open work does not grow with history: the first dossiers of a unit are at hand, all others were returned. */
const AT_HAND = 120;

interface Version {
  id: string;
  procedure_id: string;
  code: string;
}

/**
 * Adds the dossiers `from` … `to` − 1 to a unit by plain SQL, with the steps they would have had: received, taken up, resolved, returned, and
 * the first of them still open. `end` is the last day of receipt. Due dates are plain dates, not the law's: this measures lists and counting.
 */
export async function seedUnit(client: pg.Client, unitId: string, unitCode: string, from: number, to: number, end: string, days = 365): Promise<void> {
  await client.query('BEGIN');
  await client.query(`SET LOCAL app.unit_ids = '${unitId}'`);
  const { rows: versions } = await client.query<Version>(
    `SELECT v.id, v.procedure_id, p.code FROM catalogue.procedure_version v JOIN catalogue.procedure p ON p.id = v.procedure_id ORDER BY p.code LIMIT 30`,
  );
  await client.query(DOSSIERS, [unitId, unitCode, from, to, end, days, versions.map((v) => v.id), versions.map((v) => v.procedure_id), versions.map((v) => v.code)]);
  await client.query(STEPS, [unitId]);
  await client.query(
    `INSERT INTO dossiers.name_ending (unit_id, ending, dossier_id)
     SELECT s.unit_id, e.ending, s.id FROM seeded s,
       LATERAL (VALUES (s.owner_search), (substr(s.owner_search, strpos(s.owner_search, ' ') + 1)), (substring(s.owner_search FROM '[^ ]+ [^ ]+$')), (substring(s.owner_search FROM '[^ ]+$'))) AS e (ending)
     ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `INSERT INTO dossiers.log_head (unit_id, position) SELECT $1, max(position) FROM dossiers.step WHERE unit_id = $1
     ON CONFLICT (unit_id) DO UPDATE SET position = excluded.position`,
    [unitId],
  );
  await client.query('DROP TABLE seeded');
  await client.query('COMMIT');
}

const DOSSIERS = `
  CREATE TEMP TABLE seeded AS
  WITH n AS (SELECT n, ($5::date - CASE WHEN n < ${AT_HAND} THEN n % 10 ELSE 10 + (n * 7919) % $6::int END)::date AS day FROM generate_series($3::int, $4::int - 1) AS n),
  life AS (
    SELECT n.n, n.day, n.day + interval '1 hour' + (n.n % 420) * interval '1 minute' AS received_at,
      CASE WHEN n.n >= ${AT_HAND} THEN 'returned' WHEN n.n % 2 = 0 THEN 'resolved' ELSE 'processing' END AS state,
      1 + n.n % array_length($7::uuid[], 1) AS v,
      (ARRAY['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng'])[1 + n.n % 5] || ' ' || (ARRAY['Văn', 'Thị', 'Đức', 'Ngọc'])[1 + n.n % 4] || ' Mẫu ' || n.n AS name
    FROM n)
  SELECT $1::uuid AS unit_id, uuidv7() AS id, $2::text || '-' || to_char(day, 'YYMMDD') || '-' || lpad(n::text, 7, '0') AS code, state,
    CASE state WHEN 'returned' THEN 4 WHEN 'resolved' THEN 3 ELSE 2 END AS version, ($8::uuid[])[v] AS procedure_id, ($7::uuid[])[v] AS version_id,
    ($9::text[])[v] AS procedure_code, name, lower(translate(name, 'ễầêạàăịĐứọẫ', 'eaeaaaiđuoa')) AS owner_search,
    '001099' || lpad((n % 1000000)::text, 6, '0') AS id_number, day, received_at, day + 3 AS due_on, (day + 3) + interval '10 hours' AS due_at,
    received_at + interval '26 hours' AS finished_at
  FROM life`.replace(/\n/g, ' ');

const STEPS = `
  WITH d AS (
    INSERT INTO dossiers.dossier (unit_id, id, code, state, version, procedure_id, procedure_version_id, channel, owner_name, owner_search, owner_id_number,
      result_by, received_at, received_on, received_at_unit_id, due_at, due_on, finished_at, finished_on, outcome, returned_at, returned_on, created_at)
    SELECT unit_id, id, code, state, version, procedure_id, version_id, 'counter', name, owner_search, id_number, 'desk', received_at, day, unit_id, due_at, due_on,
      CASE WHEN state <> 'processing' THEN finished_at END, CASE WHEN state <> 'processing' THEN (finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END,
      CASE WHEN state <> 'processing' THEN 'early' END, CASE WHEN state = 'returned' THEN finished_at + interval '1 hour' END,
      CASE WHEN state = 'returned' THEN (finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END, received_at
    FROM seeded)
  INSERT INTO dossiers.step (unit_id, dossier_id, seq, position, action, at, recorded_at, state_after, due_at, due_on, facts)
  SELECT $1, s.id, t.seq,
    coalesce((SELECT position FROM dossiers.log_head WHERE unit_id = $1), 0) + row_number() OVER (ORDER BY s.received_at + t.after, s.id, t.seq),
    t.action, s.received_at + t.after, s.received_at + t.after, t.state, s.due_at, s.due_on,
    CASE WHEN t.seq = 1 THEN jsonb_build_object('channel', 'counter', 'onlineLevel', NULL, 'assisted', false, 'procedureCode', s.procedure_code,
      'procedureVersionId', s.version_id, 'term', jsonb_build_object('unit', 'calendar_day', 'amount', 3), 'supplementPolicy', 'pause',
      'owner', jsonb_build_object('name', s.name, 'idNumber', s.id_number), 'sets', 1, 'resultBy', 'desk', 'papers', '[]'::jsonb)
      WHEN t.seq = 4 THEN '{"method": "desk"}'::jsonb ELSE '{}'::jsonb END
  FROM seeded s JOIN (VALUES (1, 'receive', 'received', interval '0'), (2, 'start', 'processing', interval '2 hours'),
    (3, 'resolve', 'resolved', interval '26 hours'), (4, 'return', 'returned', interval '27 hours')) AS t (seq, action, state, after) ON t.seq <= s.version`;
