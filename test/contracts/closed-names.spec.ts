import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ReportTable } from '#libs/reporting';
import { FindSeal } from '#src/reports';
import { RenameUnit } from '#src/units';
import type { SignedIn, TestUnit } from '../support/app.js';
import { startDesk, type Visitor } from '../support/pages.js';
import { ReportScene } from './reports-scene.js';

const YEAR = { from: '2025-01-01', to: '2025-12-31' };

let scene: ReportScene;
let leaf: ReportScene;
let province: TestUnit;
let supervisor: SignedIn;
let visitor: Visitor;

/**
 * A province with the communes An and Bình, one dossier each. An closes its own table, then the province the consolidated one. Told to the
 * system only some hours later: all three have other names since September.
 */
beforeAll(async () => {
  leaf = await ReportScene.start();
  const { app } = leaf;
  scene = await ReportScene.in(app, 'Xã Bình');
  for (const [index, commune] of [leaf, scene].entries()) {
    await commune.receive(`one ${String(index)}`, { procedure: '1.004873', received: '2025-12-01 09:00' });
    await commune.drain();
  }
  province = await app.provinceOfCommunes();
  app.clock.set('2026-01-06 08:00');
  supervisor = await app.signIn(province.unitId, 'supervisor', 'controller');
  visitor = await startDesk(app, province.unitId, 'supervisor', 'controller');
});
afterAll(() => scene.app.close());

const counted = () => scene.run({ definition: 'R2', ...YEAR, consolidated: true, layout: 'by_unit' }, supervisor, province.unitId);
const text = async (id: string, kind: string): Promise<string> => (await visitor.get(`/bao-cao/${id}${kind}`)).text.toUpperCase();
const fileOf = async (id: string, kind: string): Promise<string> => (await visitor.get(`/bao-cao/${id}/tai/${kind}`)).html.toUpperCase();
const listOf = async (id: string): Promise<string> => JSON.stringify((await visitor.get(`/bao-cao/${id}/o?dong=total&cot=received`)).rows).toUpperCase();
const papersOf = async (id: string): Promise<string[]> => [await fileOf(id, 'txt'), await fileOf(id, 'json'), await text(id, '/in'), await listOf(id)];
const namesIn = ({ rows }: ReportTable): string[] => rows.map(({ name }) => name);

test('a closed table keeps the names that it was printed under, whatever is entered later', async () => {
  const { app } = scene;
  const own = await leaf.run({ definition: 'R2', ...YEAR });
  await leaf.post(leaf.leader, `/api/reports/${own.id as string}/close`).expect(200);
  const asked = await counted();
  const { body: closed } = await scene.post(supervisor, `/api/reports/${asked.id as string}/close`, { short: 'Xã Bình chưa chốt' }).expect(200);
  const papers = await papersOf(closed.id);

  app.clock.set('2026-01-06 11:00');
  for (const [unitId, name] of [[scene.unit.unitId, 'Xã Muộn Bình'], [province.unitId, 'Tỉnh Muộn'], [leaf.unit.unitId, 'Xã Muộn An']] as const) {
    await app.database.inUnit(unitId, (tx) => app.get(RenameUnit).run(tx, null, unitId, { name, validFrom: '2025-09-01' }));
  }

  // Head, rows, hash and list of dossiers are those of the closing.
  expect(await papersOf(closed.id)).toEqual(papers);
  for (const paper of papers) expect(paper.includes('XÃ BÌNH') && !paper.includes('MUỘN')).toBe(true);
  expect(papers[0]).toContain(province.name.toUpperCase());
  expect(await text(closed.id, '')).toContain(`${province.name.toUpperCase()}. TỔNG HỢP`);
  expect((await app.get(FindSeal).find(closed.contentHash as string)).map(({ unitName }) => unitName)).toEqual([province.name]);
  expect((await visitor.get(`/kiem-chung/${closed.contentHash as string}`)).text).toContain(province.name);
  // Who closed is called as on what it closed, who did not by the name of today's knowledge.
  const rows = (await visitor.get('/bao-cao/tong-hop?bieu=R2&period=2025-01-01/2025-12-31')).rows.map(([cell]) => cell ?? '');
  expect([rows.some((cell) => cell.startsWith(leaf.unit.name)), rows.some((cell) => cell.startsWith('Xã Muộn Bình'))]).toEqual([true, true]);

  // Counted again the paper has the new names; a renamed unit's row is still its row, so that no cell differs.
  const now = await counted();
  expect([namesIn(now.table).sort(), (await text(now.id, '/in')).includes('TỈNH MUỘN'), now.comparesTo]).toEqual([['Xã Muộn An', 'Xã Muộn Bình'], true, closed.id]);
  expect(now.differences).toEqual([]);
  expect((await visitor.get(`/bao-cao/so-sanh?a=${closed.id as string}&b=${now.id as string}`)).text).toContain('Hai báo cáo giống nhau ở mọi ô');
});
