import 'reflect-metadata';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createWeb, loggerOf } from '../../src/boot.js';
import { ImportList, LIST_COLUMNS, type SheetRow } from '#src/catalogue';
import { Accounts, CreateToken } from '#src/identity';
import { type Config, readConfig } from '#src/platform/config';
import { Database, openDatabase, type OpenDatabase, packageRoot } from '#src/platform/database';
import type { Role } from '#src/platform/http';
import { readTable } from '#src/platform/tabular';
import { CreateUnit, SetReportLines, SetSessions } from '#src/units';

export const OFFICE_HOURS = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, opens: '07:30', closes: '11:30', openForIntake: true, countsForTerms: true },
  { weekday, opens: '13:30', closes: '17:00', openForIntake: true, countsForTerms: true },
]);

/** The whole program on an embedded database of its own, with fsync on, as at a commune. */
export class BenchApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: Config,
    readonly opened: OpenDatabase,
    readonly url: string,
    private readonly folder: string,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<BenchApp> {
    const folder = await mkdtemp(join(tmpdir(), 'mot-cua-bench-'));
    await chmod(folder, 0o711);
    const config = readConfig({ LOG_LEVEL: 'silent', PORT: '0', DATA_DIR: join(folder, 'data'), DATABASE_POOL: '20', ...environment });
    const opened = await openDatabase(config);
    const app = await createWeb(config, opened, loggerOf(config));
    await app.listen({ port: 0, host: '127.0.0.1' });
    return new BenchApp(app, config, opened, await app.getUrl(), folder);
  }

  get database(): Database {
    return this.app.get(Database);
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.app.get(type, { strict: false });
  }

  async makeUnit(parentId: string | null, code: string, kind: 'province' | 'commune'): Promise<string> {
    const unitId = await this.database.inUnits('all', (tx) =>
      this.get(CreateUnit).run(tx, null, { parentId, kind, name: `Đơn vị ${code}`, place: 'Mẫu', code, validFrom: '2010-01-01' }));
    await this.database.inUnit(unitId, (tx) => this.get(SetSessions).run(tx, null, unitId, '2010-01-01', OFFICE_HOURS));
    return unitId;
  }

  /** A province with the sample catalogue, whose fields give each of its communes its report lines. */
  async makeProvince(code: string): Promise<{ unitId: string; giveLines(communeId: string): Promise<void> }> {
    const unitId = await this.makeUnit(null, code, 'province');
    const sheet: SheetRow[] = [];
    const file = await readFile(join(packageRoot(), 'src/demonstration/data/procedures.csv'));
    for await (const row of readTable(file, { fileName: 'procedures.csv', columns: LIST_COLUMNS })) sheet.push(row);
    const author = { ownerUnitId: unitId, by: null, decision: { number: null, date: null } };
    const { reportLines } = await this.database.inUnit(unitId, (tx) => this.get(ImportList).run(tx, author, sheet, '2010-01-01'));
    const lines = reportLines.map((line, index) => ({ position: index + 1, ...line }));
    return {
      unitId,
      giveLines: (communeId) => this.database.inUnit(communeId, (tx) => this.get(SetReportLines).run(tx, null, communeId, '2010-01-01', lines)),
    };
  }

  async token(unitId: string, login: string, ...roles: Role[]): Promise<string> {
    return this.database.inUnit(unitId, async (tx) => {
      const { account } = await this.get(Accounts).create(tx, null, { unitId, login, displayName: login, mustChangePassword: false, roles, validFrom: '2010-01-01' });
      return (await this.get(CreateToken).run(tx, null, { unitId, accountId: account.id, name: 'bench', roles })).token;
    });
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.opened.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
