import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROLES, type Role } from '#src/platform/http';
import { startTestApp, type TestApp } from '../support/app.js';
import { CERTIFIED_COPY, Desk, MARITAL_STATUS, OWNER } from './desk.js';

let app: TestApp;
let desk: Desk;
beforeAll(async () => {
  app = await startTestApp();
  desk = await Desk.open(app);
  app.clock.set('2026-03-02 09:00');
});
afterAll(() => app.close());

type State = 'none' | 'submitted' | 'incomplete' | 'received' | 'processing' | 'awaiting_supplement' | 'awaiting_payment' | 'resolved' | 'same_day';

/** SQL, HTML, wildcards, an emoji, and a name with combining marks. */
const HOSTILE = `'; DROP TABLE dossiers.dossier; --<script>alert(1)</script>%_\\"😀 ${'Nguyễn'.normalize('NFD')}`;

const WAY_TO: Record<Exclude<State, 'none'>, [receipt: object, ...steps: [string, object?][]]> = {
  submitted: [{ channel: 'online' }],
  incomplete: [{ channel: 'online' }, ['completion-request', { reason: 'Ảnh mờ' }]],
  received: [{}],
  processing: [{}, ['start']],
  awaiting_supplement: [{}, ['start'], ['supplement-request', { reason: 'Thiếu' }]],
  awaiting_payment: [{}, ['start'], ['payment-request']],
  resolved: [{}, ['start'], ['resolution']],
  same_day: [{ procedure: CERTIFIED_COPY }],
};

async function pathOf(state: State, route: string): Promise<string> {
  if (state === 'none') return route;
  const [receipt, ...steps] = WAY_TO[state];
  const { code } = await desk.receive({ ...receipt });
  for (const [step, body] of steps) await desk.step(code, step, { ...body });
  return `/api/dossiers/${code}/${route}`;
}

/** A body with `text` at a path like papers.0.name. */
function bodyWith(base: object, field: string, text: string): object {
  const body = structuredClone(base) as Record<string, unknown>;
  const keys = field.split('.');
  const last = keys.pop() as string;
  const holder = keys.reduce<Record<string, unknown>>((inner, key) => inner[key] as Record<string, unknown>, body);
  holder[last] = Array.isArray(holder[last]) ? [text] : text;
  return body;
}

const reason = { reason: 'Vì thế' };
const receipt = { procedure: MARITAL_STATUS, channel: 'counter', owner: OWNER, submitter: { name: 'Lý Thị Mơ' }, papers: [{ code: 'TK', name: 'Tờ khai' }] };
const correction = { ...reason, amended: [{ seq: 1, owner: OWNER }] };

/** Every text that a person can type: where, in which state of the dossier, in which field, and where it is kept. */
const TEXTS: [route: string, state: State, field: string, base: object, kept?: string][] = [
  ['/api/dossiers', 'none', 'owner.name', receipt],
  ['/api/dossiers', 'none', 'owner.address', receipt],
  ['/api/dossiers', 'none', 'submitter.name', receipt],
  ['/api/dossiers', 'none', 'request', receipt],
  ['/api/dossiers', 'none', 'papers.0.name', { ...receipt, procedure: CERTIFIED_COPY }],
  ['/api/dossiers/turned-away', 'none', 'reason', { ...receipt, ...reason }],
  ['acceptance', 'submitted', 'note', {}],
  ['refusal', 'submitted', 'reason', reason],
  ['completion-request', 'submitted', 'reason', reason],
  ['completion-request', 'submitted', 'missing', { ...reason, missing: [] }, 'missing.0'],
  ['completion', 'incomplete', 'note', {}],
  ['start', 'received', 'note', {}],
  ['hand-over', 'received', 'note', { toOffice: 'Địa chính' }],
  ['hand-over', 'received', 'toOffice', {}],
  ['supplement-request', 'processing', 'reason', reason],
  ['supplement-request', 'processing', 'missing', { ...reason, missing: [] }, 'missing.0'],
  ['supplement', 'awaiting_supplement', 'note', {}],
  ['supplement', 'awaiting_supplement', 'papers.0.name', { papers: [{ code: 'TK' }] }],
  ['payment-request', 'processing', 'reason', {}],
  ['payment', 'awaiting_payment', 'note', {}],
  ['extension', 'processing', 'reason', { ...reason, appointmentOn: '2026-03-20' }],
  ['extension', 'processing', 'documentNumber', { ...reason, appointmentOn: '2026-03-20' }],
  ['withdrawal', 'received', 'reason', reason],
  ['stop', 'processing', 'reason', reason],
  ['resolution', 'processing', 'resultNumber', {}],
  ['resolution', 'processing', 'note', {}],
  ['settlement', 'same_day', 'receivedBy', {}],
  ['return', 'resolved', 'receivedBy', {}],
  ['papers', 'processing', 'papers.0.name', { papers: [{ code: 'TK' }] }],
  ['rating', 'resolved', 'remark', { scale: '3', level: 3 }],
  ['correction', 'received', 'reason', correction],
  ['correction', 'received', 'amended.0.owner.name', correction, 'amended.0.facts.owner.name'],
  ['correction', 'received', 'amended.0.request', { ...reason, amended: [{ seq: 1 }] }, 'amended.0.facts.request'],
];

const WHO: Partial<Record<string, Role>> = { '/api/dossiers': 'clerk', '/api/dossiers/turned-away': 'clerk', completion: 'clerk', rating: 'clerk' };

describe('every text field', () => {
  test.each(TEXTS)('%s (%s): %s keeps what was typed, or is refused as the wrong field', async (route, state, field, base, kept = field) => {
    const path = await pathOf(state, route);
    const send = (text: string) => desk.post(WHO[route] ?? 'leader', path, bodyWith(base, field, text));
    for (const bad of ['a'.repeat(10_000), 'a\u0000b', 'a\u0007b', 'a\ufffdb', 'a\ud800b']) {
      const refused = await send(bad).expect(400);
      expect(refused.body).toMatchObject({ code: 'request.invalid', errors: [{ field }] });
    }
    const taken = await send(HOSTILE).expect(state === 'none' ? 201 : 200);
    const { timeline } = await desk.view(taken.body.code);
    const texts = timeline.map((step: { facts: object }) => kept.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], step.facts));
    expect(texts).toContain(HOSTILE.normalize('NFC'));
  });
});

describe('a receipt', () => {
  const fieldOf = async (body: object): Promise<string> => {
    const { body: problem } = await desk.post('clerk', '/api/dossiers', { ...receipt, ...body }).expect(400);
    return problem.errors.map((error: { field: string }) => error.field).sort().join(' ');
  };

  test('with values of the wrong kind names the fields', async () => {
    for (const sets of [-1, 0, 100, 1.5, '2x', true, null, [], {}]) expect([sets, await fieldOf({ sets: sets ?? 'null' })]).toEqual([sets, 'sets']);
    for (const owner of ['Trần Thị Mẫu', [], 7, null]) expect(await fieldOf({ owner })).toMatch(/^owner/);
    for (const channel of ['fax', 1, ['counter'], null]) expect(await fieldOf({ channel })).toBe('channel');
    for (const at of ['2026-02-30T09:00', '2026-13-01T09:00', 'hôm qua', 1_767_000_000, '1899-01-01T09:00']) expect(await fieldOf({ at })).toBe('at');
    expect(await fieldOf({ assisted: 'có' })).toBe('assisted');
    expect(await fieldOf({ papers: {} })).toBe('papers');
    expect(await fieldOf({ papers: [{ code: 'TK', originals: -1 }] })).toBe('papers.0.originals');
    expect(await fieldOf({ papers: Array.from({ length: 101 }, (_, i) => ({ code: `P${i}` })) })).toBe('papers');
    expect(await fieldOf({ owner: { ...OWNER, phone: 'gọi tôi', email: 'khong-phai-thu' } })).toBe('owner.email owner.phone');
    expect(await fieldOf({ owner: { ...OWNER, isAdmin: true }, state: 'returned' })).toBe('owner.isAdmin state');
    expect(await fieldOf({ unitId: '1', receivedAtUnitId: 'x' })).toBe('receivedAtUnitId unitId');
  });

  test('for, or at, a unit that is not there', async () => {
    const nowhere = '0198f2a0-0000-7000-8000-000000000000';
    expect((await desk.post('clerk', '/api/dossiers', { ...receipt, unitId: nowhere }).expect(404)).body.code).toBe('dossier.unit_not_found');
    expect((await desk.post('clerk', '/api/dossiers', { ...receipt, receivedAtUnitId: nowhere }).expect(422)).body.code).toBe('dossier.unknown_unit');
  });

  test('with one paper named twice keeps the later entry', async () => {
    const { code } = await desk.receive({ papers: [{ code: 'X', originals: 1 }, { code: 'X', originals: 2, name: 'Giấy X' }] });
    expect((await desk.view(code)).papers).toMatchObject([{ code: 'X', name: 'Giấy X', originals: 2 }]);
    await desk.step(code, 'papers', { papers: [{ code: 'X', originals: 2, digitised: 'digitised' }] });
    expect((await desk.view(code)).papers).toMatchObject([{ code: 'X', name: 'Giấy X', digitised: 'digitised' }]);
  });
});

describe('a step', () => {
  test('with a date that does not exist, a foreign taker, an unknown source of a paper', async () => {
    const { code } = await desk.receive();
    const post = (route: string, body: object) => desk.post('leader', `/api/dossiers/${code}/${route}`, body);
    expect((await post('extension', { ...reason, appointmentOn: '2026-02-29' }).expect(400)).body.errors).toMatchObject([{ field: 'appointmentOn', code: 'date.bad' }]);
    expect((await post('start', { version: -1, surprise: 1 }).expect(400)).body.errors.map((error: { field: string }) => error.field).sort()).toEqual(['surprise', 'version']);
    const stranger = await app.signIn((await app.makeCommune()).unitId, 'officer');
    expect((await post('hand-over', { toAccountId: stranger.accountId }).expect(422)).body.code).toBe('dossier.unknown_taker');
    expect((await post('hand-over', { toUnitId: stranger.accountId }).expect(422)).body.code).toBe('dossier.unknown_unit');
    expect((await post('hand-over', { toOffice: 'Địa chính', stepIndex: 9 }).expect(422)).body.code).toBe('dossier.unknown_step');
    expect((await post('hand-over', {}).expect(422)).body.code).toBe('flow.taker_required');
    const reused = { papers: [{ code: 'TK', digitised: 'reused_paper', reusedFrom: 'H26.15.30-260101-0001' }] };
    expect((await post('papers', reused).expect(422)).body.code).toBe('dossier.reused_from_unknown');
    expect((await desk.view(code)).version).toBe(1);
  });

  test('of a dossier whose code is none', async () => {
    const codes = ['abc', `${desk.unit.code}-260230-0001`, `${desk.unit.code}-260302-0000`, `${desk.unit.code}-260302-9999`, "' OR 1=1 --", '%', '..%2F..', '%00', '%C3%28', 'a'.repeat(500)];
    for (const code of codes) {
      const path = `/api/dossiers/${code.startsWith('%') || code.includes('%2F') ? code : encodeURIComponent(code)}`;
      const statuses = [(await desk.get('leader', path)).status, (await desk.post('leader', `${path}/start`)).status];
      expect([code, statuses.filter((status) => status !== 404 && status !== (code.length === 500 ? 414 : 400))]).toEqual([code, []]);
    }
  });
});

describe('a request', () => {
  const raw = (bytes: Buffer) => app.http().post('/api/dossiers').set('Authorization', `Bearer ${desk.person('clerk').token}`).type('application/json')
    .serialize((whole: Buffer) => whole as unknown as string).send(bytes as unknown as string);

  test('of 10 MB, of broken UTF-8, of broken JSON', async () => {
    const huge = await raw(Buffer.from(JSON.stringify({ ...receipt, request: 'a'.repeat(10 * 1024 * 1024) }))).expect(413);
    expect(huge.body.code).toBe('http.too_large');
    const broken = Buffer.concat([Buffer.from('{"request":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    expect((await raw(broken).expect(400)).body.code).toBe('http.not_utf8');
    expect((await raw(Buffer.from('{"request":')).expect(400)).body.code).toBe('http.bad_json');
    expect((await raw(Buffer.from('[]')).expect(400)).body.code).toBe('http.not_an_object');
  });

  test('with a malformed key', async () => {
    for (const key of ['ngan', 'co khoang trang', 'a'.repeat(101)]) {
      const refused = await desk.post('clerk', '/api/dossiers', receipt).set('Idempotency-Key', key).expect(400);
      expect(refused.body.code).toBe('request.key_malformed');
    }
  });

  test('for a list that is none, with a cursor that is none', async () => {
    expect((await desk.get('clerk', '/api/worklists/tat-ca').expect(404)).body.code).toBe('dossier.unknown_list');
    for (const cursor of ['abc', '%F0%9F', Buffer.from('["x","y"]').toString('base64url'), Buffer.from('{}').toString('base64url')]) {
      expect((await desk.get('clerk', `/api/worklists/open?cursor=${cursor}`).expect(400)).body.code).toMatch(/^page\.bad_cursor$|^request\.invalid$|^http\./);
    }
    await desk.get('clerk', '/api/worklists/open?limit=0').expect(400);
    await desk.get('clerk', '/api/search?q=a').expect(400);
    for (const q of ['%%', '__', "' OR ''='", '\\\\', '((', '😀😀', '.*', 'a\\u0000b']) await desk.get('clerk', `/api/search?q=${encodeURIComponent(q)}`).expect(200);
  });
});

describe('the QR code of a citizen card', () => {
  const GOOD = '001199000123||Trần Thị Mẫu|02031999|Nữ|Thôn Hạ, xã Mẫu|01052021';
  const read = (text: unknown) => desk.post('clerk', '/api/citizen-cards', { text });

  test('is read, with what newer cards append, and with the scanner\'s line end', async () => {
    const card = { idNumber: '001199000123', name: 'Trần Thị Mẫu', birthDate: '1999-03-02', sex: 'female', address: 'Thôn Hạ, xã Mẫu', issuedOn: '2021-05-01' };
    for (const text of [GOOD, `${GOOD}|Cha|Mẹ||`, `${GOOD}\r\n`]) expect((await read(text).expect(200)).body).toMatchObject(card);
  });

  test.each([
    ['card_qr.fields', '001199000123||Trần Thị Mẫu'],
    ['card_qr.id_number', GOOD.replace('001199000123', '00119900012')],
    ['card_qr.id_number', GOOD.replace('001', '000')],
    ['card_qr.old_id_number', GOOD.replace('||', '|12345|')],
    ['card_qr.name', GOOD.replace('Trần Thị Mẫu', ' ')],
    ['card_qr.birth_date', GOOD.replace('02031999', '31021999')],
    ['card_qr.sex', GOOD.replace('Nữ', 'X')],
    ['card_qr.issued_on', GOOD.replace('01052021', '2021-05-01')],
    ['card_qr.several_lines', `${GOOD}\n${GOOD}`],
  ])('is refused: %s', async (code, text) => {
    const { body } = await read(text).expect(422);
    expect(body).toMatchObject({ code, errors: [{ field: 'text', code }] });
    expect(JSON.stringify(body)).not.toContain('Mẫu');
  });

  test('of another kind is no text at all', async () => {
    for (const text of ['', '   ', 7, null, [GOOD], 'a'.repeat(1001), `${GOOD}\u0000`, GOOD.replace('Trần', 'Tr\ufffdn')]) {
      expect((await read(text).expect(400)).body.errors).toMatchObject([{ field: 'text' }]);
    }
  });
});

type Route = [method: 'post' | 'get', path: string, roles: readonly Role[]];

describe('who may come to a route', () => {
  const desks: Role[] = ['clerk', 'leader'];
  const handlers: Role[] = ['officer', 'leader'];
  const all: Role[] = ['clerk', 'officer', 'leader'];
  const steps = (roles: readonly Role[], ...names: string[]): Route[] => names.map((name) => ['post', name, roles]);
  const ROUTES: Route[] = [
    ['post', '/api/dossiers', desks],
    ...steps(desks, 'acceptance', 'refusal', 'completion-request', 'completion', 'return', 'rating'),
    ...steps(handlers, 'extension', 'stop', 'resolution'),
    ...steps(all, 'start', 'hand-over', 'supplement-request', 'supplement', 'payment-request', 'payment', 'withdrawal', 'settlement'),
    ['post', 'papers', [...all, 'controller']],
    ['post', 'correction', [...desks, 'controller']],
    ['post', '/api/citizen-cards', all],
    ['get', '/api/dossiers/CODE', ROLES],
    ['get', '/api/worklists/open', ROLES],
    ['get', '/api/search?q=abc', ROLES],
    ['get', '/api/calendar/changes/0198f2a0-0000-7000-8000-000000000000/effect', ['controller', 'administrator', 'leader']],
  ];

  test.each(ROUTES)('%s %s', async (method, route, roles) => {
    const path = (route.startsWith('/') ? route : `/api/dossiers/CODE/${route}`).replace('CODE', `${desk.unit.code}-260302-9999`);
    for (const role of ROLES) {
      const { status, body } = method === 'get' ? await desk.get(role, path) : await desk.post(role, path, {});
      if (roles.includes(role)) expect([role, [200, 400, 404].includes(status)]).toEqual([role, true]);
      else expect([role, status, body.code]).toEqual([role, 403, 'http.forbidden']);
    }
    expect((await app.http()[method](path)).status).toBe(401);
  });
});
