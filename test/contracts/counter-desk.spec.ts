import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { startDesk, type Visitor } from '../support/pages.js';
import type { ShownPage } from '../support/shown-page.js';
import { CARD, COPIES, type CounterScene, countSteps, countTakings, openCounter, REBIRTH } from './counter-scene.js';

let app: TestApp;
let counter: CounterScene;

beforeAll(async () => {
  app = await startTestApp();
  counter = await openCounter(app);
});
afterAll(() => app.close());

const INTAKE = '/tiep-nhan';
const SETTLE = '/giai-quyet-ngay';
const RETURN = '/tra-ket-qua';
const TILL = '/thu-phi';
const PART = { 'hx-request': 'true' };

function codeIn({ location = '' }: ShownPage): string {
  return /[A-Z0-9.]+-\d{6}-\d{4,}/.exec(location)?.[0] ?? '';
}

async function receive(typed: Record<string, string | string[]> = {}): Promise<string> {
  const form = await counter.clerk.submit(await counter.clerk.get(INTAKE), INTAKE, { procedureText: REBIRTH, _act: 'look' });
  const answer = await counter.clerk.submit(form, INTAKE, { 'owner.name': 'Lê Thị Mẫu B', 'owner.idNumber': '001190000508', enough: ['TK', 'KS'], _act: 'receive', ...typed });
  if (answer.status !== 303) throw new Error(JSON.stringify(answer.errors));
  return codeIn(answer);
}

/** With its result at the desk. */
async function resolved(typed: Record<string, string> = {}): Promise<string> {
  const code = await receive(typed);
  const token = (await app.signIn(counter.unitId, 'leader')).token;
  for (const [path, body] of [['start', {}], ['resolution', { resultNumber: '12/GXN', resultOn: '2026-03-02' }]] as const) {
    await app.http().post(`/api/dossiers/${code}/${path}`).set('Authorization', `Bearer ${token}`).send(body).expect(200);
  }
  return code;
}

/** The form that changes something; the one that looks up stands beside it under the same address. */
function send(visitor: Visitor, page: ShownPage, path: string, typed: Record<string, string> = {}): Promise<ShownPage> {
  const { ma: _ma, ngay: _ngay, ...fields } = page.form(path);
  return visitor.post(path, { ...fields, ...typed });
}

async function strangerAt(): Promise<Visitor> {
  return startDesk(app, (await app.makeCommune()).unitId, 'clerk');
}

describe('the fast lane', () => {
  test('a name and Enter: received, resolved and returned, paid by the copy, and on to the next of the same kind', async () => {
    const page = await counter.clerk.get(`${SETTLE}?thu-tuc=${COPIES}`);
    expect(page.form(SETTLE)).toMatchObject({ procedure: COPIES, sets: '1', 'fee.amount': '2.000', 'fee.method': 'cash' });
    const done = await counter.clerk.submit(page, SETTLE, { 'owner.name': 'Ngô Văn Nhanh', sets: '3' });
    const code = codeIn(done);
    const next = await counter.clerk.follow(done);
    expect(next.message).toBe(`Đã xong ${code} · Ngô Văn Nhanh · 6.000 đ`);
    expect(next.form(SETTLE)).toMatchObject({ procedure: COPIES, 'owner.name': '', sets: '1' });
    expect(next.rows[0]).toEqual(['09:00', code, 'Ngô Văn Nhanh', 'Chứng thực bản sao mẫu', '6.000 đ', 'Biên laiĐính chính']);
    expect((await counter.clerk.get(`/ho-so/${code}`)).text).toContain('Đã trả kết quả');
  });

  test('a double Enter is one dossier and one fee', async () => {
    const page = await counter.clerk.get(`${SETTLE}?thu-tuc=${COPIES}`);
    const before = [await countSteps(app, counter.unitId, 'settle'), await countTakings(app, counter.unitId)];
    const answers = [await counter.clerk.submit(page, SETTLE, { 'owner.name': 'Ngô Văn Đôi' }), await counter.clerk.submit(page, SETTLE, { 'owner.name': 'Ngô Văn Đôi' })];
    expect(answers[0]?.location).toBe(answers[1]?.location);
    expect([await countSteps(app, counter.unitId, 'settle'), await countTakings(app, counter.unitId)]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 1]);
  });

  test('errors stand at their fields and nothing typed is lost; what is not due the same day goes another way', async () => {
    const page = await counter.clerk.get(`${SETTLE}?thu-tuc=${COPIES}`);
    const wrong = await counter.clerk.submit(page, SETTLE, { 'owner.name': '', sets: '100', request: 'Bằng tốt nghiệp', 'fee.amount': '1,5' });
    expect(wrong.errors.map(({ field }) => field).sort()).toEqual(['fee.amount', 'owner.name', 'sets']);
    expect(wrong.form(SETTLE)).toMatchObject({ sets: '100', request: 'Bằng tốt nghiệp', 'fee.amount': '1,5' });
    const bad = await counter.clerk.submit(page, SETTLE, { 'owner.name': 'Ngô Văn Nhầm', 'owner.idNumber': '123' });
    expect(bad.errors[0]?.field).toBe('owner.idNumber');
    expect((await counter.clerk.submit(page, SETTLE, { 'owner.name': 'Ngô Văn Chậm', procedure: REBIRTH })).errors[0]).toMatchObject({ field: 'procedure' });
  });

  test('nothing taken where nothing is to be taken; parts for script', async () => {
    const takings = await countTakings(app, counter.unitId);
    const done = await counter.clerk.submit(await counter.clerk.get(`${SETTLE}?thu-tuc=${COPIES}`), SETTLE, { 'owner.name': 'Ngô Văn Miễn', 'fee.method': 'none' });
    expect(done.status).toBe(303);
    expect(await countTakings(app, counter.unitId)).toBe(takings);
    expect((await counter.clerk.post(`${SETTLE}/phi`, { procedure: COPIES, sets: '5', _proposed: '2000', 'fee.amount': '2.000' }, PART)).html).toContain('10.000');
    expect((await counter.clerk.post(`${SETTLE}/the`, { _scan: CARD }, PART)).html).toContain('Lê Thị Mẫu B');
    expect((await counter.officer.get(SETTLE)).status).toBe(403);
  });
});

describe('submissions', () => {
  const answerPath = (code: string): string => `${INTAKE}/truc-tuyen/${code}`;
  const submitted = (): Promise<string> => receive({ channel: 'online' });

  test('are answered with the eight hours in view', async () => {
    const code = await submitted();
    const page = await counter.clerk.get(answerPath(code));
    for (const text of ['Còn 8 giờ làm việc', '09:30 03/03/2026', 'Lê Thị Mẫu B', '…508', 'Tờ khai']) expect(page.text).toContain(text);
    expect(page.html).not.toContain('001190000508');
    const accepted = await counter.clerk.submit(page, answerPath(code), { _act: 'accept' });
    expect(accepted.location).toBe(`/ho-so/${code}`);
    expect((await counter.clerk.follow(accepted)).message).toContain(`Đã tiếp nhận hồ sơ ${code}, hẹn trả 09/03/2026.`);
  });

  test('are refused and sent back for a reason only', async () => {
    const code = await submitted();
    const page = await counter.clerk.get(answerPath(code));
    for (const act of ['refuse', 'request_completion']) {
      const wrong = await counter.clerk.submit(page, answerPath(code), { _act: act, missing: 'Tờ khai' });
      expect(wrong.errors).toEqual([{ field: 'reason', text: 'Lý do: bắt buộc phải có khi yêu cầu hoàn thiện hoặc từ chối.' }]);
      expect(wrong.value('missing')).toBe('Tờ khai');
    }
    const back = await counter.clerk.submit(page, answerPath(code), { _act: 'request_completion', reason: 'Tờ khai chưa ký', missing: ['Tờ khai'] });
    const told = await counter.clerk.follow(back);
    expect(told.links[`/in/ho-so/${code}/02`]).toBe('In phiếu yêu cầu');
    expect(told.text).toContain('không còn chờ tiếp nhận');
  });

  test('answered by somebody else meanwhile: that is said, and what was written stands', async () => {
    const code = await submitted();
    const page = await counter.clerk.get(answerPath(code));
    await counter.leader.submit(await counter.leader.get(answerPath(code)), answerPath(code), { _act: 'accept' });
    const stale = await counter.clerk.submit(page, answerPath(code), { _act: 'refuse', reason: 'Không đúng nơi nộp' });
    expect(stale.errors[0]?.text).toContain('vừa được người khác cập nhật');
    expect(stale.text).toContain('không còn chờ tiếp nhận');
    expect(stale.text).toContain('Không đúng nơi nộp');
  });

  test('a double click answers once', async () => {
    const code = await submitted();
    const page = await counter.clerk.get(answerPath(code));
    const answers = [await counter.clerk.submit(page, answerPath(code), { _act: 'refuse', reason: 'a' }), await counter.clerk.submit(page, answerPath(code), { _act: 'refuse', reason: 'a' })];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await (await strangerAt()).post(answerPath(code), { _act: 'accept', version: '1' })).status).toBe(404);
    expect((await counter.officer.get(answerPath(code))).status).toBe(403);
  });
});

describe('returning', () => {
  test('scanned, checked, handed over, rated', async () => {
    const code = await resolved({ 'fee.method': 'none' });
    const page = await counter.clerk.get(`${RETURN}?ma=${code.toLowerCase()}`);
    for (const text of ['Có kết quả', 'số 12/GXN', 'Còn phải thu 8.000', 'Chủ hồ sơ: Lê Thị Mẫu B']) expect(page.text).toContain(text);
    const unchecked = await send(counter.clerk, page, RETURN, { taker: 'other' });
    expect(unchecked.errors.map(({ field }) => field)).toEqual(['identityChecked', 'receivedBy']);
    const handed = await send(counter.clerk, unchecked, RETURN, { taker: 'other', receivedBy: 'Trần Văn Nhận', identityChecked: 'true' });
    expect(handed.location).toBe(`${RETURN}?danh-gia=${code}`);
    const rating = await counter.clerk.follow(handed);
    expect(rating.message).toBe(`Đã trả kết quả hồ sơ ${code}.`);
    expect(rating.text).not.toContain('Lê Thị');
    const none = await counter.clerk.submit(rating, `${RETURN}/danh-gia`, { remark: 'Nhanh' });
    expect([none.errors[0]?.field, none.value('remark')]).toEqual(['level', 'Nhanh']);
    const rated = await counter.clerk.submit(none, `${RETURN}/danh-gia`, { level: '3' });
    expect((await counter.clerk.follow(rated)).message).toBe(`Đã ghi đánh giá cho hồ sơ ${code}.`);
    const dossier = await counter.clerk.get(`/ho-so/${code}`);
    expect(dossier.text).toContain('Trần Văn Nhận');
    expect((await counter.clerk.get(`${RETURN}?ma=${code}`)).text).toContain('đã trả lúc');
  });

  test('found by what the citizen knows; results first; only what is theirs to return', async () => {
    const code = await resolved({ 'owner.name': 'Phùng Thị Tìm' });
    const waiting = await receive({ 'owner.name': 'Phùng Thị Tìm' });
    const page = await counter.clerk.get(`${RETURN}?ma=phung thi tim`);
    expect(page.rows.map(([first]) => first)).toEqual([code, waiting]);
    expect((await counter.clerk.get(`${RETURN}?ma=${waiting}`)).text).toContain('Chưa có kết quả để trả');
    expect((await counter.clerk.get(`${RETURN}?ma=khong ai ca`)).text).toContain('Không tìm thấy hồ sơ nào');
    const stranger = await strangerAt();
    expect((await stranger.get(`${RETURN}?ma=${code}`)).text).toContain('Không tìm thấy hồ sơ nào');
    expect((await stranger.post(RETURN, { code, version: '3', identityChecked: 'true' })).status).toBe(404);
    expect((await counter.officer.get(RETURN)).status).toBe(403);
  });

  test('a double click returns once; a leader asks for no rating', async () => {
    const code = await resolved();
    const page = await counter.leader.get(`${RETURN}?ma=${code}`);
    const before = await countSteps(app, counter.unitId, 'return');
    const answers = [await send(counter.leader, page, RETURN, { identityChecked: 'true' }), await send(counter.leader, page, RETURN, { identityChecked: 'true' })];
    expect(answers.map(({ location }) => location)).toEqual([RETURN, RETURN]);
    expect(await countSteps(app, counter.unitId, 'return')).toBe(before + 1);
  });

  test('somebody else has returned it meanwhile', async () => {
    const code = await resolved();
    const page = await counter.clerk.get(`${RETURN}?ma=${code}`);
    await send(counter.leader, await counter.leader.get(`${RETURN}?ma=${code}`), RETURN, { identityChecked: 'true' });
    const stale = await send(counter.clerk, page, RETURN, { identityChecked: 'true' });
    expect(stale.errors[0]?.text).toContain('vừa được người khác cập nhật');
    expect(stale.text).toContain('Hồ sơ này đã trả lúc');
  });
});

describe('the till', () => {
  test('a fee is taken once, shown, cancelled for a reason', async () => {
    const code = await receive({ 'fee.method': 'none' });
    const page = await counter.clerk.get(`${TILL}?ma=${code}`);
    expect(page.form(TILL)).toMatchObject({ amount: '8.000', method: 'cash', payerName: 'Lê Thị Mẫu B' });
    const wrong = await send(counter.clerk, page, TILL, { amount: '0', payerName: 'Lê Văn Trả' });
    expect(wrong.errors[0]?.field).toBe('amount');
    expect(wrong.form(TILL)).toMatchObject({ amount: '0', payerName: 'Lê Văn Trả' });
    const before = await countTakings(app, counter.unitId);
    const taken = [await send(counter.clerk, page, TILL, { amount: '9.000' }), await send(counter.clerk, page, TILL, { amount: '9.000' })];
    expect(taken.map(({ status }) => status)).toEqual([303, 303]);
    expect(await countTakings(app, counter.unitId)).toBe(before + 1);
    const till = await counter.clerk.get(TILL);
    expect(till.text).toContain('9.000 đ');
    const cancelPath = Object.keys(till.links).find((link) => link.endsWith('/huy')) ?? '';
    const form = await counter.clerk.get(cancelPath);
    expect(form.text).toContain('9.000 đ');
    expect((await counter.clerk.submit(form, cancelPath, { reason: ' ' })).errors[0]?.field).toBe('reason');
    const cancelled = await counter.clerk.submit(form, cancelPath, { reason: 'Thu nhầm' });
    expect((await counter.clerk.follow(cancelled)).text).toContain('hủy biên lai');
    expect((await (await strangerAt()).get(cancelPath)).status).toBe(404);
    expect((await counter.officer.get(TILL)).status).toBe(403);
  });

  test('is counted and closed; more or less than the book says needs a reason', async () => {
    const mine = await startDesk(app, counter.unitId, 'clerk');
    const code = await receive({ 'fee.method': 'none' });
    await send(mine, await mine.get(`${TILL}?ma=${code}`), TILL, {});
    const page = await mine.get(TILL);
    expect(page.text).toContain('tiền mặt theo sổ 8.000 đ');
    const close = `${TILL}/chot`;
    const short = await mine.submit(page, close, { countedCash: '7.000' });
    expect(short.errors[0]).toMatchObject({ field: 'note', text: expect.stringContaining('-1.000') });
    expect(short.form(close)).toMatchObject({ countedCash: '7.000' });
    const closed = await mine.submit(short, close, { countedCash: '8.000' });
    expect((await mine.follow(closed)).text).toContain('Khớp');
    const controller = await startDesk(app, counter.unitId, 'controller');
    const seen = await controller.get(`${TILL}?ngay=02/03/2026`);
    expect(seen.status).toBe(200);
    expect(Object.keys(seen.links).some((link) => link.endsWith('/huy'))).toBe(false);
    expect((await controller.post(TILL, {})).status).toBe(403);
  });
});

describe('the end of the day', () => {
  test('what is left to do, each with its way there', async () => {
    const waiting = await resolved({ 'owner.name': 'Đỗ Thị Chờ' });
    const kept = await receive({ 'owner.name': 'Đỗ Thị Giữ' });
    const due = await receive({ 'owner.name': 'Đỗ Thị Mai', at: '24/2/2026 09:00' });
    const page = await counter.clerk.get('/cuoi-ngay');
    expect(page.links).toMatchObject({ [`${RETURN}?ma=${waiting}`]: 'Trả', [`/ho-so/${kept}`]: kept });
    expect(page.text).toContain('từ hôm nay');
    const [toHandOver, toReturn] = [page.byId('chua-ban-giao'), page.byId('sap-den-han')].map((part) => JSON.stringify(part));
    expect(toHandOver).toContain(kept);
    expect(toReturn).toContain(due);
    expect(toReturn).not.toContain(kept);
    expect((await counter.officer.get('/cuoi-ngay')).status).toBe(403);
    expect((await (await strangerAt()).get('/cuoi-ngay')).text).not.toContain('Đỗ Thị');
  });
});
