import { describe, expect, test } from '@jest/globals';
import { tablesOf, unitTablesOf } from './rules/migrations.js';
import { findForeignTables, findUnfencedSql } from './rules/sql-in-code.js';
import { findBadTables } from './rules/tables.js';
import { migrations, typescriptIn } from './source-tree.js';

const files = typescriptIn('src');

describe('rules 3 and 4 hold in the tree', () => {
  test('tables are declared, keyed by unit, fenced, and point downward', () => expect(findBadTables(migrations())).toEqual([]));
  test('a module names only its own schema', () => expect(findForeignTables(files, tablesOf(migrations()).keys())).toEqual([]));
  test('statements in the code name the unit', () => expect(findUnfencedSql(files, unitTablesOf(migrations()))).toEqual([]));
});

const GROUND = `
  CREATE TABLE units.unit (id uuid PRIMARY KEY);
  COMMENT ON TABLE units.unit IS 'national: ground';
  CREATE TABLE dossiers.dossier (unit_id uuid NOT NULL REFERENCES units.unit (id), id uuid NOT NULL, code text, CONSTRAINT pk PRIMARY KEY (unit_id, id));
  COMMENT ON TABLE dossiers.dossier IS 'unit: it''s ground';
  ALTER TABLE dossiers.dossier ENABLE ROW LEVEL SECURITY;
  CREATE POLICY fence ON dossiers.dossier USING (platform.within_fence(unit_id));`;

function unitTable(columns: string, name = 'alerts.alert'): string {
  return `CREATE TABLE ${name} (unit_id uuid NOT NULL, id uuid NOT NULL, dossier_id uuid, ${columns});
    COMMENT ON TABLE ${name} IS 'unit: planted'; ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY fence ON ${name} FOR ALL USING (platform.within_fence(unit_id));`;
}

const KEY = 'PRIMARY KEY (unit_id, id)';

describe('planted violations in migrations are caught:', () => {
  const problems = (sql: string): string[] => findBadTables([{ path: 'migrations/1.sql', text: GROUND + sql }]);

  test.each<[string, string, string]>([
    ['no declaration', 'CREATE TABLE units.x (id uuid PRIMARY KEY);', 'COMMENT ON TABLE must begin'],
    ['a declaration of another kind', `CREATE TABLE units.x (id uuid PRIMARY KEY); COMMENT ON TABLE units.x IS 'global: x';`, 'COMMENT ON TABLE must begin'],
    ['no primary key', unitTable('n int'), 'has no primary key'],
    ['a primary key without the unit', unitTable('PRIMARY KEY (id)'), 'not first in the primary key'],
    ['a primary key with the unit last', unitTable('CONSTRAINT pk PRIMARY KEY (id, unit_id)'), 'not first in the primary key'],
    ['a unique key without the unit', unitTable(`${KEY}, CONSTRAINT u UNIQUE (dossier_id)`), 'unique key (dossier_id)'],
    ['a unique column', unitTable(`code text UNIQUE, ${KEY}`), 'unique key (code)'],
    ['a unique key added later', `${unitTable(KEY)} ALTER TABLE alerts.alert ADD CONSTRAINT u UNIQUE (dossier_id);`, 'unique key (dossier_id)'],
    ['a unique index without the unit', `${unitTable(KEY)} CREATE UNIQUE INDEX CONCURRENTLY u ON alerts.alert (dossier_id) WHERE id IS NULL;`, 'unique key (dossier_id)'],
    ['no row-level security', unitTable(KEY).replace(/ALTER TABLE[^;]*;/, ''), 'row-level security is not enabled'],
    ['no policy', unitTable(KEY).replace(/CREATE POLICY[^;]*;/, ''), 'has no policy'],
    ['a policy that lets all through', unitTable(KEY).replace('platform.within_fence(unit_id)', 'true'), 'has no policy'],
    ['a key to a unit table without the unit', unitTable(`${KEY}, FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier (id)`), 'unit_id on both sides'],
    ['a key that leaves the other side out', unitTable(`${KEY}, FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier`), 'unit_id on both sides'],
    [
      'a national table that points to units’ rows',
      `CREATE TABLE dossiers.x (id uuid PRIMARY KEY, u uuid, FOREIGN KEY (u, id) REFERENCES dossiers.dossier (unit_id, id)); COMMENT ON TABLE dossiers.x IS 'national: x';`,
      'national table points to the unit table',
    ],
    [
      'a key to a local table',
      `CREATE TABLE platform.l (id uuid PRIMARY KEY); COMMENT ON TABLE platform.l IS 'local: l'; ${unitTable(`${KEY}, l uuid REFERENCES platform.l (id)`)}`,
      'points to the local platform.l',
    ],
    ['a key upward', `CREATE TABLE platform.x (id uuid PRIMARY KEY REFERENCES units.unit (id)); COMMENT ON TABLE platform.x IS 'national: x';`, 'points upward to units.unit'],
    [
      'a key across followers',
      `${unitTable(KEY)} ${unitTable(`${KEY}, FOREIGN KEY (unit_id, id) REFERENCES alerts.alert (unit_id, id)`, 'surveys.rating')}`,
      'points across to alerts.alert',
    ],
    ['a key with effects on the other side', unitTable(`${KEY}, u uuid REFERENCES units.unit (id) ON DELETE SET NULL`), 'ON UPDATE or ON DELETE SET'],
    ['a key to nowhere', unitTable(`${KEY}, u uuid REFERENCES units.gone (id)`), 'no migration makes'],
    ['a schema of nobody', `CREATE TABLE public.x (id uuid PRIMARY KEY); COMMENT ON TABLE public.x IS 'local: x';`, 'its schema is not a module'],
  ])('%s', (_, sql, problem) => expect(problems(sql)).toEqual([expect.stringContaining(problem)]));

  test('a sound table is let through, and a dropped one forgotten', () => {
    const sound = unitTable(`n int UNIQUE NULLS NOT DISTINCT (unit_id), ${KEY}, UNIQUE (unit_id, dossier_id), FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier (unit_id, id)`);
    expect(problems(sound)).toEqual([]);
    expect(problems('CREATE TABLE public.x (id uuid); DROP TABLE IF EXISTS public.x;')).toEqual([]);
    expect([...unitTablesOf([{ path: 'migrations/1.sql', text: GROUND + sound }])]).toEqual(['dossiers.dossier', 'alerts.alert']);
  });
});

describe('planted violations in code are caught:', () => {
  const TABLES = ['units.unit', 'dossiers.dossier', 'dossiers.step', 'platform.outbox'];
  const foreign = (path: string, text: string): string[] => findForeignTables([{ path, text }], TABLES);

  test.each([
    ['a query', 'src/alerts/data/a.store.ts', "tx.rows('SELECT 1 FROM dossiers.dossier WHERE unit_id = $1')"],
    ['a quoted name', 'src/alerts/data/a.store.ts', `tx.rows('SELECT 1 FROM "dossiers"."dossier" d')`],
    ['a piece of SQL', 'src/alerts/data/a.store.ts', 'const FROM = `dossiers.step s JOIN ${x}`'],
    ['the platform’s tables', 'src/alerts/app/a.ts', 'tx.run(`INSERT INTO platform.outbox (unit_id) VALUES ($1)`)'],
    ['a module’s tables in the platform', 'src/platform/outbox/a.ts', "tx.rows('SELECT name FROM units.unit WHERE id = $1')"],
    ['an entity', 'src/alerts/data/a.entity.ts', "@Entity({ name: 'dossier', schema: 'dossiers' }) class D {}"],
  ])('%s', (_, path, text) => expect(foreign(path, text)).toHaveLength(1));

  test('a code that only looks like a table is let through, and so is the module’s own table', () => {
    expect(foreign('src/alerts/a.ts', "const topic = 'dossiers.step'; refuse('units.unit_not_found')")).toEqual([]);
    expect(foreign('src/dossiers/data/a.store.ts', "tx.rows('SELECT 1 FROM dossiers.dossier')")).toEqual([]);
  });

  test('statements without the unit, with constants filled in; what is put together at run time is left to run time', () => {
    const text = `const COLUMNS = 'id, code'; const FROM = \`dossiers.dossier d\`;
      tx.rows(\`SELECT \${COLUMNS} FROM \${FROM} WHERE id = $1\`);
      tx.rows(\`SELECT \${COLUMNS} FROM \${FROM} WHERE \${condition}\`);
      tx.rows(\`SELECT \${COLUMNS} FROM \${FROM} WHERE d.unit_id = $1\`);`;
    expect(findUnfencedSql([{ path: 'src/dossiers/data/a.store.ts', text }], new Set(TABLES.slice(1)))).toEqual([
      'src/dossiers/data/a.store.ts:2 touches dossiers.dossier without its unit_id',
    ]);
  });
});
