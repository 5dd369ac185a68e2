import type TestAgent from 'supertest/lib/agent.js';
import type { Response, Test } from 'supertest';
import type { Term } from '#libs/deadline';
import { AlertsJob, QueueDeliveries, RaiseDue, SendDeliveries, SendDigests } from '#src/alerts';
import { DEFAULT_CONTENTS, IssueProcedure, type VersionContents } from '#src/catalogue';
import { Accounts } from '#src/identity';
import type { Role } from '#src/platform/http';
import type { SignedIn, TestApp, TestUnit } from '../support/app.js';

export interface InboxLine {
  unitId: string;
  id: string;
  kind: string;
  text: string;
  code: string | null;
  procedure: string | null;
  dueAt: string | null;
  counts: Record<string, number> | null;
  cancelledAt: string | null;
  seenAt: string | null;
}

const DAYS_3: Term = { unit: 'working_day', amount: 3 };

/** A commune with its people, one procedure of three working days, and the alerts' clockwork for this unit alone. */
export class AlertScene {
  private constructor(
    readonly test: TestApp,
    readonly unit: TestUnit,
    readonly clerk: SignedIn,
    readonly officer: SignedIn,
    readonly leader: SignedIn,
  ) {}

  static async at(test: TestApp, vietnameseTime: string, parentId: string | null = null): Promise<AlertScene> {
    test.clock.set(vietnameseTime);
    const unit = await test.makeUnit({ parentId });
    const [clerk, officer, leader] = [await test.signIn(unit.unitId, 'clerk'), await test.signIn(unit.unitId, 'officer'), await test.signIn(unit.unitId, 'leader')];
    const scene = new AlertScene(test, unit, clerk, officer, leader);
    await scene.procedure('1.000001', DAYS_3);
    return scene;
  }

  async procedure(code: string, term: Term, more: Partial<VersionContents> = {}): Promise<void> {
    const author = { ownerUnitId: this.unit.unitId, by: null, decision: { number: null, date: null } };
    const contents = { ...DEFAULT_CONTENTS, name: `Thủ tục ${code}`, term, ...more };
    await this.test.database.inUnit(this.unit.unitId, (tx) =>
      this.test.get(IssueProcedure).run(tx, author, { code, fieldName: 'Hộ tịch', validFrom: '2018-01-01', contents }));
  }

  /** An account with an address. */
  async person(role: Role, email: string): Promise<string> {
    const { unitId } = this.unit;
    const login = `${role}-${email.replace('@', '-')}-${this.unit.code.toLowerCase()}`;
    return this.test.database.inUnit(unitId, async (tx) =>
      (await this.test.get(Accounts).create(tx, null, { unitId, login, displayName: 'Cán bộ Mẫu', email, roles: [role], validFrom: '2018-01-01' })).account.id);
  }

  async receive(procedure = '1.000001', more: object = {}): Promise<string> {
    const body = { procedure, channel: 'counter', owner: { name: 'Nguyễn Văn Mẫu' }, ...more };
    return (await this.post(this.clerk, '/api/dossiers', body)).code;
  }

  /** A step taken by the officer, unless somebody else is named. */
  async step(code: string, verb: string, body: object = {}, who: SignedIn = this.officer): Promise<void> {
    await this.post(who, `/api/dossiers/${code}/${verb}`, body);
  }

  /** A dossier that the officer has in hand. */
  async started(procedure?: string): Promise<string> {
    const code = await this.receive(procedure);
    await this.step(code, 'start');
    return code;
  }

  /** What a minute brings to this unit: the log is followed, and what fell due is raised. */
  async tickAt(vietnameseTime: string): Promise<number> {
    await this.follow();
    const now = this.test.clock.set(vietnameseTime);
    const raised = await this.test.get(RaiseDue).raiseIn(this.unit.unitId, now);
    await this.test.get(SendDigests).sendIn(this.unit.unitId, now);
    await this.test.get(QueueDeliveries).queueIn(this.unit.unitId, now);
    return raised;
  }

  follow(): Promise<void> {
    return this.test.drain(this.unit.unitId);
  }

  deliver(): Promise<void> {
    return this.test.get(SendDeliveries).sendIn(this.unit.unitId);
  }

  get job(): AlertsJob {
    return this.test.get(AlertsJob);
  }

  async inbox(who: SignedIn, query = 'open=true'): Promise<InboxLine[]> {
    return (await this.get(who, `/api/alerts?${query}`)).items as InboxLine[];
  }

  /** What is open about dossiers in an inbox, oldest first. */
  async kinds(who: SignedIn): Promise<string[]> {
    return (await this.inbox(who)).map((line) => line.kind).filter((kind) => kind !== 'digest').reverse();
  }

  /** Everything ever raised in the unit, cancelled or not. */
  async raised(code?: string): Promise<{ kind: string; dueAt: Date; cancelled: boolean }[]> {
    return this.test.database.inUnit(this.unit.unitId, (tx) =>
      tx.rows(
        `SELECT kind, due_at AS "dueAt", cancelled_at IS NOT NULL AS cancelled FROM alerts.alert
         WHERE unit_id = $1 AND kind <> 'digest' AND ($2::text IS NULL OR code = $2) ORDER BY raised_at, due_at, kind`,
        [this.unit.unitId, code ?? null],
      ));
  }

  async get(who: SignedIn, path: string): Promise<{ items: unknown[]; next: string | null } & Record<string, unknown>> {
    return (await this.as(who, (http) => http.get(path))).body as never;
  }

  async post(who: SignedIn, path: string, body: object): Promise<{ code: string }> {
    const answer = await this.as(who, (http) => http.post(path).send(body));
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as never;
  }

  as(who: SignedIn, ask: (http: TestAgent) => Test): Promise<Response> {
    return ask(this.test.http()).set('authorization', `Bearer ${who.token}`).then((answer) => answer);
  }
}
