import type { DataSource, Logger } from 'typeorm';
import { findUnfencedTables } from '../architecture/rules/fence.js';

/** Begins a statement of a test that goes without its unit on purpose, to see the second fence hold. */
export const ON_PURPOSE = '/* without its unit, on purpose */';

type Query = (sql: string) => Promise<{ name: string }[]>;

/** Hears every statement that the program sends, and knows afterwards which named no unit. */
export class ObservedSql implements Logger {
  private readonly statements = new Set<string>();

  static of(dataSource: DataSource): ObservedSql {
    const observed = new ObservedSql();
    dataSource.logger = observed;
    return observed;
  }

  /**
   * Rule 4 on what really ran: each statement names the unit of every table with units' rows, and locks rows of one unit.
   * The tables are those that the database itself declares to be of units.
   */
  async violations(query: Query): Promise<string[]> {
    const tables = new Set(await unitTables(query));
    return [...this.statements].flatMap((sql) =>
      findUnfencedTables(sql, tables).map((table) => `${table} without its unit in: ${sql.replace(/\s+/g, ' ').slice(0, 300)}`));
  }

  /** @throws Error that lists every violation. */
  async expectUnits(query: Query): Promise<void> {
    const violations = await this.violations(query);
    if (violations.length > 0) throw new Error(`${violations.length} statements did not name their unit:\n${violations.join('\n')}`);
  }

  logQuery(sql: string): void {
    if (!sql.startsWith(ON_PURPOSE)) this.statements.add(sql);
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}

/** Names of the tables whose comment begins with `unit:`. */
export async function unitTables(query: Query): Promise<string[]> {
  const rows = await query(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND pg_catalog.obj_description(c.oid, 'pg_class') LIKE 'unit:%' ORDER BY 1`,
  );
  return rows.map((row) => row.name);
}
