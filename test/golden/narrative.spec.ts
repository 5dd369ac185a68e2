import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Document, Packer, Paragraph } from 'docx';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { presetPeriod } from '#libs/reporting';
import { packageRoot } from '#src/platform/database';
import { NarrativeTemplates, WriteNarrative } from '#src/reports';
import { ReportScene } from '../contracts/reports-scene.js';
import { wordLines, wordXml } from '../support/office-files.js';
import { narrativeTemplate, TEMPLATE_PATH } from './docs/narrative-template.js';

const YEAR = presetPeriod('year', 2025);

let scene: ReportScene;
let writer: WriteNarrative;

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  writer = scene.app.get(WriteNarrative);
});
afterAll(() => scene.app.close());

const smallTemplate = (text: string): Promise<Buffer> => Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
const shipped = (): Promise<Buffer> => readFile(join(packageRoot(), TEMPLATE_PATH));

/** Names, times and hashes of this run by what they are. */
async function textOf(bytes: Buffer): Promise<string> {
  const lines = (await wordLines(bytes)).filter((line) => line !== '').join('\n');
  return `${lines.replaceAll(scene.unit.name.toUpperCase(), '«ĐƠN VỊ»').replaceAll(scene.unit.name, '«đơn vị»').replace(/XÃ MẪU [\w.]+/g, '«CẤP TRÊN»').replace(/Xã Mẫu [\w.]+/g, '«cấp trên»').replace(/[0-9a-f]{64}/g, '«mã»')}\n`;
}

test('the year of the story in words, tables and sources, as worked out in reports-scene.ts', async () => {
  expect(await textOf(await writer.write(scene.unit.unitId, YEAR))).toBe(await readFile(join(packageRoot(), 'test/golden/narrative-2025.txt'), 'utf8'));
});

test('the template that comes with the program is the one that its script makes', async () => {
  expect(await wordXml(await shipped())).toBe(await wordXml(await narrativeTemplate()));
});

test('figures of a closed report stay as they were reported, and the source says so', async () => {
  const run = await scene.run({ definition: 'R2', preset: 'year', year: 2025 });
  await scene.post(scene.leader, `/api/reports/${run.id as string}/close`).expect(200);
  await scene.receive('foundLater', { procedure: '1.004873', received: '2025-12-31 08:00' });
  await scene.drain();
  const lines = await wordLines(await writer.write(scene.unit.unitId, YEAR));
  expect(lines.join('\n')).toContain('Tổng số hồ sơ phải giải quyết là 11.');
  expect(lines.find((line) => line.includes('| Hồ sơ đã giải quyết | 7 |'))).toContain('đã chốt 08:00 04/01/2026');
});

test('a unit writes in its own template when every place in it can be filled', async () => {
  const templates = scene.app.get(NarrativeTemplates);
  const { unitId } = scene.unit;
  const { accountId } = scene.leader;
  const replace = (bytes: Buffer): Promise<void> => templates.replace(unitId, accountId, 'mau.docx', bytes);
  await expect(replace(Buffer.from('PK'))).rejects.toMatchObject({ code: 'report.template_unreadable' });
  await expect(replace(await smallTemplate('{khong_co} {#nguon}{gia_tri}{/nguon}'))).rejects.toMatchObject({ code: 'report.template_unknown_tags', facts: { tags: '{khong_co}' } });
  await expect(replace(await smallTemplate('{tong_ho_so}'))).rejects.toMatchObject({ code: 'report.template_without_sources' });
  await expect(replace(await smallTemplate('{#nguon}{gia_tri}'))).rejects.toMatchObject({ code: 'report.template_unreadable', text: expect.stringContaining('{/nguon}') });
  await replace(await smallTemplate('Tổng {tong_ho_so}. {#nguon}[{noi_dung}: {gia_tri}]{/nguon}'));
  expect(await templates.own(unitId)).toMatchObject({ version: 1, fileName: 'mau.docx', setBy: accountId });
  expect((await wordLines(await writer.write(unitId, YEAR))).join('')).toBe('Tổng 11. [Hồ sơ tiếp nhận, kể cả kỳ trước chuyển sang: 11]');
  await templates.reset(unitId, accountId);
  expect(await templates.own(unitId)).toBeUndefined();
  expect((await templates.contentOf(unitId)).equals(await shipped())).toBe(true);
});

test('a period that is not over yet is refused', async () => {
  await expect(writer.write(scene.unit.unitId, presetPeriod('year', 2026))).rejects.toMatchObject({ code: 'report.period_in_future' });
});
