import 'reflect-metadata';
import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { ImportList, LIST_COLUMNS, type SheetRow } from '#src/catalogue';
import { Accounts, CreateToken } from '#src/identity';
import { Clock } from '#src/platform/clock';
import { readConfig } from '#src/platform/config';
import { Database, packageRoot } from '#src/platform/database';
import { configureHttp, createHttpAdapter, describeApi, type Role } from '#src/platform/http';
import { createLogger } from '#src/platform/log';
import { EventRunner } from '#src/platform/outbox';
import { QueueConnection, type QueueTiming } from '#src/platform/queue';
import { readTable } from '#src/platform/tabular';
import { answerWithPage, Assets } from '#src/platform/view';
import { CreateUnit, SetSessions, type UnitKind } from '#src/units';
import { ObservedSql } from './observed-sql.js';
import { TestClock } from './test-clock.js';

export interface TestUnit {
  unitId: string;
  code: string;
  name: string;
}

export interface SignedIn {
  accountId: string;
  token: string;
}

export interface TestConnections {
  /** Another database than the run's. */
  databaseUrl?: string;
  timing?: Partial<QueueTiming>;
}

const OFFICE_HOURS = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, opens: '07:30', closes: '11:30', openForIntake: true, countsForTerms: true },
  { weekday, opens: '13:30', closes: '17:00', openForIntake: true, countsForTerms: true },
]);

/** The whole program on the run's real database, with a clock that the test sets. */
export class TestApp {
  private province: Promise<TestUnit> | undefined;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: TestClock,
    readonly database: Database,
    private readonly observed: ObservedSql,
  ) {}

  static async start(environment: Record<string, string> = {}, connections: TestConnections = {}): Promise<TestApp> {
    const databaseUrl = connections.databaseUrl ?? process.env.TEST_DATABASE_URL ?? '';
    const clock = new TestClock();
    const config = readConfig({ LOG_LEVEL: 'silent', DATABASE_POOL: '5', ...environment });
    const logger = createLogger({ level: process.env.TEST_LOG_LEVEL ?? 'silent' });
    const testing = await Test.createTestingModule({ imports: [AppModule.with(config, { databaseUrl, takeAppRole: false })] })
      .overrideProvider(Clock)
      .useValue(clock)
      .overrideProvider(QueueConnection)
      .useFactory({ factory: () => new QueueConnection({ databaseUrl, takeAppRole: false, redisUrl: config.REDIS_URL, ...(connections.timing && { timing: connections.timing }) }) })
      .compile();
    const app = testing.createNestApplication<NestFastifyApplication>(createHttpAdapter({ logger }), { logger });
    configureHttp(app, { logger, answerPage: (request, reply, refusal, title) => answerWithPage(app.get(Assets), title, request, reply, refusal) });
    describeApi(app, { title: 'Một Cửa', version: 'test' });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new TestApp(app, clock, app.get(Database), ObservedSql.of(app.get(DataSource)));
  }

  http(): TestAgent {
    return supertest(this.app.getHttpServer());
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.app.get(type, { strict: false });
  }

  /** A unit of its own for each test, with office hours Monday to Friday 07:30–11:30 and 13:30–17:00 since 2018. */
  async makeUnit(options: { parentId?: string | null; kind?: UnitKind; name?: string; withSessions?: boolean } = {}): Promise<TestUnit> {
    const code = `${'ABCDEGHKLMNPQRSTUVXY'.charAt(randomInt(20))}${[2, 3, 3, 3].map((digits) => String(randomInt(10 ** digits)).padStart(digits, '0')).join('.')}`;
    const name = options.name ?? `Xã Mẫu ${code}`;
    const unitId = await this.database.inUnits('all', (tx) =>
      this.get(CreateUnit).run(tx, null, { parentId: options.parentId ?? null, kind: options.kind ?? 'commune', name, place: 'Mẫu', code, validFrom: '2018-01-01' }));
    if (options.withSessions ?? true) await this.database.inUnit(unitId, (tx) => this.get(SetSessions).run(tx, null, unitId, '2018-01-01', OFFICE_HOURS));
    return { unitId, code, name };
  }

  /** A commune under this test file's province, whose catalogue is the sample one, in force since 2018. */
  async makeCommune(name?: string): Promise<TestUnit> {
    this.province ??= this.makeProvince();
    return this.makeUnit({ parentId: (await this.province).unitId, ...(name && { name }) });
  }

  /** The catalogue's owner above the communes of makeCommune. */
  async provinceOfCommunes(): Promise<TestUnit> {
    this.province ??= this.makeProvince();
    return this.province;
  }

  private async makeProvince(): Promise<TestUnit> {
    const province = await this.makeUnit({ kind: 'province' });
    const sheet: SheetRow[] = [];
    const file = await readFile(join(packageRoot(), 'src/demonstration/data/procedures.csv'));
    for await (const row of readTable(file, { fileName: 'procedures.csv', columns: LIST_COLUMNS })) sheet.push(row);
    await this.database.inUnit(province.unitId, (tx) =>
      this.get(ImportList).run(tx, { ownerUnitId: province.unitId, by: null, decision: { number: null, date: null } }, sheet, '2018-01-01'));
    return province;
  }

  /** An account with the roles in the unit, and a bearer token for it. */
  async signIn(unitId: string, ...roles: Role[]): Promise<SignedIn> {
    return this.database.inUnit(unitId, async (tx) => {
      const login = `${roles[0] ?? 'ai'}-${Date.now().toString(36)}${randomInt(1e9).toString(36)}`;
      const { account } = await this.get(Accounts).create(tx, null, {
        unitId, login, displayName: `Cán bộ ${roles.join(', ')}`, password: `mat-khau-${login}`, mustChangePassword: false, roles, validFrom: '2018-01-01',
      });
      const { token } = await this.get(CreateToken).run(tx, null, { unitId, accountId: account.id, name: 'test', roles });
      return { accountId: account.id, token };
    });
  }

  /** Handles every waiting event of the units here and now, as the worker would. */
  async drain(...unitIds: string[]): Promise<void> {
    for (let pending = await this.pending(unitIds); pending.length > 0; pending = await this.pending(unitIds)) {
      for (const event of pending) await this.get(EventRunner).run(event.unit_id, event.id);
    }
  }

  /** @throws when a statement that ran meanwhile did not name its unit. */
  async close(): Promise<void> {
    await this.observed.expectUnits((sql) => this.get(DataSource).query(sql)).finally(() => this.app.close());
  }

  private pending(unitIds: string[]): Promise<{ unit_id: string; id: string }[]> {
    return this.database.inUnits(unitIds, (tx) =>
      tx.rows<{ unit_id: string; id: string }>(
        'SELECT unit_id, id FROM platform.outbox WHERE unit_id = ANY ($1) AND done_at IS NULL AND failed_at IS NULL ORDER BY id',
        [unitIds],
      ));
  }
}

export const startTestApp = (environment?: Record<string, string>, connections?: TestConnections): Promise<TestApp> => TestApp.start(environment, connections);
