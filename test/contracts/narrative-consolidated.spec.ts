import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type SignedIn, startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { convertedByOffice, partNames, wordLines, wordXml } from '../support/office-files.js';
import { startDesk } from '../support/pages.js';
import { madeNarrative, NARRATIVES } from './narrative-orders.js';

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

function post(who: SignedIn, path: string, body: object = {}) {
  return app.http().post(path).set('Authorization', `Bearer ${who.token}`).send(body);
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
  ({ bytes } = await madeNarrative(app, supervisor, province.unitId, { ...QUARTER, consolidated: true }));
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
  // II.06a, online services, digitisation, late dossiers; nobody merged.
  expect(units.filter((line) => line.includes('| Xã Thượng |'))).toHaveLength(4);
  expect(text).not.toContain('SÁP NHẬP');
});

/** From Thursday 5 March to Tuesday 31 March: 1 + 5 + 5 + 5 + 2 working days. */
test('late dossiers are counted by unit and cause, and the worst are listed with their unit and nobody’s name', () => {
  const late = lines.slice(lines.indexOf('Hồ sơ quá hạn theo đơn vị, nguyên nhân'));
  const rowOf = (name: string): string | undefined => late.find((line) => line.includes(name));
  // Overdue, finished, open, apologised; by office, other agency, applicant, outage, not stated.
  expect(rowOf('| Xã Thượng |')).toMatch(/ \| Xã Thượng \| 0 \| 0 \| 0 \| 0 \| 0 \| 0 \| 0 \| 0 \| 0$/);
  expect(rowOf('| Xã Hạ |')).toMatch(/ \| Xã Hạ \| 1 \| 0 \| 1 \| 0 \| 0 \| 0 \| 0 \| 0 \| 1$/);
  expect(rowOf('| Tổng số |')).toMatch(/ \| Tổng số \| 1 \| 0 \| 1 \| 0 \| 0 \| 0 \| 0 \| 0 \| 1$/);
  const list = lines.slice(lines.indexOf('PHỤ LỤC: DANH SÁCH HỒ SƠ QUÁ HẠN'), lines.indexOf('PHỤ LỤC: SỐ LIỆU CỦA TỪNG ĐƠN VỊ')).filter((line) => line.includes(' | '));
  expect(list.map((line) => line.replace(/[A-Z]\d\d(\.\d{3}){3}-/, ''))).toEqual([
    'TT | Mã hồ sơ | Đơn vị | Thủ tục | Ngày nhận | Hẹn trả | Số ngày làm việc quá hạn | Tình trạng | Nguyên nhân | Văn bản xin lỗi',
    '1 | 260302-0001 | Xã Hạ | Thủ tục cấp Giấy xác nhận tình trạng hôn nhân | 02/03/2026 | 05/03/2026 | 18 | Đang giải quyết | Chưa ghi | Chưa',
  ]);
});

test('the sources say what was closed, and that R4 and R5 know one dossier more', () => {
  expect(lines.find((line) => line.includes('| Hồ sơ đã giải quyết | 3 |'))).toMatch(/nhật ký của 2 đơn vị đến .*, 1 đơn vị theo bản đã chốt$/);
  expect(lines.filter((line) => line.startsWith('SỐ LIỆU KHÔNG KHỚP')).map((line) => line.slice(line.lastIndexOf(': ')))).toEqual([': 4 ≠ 5', ': 4 ≠ 5']);
  expect(lines.join('\n')).not.toMatch(/Trần Thị Mẫu|\{|\}/);
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
  const asked = await desk.post('/bao-cao/cchc', { period, tong_hop: '1' });
  await app.drain(province.unitId);
  expect((await desk.follow(asked)).text).toContain('Tổng hợp 2 đơn vị cấp dưới');
  expect((await desk.get(`${asked.location ?? ''}/tai`)).status).toBe(200);
  expect(page.text).toContain('Lập báo cáo tổng hợp Word');
  const below = await startDesk(app, high.unit.unitId, 'leader');
  expect((await below.get('/bao-cao/cchc')).text).not.toContain('Lập báo cáo tổng hợp Word');
  await post(high.leader, NARRATIVES, { ...QUARTER, consolidated: true }).expect(422);
  // A leader of the province who may not ask of its communes.
  const leader = await app.signIn(province.unitId, 'leader');
  expect((await post(leader, NARRATIVES, { ...QUARTER, consolidated: true }).expect(403)).body.code).toBe('report.not_supervising');
});
