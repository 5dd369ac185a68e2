import { randomInt } from 'node:crypto';
import { Controller, Get, Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AuditModule } from '#src/platform/audit';
import { Clock, ClockModule } from '#src/platform/clock';
import { ConfigModule, readConfig } from '#src/platform/config';
import { Database, DatabaseModule } from '#src/platform/database';
import { Allow, configureHttp, createHttpAdapter, Public, type Role } from '#src/platform/http';
import { createLogger } from '#src/platform/log';
import { Handles, OutboxModule } from '#src/platform/outbox';
import { Accounts, CreateToken, IdentityModule } from '#src/identity';
import { CreateUnit, sessionsChanged, type UnitKind, UnitsModule } from '#src/units';
import { ObservedSql } from '../support/observed-sql.js';
import { TestClock } from '../support/test-clock.js';

export const PASSWORD = 'mat-khau-thu-nghiem';

@Injectable()
class SessionsListener {
  @Handles(sessionsChanged, { name: 'test.sessions_changed' })
  async note(): Promise<void> {}
}

/** Routes as careless people write them. */
@Controller('test')
export class CarelessController {
  @Get('undeclared')
  undeclared(): string {
    return 'ai cũng đọc được?';
  }

  @Get('leaders')
  @Allow('leader')
  leaders(): string {
    return 'chỉ lãnh đạo';
  }

  @Get('public')
  @Public()
  everybody(): string {
    return 'mọi người';
  }
}

export interface PersonOptions {
  unitId: string;
  roles?: Role[];
  mustChangePassword?: boolean;
  email?: string;
}

/** Units and identity alone, over HTTP, on the real database. */
export class IdentityApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: TestClock,
    private readonly observed: ObservedSql,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<IdentityApp> {
    const clock = new TestClock();
    const logger = createLogger({ level: 'silent' });
    const testing = await Test.createTestingModule({
      imports: [
        ConfigModule.with(readConfig(environment)),
        ClockModule,
        DatabaseModule.with({ url: process.env.TEST_DATABASE_URL ?? '', takeAppRole: false, poolSize: 4 }),
        OutboxModule, AuditModule, UnitsModule, IdentityModule,
      ],
      controllers: [CarelessController],
      providers: [SessionsListener],
    }).overrideProvider(Clock).useValue(clock).compile();
    const app = testing.createNestApplication<NestFastifyApplication>(createHttpAdapter({ logger }));
    configureHttp(app, { logger });
    await app.listen(0, '127.0.0.1');
    return new IdentityApp(app, clock, ObservedSql.of(app.get(DataSource)));
  }

  get database(): Database {
    return this.app.get(Database);
  }

  http(): ReturnType<typeof supertest> {
    return supertest(this.app.getHttpServer());
  }

  makeUnit({ parentId = null, kind = 'commune', name = 'UBND xã Thử' }: { parentId?: string | null; kind?: UnitKind; name?: string } = {}): Promise<string> {
    const id = uuidv7();
    const code = randomCode();
    return this.database.inUnits('all', (tx) =>
      this.app.get(CreateUnit).run(tx, null, { id, parentId, kind, name, place: 'Thử', code, validFrom: '2019-01-01' }));
  }

  /** A person with PASSWORD. */
  makePerson({ unitId, roles = ['clerk'], mustChangePassword = false, email }: PersonOptions): Promise<{ accountId: string; login: string }> {
    const login = `nguoi.${uuidv7().slice(-12)}`;
    return this.database.inUnit(unitId, async (tx) => {
      const draft = { unitId, login, displayName: 'Người Thử', password: PASSWORD, mustChangePassword, email: email ?? null, roles, validFrom: '2019-01-01' };
      const { account } = await this.app.get(Accounts).create(tx, null, draft);
      return { accountId: account.id, login };
    });
  }

  async bearer(unitId: string, ...roles: Role[]): Promise<{ accountId: string; token: string; authorization: string }> {
    const { accountId } = await this.makePerson({ unitId, roles });
    const { token } = await this.database.inUnit(unitId, (tx) => this.app.get(CreateToken).run(tx, null, { unitId, accountId, name: 'thử' }));
    return { accountId, token, authorization: `Bearer ${token}` };
  }

  /** @returns the Cookie header of a new session */
  async signIn(login: string, password = PASSWORD): Promise<string> {
    const response = await this.http().post('/api/session').send({ login, password }).expect(200);
    return cookieOf(response);
  }

  auditOf(unitId: string, subject: string): Promise<string[]> {
    return this.database.inUnit(unitId, async (tx) => {
      const rows = await tx.rows<{ action: string }>('SELECT action FROM platform.audit WHERE unit_id = $1 AND subject = $2 ORDER BY id', [unitId, subject]);
      return rows.map((row) => row.action);
    });
  }

  async stop(): Promise<void> {
    await this.observed.expectUnits((sql) => this.app.get(DataSource).query(sql)).finally(() => this.app.close());
  }
}

/** Of a province that does not exist; the space is large enough for every test to have its own. */
export function randomCode(): string {
  const groups = [2, 3, 3, 3].map((digits) => String(randomInt(10 ** digits)).padStart(digits, '0'));
  return `W${groups.join('.')}`;
}

export function cookieOf(response: { headers: Record<string, unknown> }): string {
  const [cookie] = ([] as string[]).concat(response.headers['set-cookie'] as string[]);
  return cookie?.split(';')[0] ?? '';
}
