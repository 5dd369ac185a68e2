import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReportTable } from '#libs/reporting';
import { SucceedUnit } from '#src/units';
import { DueReportsJob } from '../../src/reports/jobs/due-reports.job.js';
import type { TestUnit } from '../support/app.js';
import { startDesk, type Visitor } from '../support/pages.js';
import { ReportScene } from './reports-scene.js';

let scene: ReportScene;
let controller: Visitor;
let clerk: Visitor;

const YEAR = '2025-01-01/2025-12-31';

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  await at('2026-01-04 08:00');
});

/** Sessions do not outlive a journey through days. */
async function at(time: string): Promise<void> {
  scene.app.clock.set(time);
  controller = await startDesk(scene.app, scene.unit.unitId, 'controller');
  clerk = await startDesk(scene.app, scene.unit.unitId, 'clerk');
}
afterAll(() => scene.app.close());

/** @returns the run's address */
async function counted(who: Visitor, unit: TestUnit, typed: Record<string, string>): Promise<string> {
  const asked = await who.submit(await who.get('/bao-cao/lap?nam=2025'), '/bao-cao', { definition: 'R2', period: YEAR, ...typed });
  expect([asked.status, asked.errors]).toEqual([303, []]);
  await scene.app.drain(unit.unitId);
  return asked.location ?? '';
}

async function close(who: Visitor, path: string, typed: Record<string, string> = {}) {
  return who.submit(await who.get(`${path}/chot`), `${path}/chot`, { checked: 'true', ...typed });
}

const jsonOf = async (who: Visitor, path: string) => JSON.parse((await who.get(`${path}/tai/json`)).html) as { contentHash: string; table: ReportTable };

describe('the calendar of reports', () => {
  test('is empty until somebody sets what is owed; a form that says nonsense tells where and keeps what was chosen', async () => {
    expect((await clerk.get('/bao-cao/lich')).text).toContain('Chưa đặt lịch');
    expect((await clerk.get('/bao-cao/lich/cai-dat')).status).toBe(403);
    const form = await controller.get('/bao-cao/lich/cai-dat');
    const wrong = await controller.submit(form, '/bao-cao/lich/cai-dat', { whose: 'own', validFrom: '32/1/2025', dueDays: '99', items: ['R2:year:own'] });
    expect([wrong.status, wrong.errors.map(({ field }) => field)]).toEqual([422, ['validFrom', 'dueDays']]);
    expect(wrong.html).toMatch(/<input[^>]* checked[^>]* value="R2:year:own"/);
    const tampered = await controller.submit(form, '/bao-cao/lich/cai-dat', { whose: 'own', validFrom: '1/1/2025', dueDays: '2', items: ['R9:year:below_by_unit'] });
    expect(tampered.errors.map(({ field }) => field)).toEqual(['items']);
    const done = await controller.submit(form, '/bao-cao/lich/cai-dat', { whose: 'own', validFrom: '1/12/2025', dueDays: '2', items: ['R2:year:own', 'R1:month:own'] });
    expect((await controller.follow(done)).message).toContain('Đã ghi lịch báo cáo');
  });

  test('shows what was made, what is late, what is closed; the alert leads to the report', async () => {
    await at('2026-01-01 05:00');
    await scene.app.get(DueReportsJob).runFor([scene.unit.unitId]);
    await scene.drain();
    const shown = await clerk.get('/bao-cao/lich');
    expect(shown.rows.filter((row) => row[4] === 'Đã lập, chờ chốt').map((row) => row[2])).toEqual(['02/01/2026', '02/01/2026']);
    expect(shown.rows.some((row) => row[0]?.startsWith('R1 · Tháng 1 năm 2026') && row[4] === 'Kỳ chưa hết')).toBe(true);
    const alerts = await controller.get('/canh-bao');
    const path = Object.entries(alerts.links).find(([, text]) => text === 'R2 · Năm 2025')?.[0] ?? '';
    expect((await controller.get(path)).heading).toBe('R2 · Năm 2025');
    await close(controller, path);
    await at('2026-01-05 08:00');
    const later = await clerk.get('/bao-cao/lich');
    expect(later.rows.find((row) => row[0]?.startsWith('R1 · Tháng 12'))?.[4]).toBe('Quá hạn chốt');
    expect(later.rows.find((row) => row[0]?.startsWith('R2 · Năm 2025'))?.[4]).toContain('Đã chốt');
  });
});

describe('a closed report', () => {
  let path: string;

  test('is verified by anybody who holds its hash, which is on every copy; nobody is named', async () => {
    path = await counted(controller, scene.unit, { definition: 'R1' });
    const { contentHash } = await jsonOf(controller, path);
    const anybody = (address: string) => scene.app.http().get(address).set('accept', 'text/html');
    expect((await anybody(`/kiem-chung/${contentHash}`).expect(404)).text).toContain('Không có báo cáo nào đã chốt');
    await close(controller, path);
    const { text } = await anybody(`/kiem-chung/${contentHash}`).expect(200);
    expect(text).toContain(scene.unit.name);
    expect(text).toContain('Năm 2025');
    expect(text).not.toContain('Cán bộ');
    await anybody(`/kiem-chung?ma=${contentHash.slice(0, 32).toUpperCase()}%20${contentHash.slice(32)}`).expect(200);
    await anybody('/kiem-chung').expect(200);
    expect((await anybody('/kiem-chung/abc').expect(422)).text).toContain('64 chữ số');
    for (const kind of ['tai/csv', 'in']) expect([kind, (await controller.get(`${path}/${kind}`)).html.includes(contentHash)]).toEqual([kind, true]);
    expect((await controller.get(`${path}/tai/csv`)).html).toContain('/kiem-chung');
    let status = 0;
    for (let asked = 0; asked < 40 && status !== 429; asked += 1) status = (await anybody('/kiem-chung/abc')).status;
    expect(status).toBe(429);
  });

  test('shows what was entered later as corrections, and that it is still what it was', async () => {
    expect((await clerk.get(`${path}/dinh-chinh`)).text).toContain('Không có gì phải đính chính');
    await scene.receive('found', { procedure: '1.004873', received: '2025-12-31 08:00' });
    await scene.drain();
    const shown = await controller.get(`${path}/dinh-chinh?dem-lai=1`);
    expect(shown.rows[0]?.join(' ')).toContain(scene.codes.get('found'));
    expect(shown.rows[0]?.join(' ')).toContain('Tư pháp: Số hồ sơ nhận giải quyết - Tổng số +1');
    expect(shown.rows[0]?.at(-1)).toBe('ghi muộn');
    expect(shown.text).toContain('mọi ô y như bản đã chốt');
    expect((await clerk.get(`${path}/dinh-chinh?dem-lai=1`)).text).not.toContain('y như bản đã chốt');
  });
});

describe('consolidation', () => {
  test('takes what was closed, names who has not, closes short only with a reason, and tells merged units under both', async () => {
    const { app } = scene;
    const province = await app.provinceOfCommunes();
    const other = await ReportScene.in(app, 'Xã Cũ');
    await other.december();
    await app.database.inUnits('all', (tx) => app.get(SucceedUnit).run(tx, null, other.unit.unitId, scene.unit.unitId, '2025-12-20'));
    await at('2026-01-06 08:00');
    const supervisor = await startDesk(app, province.unitId, 'supervisor', 'controller');

    const state = await supervisor.get(`/bao-cao/tong-hop?bieu=R2&period=${YEAR}`);
    expect(state.rows.map((row) => [row[0]?.slice(0, 5), row[1]])).toEqual(expect.arrayContaining([['Xã Cũ', 'Chưa chốt'], [scene.unit.name.slice(0, 5), 'Đã chốt']]));
    expect(state.text).toContain(`nhập vào ${scene.unit.name}`);

    const path = await counted(supervisor, province, { scope: 'by_unit' });
    await app.drain(province.unitId, scene.unit.unitId, other.unit.unitId);
    const { table } = await jsonOf(supervisor, path);
    const received = Object.fromEntries([...table.rows, table.total].map(({ name, cells }) => [name, cells['received']]));
    // The dossier found later is not in what the first commune closed.
    expect([received[scene.unit.name], received['Xã Cũ'], received['Tổng số']]).toEqual([11, 11, 22]);

    const refused = await close(supervisor, path);
    expect([refused.status, refused.errors.map(({ field }) => field)]).toEqual([422, ['short']]);
    expect(refused.errorOf('short')).toContain('Xã Cũ');
    expect(refused.errorOf('short')).not.toContain(scene.unit.name);

    const totals = await supervisor.get(`/bao-cao/tong-hop?bieu=R2&period=${YEAR}`);
    expect(totals.rows.find((row) => row[1] === `${scene.unit.name} (gồm Xã Cũ)`)?.[2]).toBe('22');

    const done = await close(supervisor, path, { short: 'Xã Cũ đã giải thể, hết hạn gửi' });
    expect((await supervisor.follow(done)).message).toContain('Đã chốt số liệu');
    expect((await supervisor.get(path)).text).toContain('Chốt thiếu: Xã Cũ đã giải thể');

    const stale = await counted(supervisor, province, { scope: 'consolidated' });
    const others = await startDesk(app, other.unit.unitId, 'controller');
    await close(others, await counted(others, other.unit, {}));
    const since = await close(supervisor, stale, { short: 'vội' });
    expect([since.status, since.text.includes('Hãy lập lại rồi chốt')]).toEqual([422, true]);
    const whole = await counted(supervisor, province, { scope: 'by_unit' });
    expect((await supervisor.follow(await close(supervisor, whole))).message).toContain('Đã chốt số liệu');
  });
});
