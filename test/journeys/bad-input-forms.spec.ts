import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AmendProcedure } from '#src/catalogue';
import { COPIES, type CounterScene, openCounter, REBIRTH } from '../contracts/counter-scene.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { ShownPage } from '../support/shown-page.js';
import { BROKEN, complaints, HOSTILE, type Typed, unsafe, written } from './bad-forms.js';

let app: TestApp;
let counter: CounterScene;
let blank: ShownPage;

const INTAKE = '/tiep-nhan';
const SETTLE = '/giai-quyet-ngay';
const RETURN = '/tra-ket-qua';
const TILL = '/thu-phi';

beforeAll(async () => {
  app = await startTestApp();
  counter = await openCounter(app);
  blank = await counter.clerk.submit(await counter.clerk.get(INTAKE), INTAKE, { procedureText: REBIRTH, _act: 'look' });
});
afterAll(() => app.close());

/** A form filled in as it should be. */
const GOOD: Record<string, string | string[]> = {
  'owner.name': 'Lê Thị Mẫu B', 'owner.idNumber': '001190000508', 'owner.phone': '0900000508', 'owner.address': 'Thôn Trung', 'owner.email': 'mau@vidu.vn',
  other: 'true', 'submitter.name': 'Trần Văn Mẫu', 'submitter.idNumber': '001085000001', request: 'Cấp lại\ndo mất', sets: '1', enough: ['TK', 'KS'], 'papers.3.name': 'Giấy khác', 'papers.3.copies': '2', _act: 'receive',
};
const long = (length: number): string => 'ă'.repeat(length);

/** Each field of the form of receipt with what it does not take. */
const INTAKE_BAD: Record<string, readonly string[]> = {
  'owner.name': ['', '  ', long(201), ...BROKEN],
  'owner.idNumber': ['12345', 'abc', '000199000123', '0011900005080', '0101234567-99', '9'.repeat(30), '٠٠١١٩٠٠٠٠٥٠٨', ...BROKEN],
  'owner.phone': ['gọi tôi', '1'.repeat(30), '09', ...BROKEN],
  'owner.email': ['khong-phai-thu', 'a@b', `${long(300)}@a.vn`, 'a b@c.vn', ...BROKEN],
  'owner.address': [long(301), 'a\u0009b', ...BROKEN],
  'submitter.name': ['', long(201), ...BROKEN],
  'submitter.idNumber': ['12345', ...BROKEN],
  request: [long(1001), ...BROKEN],
  sets: ['-1', '0', '100', '1.5', '2x', '1e3', '9'.repeat(25), 'NaN', 'Infinity', '０', 'a\u0000'],
  at: ['30/2/2026 09:00', '31/4/2026 09:00', '2026-13-01T09:00', '29/2/2025 08:00', 'hôm qua', '1767000000', '2/3/2026 25:00', '2/3/2026 09:60', '1/1/1899 09:00', '1/1/0001 00:00', '31/12/9999 23:59', '2/3/2026 09:01', '3/3/2027 08:00', '2/3/2026', '1/1/2016 09:00', 'a\u0000b', '+2026-03-02T09:00'],
  channel: ['fax', HOSTILE, 'a\u0000b'],
  resultBy: ['fax', HOSTILE],
  'fee.amount': ['-1', '1,5', 'tám nghìn', '1e6', '9'.repeat(20), '2.000.000.000', '8000\u0000'],
  'fee.method': ['thẻ', HOSTILE],
  'papers.0.originals': ['-1', '1.5', '1000', 'x', '1e9', '\u0000'],
  'papers.1.copies': ['-1', 'hai'],
  'papers.0.digitised': ['có', HOSTILE],
  'papers.3.name': [long(501), ...BROKEN],
};

describe('the form of receipt', () => {
  test.each(Object.keys(INTAKE_BAD))('%s: what it does not take stands at it, and all else as it was typed', async (field) => {
    const before = await written(app, counter.unitId);
    const found: unknown[] = [];
    for (const bad of INTAKE_BAD[field] ?? []) {
      const typed: Typed = { ...GOOD, [field]: bad };
      const page = await counter.clerk.submit(blank, INTAKE, typed);
      const { [field]: own, ...others } = typed;
      const isChoice = ['channel', 'resultBy', 'fee.method', 'papers.0.digitised'].includes(field);
      const kept = isChoice ? others : { ...others, [field]: own ?? '' };
      const told = complaints(page, { action: INTAKE, fields: [field], typed: kept });
      if (told.length > 0) found.push([bad.slice(0, 30), ...told]);
    }
    expect(found).toEqual([]);
    expect(await written(app, counter.unitId)).toEqual(before);
  });

  test('a refusal without a reason that can be read stands at the reason, and all else as it was typed', async () => {
    const before = await written(app, counter.unitId);
    const found: unknown[] = [];
    for (const bad of ['', '  ', long(1001), ...BROKEN]) {
      const typed: Typed = { ...GOOD, reason: bad, enough: ['TK'], _act: 'turn-away' };
      const told = complaints(await counter.clerk.submit(blank, INTAKE, typed), { action: INTAKE, fields: ['reason'], typed });
      if (told.length > 0) found.push([bad.slice(0, 30), ...told]);
    }
    expect(found).toEqual([]);
    expect(await written(app, counter.unitId)).toEqual(before);
  });

  test('takes as text whatever is text', async () => {
    for (const name of [HOSTILE, '😀'.repeat(200), 'Nguyễn Thị Mẫu'.normalize('NFD'), "O'Brien & <con>", 'ᄀ'.repeat(200)]) {
      const answer = await counter.clerk.submit(blank, INTAKE, { ...GOOD, _key: `khoa-${name.length}-${name.charCodeAt(0)}`, 'owner.name': name, 'owner.address': HOSTILE, request: HOSTILE });
      expect(answer.status).toBe(303);
      const code = answer.location?.slice('/ho-so/'.length) ?? '';
      for (const path of [`/ho-so/${code}`, '/danh-sach/dang-giai-quyet', '/so-theo-doi', `${INTAKE}?cua=${code}`, `${TILL}?ma=${code}`, `${RETURN}?ma=${code}`, `/tim?q=${encodeURIComponent(name)}`, `/in/ho-so/${code}/01`, `/ho-so/${code}/rut-ho-so`]) {
        const page = await counter.clerk.get(path);
        expect([path, page.status, unsafe(page)]).toEqual([path, page.status === 303 ? 303 : 200, []]);
      }
    }
    expect((await counter.clerk.get('/danh-sach/dang-giai-quyet')).text).toContain(HOSTILE.normalize('NFC').replace(/\s+/g, ' '));
  });

  test('an unknown, an abolished, a forged procedure is told at the procedure', async () => {
    const before = await written(app, counter.unitId);
    const found: unknown[] = [];
    const kept = { 'owner.name': 'Lê Thị Mẫu B', request: 'Cấp lại\ndo mất', sets: '1', 'submitter.name': 'Trần Văn Mẫu' };
    for (const bad of ['9.999999', long(300), HOSTILE, "' OR 1=1 --", '%', '((', '\\', 'a\ufffdb', 'a\u0007b', 'a\u0000b']) {
      const ways: Record<string, string>[] = [{ procedure: '', procedureText: bad }, { procedure: bad, procedureText: '' }, { procedure: bad, procedureText: bad }, { _pick: bad }];
      for (const typed of ways) {
        const page = await counter.clerk.submit(blank, INTAKE, { ...GOOD, ...typed });
        const text: Typed = typed.procedureText ? { procedureText: bad } : {};
        const told = complaints(page, { action: INTAKE, fields: ['procedure'], typed: { ...kept, ...text } });
        if (told.length > 0) found.push([Object.keys(typed), bad.slice(0, 20), ...told]);
      }
    }
    expect(found).toEqual([]);
    expect(await written(app, counter.unitId)).toEqual(before);
  });

  test('a procedure abolished since is still received as of then, and not as of today', async () => {
    const scene = await openCounter(app);
    const form = await scene.clerk.submit(await scene.clerk.get(INTAKE), INTAKE, { procedureText: REBIRTH, _act: 'look' });
    const author = { ownerUnitId: scene.unitId, by: null, decision: { number: null, date: null } };
    await app.database.inUnit(scene.unitId, (tx) => app.get(AmendProcedure).abolish(tx, author, REBIRTH, '2026-03-01'));
    const late = await scene.clerk.submit(form, INTAKE, { ...GOOD, at: '27/2/2026 09:00', _act: 'look' });
    expect([late.status, unsafe(late)]).toEqual([200, []]);
    expect(late.form(INTAKE)).toMatchObject({ 'owner.name': GOOD['owner.name'], at: '27/2/2026 09:00' });
    const today = await scene.clerk.submit(form, INTAKE, GOOD);
    expect(complaints(today, { action: INTAKE, fields: ['procedure'], typed: { 'owner.name': 'Lê Thị Mẫu B', request: 'Cấp lại\ndo mất' } })).toEqual([]);
    const settled = await scene.clerk.submit(await scene.clerk.get(SETTLE), SETTLE, { procedure: REBIRTH, 'owner.name': 'Lê Thị Mẫu B' });
    expect(complaints(settled, { action: SETTLE, fields: ['procedure'], typed: { 'owner.name': 'Lê Thị Mẫu B' } })).toEqual([]);
  });

  test('a forged draft, somebody else\'s draft, a draft too large', async () => {
    for (const id of ['abc', "' OR 1=1 --", '0198f2a0-0000-7000-8000-000000000000', '%00', '../..', 'a'.repeat(1000)]) {
      const page = await counter.clerk.get(`${INTAKE}?nhap=${encodeURIComponent(id)}`);
      expect([id.slice(0, 20), page.status, page.value('owner.name')]).toEqual([id.slice(0, 20), 200, '']);
      const dropped = await counter.clerk.post(`${INTAKE}/nhap/${encodeURIComponent(id)}/bo`);
      expect([id.slice(0, 20), dropped.status < 500]).toEqual([id.slice(0, 20), true]);
    }
    const kept = await counter.clerk.submit(blank, INTAKE, { ...GOOD, 'owner.name': HOSTILE, _act: 'draft' });
    const stranger = await counter.leader.get(kept.location ?? '');
    expect([stranger.status, stranger.value('owner.name')]).toEqual([200, '']);
    expect(unsafe(await counter.clerk.follow(kept))).toEqual([]);
    const large = await counter.clerk.submit(blank, INTAKE, { ...GOOD, request: long(50_000), _act: 'draft' });
    expect([large.status, large.errors.length, large.value('owner.name'), large.value('request')?.length]).toEqual([422, 1, 'Lê Thị Mẫu B', 50_000]);
    const broken = await counter.clerk.submit(blank, INTAKE, { ...GOOD, 'owner.name': 'a\u0000b', _act: 'draft' });
    expect(broken.status).toBe(303);
  });

  test('twice with one key is one dossier; with another body, it is told so and nothing is lost', async () => {
    const typed = { ...GOOD, _key: 'mot-khoa-duy-nhat' };
    const first = await counter.clerk.submit(blank, INTAKE, typed);
    const before = await written(app, counter.unitId);
    expect((await counter.clerk.submit(blank, INTAKE, typed)).location).toBe(first.location);
    const other = await counter.clerk.submit(blank, INTAKE, { ...typed, 'owner.name': 'Người khác' });
    expect([other.status, other.value('owner.name')]).toEqual([422, 'Người khác']);
    expect(other.errors).toEqual([{ field: undefined, text: expect.stringContaining('mở biểu mẫu mới') }]);
    for (const key of ['ngan', 'a'.repeat(101), 'có dấu cách và dấu', HOSTILE, 'a\u0000bcdefgh']) {
      const page = await counter.clerk.submit(blank, INTAKE, { ...GOOD, _key: key });
      expect([key.slice(0, 20), page.status, unsafe(page), page.value('owner.name')]).toEqual([key.slice(0, 20), 422, [], 'Lê Thị Mẫu B']);
    }
    expect(await written(app, counter.unitId)).toEqual(before);
  });

  test('parts for htmx take everything that is typed without falling over', async () => {
    const found: unknown[] = [];
    for (const part of ['thu-tuc', 'phi', 'giay-to', 'nguoi', 'the']) {
      for (const [field, values] of Object.entries(INTAKE_BAD)) {
        for (const bad of values) {
          const page = await counter.clerk.post(`${INTAKE}/${part}`, { ...blank.form(INTAKE), ...GOOD, [field]: bad, _scan: bad }, { 'hx-request': 'true' });
          if (page.status >= 400 || unsafe(page).length > 0) found.push([part, field, bad.slice(0, 20), page.status, ...unsafe(page)]);
        }
      }
    }
    for (const path of ['?q=%00', '?q=a&q=b', `?q=${'a'.repeat(3000)}`, '?q[]=1']) {
      const page = await counter.clerk.get(`${INTAKE}/thu-tuc${path}`);
      if (page.status >= 400) found.push([path, page.status]);
    }
    expect(found).toEqual([]);
  });
});

const SETTLE_BAD: Record<string, readonly string[]> = {
  'owner.name': ['', long(201), ...BROKEN],
  'owner.idNumber': ['12345', 'abc', '9'.repeat(30), ...BROKEN],
  sets: ['-1', '0', '100', '1.5', '2x', '1e3', '9'.repeat(25)],
  request: [long(1001), ...BROKEN],
  'fee.amount': ['-1', '1.5', 'x', '9'.repeat(20), '2.000.000.000'],
  'fee.method': ['thẻ'],
  procedure: ['9.999999', REBIRTH, HOSTILE, long(60), ...BROKEN],
};

describe('the fast lane', () => {
  test.each(Object.keys(SETTLE_BAD))('%s: what it does not take stands at it', async (field) => {
    const form = await counter.clerk.get(SETTLE);
    const before = await written(app, counter.unitId);
    const found: unknown[] = [];
    for (const bad of SETTLE_BAD[field] ?? []) {
      const typed: Record<string, string> = { procedure: COPIES, 'owner.name': 'Lê Thị Mẫu B', 'owner.idNumber': '001190000508', sets: '3', request: 'Bằng tốt nghiệp', 'fee.method': 'cash', [field]: bad };
      const page = await counter.clerk.submit(form, SETTLE, typed);
      const kept = Object.fromEntries(Object.entries(typed).filter(([name]) => !(name === field && ['procedure', 'fee.method'].includes(field))));
      const told = complaints(page, { action: SETTLE, fields: [field], typed: kept });
      if (told.length > 0) found.push([bad.slice(0, 30), ...told]);
    }
    expect(found).toEqual([]);
    expect(await written(app, counter.unitId)).toEqual(before);
  });
});

describe('results and money', () => {
  test('rubbish looked up finds nothing, and is shown as text', async () => {
    const found: unknown[] = [];
    for (const typed of [HOSTILE, '%', '__', "' OR ''='", '((', '\u0000', 'a\u0000b', '\ufffd', 'a'.repeat(5000), '😀', 'H26.15.30-260230-0001', 'H26.15.30-260302-9999']) {
      for (const path of [`${RETURN}?ma=`, `${TILL}?ma=`, '/tim?q=', `${RETURN}?danh-gia=`, `${SETTLE}?xong=`, `${SETTLE}?thu-tuc=`, `${SETTLE}?thu=`, `${INTAKE}?thutuc=`, `${INTAKE}?cua=`, `${TILL}?ngay=`, '/canh-bao?tu=', '/canh-bao?xem=', '/tai-khoan/don-vi?tiep=', '/dang-nhap?tiep=', '/danh-sach/dang-giai-quyet/thay-doi?thay=']) {
        const page = await counter.clerk.get(path + encodeURIComponent(typed));
        if (unsafe(page).length > 0 || ![200, 400, 404, 303, 422].includes(page.status)) found.push([path, typed.slice(0, 20), page.status, ...unsafe(page)]);
      }
    }
    for (const path of [`${RETURN}?ma=a&ma=b`, `${TILL}?ma=a&ma=b`, `${TILL}?ngay=1&ngay=2`, '/tim?q=a&q=b', `${RETURN}?danh-gia=a&danh-gia=b`, `${SETTLE}?xong=a&xong=b&thu-tuc=1&thu-tuc=2&thu=1&thu=2`, `${INTAKE}?thutuc=1&thutuc=2`, `${INTAKE}?cua=1&cua=2`, `${INTAKE}?nhap=1&nhap=2`, '/tai-khoan/don-vi?tiep=/a&tiep=/b', '/dang-nhap?tiep=/a&tiep=/b', '/danh-sach/dang-giai-quyet/thay-doi?thay=1&thay=2&da=1&da=2', '/canh-bao?tu=1&tu=2']) {
      const page = await counter.clerk.get(path);
      if (page.status >= 500) found.push([path, page.status]);
    }
    expect(found).toEqual([]);
  });

  test('a result is handed over only as it should be', async () => {
    const code = await resolved();
    const form = await counter.clerk.get(`${RETURN}?ma=${code}`);
    const before = await written(app, counter.unitId);
    const good = { taker: 'other', receivedBy: 'Bà Mẫu', identityChecked: 'true', method: 'desk' };
    const bad: [field: string, value: string][] = [['identityChecked', ''], ['identityChecked', 'có'], ['receivedBy', ''], ['receivedBy', long(201)], ...BROKEN.map((text): [string, string] => ['receivedBy', text]), ['method', 'bồ câu'], ['taker', 'ai đó']];
    const found: unknown[] = [];
    for (const [field, value] of bad) {
      const typed = { ...good, [field]: value };
      const kept = Object.fromEntries(Object.entries(typed).filter(([name]) => name !== field || name === 'receivedBy'));
      const told = complaints(await counter.clerk.submit(form, RETURN, typed), { action: RETURN, fields: [field], typed: kept });
      if (told.length > 0) found.push([field, value.slice(0, 20), ...told]);
    }
    for (const forged of ['', 'abc', HOSTILE, '\u0000', 'a'.repeat(500)]) {
      const page = await counter.clerk.submit(form, RETURN, { ...good, code: forged });
      if (![404, 422].includes(page.status) || unsafe(page).length > 0) found.push(['code', forged.slice(0, 20), page.status, ...unsafe(page)]);
    }
    for (const version of ['-1', '99', 'x', '1.5', '9'.repeat(20)]) {
      const page = await counter.clerk.submit(form, RETURN, { ...good, version });
      if (page.status !== 422 || page.errors.length !== 1 || page.errors[0]?.field !== undefined || page.form(RETURN).receivedBy !== 'Bà Mẫu') found.push(['version', version, page.status, page.errors]);
    }
    expect(found).toEqual([]);
    expect(await written(app, counter.unitId)).toEqual(before);
    expect((await counter.clerk.submit(form, RETURN, good)).location).toContain('danh-gia');
    for (const [field, value] of [['level', ''], ['level', '0'], ['level', '4'], ['level', 'x'], ['remark', long(2001)], ['remark', 'a\u0000b']] as const) {
      const path = `${RETURN}/danh-gia`;
      const typed = { level: '3', remark: HOSTILE, [field]: value };
      const page = await counter.clerk.submit(await counter.clerk.get(`${RETURN}?danh-gia=${code}`), path, typed);
      expect([field, value.slice(0, 9), complaints(page, { action: path, fields: [field], typed: { remark: typed.remark } })]).toEqual([field, value.slice(0, 9), []]);
    }
  });

  test('a fee, its cancelling and the count of the till', async () => {
    const code = (await received()).slice('/ho-so/'.length);
    const form = await counter.clerk.get(`${TILL}?ma=${code}`);
    const before = await written(app, counter.unitId);
    const found: unknown[] = [];
    const good = { amount: '5.000', method: 'transfer', payerName: 'Bà Mẫu' };
    const bad: [field: string, value: string][] = [...['', '0', '-1', '1,5', 'x', '9'.repeat(20), '2.000.000.000'].map((value): [string, string] => ['amount', value]), ['method', 'thẻ'], ['payerName', long(201)], ...BROKEN.map((text): [string, string] => ['payerName', text])];
    for (const [field, value] of bad) {
      const typed = { ...good, [field]: value };
      const kept = Object.fromEntries(Object.entries(typed).filter(([name]) => name !== field || name !== 'method'));
      const told = complaints(await counter.clerk.submit(form, TILL, typed), { action: TILL, fields: [field], typed: kept });
      if (told.length > 0) found.push([field, value.slice(0, 20), ...told]);
    }
    const close = `${TILL}/chot`;
    for (const [field, value] of [['countedCash', ''], ['countedCash', '-5'], ['countedCash', 'x'], ['countedCash', '9'.repeat(30)], ['note', long(1001)], ['note', 'a\u0000b']] as const) {
      const typed = { countedCash: '1.000', note: 'Thiếu tiền lẻ', [field]: value };
      const told = complaints(await counter.clerk.submit(form, close, typed), { action: close, fields: [field], typed });
      if (told.length > 0) found.push([field, value.slice(0, 20), ...told]);
    }
    for (const day of ['30/2/2026', '', HOSTILE, '2199-01-01', '1900-01-01']) {
      const page = await counter.clerk.submit(form, close, { countedCash: '1.000', day });
      if (page.status !== 422 || unsafe(page).length > 0) found.push(['day', day, page.status]);
    }
    const cancelPath = Object.keys((await counter.clerk.get(TILL)).links).find((link) => link.endsWith('/huy')) ?? '';
    const cancel = await counter.clerk.get(cancelPath);
    for (const reason of ['', '  ', long(501), ...BROKEN]) {
      const told = complaints(await counter.clerk.submit(cancel, cancelPath, { reason }), { action: cancelPath, fields: ['reason'], typed: { reason } });
      if (told.length > 0) found.push(['reason', reason.slice(0, 20), ...told]);
    }
    for (const id of ['abc', '0198f2a0-0000-7000-8000-000000000000', '%00', "'"]) expect((await counter.clerk.get(`${TILL}/${encodeURIComponent(id)}/huy`)).status).toBe(404);
    expect(found).toEqual([]);
    expect(await written(app, counter.unitId)).toEqual(before);
  });
});

describe('whatever is typed', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 300 }), fc.constantFrom(...BROKEN, HOSTILE, '', ' ', '0', '-1', '1e9', '30/2/2026', '2/3/2026 9:00', REBIRTH, COPIES), fc.integer().map(String), fc.double().map(String));
  const some = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: fc.array(text, { maxLength: 3 }) }), { maxKeys: 5 });
  const never5xx = async (action: string, typed: Record<string, string | string[]>) => {
    const page = await counter.clerk.submit(action === INTAKE ? blank : await counter.clerk.get(SETTLE), action, typed);
    return unsafe(page).length === 0 && [200, 303, 400, 409, 422].includes(page.status);
  };

  test('the form of receipt answers', async () => {
    const names = [...Object.keys(INTAKE_BAD), 'reason', 'procedure', 'procedureText', '_pick', '_draft', '_papersOf', '_filledFor', '_proposed', '_card', 'withMissing', 'enough', 'papers.0.code', 'papers.0.reusedFrom', 'papers.99.code', 'papers', 'owner', 'fee', 'unitId', 'receivedAtUnitId'];
    const act = fc.constantFrom('receive', 'receive-next', 'turn-away', 'draft', 'card', 'look', 'enough');
    await fc.assert(fc.asyncProperty(some(names), act, (typed, _act) => never5xx(INTAKE, { ...GOOD, ...typed, _act })), { numRuns: 60 });
  });

  test('the fast lane answers', async () => {
    const names = [...Object.keys(SETTLE_BAD), 'owner.address', 'owner', 'fee', 'papers', '_proposed', 'channel', 'resultOn', 'at'];
    await fc.assert(fc.asyncProperty(some(names), (typed) => never5xx(SETTLE, { procedure: COPIES, 'owner.name': 'A', ...typed })), { numRuns: 40 });
  });
});

/** Where a dossier received as it should be is shown. */
async function received(): Promise<string> {
  const form = await counter.clerk.submit(await counter.clerk.get(INTAKE), INTAKE, { procedureText: REBIRTH, _act: 'look' });
  return (await counter.clerk.submit(form, INTAKE, GOOD)).location ?? '';
}

async function resolved(): Promise<string> {
  const path = await received();
  for (const step of ['bat-dau', 'xu-ly-xong']) await counter.officer.submit(await counter.officer.get(`${path}/${step}`), `${path}/${step}`);
  return path.slice('/ho-so/'.length);
}
