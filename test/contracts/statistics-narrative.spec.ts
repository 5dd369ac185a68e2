import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Document, Packer, Paragraph } from 'docx';
import { startDesk, type Visitor } from '../support/pages.js';
import { wordLines } from '../support/office-files.js';
import { madeNarrative, NARRATIVES } from './narrative-orders.js';
import { ReportScene } from './reports-scene.js';

const PATH = '/bao-cao/cchc';
const YEAR = '2025-01-01/2025-12-31';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let scene: ReportScene;
let leader: Visitor;
let clerk: Visitor;

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  leader = await startDesk(scene.app, scene.unit.unitId, 'leader');
  clerk = await startDesk(scene.app, scene.unit.unitId, 'clerk');
});
afterAll(() => scene.app.close());

const template = (text: string): Promise<Buffer> => Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));

async function report(): Promise<string> {
  const { bytes, headers } = await madeNarrative(scene.app, scene.leader, scene.unit.unitId, { preset: 'year', year: 2025 });
  expect([headers['content-type'], headers['content-disposition']]).toEqual([TYPE, 'attachment; filename="bao-cao-cchc-nam-2025.docx"']);
  return (await wordLines(bytes)).join('\n');
}

test('the report of a period is asked for on its page, and the page says how a template is written', async () => {
  const page = await leader.get(`${PATH}?period=${YEAR}`);
  expect(page.text).toContain('Đang dùng mẫu của hệ thống.');
  expect(page.form(PATH)).toMatchObject({ period: YEAR });
  expect(page.rows).toContainEqual(['{tong_ho_so}', 'Hồ sơ tiếp nhận, kể cả kỳ trước chuyển sang (biểu R2)']);
  expect((await leader.get(`${PATH}/mau`)).status).toBe(200);
  expect(await report()).toContain('Đã giải quyết 7 hồ sơ: trước hạn 2, đúng hạn 2, quá hạn 3');
});

test('what is wrong is told at its field', async () => {
  const wrong = await leader.post(PATH, { period: 'khac', from: '5/3/2026', to: '32/3/2026' });
  expect([wrong.status, wrong.errors.map(({ field }) => field), wrong.html.includes('value="32/3/2026"')]).toEqual([422, ['to'], true]);
  const tooEarly = await leader.post(PATH, { period: '2026-01-01/2026-12-31' });
  expect([tooEarly.status, tooEarly.errorOf('period')]).toEqual([422, expect.stringContaining('chưa tới')]);
  const text = await leader.upload(`${PATH}/mau`, {}, 'mau.txt', 'x');
  expect([text.status, text.errorOf('file')]).toEqual([422, expect.stringContaining('.docx')]);
  expect((await leader.upload(`${PATH}/mau`, {}, 'mau.docx', 'x')).errorOf('file')).toContain('Không dùng được mẫu này');
  const unknown = await leader.upload(`${PATH}/mau`, {}, 'mau.docx', await template('{so_la} {#nguon}{gia_tri}{/nguon}'));
  expect(unknown.errorOf('file')).toContain('{so_la}');
  expect((await leader.upload(`${PATH}/mau`, {}, 'mau.docx', await template('{tong_ho_so}'))).errorOf('file')).toContain('phụ lục nguồn số liệu');
});

test('a template of the unit’s own is used until it goes back to the program’s', async () => {
  const done = await leader.upload(`${PATH}/mau`, {}, 'mau-cua-xa.docx', await template('Tổng {tong_ho_so}. {#nguon}{gia_tri}{/nguon}'));
  const page = await leader.follow(done);
  expect([page.message, page.text]).toEqual([expect.stringContaining('theo mẫu này'), expect.stringContaining('mau-cua-xa.docx, lần thay thứ 1')]);
  expect(await report()).toBe('Tổng 11. 11');
  const back = await leader.follow(await leader.post(`${PATH}/mau/goc`));
  expect(back.text).toContain('Đang dùng mẫu của hệ thống.');
  expect(await report()).toContain('PHỤ LỤC: NGUỒN SỐ LIỆU');
});

test('it is for those who answer for numbers; only a leader or controller changes the template', async () => {
  for (const path of [PATH, `${PATH}/mau`]) expect([path, (await clerk.get(path)).status]).toEqual([path, 403]);
  const administrator = await startDesk(scene.app, scene.unit.unitId, 'administrator');
  expect([(await administrator.get(PATH)).status, (await administrator.post(`${PATH}/mau/goc`)).status]).toEqual([200, 403]);
  await scene.post(scene.clerk, NARRATIVES, { preset: 'year', year: 2025 }).expect(403);
  expect((await scene.post(scene.leader, NARRATIVES, { preset: 'year', year: 2026 }).expect(422)).body.code).toBe('report.period_in_future');
});
