import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { startDesk } from '../support/pages.js';
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
const OWNER = { 'owner.name': 'Lê Thị Mẫu B', 'owner.idNumber': '001 190 000 508', 'owner.phone': '0900000508', 'owner.address': 'Thôn Trung' };
const PART = { 'hx-request': 'true' };

/** The form with the procedure chosen, as it stands when its table of papers is there. */
async function begun(typed: Record<string, string> = {}): Promise<ShownPage> {
  const empty = await counter.clerk.get(INTAKE);
  return counter.clerk.submit(empty, INTAKE, { procedureText: REBIRTH, _act: 'look', ...typed });
}

/** Received with everything that there is to fill in. */
async function received(typed: Record<string, string | string[]> = {}): Promise<ShownPage> {
  return counter.clerk.submit(await begun(), INTAKE, { ...OWNER, enough: ['TK', 'KS'], _act: 'receive', ...typed });
}

function codeIn({ location = '' }: ShownPage): string {
  return /[A-Z0-9.]+-\d{6}-\d{4,}/.exec(location)?.[0] ?? '';
}

describe('what is known appears as it is typed', () => {
  test('the promised date with its reasons, the papers and the fee, as soon as there is a procedure', async () => {
    const page = await begun();
    expect(page.status).toBe(200);
    expect(page.errors).toEqual([]);
    for (const text of ['Thứ Hai 09/03/2026', 'ngày làm việc thứ 5', 'Tờ khai', 'Giấy khai sinh cũ', 'không bắt buộc', '05 ngày làm việc']) expect(page.text).toContain(text);
    expect(page.value('fee.amount')).toBe('8.000');
    expect(page.value('fee.method')).toBe('cash');
  });

  test('an earlier hour of receipt moves the promise; one that is none is an error of its field', async () => {
    expect((await begun({ at: '27/2/2026 16:00' })).text).toContain('Thứ Sáu 06/03/2026');
    const wrong = await received({ at: '31/2/2026 16:00' });
    expect(wrong.errorOf('at')).toContain('phải là thời điểm có thật');
    expect(wrong.value('at')).toBe('31/2/2026 16:00');
    expect((await received({ at: '3/3/2026 16:00' })).errors).toEqual([{ field: 'at', text: expect.stringContaining('ở tương lai') }]);
  });

  test('procedures by the first letters of their words without marks; several that fit are there to choose from', async () => {
    const { html } = await counter.clerk.get(`${INTAKE}/thu-tuc?q=cap lai ma`);
    expect(JSON.parse(html)).toEqual([{ value: REBIRTH, text: `Thủ tục cấp lại giấy mẫu (${REBIRTH})`, hint: 'Hộ tịch · 05 ngày làm việc' }]);
    const several = await counter.clerk.submit(await counter.clerk.get(INTAKE), INTAKE, { procedureText: 'mẫu', _act: 'receive' });
    expect(several.errors[0]).toEqual({ field: 'procedure', text: expect.stringMatching(/^Thủ tục: có \d thủ tục khớp, chọn một\.$/) });
    expect(several.text).toContain('Chọn một thủ tục');
    const chosen = await counter.clerk.submit(several, INTAKE, { _pick: COPIES, _act: 'look' });
    expect(chosen.value('procedure')).toBe(COPIES);
  });

  test('a card fills in the owner, and whoever hands in when the owner is there already', async () => {
    const page = await counter.clerk.submit(await begun(), INTAKE, { _card: CARD, _act: 'card' });
    expect(page.form(INTAKE)).toMatchObject({ 'owner.idNumber': '001190000508', 'owner.name': 'Lê Thị Mẫu B', 'owner.address': 'Thôn Trung, xã Dương Hà' });
    const other = CARD.replace('001190000508', '001085000001').replace('Lê Thị Mẫu B', 'Trần Văn Mẫu').replace('1990|Nữ', '1985|Nam');
    const handing = await counter.clerk.submit(page, INTAKE, { other: 'true', _card: other, _act: 'card' });
    expect(handing.form(INTAKE)).toMatchObject({ 'owner.name': 'Lê Thị Mẫu B', 'submitter.idNumber': '001085000001', 'submitter.name': 'Trần Văn Mẫu' });
    expect((await counter.clerk.submit(page, INTAKE, { _card: 'abc', _act: 'card' })).text).toContain('có thể không phải mã QR trên thẻ căn cước');
  });

  test('with script only the parts that change are sent, and no name stands in an address', async () => {
    const card = await counter.clerk.post(`${INTAKE}/the`, { _scan: CARD, procedure: REBIRTH }, PART);
    expect(card.status).toBe(200);
    expect(card.html).toContain('hx-swap-oob="innerHTML"');
    expect(card.byId('owner-name')).toHaveLength(1);
    expect(card.byId('papers')).toHaveLength(0);
    const parts = await counter.clerk.post(`${INTAKE}/thu-tuc`, { procedure: REBIRTH, channel: 'online' }, PART);
    expect(parts.text).toContain('phải tiếp nhận hoặc từ chối trước 09:30 ngày 03/03/2026');
    const ticked = await counter.clerk.post(`${INTAKE}/giay-to`, { procedure: REBIRTH }, PART);
    expect(ticked.byId('enough-2')[0]?.attributes).toHaveProperty('checked');
  });
});

describe('receiving', () => {
  test('brings the dossier, its receipt to print and its fee in one go', async () => {
    const takings = await countTakings(app, counter.unitId);
    const answer = await received({ request: 'Cấp lại do mất' });
    const code = codeIn(answer);
    expect(answer.location).toBe(`/ho-so/${code}`);
    const dossier = await counter.clerk.follow(answer);
    expect(dossier.message).toBe(`Đã tiếp nhận hồ sơ ${code}, hẹn trả 09/03/2026. In giấy tiếp nhận · Thêm mới`);
    expect(await countTakings(app, counter.unitId)).toBe(takings + 1);
    expect((await counter.clerk.get('/thu-phi')).text).toContain('Lệ phí: Thủ tục cấp lại giấy mẫu');
  });

  test('a double click, or the form sent again, is one dossier and one fee', async () => {
    const form = await begun();
    const [steps, takings] = [await countSteps(app, counter.unitId, 'receive'), await countTakings(app, counter.unitId)];
    const typed = { ...OWNER, enough: ['TK', 'KS'], _act: 'receive' };
    const answers = [await counter.clerk.submit(form, INTAKE, typed), await counter.clerk.submit(form, INTAKE, typed)];
    expect(answers[0]?.location).toBe(answers[1]?.location);
    expect([await countSteps(app, counter.unitId, 'receive'), await countTakings(app, counter.unitId)]).toEqual([steps + 1, takings + 1]);
  });

  test('the next one keeps the person', async () => {
    const answer = await received({ _act: 'receive-next', other: 'true', 'submitter.name': 'Trần Văn Mẫu' });
    expect(answer.location).toBe(`${INTAKE}?cua=${codeIn(answer)}`);
    const next = await counter.clerk.follow(answer);
    expect(next.form(INTAKE)).toMatchObject({ 'owner.name': 'Lê Thị Mẫu B', 'owner.idNumber': '001190000508', 'submitter.name': 'Trần Văn Mẫu', other: 'true', procedure: '' });
    expect(next.links[`/in/ho-so/${codeIn(answer)}/01`]).toBe('In giấy tiếp nhận');
  });

  test('every error stands at its field, with all that was typed', async () => {
    const page = await received({
      'owner.name': ' ', 'owner.idNumber': '12345', 'owner.phone': 'không có', 'owner.email': 'a@b', sets: '0', 'fee.amount': 'tám nghìn', 'papers.0.originals': '-1', channel: 'bồ câu', enough: [],
    });
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^Lỗi: /);
    const fields = page.errors.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['owner.name', 'owner.idNumber', 'owner.phone', 'owner.email', 'sets', 'fee.amount', 'papers.0.originals', 'channel', 'withMissing']));
    for (const field of ['owner.idNumber', 'owner.phone', 'owner.email', 'sets', 'fee.amount']) expect(page.errorOf(field)).not.toBe('');
    expect((await received({ sets: '0', 'submitter.name': 'Trần Văn Mẫu' })).value('submitter.name')).toBe('Trần Văn Mẫu');
    expect(page.form(INTAKE)).toMatchObject({ 'owner.idNumber': '12345', 'owner.phone': 'không có', 'owner.email': 'a@b', sets: '0', 'fee.amount': 'tám nghìn', 'papers.0.originals': '-1', 'owner.address': 'Thôn Trung' });
  });

  test('papers that are missing are named, and received without on purpose only', async () => {
    const page = await received({ enough: 'TK' });
    expect(page.errors).toEqual([{ field: 'withMissing', text: 'Thành phần hồ sơ: chưa đánh dấu đủ Giấy khai sinh cũ.' }]);
    expect((await counter.clerk.submit(page, INTAKE, { _act: 'enough' })).form(INTAKE).enough).toEqual(['TK', 'KS', 'UQ']);
    const answer = await counter.clerk.submit(page, INTAKE, { withMissing: 'true', _act: 'receive' });
    const papers = await app.database.inUnit(counter.unitId, (tx) => tx.row<{ facts: { papers: object[] } }>(
      "SELECT s.facts FROM dossiers.step s JOIN dossiers.dossier d ON d.unit_id = $1 AND d.id = s.dossier_id WHERE s.unit_id = $1 AND d.code = $2 AND s.action = 'receive'", [counter.unitId, codeIn(answer)]));
    expect(papers?.facts.papers).toMatchObject([{ code: 'TK', originals: 1, missing: false }, { code: 'KS', copies: 0, missing: true }, { code: 'UQ', originals: 0, missing: false }]);
  });

  test('a paper handed in besides, and one reused from a dossier that must be there', async () => {
    const page = await received({ 'papers.0.digitised': 'reused_paper', 'papers.0.reusedFrom': 'X', 'papers.3.name': 'Giấy xác nhận', 'papers.3.copies': '2' });
    expect(page.errors).toEqual([{ field: 'papers.0.reusedFrom', text: 'Không có hồ sơ X để dùng lại giấy tờ hay kết quả.' }]);
    expect(page.form(INTAKE)).toMatchObject({ 'papers.3.name': 'Giấy xác nhận', 'papers.3.copies': '2', 'papers.4.name': '' });
  });

  test('somebody with the same procedure open is warned of, and received all the same', async () => {
    const first = codeIn(await received());
    const known = await counter.clerk.submit(await begun(), INTAKE, { 'owner.idNumber': '001190000508', _act: 'person' });
    expect(known.value('owner.name')).toBe('Lê Thị Mẫu B');
    expect(known.text).toContain('điền sẵn');
    expect(known.links).toHaveProperty([`/ho-so/${first}`]);
    expect(known.text).toContain('cùng thủ tục chưa xong');
    expect((await counter.clerk.submit(known, INTAKE, { enough: ['TK', 'KS'], _act: 'receive' })).status).toBe(303);
    const seen = await app.database.inUnit(counter.unitId, (tx) => tx.rows("SELECT 1 FROM platform.audit WHERE unit_id = $1 AND account_id = $2 AND action = 'person.found'", [counter.unitId, counter.clerk.accountId]));
    expect(seen.length).toBeGreaterThan(0);
  });

  test('another number takes away what was filled in for the first', async () => {
    await received();
    const known = await counter.clerk.submit(await begun(), INTAKE, { 'owner.idNumber': '001190000508', _act: 'person' });
    const other = await counter.clerk.submit(known, INTAKE, { 'owner.idNumber': '001090000999', _act: 'person' });
    expect(other.value('owner.name')).toBe('');
  });

  test('what comes in online is looked at first', async () => {
    const answer = await received({ channel: 'online', assisted: 'true' });
    expect(answer.location).toBe(`${INTAKE}/truc-tuyen/${codeIn(answer)}`);
    const refused = await counter.clerk.submit(await begun({ procedureText: COPIES }), INTAKE, { ...OWNER, channel: 'online', _act: 'receive' });
    expect(refused.errors).toEqual([{ field: 'channel', text: expect.stringContaining('chưa cung cấp trực tuyến') }]);
  });
});

describe('turning away', () => {
  const away = (typed: Record<string, string | string[]> = {}): Promise<ShownPage> =>
    begun().then((page) => counter.clerk.submit(page, INTAKE, { ...OWNER, _act: 'turn-away', reason: 'Thường trú tại xã khác', ...typed }));

  test('stands folded on the form, and asks for the reason with all that was typed', async () => {
    const empty = await counter.clerk.get(INTAKE);
    expect(empty.html).toMatch(/<details class="mc-details"><summary[^>]*><span[^>]*>Không tiếp nhận được hồ sơ này/);
    const page = await away({ reason: ' ', request: 'Cấp lại do mất', sets: '2' });
    expect([page.status, page.errors]).toEqual([422, [{ field: 'reason', text: 'Lý do từ chối: bắt buộc phải có.' }]]);
    expect(page.html).toMatch(/<details class="mc-details" open/);
    expect(page.form(INTAKE)).toMatchObject({ 'owner.name': 'Lê Thị Mẫu B', request: 'Cấp lại do mất', sets: '2', procedure: REBIRTH });
    expect((await away({ 'owner.name': '' })).errors.map(({ field }) => field)).toEqual(['owner.name']);
  });

  test('is on record with the papers that were brought, without a fee, and form 03 to print', async () => {
    const takings = await countTakings(app, counter.unitId);
    const answer = await away({ enough: ['TK'], 'fee.method': 'cash', other: 'true', 'submitter.name': 'Trần Văn Mẫu' });
    const code = codeIn(answer);
    expect(answer.location).toBe(`/ho-so/${code}`);
    const dossier = await counter.clerk.follow(answer);
    expect(dossier.message).toBe(`Đã từ chối tiếp nhận hồ sơ ${code}. In phiếu từ chối (mẫu 03) · Thêm mới`);
    for (const text of ['Không được tiếp nhận', 'Thường trú tại xã khác', 'Nộp lúc', 'Trần Văn Mẫu']) expect(dossier.text).toContain(text);
    expect(dossier.links).toMatchObject({ [`/in/ho-so/${code}/03`]: 'Phiếu từ chối tiếp nhận (mẫu 03)' });
    expect(Object.keys(dossier.links).filter((href) => href.startsWith(`/in/ho-so/${code}/`))).toEqual([`/in/ho-so/${code}/03`]);
    expect(await countTakings(app, counter.unitId)).toBe(takings);
    const form = await counter.clerk.get(`/in/ho-so/${code}/03`);
    for (const text of ['Trần Văn Mẫu', 'không tiếp nhận, giải quyết hồ sơ này', 'Thường trú tại xã khác', 'Thủ tục cấp lại giấy mẫu']) expect(form.text).toContain(text);
  });

  test('a double click is one refusal; who has written a reason is not received by a slip of the hand', async () => {
    const [form, refusals] = [await begun(), await countSteps(app, counter.unitId, 'turn_away')];
    const typed = { ...OWNER, _act: 'turn-away', reason: 'Không đủ điều kiện' };
    const answers = [await counter.clerk.submit(form, INTAKE, typed), await counter.clerk.submit(form, INTAKE, typed)];
    expect([answers[0]?.location === answers[1]?.location, await countSteps(app, counter.unitId, 'turn_away')]).toEqual([true, refusals + 1]);
    const slipped = await received({ reason: 'Không đủ điều kiện' });
    expect([slipped.status, slipped.errors]).toEqual([422, [{ field: 'reason', text: expect.stringContaining('muốn tiếp nhận thì xóa lý do') }]]);
    expect((await counter.clerk.submit(slipped, INTAKE, { reason: '', _act: 'receive' })).status).toBe(303);
  });

  test('what was handed in online has been submitted, and is not turned away here', async () => {
    expect((await away({ channel: 'online' })).errors).toEqual([{ field: 'channel', text: 'Kênh nộp “trực tuyến” không dùng được với thao tác “Từ chối tiếp nhận”.' }]);
  });
});

describe('drafts', () => {
  test('are kept while one types, taken up again, and gone once received', async () => {
    const page = await begun({ 'owner.name': 'Ngô Văn Nháp', request: 'dở dang' });
    const draft = page.value('_draft') ?? '';
    const kept = await counter.clerk.post(`${INTAKE}/nhap`, page.form(INTAKE), { 'x-requested-with': 'fetch', accept: 'text/plain' });
    expect(kept.html).toBe('Đã lưu nháp 09:00');
    const list = await counter.clerk.get(INTAKE);
    expect(list.text).toContain('Ngô Văn Nháp');
    expect((await counter.leader.get(INTAKE)).text).not.toContain('Ngô Văn Nháp');
    const others = await counter.leader.get(`${INTAKE}?nhap=${draft}`);
    expect(others.form(INTAKE)).toMatchObject({ 'owner.name': '', request: '' });
    expect(others.text).not.toContain('Ngô Văn Nháp');
    const again = await counter.clerk.get(`${INTAKE}?nhap=${draft}`);
    expect(again.form(INTAKE)).toMatchObject({ 'owner.name': 'Ngô Văn Nháp', request: 'dở dang', procedure: REBIRTH, _draft: draft });
    expect((await counter.clerk.submit(again, INTAKE, { enough: ['TK', 'KS'], _act: 'receive' })).status).toBe(303);
    expect((await counter.clerk.get(INTAKE)).text).not.toContain('Ngô Văn Nháp');
  });

  test('are thrown away by hand', async () => {
    const saved = await counter.clerk.submit(await begun({ 'owner.name': 'Ngô Văn Bỏ' }), INTAKE, { _act: 'draft' });
    const draft = new URL(saved.location ?? '', 'http://x').searchParams.get('nhap') ?? '';
    expect((await counter.clerk.post(`${INTAKE}/nhap/${draft}/bo`)).location).toBe(INTAKE);
    expect((await counter.clerk.get(INTAKE)).text).not.toContain('Ngô Văn Bỏ');
  });
});

describe('addresses that nobody made', () => {
  test.each(['?nhap=abc', '?nhap=a&nhap=b', '?thu-tuc=%00', '/thu-tuc?q=a&q=b'])('%s', async (tail) => {
    expect((await counter.clerk.get(`${INTAKE}${tail}`)).status).toBe(200);
  });

  test.each(['/tra-ket-qua?ma=%00', '/tra-ket-qua?ma=a&ma=b', '/tra-ket-qua?ma=%27%3B--', '/thu-phi?ngay=31/02/2026', '/thu-phi?ngay=a&ma=b', '/giai-quyet-ngay?thu-tuc=x&xong=y&thu=z'])('%s', async (path) => {
    expect((await counter.clerk.get(path)).status).toBe(200);
  });

  test('said twice, the first counts', async () => {
    expect((await counter.clerk.get(`${INTAKE}?cua=a&cua=b`)).status).toBe(404);
    expect((await counter.clerk.get(`${INTAKE}?nhap=a&nhap=b`)).text).toBe((await counter.clerk.get(`${INTAKE}?nhap=a`)).text);
  });

  test('a draft that never reached us is an empty form under its name; a dossier of nobody is not found', async () => {
    const draft = '01a1fca3-52ef-7c12-a301-38ae814acb99';
    expect((await counter.clerk.get(`${INTAKE}?nhap=${draft}`)).form(INTAKE)).toMatchObject({ 'owner.name': '', _draft: draft });
    expect((await counter.clerk.get(`${INTAKE}?cua=abc`)).status).toBe(404);
  });
});

describe('who may', () => {
  test('officers may not, and nobody keeps a person of another unit', async () => {
    expect((await counter.officer.get(INTAKE)).status).toBe(403);
    expect((await counter.officer.post(INTAKE, { _act: 'receive' })).status).toBe(403);
    const code = codeIn(await received());
    const stranger = await startDesk(app, (await app.makeCommune()).unitId, 'clerk');
    expect((await stranger.get(`${INTAKE}?cua=${code}`)).status).toBe(404);
    expect((await stranger.get(`${INTAKE}/truc-tuyen/${code}`)).status).toBe(404);
  });
});
