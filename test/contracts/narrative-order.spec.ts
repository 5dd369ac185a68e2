import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RunNarrative } from '../../src/reports/app/run-narrative.js';
import { NarrativeStore } from '../../src/reports/data/narrative.store.js';
import { NarrativeTemplateStore } from '../../src/reports/data/narrative-template.store.js';
import { wordLines } from '../support/office-files.js';
import { startDesk, type Visitor } from '../support/pages.js';
import { madeNarrative, NARRATIVES } from './narrative-orders.js';
import { ReportScene } from './reports-scene.js';

const PATH = '/bao-cao/cchc';
const YEAR = { preset: 'year', year: 2025 };
const PERIOD = '2025-01-01/2025-12-31';

let scene: ReportScene;
let leader: Visitor;

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  leader = await startDesk(scene.app, scene.unit.unitId, 'leader');
});
afterAll(() => scene.app.close());

const drain = () => scene.app.drain(scene.unit.unitId);
const view = async (id: string) => (await scene.get(scene.leader, `${NARRATIVES}/${id}`).expect(200)).body as Record<string, unknown>;
const ask = (key?: string, form: object = YEAR) => (key === undefined ? scene.post(scene.leader, NARRATIVES, form) : scene.post(scene.leader, NARRATIVES, form).set('Idempotency-Key', key));
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('asked for by a program: told how far it is, then its file, the same however often and late it is taken', async () => {
  const { id, period } = (await ask().expect(202)).body as { id: string; period: object };
  expect(period).toEqual({ from: '2025-01-01', to: '2025-12-31', label: 'Năm 2025' });
  expect(await view(id)).toMatchObject({ state: 'queued', progress: 0, countedAt: null, fileHash: null, requestedBy: expect.any(String) });
  expect((await scene.get(scene.leader, `${NARRATIVES}/${id}/report.docx`).expect(409)).body.code).toBe('report.not_ready');
  await drain();
  const made = await view(id);
  expect(made).toMatchObject({ state: 'done', failedChecks: 0, countedAt: '2026-01-04T01:00:00.000Z' });
  const file = async (): Promise<Buffer> => Buffer.from((await scene.get(scene.leader, `${NARRATIVES}/${id}/report.docx`).buffer(true).responseType('arraybuffer').expect(200)).body as ArrayBuffer);
  const bytes = await file();
  expect([sha256(bytes), bytes.length]).toEqual([made['fileHash'], made['bytes']]);
  expect((await wordLines(bytes)).join('\n')).toContain(`Mã kiểm tra các bảng (SHA-256): ${made['figuresHash'] as string}.`);
  await scene.receive('foundLater', { procedure: '1.004873', received: '2025-12-31 08:00' });
  await drain();
  expect((await file()).equals(bytes)).toBe(true);
  const next = await madeNarrative(scene.app, scene.leader, scene.unit.unitId, YEAR);
  expect([(await wordLines(bytes)).join(), (await wordLines(next.bytes)).join()]).toEqual([expect.stringContaining('phải giải quyết là 11.'), expect.stringContaining('phải giải quyết là 12.')]);
});

test('sent twice under one key it is asked for once; the same key for another report is refused', async () => {
  const [first, second] = [await ask('khoa-yeu-cau-1').expect(202), await ask('khoa-yeu-cau-1').expect(202)];
  expect(second.body).toEqual(first.body);
  expect((await ask('khoa-yeu-cau-1', { ...YEAR, year: 2024 }).expect(422)).body.code).toBe('request.key_reused');
  await drain();
  const { body } = await scene.get(scene.leader, `${NARRATIVES}?limit=1`).expect(200);
  expect([body.items.map(({ id }: { id: string }) => id), typeof body.next]).toEqual([[first.body.id], 'string']);
});

test('a worker that was killed is followed by another; one that comes late changes nothing, and neither can the application', async () => {
  const { id } = (await ask().expect(202)).body as { id: string };
  const { unitId } = scene.unit;
  const [store, { database }] = [scene.app.get(NarrativeStore), scene.app];
  const begun = await database.inUnit(unitId, (tx) => store.find(tx, [unitId], id));
  if (!begun) throw new Error('not asked for');
  // As the first left it.
  await database.inUnit(unitId, (tx) => store.start(tx, begun, scene.app.clock.now()));
  expect(await view(id)).toMatchObject({ state: 'running' });
  await drain();
  const made = await view(id);
  expect(made).toMatchObject({ state: 'done' });
  await scene.app.get(RunNarrative).run(unitId, id);
  const late = { content: Buffer.from('khác'), unitName: scene.unit.name, countedAt: scene.app.clock.now(), failedChecks: 0, figuresHash: 'a'.repeat(64) };
  expect(await database.inUnit(unitId, (tx) => store.finish(tx, begun, late, 'b'.repeat(64), scene.app.clock.now()))).toBe(false);
  expect(await view(id)).toEqual(made);
  await expect(database.inUnit(unitId, (tx) => tx.run('UPDATE reports.narrative SET failure = $3 WHERE unit_id = $1 AND id = $2', [unitId, id, 'x']))).rejects.toThrow('is finished');
  await expect(database.inUnit(unitId, (tx) => tx.run('DELETE FROM reports.narrative WHERE unit_id = $1 AND id = $2', [unitId, id]))).rejects.toThrow('permission denied');
});

test('on the page it is asked for once however often it is pressed, watched with and without script, and kept in the list', async () => {
  const page = await leader.get(`${PATH}?period=${PERIOD}`);
  const form = page.form(PATH);
  const [asked, again] = [await leader.post(PATH, form), await leader.post(PATH, form)];
  expect(again.location).toBe(asked.location);
  const path = asked.location ?? '';
  const waiting = await leader.follow(asked);
  expect([waiting.text.includes('Chờ lập, 0 %'), waiting.links[path], waiting.html.includes(`hx-get="${path}/tien-do"`)]).toEqual([true, 'Xem lại tiến độ', true]);
  expect((await leader.get(`${PATH}?period=${PERIOD}`)).rows.some((row) => row.includes('Chờ lập 0 %'))).toBe(true);
  await drain();
  const part = await leader.get(`${path}/tien-do`, { 'hx-request': 'true' });
  expect([part.html.includes('hx-get'), part.links[`${path}/tai`]]).toEqual([false, 'Tải báo cáo Word']);
  const done = await leader.get(path);
  expect([done.text.includes('Khớp hết'), done.text.includes('04/01 08:00')]).toEqual([true, true]);
  const file = await leader.get(`${path}/tai`);
  expect(file.status).toBe(200);
  const listed = await leader.get(`${PATH}?period=${PERIOD}`);
  expect(listed.rows.find(([first]) => first?.startsWith('Năm 2025'))).toEqual([
    expect.stringContaining('Của riêng đơn vị'), '01/01/2025 – 31/12/2025', expect.stringMatching(/^04\/01 08:00.*leader/), '04/01 08:00', 'Đã lập', expect.stringMatching(/^Tải Word.*kB$/),
  ]);
  expect(Object.keys(listed.links)).toContain(`${path}/tai`);
});

test('anybody finds it by the hash of its file, or by that which its last page prints', async () => {
  const { view: made } = await madeNarrative(scene.app, scene.leader, scene.unit.unitId, YEAR);
  const anybody = await leader.get(`/kiem-chung/${made['fileHash'] as string}`);
  expect(anybody.status).toBe(200);
  for (const part of ['Hệ thống đã lập', scene.unit.name, 'tệp Word, nguyên như lúc lập', '08:00 04/01/2026']) expect(anybody.text).toContain(part);
  expect((await leader.get(`/kiem-chung/${made['figuresHash'] as string}`)).text).toContain('in ở phụ lục của báo cáo');
});

test('what could not be written says why; the queue tries again', async () => {
  const { unitId } = scene.unit;
  const templates = scene.app.get(NarrativeTemplateStore);
  const put = (file: { fileName: string; content: Buffer } | null): Promise<void> =>
    scene.app.database.inUnit(unitId, (tx) => templates.put(tx, { unitId, file, sha256: file && sha256(file.content), at: scene.app.clock.now(), by: scene.leader.accountId }));
  await put({ fileName: 'hong.docx', content: Buffer.from('không phải tệp Word') });
  const { id } = (await ask().expect(202)).body as { id: string };
  await expect(drain()).rejects.toThrow();
  expect(await view(id)).toMatchObject({ state: 'failed', failure: expect.stringMatching(/^\w+$/), fileHash: null });
  expect((await scene.get(scene.leader, `${NARRATIVES}/${id}/report.docx`).expect(409)).body.code).toBe('report.failed');
  const page = await leader.get(`${PATH}/${id}`);
  expect([page.text.includes('lập không thành công'), page.text.includes('Lý do: lỗi của hệ thống ('), page.html.includes('tien-do')]).toEqual([true, true, false]);
  await put(null);
  await drain();
  expect(await view(id)).toMatchObject({ state: 'done', failure: null });
});

test('another unit’s report answers as if it did not exist; those who only read tables do not see it', async () => {
  const { id } = await madeNarrative(scene.app, scene.leader, scene.unit.unitId, YEAR);
  const other = await ReportScene.in(scene.app);
  await other.get(other.leader, `${NARRATIVES}/${id}`).expect(404);
  await other.get(other.leader, `${NARRATIVES}/${id}/report.docx`).expect(404);
  await scene.get(scene.clerk, `${NARRATIVES}/${id}`).expect(403);
  expect((await (await startDesk(scene.app, other.unit.unitId, 'leader')).get(`${PATH}/${id}`)).status).toBe(404);
});
