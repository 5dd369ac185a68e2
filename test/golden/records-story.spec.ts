import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReportTable } from '#libs/reporting';
import { DEFAULT_CONTENTS, IssueProcedure, type VersionContents } from '#src/catalogue';
import { SetReportLines } from '#src/units';
import { numbersOf } from '../contracts/reports-scene.js';
import { type SignedIn, startTestApp, type TestApp, type TestUnit } from '../support/app.js';

/**
 * One commune's catalogue, papers, services and ratings of 2025, worked out on paper. Each procedure asks for TK and CCCD.
 *
 *  procedure  field       whose        online  in force                      public
 *  KS         Hộ tịch     commune      full    since 2020                    yes
 *  KH         Hộ tịch     commune      part    3 days, 2 since 1/6/2025      yes
 *  LT         Hộ tịch     interlinked  full    since 1/3/2025                yes
 *  SY         Chứng thực  commune      no      since 2020, gives no result   no
 *  DD         Đất đai     commune      no      until 30/9/2025               yes
 *  DM         Đất đai     commune      part    since 1/10/2025               yes
 *  CT         Cư trú      police       no      7 days; 4,5 since 1/2; 4 since 1/8/2025   no
 *
 *  dossier  of  came in              papers digitised       result        fee           rated
 *  a        KS  1/12 counter         both                   digitised                   kiosk, 3 of 3, a remark, 1/12
 *  b        KS  2/12 online          TK; CCCD from a again  digitised                   QR, 4 of 5, 3/12
 *  c        KS  3/12 online, helped  TK                     on paper
 *  d        KH  8/12 online          both                   on paper      online 8/12
 *  e        SY  15/12 counter        none                   none due      cash 15/12    slip, nine indices 16, 16/12
 *  f        SY  16/12 counter        TK; CCCD missing       none due      cash 16/12
 *  g        LT  20/12 online         TK; CCCD on 5/1/2026   not yet
 *  h        DM  10/12 counter        both                   not yet
 *  i        CT  30/12 counter        none                   withdrawn 31/12
 *  j        KS  6/1/2026 counter     both                   on paper                    counter, 2 of 3, 6/1/2026
 *  k        KH  24/12 counter        none                   on paper                    slip, 1 of 3, 2/1/2026
 *
 *  Slips handed out: 3 for Chứng thực on 15/12, 10 for Hộ tịch on 20/12 (a slip of the hand, cancelled), 2 for any field on 31/12.
 */
const KS = '1.000001', KH = '1.000002', LT = '1.000004', SY = '2.000003', DD = '1.000005', DM = '1.000006', CT = '3.000007';
const BOTH = [{ code: 'TK', digitised: 'digitised' }, { code: 'CCCD', digitised: 'digitised' }];
const NONE = [{ code: 'TK' }, { code: 'CCCD' }];
const YEAR = { from: '2025-01-01', to: '2025-12-31' };

let app: TestApp;
let unit: TestUnit;
let leader: SignedIn;
let controller: SignedIn;
const codes = new Map<string, string>();

const days = (amount: number) => ({ amount, unit: 'working_day' as const });
const SAME_DAY = { amount: 0, unit: 'same_day' as const, cutoff: '15:00' };

function post(path: string, body: object = {}, who = leader) {
  return app.http().post(path).set('Authorization', `Bearer ${who.token}`).send(body);
}

function get(path: string, who = leader) {
  return app.http().get(path).set('Authorization', `Bearer ${who.token}`);
}

async function issue(code: string, fieldName: string, validFrom: string, contents: Partial<VersionContents>): Promise<void> {
  const papers = ['TK', 'CCCD'].map((paper) => ({ code: paper, name: paper, originals: 1, copies: 0, required: true }));
  await app.database.inUnit(unit.unitId, (tx) => app.get(IssueProcedure).run(tx, { ownerUnitId: unit.unitId, by: null }, {
    code, fieldName, validFrom, contents: { ...DEFAULT_CONTENTS, name: `Thủ tục ${code}`, term: SAME_DAY, papers, isPublic: true, ...contents },
  }));
}

async function amend(code: string, body: object): Promise<void> {
  await post(`/api/procedures/${code}/versions`, body, controller).expect(201);
}

async function receive(name: string, procedure: string, at: string, body: object): Promise<void> {
  const owner = { name: 'Nguyễn Văn Mẫu', idNumber: '001099000001' };
  const answer = await post('/api/dossiers', { procedure, channel: 'counter', owner, at, ...body }).expect(201);
  codes.set(name, answer.body.code as string);
}

async function step(name: string, at: string, action: string, body: object = {}): Promise<void> {
  await post(`/api/dossiers/${codes.get(name) ?? ''}/${action}`, { ...body, at }).expect(200);
}

async function pay(name: string, at: string, method: string): Promise<void> {
  await post('/api/fees', { dossier: codes.get(name), at, method, items: [{ kind: 'charge', text: 'Lệ phí', amount: 8000 }] }).expect(201);
}

async function slips(day: string, count: number, field?: string): Promise<string> {
  return (await post('/api/surveys/slips', { day, slips: count, ...(field && { field }) }, controller).expect(201)).body.id as string;
}

async function run(definition: string, period: object = YEAR) {
  const asked = await post('/api/reports', { unitId: unit.unitId, definition, ...period }).expect(202);
  await app.drain(unit.unitId);
  const { body } = await get(`/api/reports/${asked.body.id as string}`).expect(200);
  expect(body).toMatchObject({ state: 'done', failedChecks: 0 });
  return body as { id: string; table: ReportTable };
}

/** Every cell that says a number opens what it counts, and that makes the same. */
async function cellsOpen({ id, table }: { id: string; table: ReportTable }): Promise<void> {
  for (const row of [...table.rows, table.total]) {
    for (const { key, kind } of table.columns) {
      const cell = row.cells[key] ?? null;
      if (cell === null) continue;
      const { body } = await get(`/api/reports/${id}/cells/${row.position ?? 'total'}/${key}?limit=200`).expect(200);
      const listed = body.records === null ? body.items.length : body.records.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0);
      expect([row.name, key, listed, body.listed, body.changedSince]).toEqual([row.name, key, body.counted, body.counted, false]);
      if (kind === 'count') expect([row.name, key, body.counted]).toEqual([row.name, key, cell]);
    }
  }
}

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set('2026-01-20 08:00');
  unit = await app.makeUnit({ parentId: null });
  leader = await app.signIn(unit.unitId, 'leader', 'clerk');
  controller = await app.signIn(unit.unitId, 'controller');
  await issue(KS, 'Hộ tịch', '2020-01-01', { onlineLevel: 4 });
  await issue(KH, 'Hộ tịch', '2020-01-01', { onlineLevel: 3, term: days(3) });
  await issue(SY, 'Chứng thực', '2020-01-01', { givesResult: false, isPublic: false });
  await issue(LT, 'Hộ tịch', '2025-03-01', { onlineLevel: 4, competence: 'interlinked', term: days(10) });
  await issue(DD, 'Đất đai', '2020-01-01', { term: days(45) });
  await issue(DM, 'Đất đai', '2025-10-01', { onlineLevel: 3, term: days(30) });
  await issue(CT, 'Cư trú', '2020-01-01', { competence: 'police', term: days(7), isPublic: false });
  await amend(KH, { validFrom: '2025-06-01', changeKind: 'simplified', term: days(2) });
  await amend(CT, { validFrom: '2025-02-01', changeKind: 'simplified', term: days(4.5) });
  await amend(CT, { validFrom: '2025-08-01', changeKind: 'simplified', term: days(4) });
  await post(`/api/procedures/${DD}/abolition`, { validFrom: '2025-10-01' }, controller).expect(201);
  const lines = [['Tư pháp', ['ho-tich', 'chung-thuc']], ['Đất đai', ['dat-dai']], ['Lĩnh vực khác', []]] as const;
  await app.database.inUnit(unit.unitId, (tx) => app.get(SetReportLines).run(tx, null, unit.unitId, '2018-01-01',
    lines.map(([name, fieldCodes], index) => ({ position: index + 1, name, fieldCodes: [...fieldCodes] }))));
  const digitised = { resultDigitised: true };
  await receive('a', KS, '2025-12-01T09:00', { papers: BOTH });
  await step('a', '2025-12-01T10:00', 'settlement', digitised);
  await step('a', '2025-12-01T10:05', 'rating', { scale: '3', level: 3, source: 'kiosk', remark: 'Nhanh, tận tình' });
  await receive('b', KS, '2025-12-02T09:00', { channel: 'online', papers: [BOTH[0], { code: 'CCCD', digitised: 'reused_paper', reusedFrom: codes.get('a') }] });
  await step('b', '2025-12-02T09:30', 'acceptance');
  await step('b', '2025-12-02T10:00', 'start');
  await step('b', '2025-12-03T10:00', 'resolution', digitised);
  await step('b', '2025-12-03T10:05', 'rating', { scale: '5', level: 4, source: 'qr' });
  await receive('c', KS, '2025-12-03T09:00', { channel: 'online', assisted: true, papers: [BOTH[0], { code: 'CCCD' }] });
  await step('c', '2025-12-03T09:30', 'acceptance');
  await step('c', '2025-12-03T10:00', 'start');
  await step('c', '2025-12-03T11:00', 'resolution');
  await receive('d', KH, '2025-12-08T09:00', { channel: 'online', papers: BOTH });
  await step('d', '2025-12-08T09:30', 'acceptance');
  await step('d', '2025-12-08T10:00', 'start');
  await step('d', '2025-12-10T10:00', 'resolution');
  await pay('d', '2025-12-08T09:40', 'online');
  await receive('h', DM, '2025-12-10T08:00', { papers: BOTH });
  await receive('e', SY, '2025-12-15T08:00', { papers: NONE });
  await pay('e', '2025-12-15T08:05', 'cash');
  await step('e', '2025-12-15T09:00', 'settlement');
  await step('e', '2025-12-16T09:00', 'rating', { scale: 'indices', indices: ['2', '2', '2', '2', '2', '2', '2', '2', '0'], source: 'paper' });
  await receive('f', SY, '2025-12-16T08:00', { papers: [BOTH[0]] });
  await pay('f', '2025-12-16T08:05', 'cash');
  await step('f', '2025-12-16T09:00', 'settlement');
  await receive('g', LT, '2025-12-20T08:00', { channel: 'online', papers: [BOTH[0]] });
  await step('g', '2025-12-22T08:00', 'acceptance');
  await step('g', '2025-12-22T08:30', 'start');
  await step('g', '2025-12-22T09:00', 'supplement-request', { reason: 'Thiếu căn cước' });
  await receive('k', KH, '2025-12-24T08:00', { papers: NONE });
  await step('k', '2025-12-24T09:00', 'start');
  await step('k', '2025-12-25T09:00', 'resolution');
  await receive('i', CT, '2025-12-30T08:00', { papers: NONE });
  await step('i', '2025-12-31T09:00', 'withdrawal', { reason: 'Công dân đổi ý' });
  await slips('2025-12-15', 3, 'chung-thuc');
  const wrong = await slips('2025-12-20', 10, 'ho-tich');
  await post(`/api/surveys/slips/${wrong}/cancellation`, { reason: 'Ghi nhầm' }, controller).expect(201);
  await slips('2025-12-31', 2);
  // What the new year brings, for both sides of its beginning.
  await step('k', '2026-01-02T09:00', 'rating', { scale: '3', level: 1, source: 'paper' });
  await slips('2026-01-02', 1, 'ho-tich');
  await step('g', '2026-01-05T09:00', 'supplement', { papers: [BOTH[1]] });
  await receive('j', KS, '2026-01-06T09:00', { papers: BOTH });
  await step('j', '2026-01-06T10:00', 'settlement');
  await step('j', '2026-01-06T10:05', 'rating', { scale: '3', level: 2 });
  await app.drain(unit.unitId);
});
afterAll(() => app.close());

/** Worked out by hand from the tables above. */
const BY_HAND: Record<string, Record<string, (number | null)[]>> = {
  // in force, interlinked, expired, new, simplified, days cut, public; of the commune, of police and military
  R3: {
    'Tư pháp': [3, 1, 0, 1, 1, 1, 3, /**/ 3, 0],
    'Đất đai': [1, 0, 1, 1, 0, 0, 1, /**/ 1, 0],
    'Lĩnh vực khác': [1, 0, 0, 0, 1, 3, 0, /**/ 0, 1],
    'Tổng số': [5, 1, 1, 2, 2, 4, 4, /**/ 4, 1],
  },
  // received; in full; results due, digitised; used again; electronic
  R4: {
    'Tư pháp': [8, /**/ 3, 37.5, /**/ 6, 2, 33.33, /**/ 1, 12.5, /**/ 3, 37.5],
    'Đất đai': [1, /**/ 1, 100, /**/ 1, 0, 0, /**/ 0, 0, /**/ 0, 0],
    'Lĩnh vực khác': [1, /**/ 0, 0, /**/ 1, 0, 0, /**/ 0, 0, /**/ 0, 0],
    'Tổng số': [10, /**/ 4, 40, /**/ 8, 2, 25, /**/ 1, 10, /**/ 3, 30],
  },
  // offered, in part, in full; used; received; online, helped; fees, paid online
  R5: {
    'Tư pháp': [3, 1, 2, /**/ 3, 100, /**/ 8, /**/ 4, 50, 1, 25, /**/ 3, 1, 33.33],
    'Đất đai': [1, 1, 0, /**/ 0, 0, /**/ 1, /**/ 0, 0, 0, null, /**/ 0, 0, null],
    'Lĩnh vực khác': [0, 0, 0, /**/ 0, null, /**/ 1, /**/ 0, 0, 0, null, /**/ 0, 0, null],
    'Tổng số': [4, 2, 2, /**/ 3, 75, /**/ 10, /**/ 4, 40, 1, 25, /**/ 3, 1, 33.33],
  },
  // slips out, back; 3 of 3; 4 of 5; on indices, remarks, complaints (of which nobody keeps count)
  R6: {
    'Tư pháp': [5, 3, 60, /**/ 1, 100, /**/ 1, 100, /**/ 1, 1, null],
    'Đất đai': [0, 0, null, /**/ 0, null, /**/ 0, null, /**/ 0, 0, null],
    'Lĩnh vực khác': [2, 0, 0, /**/ 0, null, /**/ 0, null, /**/ 0, 0, null],
    'Tổng số': [7, 3, 42.86, /**/ 1, 100, /**/ 1, 100, /**/ 1, 1, null],
  },
  R6_INDICES: {
    'Tư pháp': [1, /**/ 2, 2, 2, 2, 2, 2, 2, 2, 0, /**/ 16],
    'Đất đai': [0, /**/ null, null, null, null, null, null, null, null, null, /**/ null],
    'Lĩnh vực khác': [0, /**/ null, null, null, null, null, null, null, null, null, /**/ null],
    Chung: [1, /**/ 2, 2, 2, 2, 2, 2, 2, 2, 0, /**/ 16],
  },
};
const closed = new Map<string, { id: string; table: ReportTable }>();

describe.each(Object.keys(BY_HAND))('%s of the year', (definition) => {
  test('is what counting by hand gives, and every cell opens what it counts', async () => {
    const year = await run(definition);
    expect(numbersOf(year.table)).toEqual(BY_HAND[definition]);
    await cellsOpen(year);
    closed.set(definition, year);
    await post(`/api/reports/${year.id}/close`).expect(200);
  });

  test('is the same when it is counted from the log and the books', async () => {
    expect((await get(`/api/reports/${closed.get(definition)?.id ?? ''}/recount`).expect(200)).body).toMatchObject({ same: true, differences: [] });
  });
});

test('January has the rating of the new year, and what was scanned then counts for no dossier of the old one', async () => {
  const january = { from: '2026-01-01', to: '2026-01-31' };
  app.clock.set('2026-02-02 08:00');
  const r6 = await run('R6', january);
  expect(r6.table.total.cells).toMatchObject({ slips_out: 2, ratings: 2, three2: 1, three1: 1, remarks: 0 });
  await cellsOpen(r6);
  expect((await run('R4', january)).table.total.cells).toMatchObject({ received: 1, in_full: 1 });
  expect(numbersOf((await run('R4')).table)).toEqual(BY_HAND.R4);
});

test('R7 has the same numbers, year by year; satisfied is whoever says hài lòng or better', async () => {
  const { body } = await get('/api/plain-tables/R7?from=2025-01-01&to=2026-01-31').expect(200);
  const row = (key: string) => body.rows.find((each: { key: string }) => each.key === key).cells.map(({ value }: { value: unknown }) => value);
  expect([row('procedures'), row('simplified'), row('public')]).toEqual([[6, 6], [2, 0], [4, 4]]);
  // In 2025 KS, KH and LT of the four services offered were used online; in January 2026 none.
  expect([row('services'), row('services3'), row('services4'), row('services_used_rate')]).toEqual([[4, 4], [2, 2], [2, 2], [75, 0]]);
  expect([row('survey_samples'), row('survey_level')]).toEqual([[3, 2], ['100%', '50%']]);
});

describe('entered after the closing', () => {
  beforeAll(async () => {
    app.clock.set('2026-02-03 08:00');
    await receive('late', SY, '2025-12-29T08:00', { papers: [BOTH[0]] });
    await pay('g', '2025-12-31T09:00', 'online');
    await slips('2025-12-30', 4, 'chung-thuc');
    await post(`/api/dossiers/${codes.get('a') ?? ''}/correction`, { reason: 'Đánh giá nhầm hồ sơ', amended: [{ seq: 4, voided: true }] }).expect(200);
    await issue('1.000008', 'Hộ tịch', '2025-12-20', { onlineLevel: 3 });
    await app.drain(unit.unitId);
  });

  const CORRECTED: Record<string, Record<string, Record<string, number>>> = {
    R3: { '1.000008': { procedures: 1, new: 1, public: 1, commune: 1 } },
    R4: { late: { received: 1, electronic: 1 } },
    R5: { late: { received: 1 }, '1.000008': { offered: 1, offered3: 1 }, g: { payable: 1, paid_online: 1 } },
    R6: { a: { slips_out: -1, ratings: -1, three3: -1, remarks: -1 }, '4 phiếu': { slips_out: 4 } },
    R6_INDICES: {},
  };

  test.each(Object.keys(CORRECTED))('%s: the closed table stays; a list says what would change it, who wrote it and why', async (definition) => {
    const { id, table } = closed.get(definition) ?? { id: '', table: undefined };
    expect((await get(`/api/reports/${id}`).expect(200)).body.table).toEqual(table);
    expect((await get(`/api/reports/${id}/recount`).expect(200)).body.same).toBe(true);
    const { corrections } = (await get(`/api/reports/${id}/corrections`).expect(200)).body;
    const told = (corrections as { code: string; changes: { row: string; column: string; by: number }[] }[]).map(({ code, changes }) => [
      [...codes].find(([, each]) => each === code)?.[0] ?? code, Object.fromEntries(changes.map(({ column, by }) => [column, by])),
    ]);
    expect(Object.fromEntries(told)).toEqual(CORRECTED[definition]);
    for (const { changes } of corrections) expect(changes.every(({ row }: { row: string }) => row === '1')).toBe(true);
  });

  test('says why where somebody said it, and today differs from the closed table by just that', async () => {
    const r6 = closed.get('R6')?.id ?? '';
    const { corrections } = (await get(`/api/reports/${r6}/corrections`).expect(200)).body;
    expect(corrections[0].entries).toMatchObject([{ reason: 'Đánh giá nhầm hồ sơ', actorId: leader.accountId }]);
    const { differences } = (await get(`/api/reports/${r6}/difference`).expect(200)).body;
    const cell = (column: string) => differences.find((each: { row: string; column: string }) => each.row === '1' && each.column === column);
    expect([cell('slips_out'), cell('ratings')]).toMatchObject([{ before: 5, after: 8 }, { before: 3, after: 2 }]);
    const open = (await get(`/api/reports/${r6}/cells/1/ratings`).expect(200)).body;
    expect(open).toMatchObject({ counted: 3, listed: 2, changedSince: true });
  });
});
