import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReportTable } from '#libs/reporting';
import { CountRun, FindReports, isFinished } from '#src/reports';
import { RenameUnit, SucceedUnit } from '#src/units';
import type { SignedIn, TestUnit } from '../support/app.js';
import { asBytes, wordLines } from '../support/office-files.js';
import { startDesk, type Visitor } from '../support/pages.js';
import { madeNarrative } from './narrative-orders.js';
import { ReportScene } from './reports-scene.js';

const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const HALF = { from: '2025-01-01', to: '2025-06-30' };

let scene: ReportScene;
let province: TestUnit;
let supervisor: SignedIn;
let visitor: Visitor;

/**
 * Of 2025: Một became Mới on 1 July, and the province got its new name on the same day. Ba ended in Hai on 11 December and Hai in Mới on
 * the 20th. After the year Mới ended in Bốn, and Bốn and the province were renamed: none of the year's tables says so.
 */
beforeAll(async () => {
  scene = await ReportScene.start();
  const { app } = scene;
  province = await app.provinceOfCommunes();
  const received = { 'Xã Một': 1, 'Xã Hai': 2, 'Xã Ba': 3, 'Xã Bốn': 4 };
  const ids = new Map<string, string>();
  for (const [name, count] of Object.entries(received)) {
    const commune = await ReportScene.in(app, name);
    for (let each = 1; each <= count; each += 1) await commune.receive(`${name} ${String(each)}`, { procedure: '1.004873', received: `2025-12-0${String(each)} 09:00` });
    await commune.drain();
    ids.set(name, commune.unit.unitId);
  }
  const id = (name: string): string => ids.get(name) ?? '';
  const rename = (unitId: string, name: string, validFrom: string, place?: string) => app.database.inUnit(unitId, (tx) => app.get(RenameUnit).run(tx, null, unitId, { name, place, validFrom }));
  const succeed = (unit: string, heir: string, from: string) => app.database.inUnits('all', (tx) => app.get(SucceedUnit).run(tx, null, id(unit), id(heir), from));
  await rename(id('Xã Một'), 'Xã Mới', '2025-07-01', 'Mới');
  await rename(province.unitId, 'Tỉnh Mới', '2025-07-01');
  await rename(province.unitId, 'Tỉnh Mới Nữa', '2026-01-02');
  await succeed('Xã Ba', 'Xã Hai', '2025-12-11');
  await succeed('Xã Hai', 'Xã Một', '2025-12-20');
  await rename(id('Xã Bốn'), 'Xã Bốn Mới', '2026-01-02');
  await succeed('Xã Một', 'Xã Bốn', '2026-01-03');
  app.clock.set('2026-01-06 08:00');
  supervisor = await app.signIn(province.unitId, 'supervisor');
  visitor = await startDesk(app, province.unitId, 'supervisor', 'controller');
});
afterAll(() => scene.app.close());

const counted = (period: object, layout: 'by_unit' | 'by_field' = 'by_unit') =>
  scene.run({ definition: 'R2', ...period, consolidated: true, layout }, supervisor, province.unitId);

const receivedOf = ({ rows, total }: ReportTable) => Object.fromEntries([...rows, total].map(({ name, cells }) => [name, cells['received']]));
const renamed = ({ footnotes }: ReportTable) => footnotes.filter((note) => note.includes('đổi tên'));

describe('a table with a row per unit', () => {
  test('calls each unit as on the period’s last day, and says who was renamed within the period', async () => {
    const { table } = await counted(YEAR);
    expect(receivedOf(table)).toEqual({ [scene.unit.name]: 0, 'Xã Mới': 1, 'Xã Hai': 2, 'Xã Ba': 3, 'Xã Bốn': 4, 'Tổng số': 10 });
    expect(renamed(table)).toEqual(['Xã Mới: đổi tên từ Xã Một kể từ ngày 01/07/2025; số liệu cả kỳ tính chung.']);
  });

  test('of a period before keeps the old name; of a period that begins with the new one there is nothing to say', async () => {
    const [before, after] = [await counted(HALF), await counted({ from: '2025-07-01', to: '2025-12-31' })];
    expect(Object.keys(receivedOf(before.table))).toContain('Xã Một');
    expect(Object.keys(receivedOf(after.table))).toContain('Xã Mới');
    expect([renamed(before.table), renamed(after.table)]).toEqual([[], []]);
    expect(renamed((await counted(YEAR, 'by_field')).table)).toEqual([]);
  });

  test('counted again from the log it has the same hash, with its footnote', async () => {
    const { id, contentHash } = await counted(YEAR);
    const run = await scene.app.get(FindReports).ofUnit(province.unitId, id as string);
    if (!run || !isFinished(run)) throw new Error('not counted');
    expect((await scene.app.get(CountRun).asOf(run)).contentHash).toBe(contentHash);
  });
});

describe('consolidation', () => {
  test('tells what a unit was called before, and adds up what the successor took over, link by link, under its name in the period', async () => {
    await counted(YEAR);
    const page = await visitor.get('/bao-cao/tong-hop?bieu=R2&period=2025-01-01/2025-12-31');
    const first = (name: string) => page.rows.find(([cell]) => cell?.startsWith(name))?.[0] ?? '';
    expect(first('Xã Mới')).toContain('đổi tên từ Xã Một ngày 01/07/2025');
    expect(first('Xã Mới')).not.toContain('nhập vào');
    expect(first('Xã Ba')).toMatch(/hoạt động đến hết 10\/12\/2025, nhập vào Xã Hai$/);
    expect(first('Xã Hai')).toMatch(/hoạt động đến hết 19\/12\/2025, nhập vào Xã Mới$/);
    expect(first('Xã Bốn')).toBe('Xã Bốn');
    const total = page.rows.find(([, cell]) => cell?.includes('(gồm'));
    // In the order of their codes, which are drawn.
    expect(['Xã Mới (gồm Xã Hai, Xã Ba)', 'Xã Mới (gồm Xã Ba, Xã Hai)']).toContain(total?.[1]);
    expect(total?.[2]).toBe('6');
    expect(page.rows.filter(([, cell]) => cell?.includes('(gồm'))).toHaveLength(1);
    expect(page.text).toContain('Tỉnh Mới. R2');
  });

  test('of a period before the mergers has no successors, and the names of then', async () => {
    await counted(HALF);
    const page = await visitor.get('/bao-cao/tong-hop?bieu=R2&period=2025-01-01/2025-06-30');
    expect(page.rows.map(([cell]) => cell)).toContain('Xã Một');
    expect([page.text.includes('nhập vào'), page.text.includes('đổi tên'), page.text.includes('(gồm')]).toEqual([false, false, false]);
    expect(page.text).toContain(`${province.name}. R2`);
  });
});

test('figures over years are headed by the name on the last day counted; units stand side by side under their names of the period', async () => {
  const head = async (to: string): Promise<string> => {
    const { body } = await scene.get(supervisor, `/api/plain-tables/R7/table.docx?from=2024-01-01&to=${to}`).buffer(true).parse(asBytes as never).expect(200);
    return (await wordLines(body as Buffer)).join('\n').toUpperCase();
  };
  const [closed, running] = [await head('2025-12-31'), await head('2026-12-31')];
  expect([closed.includes('TỈNH MỚI'), closed.includes('TỈNH MỚI NỮA'), running.includes('TỈNH MỚI NỮA')]).toEqual([true, false, true]);
  const [then, now] = [await visitor.get('/cap-duoi?period=2025-01-01/2025-12-31'), await visitor.get('/cap-duoi')];
  expect([then.text.includes('Xã Bốn Mới'), then.text.includes('Tỉnh Mới Nữa'), now.text.includes('Xã Bốn Mới'), now.text.includes('Tỉnh Mới Nữa')]).toEqual([false, false, true, true]);
});

test('papers are headed by the name on the period’s last day', async () => {
  const [year, half] = [await counted(YEAR), await counted(HALF)];
  const text = async (id: string, kind: string) => (await visitor.get(`/bao-cao/${id}${kind}`)).html.toUpperCase();
  for (const kind of ['/tai/txt', '/in']) {
    const [ofYear, ofHalf] = [await text(year.id, kind), await text(half.id, kind)];
    expect([kind, ofYear.includes('TỈNH MỚI'), ofYear.includes('TỈNH MỚI NỮA')]).toEqual([kind, true, false]);
    expect([kind, ofHalf.includes(province.name.toUpperCase()), ofHalf.includes('TỈNH MỚI')]).toEqual([kind, true, false]);
  }
  expect(await text(year.id, '')).toContain('TỈNH MỚI. TỔNG HỢP');
  const over = await visitor.get('/bao-cao/bieu/R4/in?period=2025-01-01/2025-12-31');
  const running = await visitor.get('/bao-cao/bieu/R4/in?period=2025-07-01/2026-12-31');
  expect([over.text.includes('Tỉnh Mới Nữa'), running.text.includes('Tỉnh Mới Nữa')]).toEqual([false, true]);
  const report = async (period: typeof YEAR): Promise<string> => {
    return (await wordLines((await madeNarrative(scene.app, supervisor, province.unitId, { ...period, consolidated: true })).bytes)).join('\n');
  };
  const [ofYear, ofHalf] = [await report(YEAR), await report(HALF)];
  expect([ofYear.includes('các đơn vị thuộc Tỉnh Mới '), ofYear.includes('| Xã Mới |'), ofHalf.includes(`các đơn vị thuộc ${province.name} `), ofHalf.includes('| Xã Một |')]).toEqual([true, true, true, true]);
  // Nobody finished any of the ten: of Mới, Hai and Ba 1 + 2 + 3 are late, each on its own row and together on the successor's.
  const rows = ofYear.split('\n').filter((line) => line.includes('Xã Mới (gồm Xã '));
  expect(rows.map((line) => line.replace(/gồm .*\)/, 'gồm …').split(' | ').slice(1))).toEqual([
    ['Xã Mới (gồm …', '6', '0', '6', '0', '0', '0', '0', '0', '6', '0', '6'], expect.arrayContaining(['Xã Mới (gồm …', '6']), expect.arrayContaining(['Xã Mới (gồm …', '6']),
    ['Xã Mới (gồm …', '6', '0', '6', '0', '0', '0', '0', '0', '6'],
  ]);
  for (const [name, late] of [['Xã Mới', '1'], ['Xã Hai', '2'], ['Xã Ba', '3'], ['Xã Bốn', '4']] as const) expect(ofYear).toMatch(new RegExp(` \\| ${name} \\| ${late} \\| 0 \\| ${late} \\| 0 \\| 0 \\| 0 \\| 0 \\| 0 \\| ${late}\n`));
  expect(ofYear).toContain('Xã Mới: đổi tên từ Xã Một kể từ ngày 01/07/2025; số liệu cả kỳ tính chung.');
  expect(ofHalf).not.toContain('đổi tên');
  expect([ofYear.includes('ĐƠN VỊ KẾ TỤC'), ofHalf.includes('ĐƠN VỊ KẾ TỤC')]).toEqual([true, false]);
});
