import type supertest from 'supertest';
import type { Role } from '#src/platform/http';
import type { SignedIn, TestApp, TestUnit } from '../support/app.js';

export const OWNER = { name: 'Trần Thị Mẫu', idNumber: '001199000123', phone: '0900000001', address: 'Thôn Hạ' };

/** Three working days; same day until 15:00; eight working hours. */
export const MARITAL_STATUS = '1.004873';
export const CERTIFIED_COPY = '2.000815';
export const LAND_DATA = '1.004237';

interface Answer {
  code: string;
  state: string;
  version: number;
  dueOn: string | null;
}

type Body = Record<string, unknown>;

/** A commune with somebody in each role, seen through HTTP. */
export class Desk {
  private constructor(readonly app: TestApp, readonly unit: TestUnit, private readonly people: Record<Role, SignedIn>) {}

  static async open(app: TestApp, name?: string): Promise<Desk> {
    const unit = await app.makeCommune(name);
    const people: Partial<Record<Role, SignedIn>> = {};
    for (const role of ['clerk', 'officer', 'leader', 'controller', 'administrator', 'supervisor'] as const) {
      people[role] = await app.signIn(unit.unitId, role);
    }
    return new Desk(app, unit, people as Record<Role, SignedIn>);
  }

  get unitId(): string {
    return this.unit.unitId;
  }

  person(role: Role): SignedIn {
    return this.people[role];
  }

  post(role: Role, path: string, body: object = {}): supertest.Test {
    return this.app.http().post(path).set('Authorization', `Bearer ${this.people[role].token}`).send(body);
  }

  get(role: Role, path: string): supertest.Test {
    return this.app.http().get(path).set('Authorization', `Bearer ${this.people[role].token}`);
  }

  async receive(body: Body = {}): Promise<Answer> {
    const answer = await this.post('clerk', '/api/dossiers', { procedure: MARITAL_STATUS, channel: 'counter', owner: OWNER, ...body });
    if (answer.status !== 201) throw new Error(`not received: ${JSON.stringify(answer.body)}`);
    return answer.body as Answer;
  }

  /** Brought to the desk and not taken in. */
  async turnAway(body: Body = {}): Promise<Answer> {
    const answer = await this.post('clerk', '/api/dossiers/turned-away', { procedure: MARITAL_STATUS, channel: 'counter', owner: OWNER, reason: 'Không thuộc thẩm quyền của xã', ...body });
    if (answer.status !== 201) throw new Error(`not turned away: ${JSON.stringify(answer.body)}`);
    return answer.body as Answer;
  }

  /** A step that must succeed, taken by whoever may. */
  async step(code: string, path: string, body: Body = {}, role: Role = 'leader'): Promise<Answer> {
    const answer = await this.post(role, `/api/dossiers/${code}/${path}`, body);
    if (answer.status !== 200) throw new Error(`${path} of ${code}: ${JSON.stringify(answer.body)}`);
    return answer.body as Answer;
  }

  async view(code: string, role: Role = 'leader') {
    return (await this.get(role, `/api/dossiers/${code}`).expect(200)).body;
  }

  /** Codes of a worklist's first page, in order. */
  async list(name: string, role: Role = 'clerk', query = ''): Promise<string[]> {
    const { body } = await this.get(role, `/api/worklists/${name}${query}`).expect(200);
    return body.items.map((item: Answer) => item.code);
  }
}
