import { SCHEMA_RANK } from '../layers.js';
import type { SourceFile } from '../source-tree.js';
import { kindOf, type Table, tablesOf } from './migrations.js';

/** Rules 3 and 4 on the tables: declared, keyed by unit, fenced, pointing only where their kind may, and only downward. */
export function findBadTables(migrations: readonly SourceFile[]): string[] {
  const tables = tablesOf(migrations);
  return [...tables.values()].flatMap((table) => problemsOf(table, tables).map((problem) => `${table.name} (${table.file}): ${problem}`));
}

function problemsOf(table: Table, tables: ReadonlyMap<string, Table>): string[] {
  const kind = kindOf(table);
  const problems = table.foreignKeys.flatMap((key) => keyProblems(table, key, tables));
  if (rankOf(table.name) === undefined) problems.push('its schema is not a module');
  if (kind === undefined) return [...problems, 'COMMENT ON TABLE must begin with unit:, national: or local:'];
  if (table.primaryKey.length === 0) problems.push('has no primary key');
  if (kind !== 'unit') return problems;
  if (table.primaryKey.length > 0 && table.primaryKey[0] !== 'unit_id') problems.push('unit_id is not first in the primary key');
  for (const unique of table.uniques) {
    if (unique[0] !== 'unit_id') problems.push(`unit_id is not first in the unique key (${unique.join(', ')})`);
  }
  if (!table.rowSecurity) problems.push('row-level security is not enabled');
  if (!table.fencePolicy) problems.push('has no policy USING (platform.within_fence(unit_id))');
  return problems;
}

function keyProblems(table: Table, key: Table['foreignKeys'][number], tables: ReadonlyMap<string, Table>): string[] {
  const target = tables.get(key.table);
  if (!target) return [`points to ${key.table || 'a table without schema'}, which no migration makes`];
  const problems: string[] = [];
  if (key.sideEffects) problems.push(`key to ${key.table} has ON UPDATE or ON DELETE SET`);
  if ((rankOf(key.table) ?? 0) > (rankOf(table.name) ?? 0)) problems.push(`points upward to ${key.table}`);
  else if (rankOf(key.table) === rankOf(table.name) && schemaOf(key.table) !== schemaOf(table.name)) problems.push(`points across to ${key.table}`);
  const [from, to] = [kindOf(table), kindOf(target)];
  if (to === 'local' && from !== 'local') problems.push(`a ${from ?? 'table'} table points to the local ${key.table}`);
  if (from === 'national' && to === 'unit') problems.push(`a national table points to the unit table ${key.table}`);
  if (from === 'unit' && to === 'unit' && !(key.columns[0] === 'unit_id' && key.columnsThere[0] === 'unit_id')) {
    problems.push(`the key to ${key.table} does not carry unit_id on both sides`);
  }
  return problems;
}

const schemaOf = (table: string): string => table.slice(0, table.indexOf('.'));
const rankOf = (table: string): number | undefined => SCHEMA_RANK[schemaOf(table)];
