import { describe, expect, test } from '@jest/globals';
import { findUnfencedTables } from './rules/fence.js';

const UNIT_TABLES = new Set(['dossiers.dossier', 'dossiers.step', 'platform.outbox']);
const unfenced = (sql: string): string[] => findUnfencedTables(sql, UNIT_TABLES);

describe('a statement that names the unit is let through', () => {
  test.each([
    'SELECT * FROM dossiers.dossier WHERE unit_id = $1 AND id = $2',
    'SELECT * FROM dossiers.dossier d WHERE d.id = $2 AND ($3::text IS NULL OR d.code = $3) AND d.unit_id = ANY ($1)',
    "SELECT 1 FROM dossiers.dossier WHERE unit_id IN ($1, $2) AND code = 'a;b(' -- nothing",
    'SELECT * FROM dossiers.dossier d JOIN dossiers.step s ON s.unit_id = d.unit_id AND s.dossier_id = d.id WHERE d.unit_id = $1',
    'SELECT * FROM dossiers.dossier d JOIN dossiers.step s USING (unit_id, id) WHERE s.unit_id = $1',
    'SELECT * FROM dossiers.dossier d, dossiers.step s WHERE (d.unit_id = $1 AND s.unit_id = $1)',
    'SELECT * FROM dossiers.dossier d LEFT JOIN LATERAL (SELECT at FROM dossiers.step s WHERE s.unit_id = d.unit_id LIMIT 1) x ON true WHERE d.unit_id = $1',
    'SELECT * FROM unnest($1::uuid[]) AS u (unit_id) JOIN dossiers.dossier d ON d.unit_id = u.unit_id',
    'SELECT * FROM (dossiers.dossier d JOIN dossiers.step s ON d.unit_id = s.unit_id) WHERE $1 = d.unit_id',
    'SELECT * FROM dossiers.dossier WHERE (unit_id, id) = ($1, $2)',
    'SELECT * FROM dossiers.dossier WHERE (unit_id, id) IN (SELECT unit_id, dossier_id FROM dossiers.step WHERE unit_id = $1)',
    'SELECT * FROM dossiers.dossier WHERE unit_id = $1 UNION ALL SELECT * FROM dossiers.dossier WHERE unit_id = $2',
    'WITH due AS (SELECT id FROM platform.outbox WHERE unit_id = $1 FOR UPDATE SKIP LOCKED) UPDATE platform.outbox o SET done_at = $2 FROM due WHERE o.unit_id = $1 AND o.id = due.id',
    'UPDATE dossiers.dossier SET state = $3 WHERE unit_id = $1 AND id = $2 RETURNING id',
    'DELETE FROM platform.outbox WHERE unit_id = $1 AND done_at < $2',
    'DELETE FROM platform.outbox o USING dossiers.step s WHERE o.unit_id = $1 AND s.unit_id = o.unit_id',
    'INSERT INTO platform.outbox (unit_id, id) VALUES ($1, $2) ON CONFLICT (unit_id, id) DO UPDATE SET id = excluded.id WHERE platform.outbox.done_at IS NULL',
    'INSERT INTO platform.outbox AS o (unit_id, id) VALUES ($1, $2) ON CONFLICT (unit_id, id) DO UPDATE SET id = excluded.id WHERE o.id IS NULL',
    'INSERT INTO platform.outbox (id, unit_id) SELECT id, unit_id FROM dossiers.step WHERE unit_id = $1',
    'SELECT "D"."id" AS "D_id" FROM "dossiers"."dossier" "D" WHERE (("D"."unit_id" = $1) AND ("D"."id" = $2)) LIMIT 1',
    'INSERT INTO "platform"."outbox"("unit_id", "id") VALUES ($1, $2)',
    'SELECT * FROM units.unit WHERE id = $1',
    'SELECT a IS DISTINCT FROM b FROM units.unit',
    'SELECT DISTINCT unit_id FROM platform.outbox WHERE done_at IS NULL ORDER BY unit_id',
    'SELECT o.unit_id FROM platform.outbox o WHERE done_at IS NULL',
    'SELECT unit_id, count(*) FROM platform.outbox GROUP BY unit_id',
    'SELECT * FROM dossiers.dossier WHERE unit_id = $1 AND id = $2 FOR UPDATE',
    "SET LOCAL app.unit_ids = 'all'",
    "COMMENT ON TABLE dossiers.step IS 'SELECT * FROM dossiers.step'",
    'EXPLAIN (ANALYZE) SELECT * FROM dossiers.step WHERE unit_id = $1',
  ])('%s', (sql) => expect(unfenced(sql)).toEqual([]));
});

describe('planted violations are caught:', () => {
  test.each([
    ['SELECT * FROM dossiers.dossier WHERE id = $1', 'dossiers.dossier'],
    ['SELECT * FROM "dossiers"."dossier" "D" WHERE ("D"."id" = $1)', 'dossiers.dossier'],
    ["SELECT * FROM dossiers.dossier WHERE code = 'unit_id = 1' /* unit_id = $1 */", 'dossiers.dossier'],
    ['SELECT * FROM dossiers.dossier WHERE unit_id = $1 OR id = $2', 'dossiers.dossier'],
    ['SELECT * FROM dossiers.dossier WHERE id = $2 AND (unit_id = $1 OR $1 IS NULL)', 'dossiers.dossier'],
    ['SELECT * FROM dossiers.dossier WHERE unit_id <> $1', 'dossiers.dossier'],
    ['SELECT * FROM dossiers.dossier WHERE unit_id NOT IN ($1)', 'dossiers.dossier'],
    ['SELECT unit_id = $1 FROM dossiers.dossier', 'dossiers.dossier'],
    ['SELECT * FROM dossiers.dossier d JOIN dossiers.step s ON s.dossier_id = d.id WHERE d.unit_id = $1', 'dossiers.step'],
    ['SELECT * FROM dossiers.dossier d, dossiers.step s WHERE s.unit_id = $1', 'dossiers.dossier'],
    ['SELECT * FROM units.unit u WHERE EXISTS (SELECT 1 FROM dossiers.dossier d WHERE d.received_at_unit_id = u.id)', 'dossiers.dossier'],
    ['WITH x AS (SELECT id FROM dossiers.step) SELECT * FROM x', 'dossiers.step'],
    ['SELECT * FROM dossiers.dossier WHERE unit_id = $1 UNION SELECT * FROM dossiers.dossier', 'dossiers.dossier'],
    ['UPDATE dossiers.dossier SET unit_id = $1', 'dossiers.dossier'],
    ['UPDATE units.unit SET name = $1; DELETE FROM dossiers.step', 'dossiers.step'],
    ['DELETE FROM platform.outbox o USING dossiers.step s WHERE s.unit_id = $1', 'platform.outbox'],
    ['INSERT INTO platform.outbox (id) VALUES ($1)', 'platform.outbox'],
    ['INSERT INTO platform.outbox VALUES ($1)', 'platform.outbox'],
    ['INSERT INTO platform.outbox (unit_id, id) SELECT unit_id, id FROM dossiers.step', 'dossiers.step'],
    ['INSERT INTO units.note (id) SELECT id FROM dossiers.step', 'dossiers.step'],
    ['SELECT DISTINCT unit_id, code FROM dossiers.dossier', 'dossiers.dossier'],
    ['SELECT count(*) FROM platform.outbox', 'platform.outbox'],
    ['SELECT id FROM platform.outbox FOR UPDATE SKIP LOCKED', 'platform.outbox'],
    ['SELECT unit_id FROM platform.outbox FOR UPDATE', 'platform.outbox'],
    ['SELECT id FROM platform.outbox WHERE unit_id = ANY ($1) FOR UPDATE', 'platform.outbox (rows of several units are locked)'],
    ['WITH u AS (SELECT $1) SELECT 1 FROM platform.outbox o, u WHERE o.unit_id = u.unit_id FOR NO KEY UPDATE', 'platform.outbox (rows of several units are locked)'],
  ])('%s', (sql, table) => expect(unfenced(sql)).toEqual([table]));

  test('an equation between two tables, neither of which is fixed', () => {
    expect(unfenced('SELECT 1 FROM dossiers.dossier d JOIN dossiers.step s ON s.unit_id = d.unit_id')).toEqual(['dossiers.dossier', 'dossiers.step']);
  });
});
