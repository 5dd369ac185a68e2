import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { ReportTable } from '#libs/reporting';
import { contentHash } from '../../src/reports/domain/content-hash.js';
import { PlanRows } from '../../src/reports/app/plan-rows.js';
import { RunReport } from '../../src/reports/app/run-report.js';
import type { SignedIn } from '../support/app.js';
import { numbersOf, ReportScene, setLines } from './reports-scene.js';

// Dozens of requests tell the story; on a busy machine they take a while.

let scene: ReportScene;

const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const JANUARY = { preset: 'month', year: 2026, number: 1 };

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
});
afterAll(() => scene.app.close());

/** Every cell's list has as many dossiers as the cell says. */
async function listsFit(run: { id: string; table: ReportTable }, who: SignedIn = scene.leader): Promise<void> {
  for (const row of [...run.table.rows, run.table.total]) {
    for (const { key, kind } of run.table.columns) {
      const path = `/api/reports/${run.id}/cells/${row.position ?? 'total'}/${key}`;
      const { body } = await scene.get(who, `${path}?limit=200`).expect(200);
      const where = `${row.name} ${key}`;
      expect([where, body.listed, body.changedSince]).toEqual([where, body.items.length, false]);
      if (kind === 'count') expect([where, body.items.length]).toEqual([where, row.cells[key]]);
    }
  }
}

describe('a story over a year end', () => {
  const YEAR_R1 = {
    //                    total direct L3 L4 finished not due overdue rate
    'Tư pháp': [6, 5, 0, 1, 4, 1, 1, 75],
    LĐTBXH: [2, 2, 0, 0, 1, 0, 1, 100],
    'Tài nguyên môi trường': [2, 2, 0, 0, 1, 1, 0, 0],
    'Lĩnh vực khác': [1, 1, 0, 0, 1, 0, 0, 0],
    Tổng: [11, 10, 0, 1, 7, 2, 2, 57.14],
  };
  const YEAR_R2 = {
    //                    (3) (4) (5) (6) (7) (8) (9) (10) (11) (12) (13)
    'Tư pháp': [6, 1, 5, 0, 4, 2, 1, 1, 2, 1, 1],
    LĐTBXH: [2, 0, 2, 0, 1, 0, 1, 0, 1, 0, 1],
    'Tài nguyên môi trường': [2, 0, 2, 0, 1, 0, 0, 1, 1, 1, 0],
    'Lĩnh vực khác': [1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0],
    'Tổng số': [11, 1, 10, 0, 7, 2, 2, 3, 4, 2, 2],
  };
  const JANUARY_R2 = {
    'Tư pháp': [2, 0, 0, 2, 0, 0, 0, 0, 2, 1, 1],
    LĐTBXH: [2, 1, 0, 1, 2, 0, 1, 1, 0, 0, 0],
    'Tài nguyên môi trường': [2, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0],
    'Lĩnh vực khác': [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    'Tổng số': [6, 1, 1, 4, 3, 1, 1, 1, 3, 2, 1],
  };
  const JANUARY_R1 = {
    'Tư pháp': [2, 2, 0, 0, 0, 1, 1, null],
    LĐTBXH: [2, 1, 1, 0, 2, 0, 0, 50],
    'Tài nguyên môi trường': [2, 2, 0, 0, 1, 1, 0, 100],
    'Lĩnh vực khác': [0, 0, 0, 0, 0, 0, 0, null],
    Tổng: [6, 5, 1, 0, 3, 2, 1, 66.67],
  };
  let year: { id: string; table: ReportTable };

  test('R1 and R2 of the year are what counting by hand gives; every cell lists its dossiers', async () => {
    year = await scene.run({ definition: 'R1', ...YEAR });
    expect(year).toMatchObject({ state: 'done', progress: 100, failedChecks: 0, period: { label: 'Năm 2025' }, requestedBy: 'Cán bộ leader, clerk' });
    expect(numbersOf(year.table)).toEqual(YEAR_R1);
    expect(year.table.footnotes.join(' ')).toContain('gồm cả 1 hồ sơ công dân xin rút và 1 hồ sơ dừng giải quyết');
    const r2 = await scene.run({ definition: 'R2', preset: 'year', year: 2025 });
    expect(numbersOf(r2.table)).toEqual(YEAR_R2);
    await listsFit(year);
    await listsFit(r2);
  });

  test('the same period counted again after a month of work gives the same numbers; the new one begins where it ended', async () => {
    await scene.january();
    expect(numbersOf((await scene.run({ definition: 'R1', ...YEAR })).table)).toEqual(YEAR_R1);
    expect(numbersOf((await scene.run({ definition: 'R2', ...YEAR })).table)).toEqual(YEAR_R2);
    const january = await scene.run({ definition: 'R2', ...JANUARY });
    expect(numbersOf(january.table)).toEqual(JANUARY_R2);
    const r1 = await scene.run({ definition: 'R1', ...JANUARY });
    expect(numbersOf(r1.table)).toEqual(JANUARY_R1);
    expect(r1.table.columns.slice(2, 4).map((column: { path: string[] }) => column.path[1])).toEqual(['Một phần', 'Toàn trình']);
    await listsFit(january);
    await listsFit(r1);
  });

  test('lists are paged, and say of each dossier what it is counted by', async () => {
    const path = `/api/reports/${year.id}/cells/1/total`;
    const first = (await scene.get(scene.leader, `${path}?limit=4`).expect(200)).body;
    const second = (await scene.get(scene.leader, `${path}?limit=4&cursor=${first.next as string}`).expect(200)).body;
    expect([first.items.length, second.items.length, second.next, first.counted, first.listed]).toEqual([4, 2, null, 6, 6]);
    const codes = [...first.items, ...second.items].map((item: { code: string }) => item.code);
    expect(new Set(codes).size).toBe(6);
    expect(first.items[0]).toMatchObject({
      code: scene.codes.get('certified'), channel: 'counter', receivedOn: '2025-12-01', finishedOn: '2025-12-01', outcome: 'on_time', finishKind: 'resolved',
      procedure: { code: '2.000815' },
    });
    await scene.get(scene.leader, `/api/reports/${year.id}/cells/9/total`).expect(404);
    await scene.get(scene.leader, `/api/reports/${year.id}/cells/1/nothing`).expect(404);
    const forged = Buffer.from(JSON.stringify([scene.unit.unitId, "x'; --", scene.unit.unitId])).toString('base64url');
    expect((await scene.get(scene.leader, `${path}?cursor=${forged}`).expect(400)).body.code).toBe('page.bad_cursor');
  });

  test('closed, it stays as it was; a correction of the past shows as a difference, in the run and against the next', async () => {
    const path = `/api/reports/${year.id}`;
    expect((await scene.get(scene.leader, `${path}/difference`).expect(200)).body.differences).toEqual([]);
    const closed = (await scene.post(scene.leader, `${path}/close`).expect(200)).body;
    expect(closed).toMatchObject({ closedBy: 'Cán bộ leader, clerk', contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await scene.post(scene.leader, `${path}/close`).expect(409)).body.code).toBe('report.already_closed');

    // It had been resolved on the 8th, not on the 4th: late.
    await scene.correct('early', { seq: 3, at: '2025-12-08T10:00' });
    await scene.correct('forgotten', { seq: 1, channel: 'post' });
    await scene.correct('stopped', { seq: 1, procedure: '1.004194' });
    await scene.drain();
    const { differences } = (await scene.get(scene.leader, `${path}/difference`).expect(200)).body;
    expect(differences.map((d: Record<string, unknown>) => [d['name'], d['column'], d['before'], d['after']])).toEqual([
      ['Tư pháp', 'rate', 75, 50],
      ['Tổng', 'rate', 57.14, 42.86],
    ]);
    const again = await scene.run({ definition: 'R1', ...YEAR });
    expect(again.comparesTo).toBe(year.id);
    expect(again.differences).toEqual(differences);
    expect(again.table.rows[0].cells).toMatchObject({ finished: 4, rate: 50 });
    const kept = (await scene.get(scene.leader, path).expect(200)).body;
    expect(numbersOf(kept.table)).toEqual(YEAR_R1);
    expect(kept.contentHash).toBe(closed.contentHash);
    const rate = (await scene.get(scene.leader, `${path}/cells/1/rate`).expect(200)).body;
    expect(rate).toMatchObject({ counted: 3, listed: 2, changedSince: true });
    await listsFit(again);
  });

  test('the hash is that of what is stored, and the application cannot change a closed run', async () => {
    const { app, unit } = scene;
    const stored = await app.database.inUnit(unit.unitId, (tx) =>
      tx.row<{ unitIds: string[]; positions: never; rows: never; table: ReportTable; hash: string }>(
        'SELECT unit_ids AS "unitIds", positions, lines AS rows, result AS "table", content_hash AS hash FROM reports.run WHERE unit_id = $1 AND id = $2',
        [unit.unitId, year.id],
      ));
    const { unitIds, positions, rows, table, hash } = stored!;
    expect(contentHash({ definition: 'R1', layout: 'by_field', unitIds, period: table.period }, { positions, rows, table })).toBe(hash);
    const attempts = [
      `UPDATE reports.run SET result = '{}' WHERE unit_id = $1 AND id = $2`,
      `UPDATE reports.run SET closed_at = NULL, closed_by = NULL WHERE unit_id = $1 AND id = $2`,
      `UPDATE reports.run SET period_to = '2026-01-01' WHERE unit_id = $1 AND id = $2`,
      'DELETE FROM reports.run WHERE unit_id = $1 AND id = $2',
    ];
    for (const sql of attempts) {
      await expect(app.database.inUnit(unit.unitId, (tx) => tx.run(sql, [unit.unitId, year.id]))).rejects.toThrow(/is closed|permission denied/);
    }
  });

  test('a finished run can be closed and nothing else; running it again changes nothing', async () => {
    const { app, unit } = scene;
    const run = await scene.run({ definition: 'R2', ...YEAR });
    await app.get(RunReport).run(unit.unitId, run.id);
    expect((await scene.get(scene.leader, `/api/reports/${run.id as string}`)).body).toEqual(run);
    const change = app.database.inUnit(unit.unitId, (tx) => tx.run(`UPDATE reports.run SET progress = 5 WHERE unit_id = $1 AND id = $2`, [unit.unitId, run.id]));
    await expect(change).rejects.toThrow('it can only be closed');
  });
});

describe('asking for a table', () => {
  const refused = async (request: object, status: number) =>
    (await scene.post(scene.leader, '/api/reports', { definition: 'R1', ...request }).expect(status)).body.code as string;

  test('needs a period that exists and has come', async () => {
    expect(await refused({}, 400)).toBe('report.no_period');
    expect(await refused({ ...YEAR, preset: 'year', year: 2025 }, 400)).toBe('report.no_period');
    expect(await refused({ from: '2025-12-31', to: '2025-01-01' }, 400)).toBe('report.bad_period');
    expect(await refused({ preset: 'quarter', year: 2025, number: 5 }, 400)).toBe('report.bad_period');
    expect(await refused({ from: '2025-02-30', to: '2025-03-01' }, 400)).toBe('request.invalid');
    expect(await refused({ preset: 'year', year: 2026 }, 422)).toBe('report.period_in_future');
    expect(await refused({ ...YEAR, layout: 'by_unit' }, 400)).toBe('report.not_consolidated');
    expect(await refused({ ...YEAR, consolidated: true }, 422)).toBe('report.nothing_to_consolidate');
    expect(await refused({ ...YEAR, definition: 'R9' }, 400)).toBe('request.invalid');
  });

  test('is queued first; its table is not there before it was counted, and a period that is not over is not closed', async () => {
    const asked = (await scene.post(scene.leader, '/api/reports', { definition: 'R1', from: '2026-02-01', to: '2026-02-02' }).expect(202)).body;
    const path = `/api/reports/${asked.id as string}`;
    expect((await scene.get(scene.leader, path).expect(200)).body).toMatchObject({ state: 'queued', progress: 0, table: null });
    expect((await scene.get(scene.leader, `${path}/table.csv`).expect(409)).body.code).toBe('report.not_ready');
    await scene.get(scene.clerk, path).expect(404);
    await scene.drain();
    await scene.get(scene.clerk, path).expect(200);
    expect((await scene.post(scene.leader, `${path}/close`).expect(422)).body.code).toBe('report.period_not_over');
  });

  test('that goes wrong on its way is told, kept, and counted when it is tried again', async () => {
    const { app, unit } = scene;
    const asked = (await scene.post(scene.leader, '/api/reports', { definition: 'R2', ...YEAR }).expect(202)).body;
    const broken = jest.spyOn(app.get(PlanRows), 'of').mockRejectedValueOnce(new RangeError('secret of the row'));
    await expect(app.get(RunReport).run(unit.unitId, asked.id)).rejects.toThrow(RangeError);
    broken.mockRestore();
    const path = `/api/reports/${asked.id as string}`;
    expect((await scene.get(scene.leader, path).expect(200)).body).toMatchObject({ state: 'failed', failure: 'RangeError', table: null });
    expect((await scene.get(scene.leader, `${path}/table.csv`).expect(409)).body.code).toBe('report.failed');
    await scene.drain();
    expect((await scene.get(scene.leader, path).expect(200)).body).toMatchObject({ state: 'done', failure: null, progress: 100 });
  });

  test('is for leaders and controllers; clerks read what is finished; others see nothing', async () => {
    const run = await scene.run({ definition: 'R1', ...YEAR });
    await scene.post(scene.clerk, '/api/reports', { definition: 'R1', ...YEAR }).expect(403);
    const elsewhere = await ReportScene.in(scene.app);
    scene.app.clock.set('2026-02-02 08:00');
    for (const path of ['', '/table.csv', '/table.xlsx', '/cells/1/total', '/difference']) {
      await scene.get(scene.clerk, `/api/reports/${run.id as string}${path}`).expect(200);
      expect((await scene.get(elsewhere.leader, `/api/reports/${run.id as string}${path}`).expect(404)).body.code).toBe('report.not_found');
    }
    await scene.post(elsewhere.leader, `/api/reports/${run.id as string}/close`).expect(404);
    await scene.post(elsewhere.leader, '/api/reports', { definition: 'R1', ...YEAR, unitId: scene.unit.unitId }).expect(404);
    expect((await scene.get(elsewhere.leader, `/api/reports?unitId=${scene.unit.unitId}`).expect(200)).body.items).toEqual([]);
    const list = (await scene.get(scene.clerk, '/api/reports?limit=2').expect(200)).body;
    expect([list.items.length, list.items[0].id, list.items[0].requestedBy, typeof list.next]).toEqual([2, run.id, 'Cán bộ leader, clerk', 'string']);
    const rest = (await scene.get(scene.clerk, `/api/reports?limit=200&cursor=${list.next as string}`).expect(200)).body;
    expect(rest.items.map((item: { id: string }) => item.id)).not.toContain(run.id);
  });
});

test('consolidated by the supervising unit, the tables are the communes added up', async () => {
  const { app } = scene;
  const second = await ReportScene.in(app, 'Xã Mẫu Hai');
  await second.december();
  app.clock.set('2026-02-02 08:00');
  const province = await app.provinceOfCommunes();
  await setLines(app, province.unitId);
  const supervisor = await app.signIn(province.unitId, 'supervisor');
  const communes = [await scene.run({ definition: 'R2', ...YEAR }), await second.run({ definition: 'R2', ...YEAR })];
  const sum = (key: string, rowOf: (table: ReportTable) => ReportTable['total']) =>
    communes.reduce((total, { table }) => total + (rowOf(table).cells[key] ?? 0), 0);

  const byField = await scene.run({ definition: 'R2', ...YEAR, consolidated: true }, supervisor, province.unitId);
  for (const { key } of byField.table.columns) {
    expect([key, byField.table.total.cells[key]]).toEqual([key, sum(key, (table) => table.total)]);
    expect([key, byField.table.rows[0].cells[key]]).toEqual([key, sum(key, (table) => table.rows[0]!)]);
  }
  const byUnit = await scene.run({ definition: 'R2', ...YEAR, consolidated: true, layout: 'by_unit' }, supervisor, province.unitId);
  expect(byUnit.table.total.cells).toEqual(byField.table.total.cells);
  const row = byUnit.table.rows.find(({ name }: { name: string }) => name === 'Xã Mẫu Hai');
  expect(row.cells).toEqual(communes[1].table.total.cells);
  expect(Object.keys(byUnit.positions)).toContain(second.unit.unitId);
  await listsFit(byUnit, supervisor);
  await listsFit(byField, supervisor);

  // Whoever leads the supervising unit itself does not by that see into the communes.
  const leader = await app.signIn(province.unitId, 'leader');
  expect((await scene.post(leader, '/api/reports', { definition: 'R2', ...YEAR, consolidated: true }).expect(403)).body.code).toBe('report.not_supervising');
  expect((await scene.get(leader, `/api/reports/${byUnit.id as string}/cells/total/open`).expect(403)).body.code).toBe('report.not_supervising');
});
