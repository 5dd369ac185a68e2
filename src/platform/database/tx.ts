import type { EntityManager, QueryRunner } from 'typeorm';

/** One open transaction inside its fence. Parameters are $1, $2 …; `date` columns come back as 'YYYY-MM-DD' text. */
export class Tx {
  /** Runs after the commit, never after a rollback; for nudges only, never for effects. */
  readonly afterCommit: (() => void)[] = [];

  constructor(private readonly runner: QueryRunner) {}

  /** For loading and saving entities. */
  get manager(): EntityManager {
    return this.runner.manager;
  }

  async rows<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    const result = await this.runner.query(sql, parameters, true);
    return result.records as T[];
  }

  /** The first row, if there is one. */
  async row<T>(sql: string, parameters: unknown[] = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, parameters))[0];
  }

  /** @returns how many rows were touched. */
  async run(sql: string, parameters: unknown[] = []): Promise<number> {
    const result = await this.runner.query(sql, parameters, true);
    return result.affected ?? 0;
  }
}
