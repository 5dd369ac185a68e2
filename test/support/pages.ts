import { randomInt } from 'node:crypto';
import supertest from 'supertest';
import { Accounts } from '#src/identity';
import type { FormFields, Role } from '#src/platform/http';
import type { TestApp } from './app.js';
import { ShownPage } from './shown-page.js';

const FORM = 'application/x-www-form-urlencoded';

type Sent = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface Person {
  accountId: string;
  login: string;
  password: string;
}

/** A browser without script: it keeps cookies, follows nothing by itself and says where its posts come from. */
export class Visitor {
  private readonly agent: ReturnType<typeof supertest.agent>;

  constructor(
    app: TestApp,
    readonly person: Person,
  ) {
    this.agent = supertest.agent(app.app.getHttpServer());
  }

  get accountId(): string {
    return this.person.accountId;
  }

  /** @param headers `{ 'hx-request': 'true' }` asks as htmx does */
  async get(path: string, headers: Record<string, string> = {}): Promise<ShownPage> {
    return ShownPage.of(await this.agent.get(path).set({ accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers }).redirects(0));
  }

  async post(path: string, fields: Sent = {}, headers: Record<string, string> = {}): Promise<ShownPage> {
    const posted = this.agent.post(path).type('form').set({ accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers }).redirects(0);
    return ShownPage.of(await posted.send(encoded(fields)));
  }

  /** Sends bytes as they are with these headers and no others: what no browser would send, or says where it comes from otherwise. */
  async send(path: string, body: string, headers: Record<string, string>): Promise<ShownPage> {
    return ShownPage.of(await this.agent.post(path).set({ accept: 'text/html', 'content-type': FORM, ...headers }).redirects(0).send(body));
  }

  /** Sends a form with a file; the file goes last, as it stands on our pages. */
  async upload(path: string, fields: Readonly<Record<string, string>>, fileName: string, content: string | Buffer): Promise<ShownPage> {
    const posted = this.agent.post(path).set({ accept: 'text/html', 'sec-fetch-site': 'same-origin' }).redirects(0);
    for (const [name, value] of Object.entries(fields)) void posted.field(name, value);
    return ShownPage.of(await posted.attach('file', typeof content === 'string' ? Buffer.from(content) : content, fileName));
  }

  /** Sends a form of the page as a browser would: with everything that stands in it, but for what is typed over. */
  submit(page: ShownPage, action: string, typed: Sent = {}): Promise<ShownPage> {
    return this.post(action, { ...page.form(action), ...typed });
  }

  /** Goes where a post sent on to. */
  async follow(answer: ShownPage): Promise<ShownPage> {
    if (answer.location === undefined) throw new Error(`sent nowhere: ${answer.status} ${answer.heading} ${JSON.stringify(answer.errors)}`);
    return this.get(answer.location);
  }
}

/** Somebody with these roles in the unit, who has a password. */
export async function makePerson(app: TestApp, unitId: string, roles: readonly Role[], { displayName = `Cán bộ ${roles.join(', ')}`, mustChangePassword = false } = {}): Promise<Person> {
  const login = `${roles[0] ?? 'ai'}.${randomInt(1e9).toString(36)}${randomInt(1e9).toString(36)}`;
  const password = `mat-khau-${login}`;
  const { account } = await app.database.inUnit(unitId, (tx) =>
    app.get(Accounts).create(tx, null, { unitId, login, displayName, password, mustChangePassword, roles: [...roles], validFrom: '2018-01-01' }));
  return { accountId: account.id, login, password };
}

/** @throws when the sign-in page refuses */
export async function signInByForm(app: TestApp, person: Person): Promise<Visitor> {
  const visitor = new Visitor(app, person);
  const answer = await visitor.post('/dang-nhap', { login: person.login, password: person.password });
  if (answer.status !== 303) throw new Error(`not signed in: ${answer.status} ${JSON.stringify(answer.errors)}`);
  return visitor;
}

/** Somebody with these roles at work in the unit. @example const clerk = await startDesk(app, unit.unitId, 'clerk'); (await clerk.get('/tiep-nhan')).heading */
export async function startDesk(app: TestApp, unitId: string, ...roles: Role[]): Promise<Visitor> {
  return signInByForm(app, await makePerson(app, unitId, roles));
}

function encoded(fields: Sent | FormFields): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, String(each));
  return body.toString();
}
