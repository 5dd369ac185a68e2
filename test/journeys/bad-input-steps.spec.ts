import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { startDesk, type Visitor } from '../support/pages.js';
import { BROKEN, complaints, HOSTILE, unsafe, written } from './bad-forms.js';
import { CERTIFIED_COPY, Desk } from './desk.js';

let app: TestApp;
let desk: Desk;
let visitors: Record<'clerk' | 'officer' | 'leader', Visitor>;

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set('2026-03-02T09:00');
  desk = await Desk.open(app);
  visitors = { clerk: await startDesk(app, desk.unitId, 'clerk'), officer: await startDesk(app, desk.unitId, 'officer'), leader: await startDesk(app, desk.unitId, 'leader') };
});
afterAll(() => app.close());

const PAPERS = [{ code: 'G1', name: 'Tờ khai', originals: 1 }, { code: 'G2', name: 'Giấy chứng sinh', missing: true }];
const START: [string, object?] = ['start'];
/** How a dossier comes to where a step can be taken: its receipt, and steps of the API. */
const WAY = {
  submitted: [{ channel: 'online' }],
  incomplete: [{ channel: 'online', papers: PAPERS }, ['completion-request', { reason: 'Ảnh mờ' }]],
  received: [{ papers: PAPERS }],
  processing: [{ papers: PAPERS }, START],
  awaiting_supplement: [{ papers: PAPERS }, START, ['supplement-request', { reason: 'Thiếu' }]],
  awaiting_payment: [{}, START, ['payment-request']],
  resolved: [{}, START, ['resolution']],
  same_day: [{ procedure: CERTIFIED_COPY }],
} as const satisfies Record<string, readonly [receipt: object, ...steps: (readonly [string, object?])[]]>;

async function dossierIn(state: keyof typeof WAY): Promise<string> {
  const [receipt, ...steps] = WAY[state] as readonly [object, ...(readonly [string, object?])[]];
  const { code } = await desk.receive({ ...receipt });
  for (const [step, body = {}] of steps) await desk.step(code, step, { ...body });
  return code;
}

const long = (length: number): string => 'ă'.repeat(length);
const NOBODY = '0198f2a0-0000-7000-8000-000000000000';
const TEXT = (max: number, ...more: string[]): string[] => [long(max + 1), ...BROKEN, ...more];
const DAYS = ['30/2/2026', '29/2/2025', '31/4/2026', '2026-13-01', 'mai', '1/1/1899', '1/1/3000', '3/2/26', 'a\u0000b'];
const MOMENTS = ['30/2/2026 09:00', 'hôm qua', '2/3/2026 24:00', '2/3/2026 09:60', '1/1/1899 9:00', '1/1/0001 00:00', '31/12/9999 23:59', '3/3/2027 8:00', '2/3/2026 09:01', '1/1/2020 8:00', '2/3/2026', 'a\u0000b'];
const SUMS = ['-1', '1,5', 'x', '9'.repeat(20), '2.000.000.000.000'];

interface Step {
  who: keyof typeof visitors;
  state: keyof typeof WAY;
  /** As it should be filled in. */
  good: Record<string, string | string[]>;
  /** What each field does not take; of a choice, which shows what it offers and not what was sent, with “=”. */
  bad: Record<string, readonly string[]>;
}

const STEPS: Record<string, Step> = {
  'bat-dau': { who: 'officer', state: 'received', good: { note: 'Nhận' }, bad: { note: TEXT(1000), at: MOMENTS } },
  'ban-giao': { who: 'officer', state: 'processing', good: { _to: 'office', toOffice: 'Địa chính', note: 'Xem' }, bad: { toOffice: TEXT(200, '', ' '), note: TEXT(1000), at: MOMENTS } },
  'ban-giao?': { who: 'officer', state: 'processing', good: { _to: 'person', note: 'Xem' }, bad: { '=toAccountId': ['', 'abc', NOBODY, HOSTILE] } },
  'yeu-cau-bo-sung': { who: 'officer', state: 'processing', good: { reason: 'Thiếu giấy', missing: 'Giấy chứng sinh', _other: 'Ảnh 4x6' }, bad: { reason: TEXT(1000, '', ' '), _other: [long(501), 'a\u0000b', 'dòng\n'.repeat(60)], at: MOMENTS } },
  'nhan-bo-sung': { who: 'clerk', state: 'awaiting_supplement', good: { _received: 'G2', note: 'Đủ' }, bad: { note: TEXT(1000), at: MOMENTS } },
  'nop-lai': { who: 'clerk', state: 'incomplete', good: { _received: 'G2', note: 'Đủ' }, bad: { note: TEXT(1000), at: MOMENTS } },
  'yeu-cau-nop-tien': { who: 'officer', state: 'processing', good: { reason: 'Lệ phí trước bạ', amount: '5.000' }, bad: { reason: TEXT(1000), amount: SUMS, at: MOMENTS } },
  'xac-nhan-nop-tien': { who: 'clerk', state: 'awaiting_payment', good: { amount: '5.000', note: 'Đã nộp' }, bad: { amount: SUMS, note: TEXT(1000), at: MOMENTS } },
  'gia-han': { who: 'officer', state: 'processing', good: { appointmentOn: '12/3/2026', reason: 'Chờ xác minh', documentNumber: '15/UBND' }, bad: { appointmentOn: ['', '3/3/2026', ...DAYS], reason: TEXT(1000, ''), documentNumber: TEXT(100), at: MOMENTS } },
  'rut-ho-so': { who: 'clerk', state: 'processing', good: { reason: 'Đổi ý' }, bad: { reason: TEXT(1000, '', '\n \n'), at: MOMENTS } },
  dung: { who: 'leader', state: 'processing', good: { reason: 'Không đủ điều kiện' }, bad: { reason: TEXT(1000, ''), at: MOMENTS } },
  'xu-ly-xong': { who: 'officer', state: 'processing', good: { resultNumber: '12/GXN', resultOn: '2/3/2026', note: 'Xong' }, bad: { resultNumber: TEXT(100), resultOn: DAYS, note: TEXT(1000), '=resultDigitised': ['có'], at: MOMENTS } },
  'giai-quyet-ngay': { who: 'clerk', state: 'same_day', good: { resultNumber: '12/CT', resultOn: '2/3/2026', receivedBy: 'Bà Mẫu' }, bad: { receivedBy: TEXT(200), resultNumber: TEXT(100), resultOn: DAYS, '=identityChecked': ['có'], at: MOMENTS } },
  'tra-ket-qua': { who: 'clerk', state: 'resolved', good: { method: 'desk', receivedBy: 'Bà Mẫu' }, bad: { '=method': ['bồ câu', HOSTILE], receivedBy: TEXT(200), at: MOMENTS } },
  'danh-gia': { who: 'clerk', state: 'resolved', good: { scale: '3', _level3: '3', remark: 'Tốt', source: 'counter' }, bad: { '=_level3': ['', '0', '4', 'x'], remark: TEXT(2000), '=source': ['fax'], '=scale': ['7'], at: MOMENTS } },
  'danh-gia?': { who: 'clerk', state: 'resolved', good: { scale: '5', _level5: '3', remark: 'Tốt' }, bad: { '=_level5': ['', '0', '6', '1.5'] } },
  'giay-to': { who: 'officer', state: 'processing', good: { 'papers.2.name': 'Giấy thêm', 'papers.2.originals': '1' }, bad: { 'papers.0.originals': ['-1', '1.5', '1000', 'x'], 'papers.1.copies': ['hai'], 'papers.2.name': TEXT(500), '=papers.0.digitised': ['có'], at: MOMENTS } },
  'dinh-chinh': {
    who: 'clerk', state: 'received', good: { reason: 'Gõ nhầm', 'amended.0.owner.name': 'Trần Thị Mẫu A', 'amended.0.sets': '2', 'amended.0.request': 'Xin <b>gấp</b>' },
    bad: {
      reason: TEXT(1000, ''), 'amended.0.owner.name': TEXT(200, ''), 'amended.0.owner.idNumber': ['12345', 'abc', '000199000123', ...TEXT(20)], 'amended.0.owner.phone': ['gọi tôi'], 'amended.0.owner.email': ['a@b'],
      'amended.0.owner.address': TEXT(300), 'amended.0.procedure': ['9.999999', HOSTILE, long(60), 'a\u0000b'], 'amended.0.request': TEXT(1000), 'amended.0.sets': ['0', '-1', '1.5', '100', 'x'], '=amended.0.resultBy': ['fax'], '=amended.0.channel': ['fax'],
      'amended.0.at': ['30/2/2026 09:00', 'hôm qua', '1/1/1899 9:00', '3/3/2027 8:00', 'a\u0000b'],
    },
  },
};

describe('a step of a dossier', () => {
  test.each(Object.keys(STEPS))('%s: what it does not take stands at its field', async (name) => {
    const { who, state, good, bad } = STEPS[name] as Step;
    const path = `/ho-so/${await dossierIn(state)}/${name.replace('?', '')}`;
    const visitor = visitors[who];
    const form = await visitor.get(name === 'dinh-chinh' ? `${path}?buoc=1` : path);
    const before = await written(app, desk.unitId);
    const found: unknown[] = [];
    for (const [marked, values] of Object.entries(bad)) {
      const field = marked.replace('=', '');
      for (const value of values) {
        const typed = { ...good, [field]: value };
        const page = await visitor.submit(form, path, typed);
        const kept = Object.fromEntries(Object.entries(typed).filter(([each]) => !(each === field && marked !== field)));
        const told = complaints(page, { action: path, fields: [field], typed: kept });
        if (told.length > 0) found.push([field, value.slice(0, 20), ...told]);
      }
    }
    expect(found).toEqual([]);
    expect(await written(app, desk.unitId)).toEqual(before);
    if (!name.endsWith('?')) expect((await visitor.submit(form, path, good)).status).toBe(303);
  });

  test('whatever is text is text, wherever it is shown', async () => {
    const code = await dossierIn('processing');
    const path = `/ho-so/${code}`;
    const take = async (slug: string, typed: Record<string, string>) => {
      const answer = await visitors.leader.submit(await visitors.leader.get(`${path}/${slug}`), `${path}/${slug}`, typed);
      expect([slug, answer.errors, answer.status]).toEqual([slug, [], 303]);
    };
    await take('ban-giao', { _to: 'office', toOffice: HOSTILE, note: HOSTILE });
    await take('yeu-cau-bo-sung', { reason: HOSTILE, _other: HOSTILE });
    await take('nhan-bo-sung', { note: HOSTILE });
    await take('gia-han', { appointmentOn: '12/3/2026', reason: HOSTILE, documentNumber: HOSTILE.slice(0, 90) });
    await take('giay-to', { 'papers.2.name': HOSTILE, 'papers.2.copies': '1' });
    await take('xu-ly-xong', { resultNumber: HOSTILE.slice(0, 90), note: HOSTILE });
    for (const shown of [path, `${path}/tra-ket-qua`, `${path}/dinh-chinh`, `${path}/dinh-chinh?buoc=3`, '/danh-sach/tat-ca', '/danh-sach/cho-tra', `/tra-ket-qua?ma=${code}`, '/so-theo-doi', '/dieu-hanh', '/ban-giao', ...['01', '02', '04', '06'].map((form) => `/in/ho-so/${code}/${form}`)]) {
      const page = await visitors.leader.get(shown);
      expect([shown, page.status, unsafe(page)]).toEqual([shown, 200, []]);
    }
    expect((await visitors.leader.get(path)).text).toContain(HOSTILE.normalize('NFC').replace(/\s+/g, ' '));
  });

  test('forged: names, versions, steps that are none, dossiers of others', async () => {
    const code = await dossierIn('processing');
    const path = `/ho-so/${code}/rut-ho-so`;
    const form = await visitors.clerk.get(path);
    const before = await written(app, desk.unitId);
    const found: unknown[] = [];
    const forged: Record<string, string | string[]>[] = [
      { isAdmin: 'true' }, { 'reason.x': 'y' }, { 'reason.0': 'y' }, { reason: ['a', 'b'] }, { stepIndex: '1' }, { 'version.x': '1' }, { version: 'x' }, { version: '-1' }, { version: '99' }, { version: ['1', '2'] }, { version: '1e3' }, { unitId: NOBODY }, { 'a.b.c.d.e.f.g.h.i.j': 'k' },
    ];
    for (const more of forged) {
      const page = await visitors.clerk.submit(form, path, { reason: 'Đổi ý', ...more });
      if (![409, 422].includes(page.status) || page.errors.length === 0 || (more.reason === undefined && page.value('reason') !== 'Đổi ý') || page.errors.some(({ field }) => field !== undefined && page.byId(field).length === 0)) found.push([more, page.status, page.errors, page.value('reason')]);
    }
    for (const key of ['__proto__', 'constructor', 'reason.__proto__.x', 'x.constructor.prototype.y', 'prototype']) {
      const page = await visitors.clerk.post(path, { reason: 'Đổi ý', [key]: 'x' });
      if (page.status !== 400) found.push([key, page.status]);
    }
    const elsewhere = await Desk.open(app);
    const { code: others } = await elsewhere.receive();
    for (const wrong of [others, 'abc', `${desk.unit.code}-260230-0001`, `${desk.unit.code}-260302-9999`, "' OR 1=1 --", '%00', '%C3%28', '..%2F..', 'a'.repeat(90)]) {
      const address = `/ho-so/${wrong.startsWith('%') || wrong.includes('%2F') ? wrong : encodeURIComponent(wrong)}`;
      for (const page of [await visitors.clerk.get(address), await visitors.clerk.get(`${address}/rut-ho-so`), await visitors.clerk.post(`${address}/rut-ho-so`, { reason: 'x' }), await visitors.clerk.get(`/in${address}/01`)]) {
        if (![400, 404, 414].includes(page.status) || unsafe(page).length > 0) found.push([wrong, page.status, page.heading]);
      }
    }
    for (const slug of ['bay', 'constructor', '__proto__', '%00', encodeURIComponent(HOSTILE)]) {
      const page = await visitors.clerk.post(`/ho-so/${code}/${slug}`, { reason: 'x' });
      if (![400, 404, 414].includes(page.status)) found.push([slug, page.status]);
    }
    for (const seq of ['0', '99', '-1', 'x', '1.5', '1e9', '2&buoc=3', '%00']) {
      const page = await visitors.clerk.get(`/ho-so/${code}/dinh-chinh?buoc=${seq}`);
      if (page.status !== 200) found.push(['buoc', seq, page.status]);
      const sent = await visitors.clerk.post(`/ho-so/${code}/dinh-chinh`, { reason: 'x', 'amended.0.seq': decodeURIComponent(seq) });
      if (sent.status !== 422) found.push(['seq', seq, sent.status]);
    }
    expect(found).toEqual([]);
    expect(await written(app, desk.unitId)).toEqual(before);
  });

  test('many handed over at once, to nobody; rows that are none', async () => {
    const code = await dossierIn('processing');
    const ask = await visitors.leader.get(`/ban-giao/moi?ho-so=${code}~2&tu=${encodeURIComponent('/danh-sach/tat-ca')}`);
    const before = await written(app, desk.unitId);
    const found: unknown[] = [];
    const bad: [typed: Record<string, string>, field: string, isChoice?: true][] = [
      [{ _to: 'office', toOffice: '' }, 'toOffice'], ...TEXT(200).map((text): [Record<string, string>, string] => [{ _to: 'office', toOffice: text }, 'toOffice']),
      [{ _to: 'person', toAccountId: 'abc' }, 'toAccountId', true], [{ _to: 'person', toAccountId: '' }, 'toAccountId', true], [{ _to: 'office', toOffice: 'Địa chính', note: long(1001) }, 'note'],
    ];
    for (const [typed, field, isChoice] of bad) {
      const told = complaints(await visitors.leader.submit(ask, '/ban-giao', { note: 'Xem', ...typed }), { action: '/ban-giao', fields: [field], typed: isChoice ? { note: 'Xem' } : { note: 'Xem', ...typed } });
      if (told.length > 0) found.push([typed, ...told]);
    }
    for (const rows of ['', 'x~1', `${code}~x`, `${code}~-1`, HOSTILE, `${code}~999999999`]) {
      for (const page of [await visitors.leader.get(`/ban-giao/moi?ho-so=${encodeURIComponent(rows)}`), await visitors.leader.submit(ask, '/ban-giao', { _to: 'office', toOffice: 'Địa chính', 'ho-so': rows })]) {
        if (page.status >= 500 || page.status === 303 || unsafe(page).length > 0) found.push([rows, page.status]);
      }
    }
    for (const ids of ['', 'abc', NOBODY, '-'.repeat(36), `${'a'.repeat(36)}`, HOSTILE]) {
      const page = await visitors.leader.post('/ban-giao/xac-nhan', { ds: ids });
      if (page.status >= 500) found.push(['ds', ids, page.status]);
    }
    expect(found).toEqual([]);
    expect(await written(app, desk.unitId)).toEqual(before);
  });

  test('an answer to a submission', async () => {
    const path = `/tiep-nhan/truc-tuyen/${await dossierIn('submitted')}`;
    const form = await visitors.clerk.get(path);
    const before = await written(app, desk.unitId);
    const found: unknown[] = [];
    for (const _act of ['refuse', 'request_completion']) {
      for (const reason of TEXT(1000, '', ' ')) {
        const told = complaints(await visitors.clerk.submit(form, path, { reason, _act }), { action: path, fields: ['reason'], typed: { reason } });
        if (told.length > 0) found.push([_act, reason.slice(0, 20), ...told]);
      }
    }
    for (const version of ['', 'x', '-1', '99']) {
      const page = await visitors.clerk.submit(form, path, { reason: 'Vì thế', _act: 'refuse', version });
      if (page.status !== 422 || page.errors[0]?.field !== undefined || page.value('reason') !== 'Vì thế') found.push(['version', version, page.status, page.errors]);
    }
    for (const _act of ['', 'bay', HOSTILE]) {
      const page = await visitors.clerk.submit(form, path, { reason: 'Vì thế', _act });
      if (page.status !== 200 || page.value('reason') !== 'Vì thế') found.push(['_act', _act, page.status]);
    }
    expect(found).toEqual([]);
    expect(await written(app, desk.unitId)).toEqual(before);
  });
});
