import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type SignedIn, startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { asBytes, convertedByOffice, partNames, wordLines, wordXml } from '../support/office-files.js';
import { startDesk } from '../support/pages.js';

/**
 * Two communes of a province in the first quarter of 2026.
 *
 *  Thượng: two dossiers settled on the day. It closes its II.06a, and enters a third afterwards.
 *  Hạ:     one dossier settled on the day, and one of 3 working days from Monday 2 March, due on the 5th and never finished: overdue.
 *
 * In the report: 2 + 2 received (the third of Thượng is not in what it closed), 3 finished in time, 1 open and overdue.
 */
let app: TestApp;
let province: TestUnit;
let supervisor: SignedIn;
let high: { unit: TestUnit; leader: SignedIn };
let low: { unit: TestUnit; leader: SignedIn };
let lines: string[];
let bytes: Buffer;
const QUARTER = { preset: 'quarter', year: 2026, number: 1 };
const PATH = '/api/narrative-report/report.docx?preset=quarter&year=2026&number=1';

function post(who: SignedIn, path: string, body: object = {}) {
  return app.http().post(path).set('Authorization', `Bearer ${who.token}`).send(body);
}

function get(who: SignedIn, path: string) {
  return app.http().get(path).set('Authorization', `Bearer ${who.token}`);
}

async function receive({ leader }: { leader: SignedIn }, procedure: string, at: string): Promise<string> {
  return (await post(leader, '/api/dossiers', { procedure, channel: 'counter', owner: { name: 'Trần Thị Mẫu' }, at: `${at}T09:00` }).expect(201)).body.code;
}

async function settle(who: { leader: SignedIn }, at: string): Promise<void> {
  const code = await receive(who, '2.000815', at);
  await post(who.leader, `/api/dossiers/${code}/settlement`, { at: `${at}T09:10` }).expect(200);
}

async function commune(name: string): Promise<{ unit: TestUnit; leader: SignedIn }> {
  const unit = await app.makeCommune(name);
  return { unit, leader: await app.signIn(unit.unitId, 'leader', 'clerk') };
}

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set('2026-04-02 08:00');
  province = await app.provinceOfCommunes();
  supervisor = await app.signIn(province.unitId, 'supervisor', 'controller');
  [high, low] = [await commune('Xã Thượng'), await commune('Xã Hạ')];
  await settle(high, '2026-03-02');
  await settle(high, '2026-03-03');
  await settle(low, '2026-03-04');
  await receive(low, '1.004873', '2026-03-02');
  const { id } = (await post(high.leader, '/api/reports', { unitId: high.unit.unitId, definition: 'R2', ...QUARTER }).expect(202)).body;
  await app.drain(high.unit.unitId);
  await post(high.leader, `/api/reports/${id as string}/close`).expect(200);
  await settle(high, '2026-03-05');
  bytes = (await get(supervisor, `${PATH}&consolidated=true`).buffer(true).parse(asBytes as never).expect(200)).body as Buffer;
  lines = await wordLines(bytes);
});
afterAll(() => app.close());

test('a supervising unit’s report adds its communes up, names who has not closed, and has a row for each', () => {
  const text = lines.join('\n');
  for (const part of [
    '(Tổng hợp số liệu của 2 đơn vị cấp dưới)', '1/2 đơn vị đã chốt biểu II.06a của kỳ', 'Các đơn vị chưa chốt:\n- Xã Hạ.',
    'tiếp nhận 4 hồ sơ', 'Đã giải quyết 3 hồ sơ: trước hạn 0, đúng hạn 3, quá hạn 0', 'Đang giải quyết 1 hồ sơ: trong hạn 0, quá hạn 1.',
    'Trong 1 hồ sơ quá hạn, 0 hồ sơ đã có văn bản xin lỗi, 1 hồ sơ chưa xin lỗi.', '- Chưa ghi nguyên nhân: 1 hồ sơ.',
  ]) expect(text).toContain(part);
  const units = lines.slice(lines.indexOf('PHỤ LỤC: SỐ LIỆU CỦA TỪNG ĐƠN VỊ'));
  const rowOf = (name: string): string | undefined => units.find((line) => line.includes(`| ${name} |`));
  expect(rowOf('Xã Thượng')).toMatch(/ \| Xã Thượng \| 2 \| 0 \| 2 \| 0 \| 2 \| 0 \| 2 \| 0 \| 0 \| 0 \| 0$/);
  expect(rowOf('Xã Hạ')).toMatch(/ \| Xã Hạ \| 2 \| 0 \| 2 \| 0 \| 1 \| 0 \| 1 \| 0 \| 1 \| 0 \| 1$/);
  expect(units.filter((line) => line.includes('| Xã Thượng |'))).toHaveLength(3);
});

test('the sources say what was closed, and that R4 and R5 know one dossier more', () => {
  expect(lines.find((line) => line.includes('| Hồ sơ đã giải quyết | 3 |'))).toMatch(/nhật ký của 2 đơn vị đến .*, 1 đơn vị theo bản đã chốt$/);
  expect(lines.filter((line) => line.startsWith('SỐ LIỆU KHÔNG KHỚP')).map((line) => line.slice(line.lastIndexOf(': ')))).toEqual([': 4 ≠ 5', ': 4 ≠ 5']);
  expect(lines.join('\n')).not.toMatch(/Trần Thị Mẫu|DANH SÁCH HỒ SƠ QUÁ HẠN|\{|\}/);
});

test('its charts are of the units and of all their months together, and an office program reads them', async () => {
  const xml = await wordXml(bytes);
  expect([...xml.matchAll(/<wp:docPr [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'Số hồ sơ tiếp nhận theo đơn vị', 'Hồ sơ tiếp nhận và giải quyết theo tháng', 'Tỷ lệ giải quyết trước và đúng hạn theo tháng, %', 'Tỷ lệ hồ sơ trực tuyến theo tháng, %',
    'Tỷ lệ số hóa hồ sơ và kết quả theo đơn vị, %', 'Tỷ lệ giải quyết trước và đúng hạn theo đơn vị, %', 'Tỷ lệ hồ sơ trực tuyến theo đơn vị, %',
  ]);
  // As counted now: the dossier that Thượng entered after its closing is in March too.
  expect(lines).toContain('03/2026 | 5 | 0 | 0 | 4 | 4 | 100');
  const opened = await convertedByOffice(bytes, 'docx', 'odt');
  expect(opened ? partNames(opened).filter((name) => /^Object \d+\/content\.xml$/.test(name)).length : 7).toBe(7);
});

test('it is offered where there are units below, to those who may ask of all of them', async () => {
  const period = '2026-01-01/2026-03-31';
  const desk = await startDesk(app, province.unitId, 'controller', 'supervisor');
  const page = await desk.get(`/bao-cao/cchc?period=${period}`);
  expect([page.text.includes('1/2 đơn vị đã chốt biểu II.06a'), page.text.includes('Chưa chốt: Xã Hạ.')]).toEqual([true, true]);
  expect(page.links[`/bao-cao/cchc/tai?period=${period}&tong_hop=1`]).toBe('Tải báo cáo tổng hợp Word');
  expect((await desk.get(`/bao-cao/cchc/tai?period=${period}&tong_hop=1`)).status).toBe(200);
  const below = await startDesk(app, high.unit.unitId, 'leader');
  expect(Object.values((await below.get('/bao-cao/cchc')).links)).not.toContain('Tải báo cáo tổng hợp Word');
  await get(high.leader, `${PATH}&consolidated=true`).expect(422);
});
