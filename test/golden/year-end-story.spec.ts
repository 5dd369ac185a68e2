import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReportTable } from '#libs/reporting';
import { ReconcileReports } from '#src/reports';
import { startDesk, type Visitor } from '../support/pages.js';
import { numbersOf, ReportScene } from '../contracts/reports-scene.js';

/**
 * One commune's December 2025 and January 2026, worked out on paper. Due dates by the calendar: none depends on a holiday.
 *
 *  dossier           field     came in               due      ended                         at the end of 2025
 *  certified         Tư pháp   1/12 counter          1/12     1/12 on time
 *  early             Tư pháp   2/12 counter          5/12     4/12 early
 *  late              Tư pháp   3/12 online, full     8/12     10/12 late, no apology
 *  elsewhere         Tư pháp   8/12 other desk       11/12    15/12 late, apology 10/12
 *  withdrawn         Tư pháp   16/12 counter         19/12    17/12 withdrawn, early
 *  forgotten         Tư pháp   24/12 counter         29/12                                  overdue, apology 26/12
 *  waiting           Tư pháp   29/12 counter         stopped                                in term, clock stopped
 *  paused            LĐTBXH    8/12 post             22/12    22/12 on time, after a pause
 *  overdueAtYearEnd  LĐTBXH    15/12 counter         22/12    5/1 late, no apology          overdue, no apology
 *  refused           LĐTBXH    22/12 online                   22/12 refused                 in no balance
 *  turnedAway        Tư pháp   23/12 counter                  23/12 refused at once         in no balance
 *  submittedOnly     LĐTBXH    5/1 online, partial   10/1     10/1 on time                  not received yet
 *  openInTerm        TNMT      10/12 counter         January  20/1 early                    in term
 *  lateByTheHour     TNMT      30/12 counter         31/12    31/12 late, no apology
 *  stopped           khác      1/12 counter          10/12    11/12 stopped, late
 *  newInJanuary      TNMT      6/1 counter           later                                  not received yet
 */
let scene: ReportScene;

beforeAll(async () => {
  scene = await ReportScene.start();
  const otherDesk = await scene.app.makeCommune('Xã Bên Cạnh');
  await scene.december();
  await scene.step('forgotten', '2025-12-26 10:00', 'extension', { reason: 'Cán bộ nghỉ ốm', appointmentOn: '2026-01-06', documentNumber: '12/PXL' });
  await scene.receive('elsewhere', {
    procedure: '1.004873', received: '2025-12-08 09:00', receivedAtUnitId: otherDesk.unitId,
    steps: [
      ['2025-12-08 10:00', 'start'], ['2025-12-10 09:00', 'extension', { reason: 'Phải xác minh', appointmentOn: '2025-12-16' }],
      ['2025-12-15 10:00', 'resolution'],
    ],
  });
  await scene.turnAway('turnedAway', { procedure: '1.004873', at: '2025-12-23 09:00', reason: 'Đăng ký tại xã khác' });
  await scene.drain();
});
afterAll(() => scene.app.close());

const YEAR = { preset: 'year', year: 2025 };
const JANUARY = { preset: 'month', year: 2026, number: 1 };

/** What was counted by hand: received (7 columns), finished (4), open (4), stopped, withdrawn, refused. */
const HN_YEAR = {
  'Tư pháp': [7, 5, 1, 0, 1, 0, 0, /**/ 5, 3, 1, 1, /**/ 2, 1, 1, 0, /**/ 0, 1, 1],
  LĐTBXH: [2, 1, 0, 0, 0, 1, 0, /**/ 1, 1, 0, 0, /**/ 1, 0, 0, 1, /**/ 0, 0, 1],
  'Tài nguyên môi trường': [2, 2, 0, 0, 0, 0, 0, /**/ 1, 0, 0, 1, /**/ 1, 1, 0, 0, /**/ 0, 0, 0],
  'Lĩnh vực khác': [1, 1, 0, 0, 0, 0, 0, /**/ 1, 0, 0, 1, /**/ 0, 0, 0, 0, /**/ 1, 0, 0],
  'Tổng cộng': [12, 9, 1, 0, 1, 1, 0, /**/ 8, 4, 1, 3, /**/ 4, 2, 1, 1, /**/ 1, 1, 2],
};
const HN_JANUARY = {
  'Tư pháp': [2, 0, 0, 0, 0, 0, 2, /**/ 0, 0, 0, 0, /**/ 2, 1, 1, 0, /**/ 0, 0, 0],
  LĐTBXH: [2, 0, 0, 1, 0, 0, 1, /**/ 2, 1, 0, 1, /**/ 0, 0, 0, 0, /**/ 0, 0, 0],
  'Tài nguyên môi trường': [2, 1, 0, 0, 0, 0, 1, /**/ 1, 1, 0, 0, /**/ 1, 1, 0, 0, /**/ 0, 0, 0],
  'Lĩnh vực khác': [0, 0, 0, 0, 0, 0, 0, /**/ 0, 0, 0, 0, /**/ 0, 0, 0, 0, /**/ 0, 0, 0],
  'Tổng cộng': [6, 1, 0, 1, 0, 0, 4, /**/ 3, 2, 0, 1, /**/ 3, 2, 1, 0, /**/ 0, 0, 0],
};
const R1_YEAR = {
  'Tư pháp': [7, 6, 0, 1, 5, 1, 1, 60],
  LĐTBXH: [2, 2, 0, 0, 1, 0, 1, 100],
  'Tài nguyên môi trường': [2, 2, 0, 0, 1, 1, 0, 0],
  'Lĩnh vực khác': [1, 1, 0, 0, 1, 0, 0, 0],
  Tổng: [12, 11, 0, 1, 8, 2, 2, 50],
};
const R2_YEAR = {
  'Tư pháp': [7, 1, 6, 0, 5, 2, 1, 2, 2, 1, 1],
  LĐTBXH: [2, 0, 2, 0, 1, 0, 1, 0, 1, 0, 1],
  'Tài nguyên môi trường': [2, 0, 2, 0, 1, 0, 0, 1, 1, 1, 0],
  'Lĩnh vực khác': [1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0],
  'Tổng số': [12, 1, 11, 0, 8, 2, 2, 4, 4, 2, 2],
};

async function listsFit(run: { id: string; table: ReportTable }): Promise<void> {
  for (const row of [...run.table.rows, run.table.total]) {
    for (const { key, kind } of run.table.columns) {
      const { body } = await scene.get(scene.leader, `/api/reports/${run.id}/cells/${row.position ?? 'total'}/${key}?limit=200`).expect(200);
      const cell = kind === 'count' ? row.cells[key] : body.counted;
      expect([row.name, key, body.items.length, body.listed, body.changedSince]).toEqual([row.name, key, cell, cell, false]);
    }
  }
}

describe('tables of dossiers', () => {
  let year: { id: string; table: ReportTable };

  test('Hà Nội 2026: what counting by hand gives; every cell opens its dossiers, refusals too', async () => {
    year = await scene.run({ definition: 'HN2026', ...YEAR });
    expect(year).toMatchObject({ state: 'done', failedChecks: 0 });
    expect(numbersOf(year.table)).toEqual(HN_YEAR);
    expect(year.table.footnotes).toContain('2 hồ sơ từ chối tiếp nhận không tính vào số hồ sơ tiếp nhận.');
    await listsFit(year);
    const { body } = await scene.get(scene.leader, `/api/reports/${year.id}/cells/2/refused`).expect(200);
    expect(body.items).toMatchObject([{ code: scene.codes.get('refused'), refusedOn: '2025-12-22', finishedOn: null }]);
    const atCounter = await scene.get(scene.leader, `/api/reports/${year.id}/cells/1/refused`).expect(200);
    expect(atCounter.body.items).toMatchObject([{ code: scene.codes.get('turnedAway'), refusedOn: '2025-12-23', finishedOn: null }]);
  });

  test.each([['R1', R1_YEAR], ['R2', R2_YEAR]])('%s of the same year', async (definition, numbers) => {
    const run = await scene.run({ definition, ...YEAR });
    expect(numbersOf(run.table)).toEqual(numbers);
    await listsFit(run);
  });

  test('January begins with what December left; December stays as it was', async () => {
    await scene.january();
    const january = await scene.run({ definition: 'HN2026', ...JANUARY });
    expect(numbersOf(january.table)).toEqual(HN_JANUARY);
    await listsFit(january);
    expect(numbersOf((await scene.run({ definition: 'HN2026', ...YEAR })).table)).toEqual(HN_YEAR);
  });

  test('as a sheet and as CSV', async () => {
    const csv = (await scene.get(scene.leader, `/api/reports/${year.id}/table.csv`).expect(200)).text;
    expect(csv).toContain('1,Tư pháp,7,5,1,0,1,0,0,5,3,1,1,2,1,1,0,0,1,1');
    await scene.get(scene.leader, `/api/reports/${year.id}/table.xlsx`).expect(200);
  });

  test('closed, then corrected: the cells that are no longer so, and a recount that agrees', async () => {
    await scene.post(scene.leader, `/api/reports/${year.id}/close`).expect(200);
    // It was resolved on the 8th, when it was due; the apology of the forgotten one was never sent.
    await scene.correct('late', { seq: 4, at: '2025-12-08T10:00' });
    await scene.correct('forgotten', { seq: 3, voided: true });
    await scene.drain();
    const { body } = await scene.get(scene.leader, `/api/reports/${year.id}/difference`).expect(200);
    const told = body.differences.map(({ row, column, before, after }: Record<string, unknown>) => [row, column, before, after]);
    expect(told).toEqual([
      ['1', 'finished_in_term', 3, 4], ['1', 'late_unapologised', 1, 0], ['1', 'overdue_apologised', 1, 0], ['1', 'overdue_unapologised', 0, 1],
      ['total', 'finished_in_term', 4, 5], ['total', 'late_unapologised', 3, 2], ['total', 'overdue_apologised', 1, 0], ['total', 'overdue_unapologised', 1, 2],
    ]);
    expect((await scene.app.get(ReconcileReports).reconcile(scene.unit.unitId)).differences).toEqual([]);
  });
});

describe('tables counted as one looks', () => {
  let clerk: Visitor;
  beforeAll(async () => {
    clerk = await startDesk(scene.app, scene.unit.unitId, 'clerk');
  });

  test('R5 and R9 of the year', async () => {
    const period = '?period=2025-01-01/2025-12-31';
    const json = async (path: string): Promise<ReportTable> => JSON.parse((await clerk.get(path)).html) as ReportTable;
    const services = await json(`/bao-cao/bieu/R5/tai/json${period}`);
    expect(services.checks).toEqual([]);
    // 12 received, one of them online and in full; nobody was helped, nothing paid.
    expect(services.total.cells).toMatchObject({ used: 1, received: 12, online: 1, online_rate: 8.33, filled_at_counter: 0, payable: 0, paid_online: 0, paid_rate: null });
    const score = await json(`/bao-cao/chi-so-766/tai/json${period}`);
    expect(score.checks).toEqual([]);
    // Progress: in term 5 (late is on time since its correction), open in term 2, of 12; online: 1 of 12, of 8 points.
    expect(score.rows[1]?.cells).toEqual({ part: 7, whole: 12, rate: 58.33, most: 20, points: 11.67 });
    expect(score.rows[7]?.cells).toEqual({ part: 1, whole: 12, rate: 8.33, most: 8, points: 0.67 });
    expect(score.rows[8]?.cells).toEqual({ part: 0, whole: 0, rate: null, most: 10, points: null });
    expect(score.total.cells.most).toBe(100);
    const shown = await clerk.get(`/bao-cao/chi-so-766${period}`);
    expect(shown.status).toBe(200);
    expect(shown.rows.find(([name]) => name?.startsWith('Hồ sơ giải quyết đúng hạn'))?.slice(1)).toEqual(['7', '12', '58,33', '20', '11,67']);
    expect(shown.text).toContain('Nâng điểm trong tháng 02/2026');
    for (const kind of ['xlsx', 'docx']) expect((await clerk.get(`/bao-cao/chi-so-766/tai/${kind}${period}`)).status).toBe(200);
    expect((await clerk.get(`/bao-cao/chi-so-766/tai/csv${period}`)).html).toContain('(tiếp nhận trong kỳ + kỳ trước chuyển sang),7,12,58.33,20,11.67');
  });
});

describe('R10, late dossiers', () => {
  const PATH = '/bao-cao/qua-han';
  const asked = '?period=2025-01-01/2025-12-31';

  test('who held them, how late, whether anybody apologised; why, once somebody says it', async () => {
    const leader = await startDesk(scene.app, scene.unit.unitId, 'leader');
    const code = (name: string): string => scene.codes.get(name) ?? '';
    const shown = await leader.get(`${PATH}${asked}`);
    expect(shown.status).toBe(200);
    // As corrected: `late` was on time. Days late are working days after the due date, to the end of the year where it is open.
    const told = Object.fromEntries(shown.rows.map(([first, , , , , late, , cause, apology]) => [first, [late, cause, apology]]));
    expect(Object.keys(told).sort()).toEqual(['overdueAtYearEnd', 'elsewhere', 'forgotten', 'lateByTheHour', 'stopped'].map(code).sort());
    expect(told[code('overdueAtYearEnd')]).toEqual(['7chưa xong', 'chưa ghi', 'chưa']);
    expect(told[code('elsewhere')]).toEqual(['2đã xong', 'chưa ghi', 'đã gửi 10/12/2025']);
    expect(told[code('forgotten')]).toEqual(['2chưa xong', 'chưa ghi', 'chưa']);
    expect(told[code('lateByTheHour')]).toEqual(['dưới 1đã xong', 'chưa ghi', 'chưa']);
    expect(told[code('stopped')]).toEqual(['1đã xong', 'chưa ghi', 'chưa']);
    // The forgotten one had been taken up; the stopped one still lay at the desk.
    const heldBy = Object.fromEntries(shown.rows.map(([first, , , , , , held]) => [first, held]));
    expect([heldBy[code('forgotten')], heldBy[code('stopped')]]).toEqual([expect.stringMatching(/^Chuyên môn/), expect.stringMatching(/^Bộ phận Một cửa/)]);
    const wrong = await leader.submit(shown, `${PATH}${asked}`, { code: code('elsewhere'), cause: '' });
    expect(wrong.errors.length).toBe(1);
    const done = await leader.submit(shown, `${PATH}${asked}`, { code: code('elsewhere'), cause: 'other_agency' });
    expect(done.status).toBe(303);
    const csv = (await leader.get(`${PATH}/tai/csv${asked}`)).html;
    expect(csv).toContain('Do cơ quan phối hợp,Đã gửi 10/12/2025');
    expect((await leader.get(`${PATH}/tai/xlsx${asked}`)).status).toBe(200);
    const clerk = await startDesk(scene.app, scene.unit.unitId, 'clerk');
    expect((await clerk.get(`${PATH}${asked}`)).status).toBe(403);
  });
});

test('R7, indicators over years: counted ones, and entered ones with their source and mark', async () => {
  const PATH = '/bao-cao/nhieu-nam';
  const leader = await startDesk(scene.app, scene.unit.unitId, 'leader');
  const figure = { indicator: 'at_desk', year: '2021', value: '2.653', source: 'Báo cáo 12/BC-UBND' };
  expect((await leader.submit(await leader.get(PATH), PATH, { ...figure, value: 'nhiều' })).errors.length).toBe(1);
  expect((await leader.submit(await leader.get(PATH), PATH, figure)).status).toBe(303);
  const shown = await leader.get(`${PATH}?tu=2021`);
  // 2025: 8 finished, 5 of them in term since the correction; January 2026: 3.
  expect(shown.rows.find(([name]) => name?.startsWith('Số hồ sơ giải quyết'))).toEqual(['Số hồ sơ giải quyết tại Bộ phận Tiếp nhận và Trả kết quả', '2.653*', '', '', '', '8', '3']);
  expect(shown.rows.find(([name]) => name?.startsWith('Tỷ lệ hồ sơ giải quyết đúng hạn'))?.slice(5)).toEqual(['62,5', '66,67']);
  expect(shown.text).toContain('Nguồn: Báo cáo 12/BC-UBND (năm 2021)');
  expect((await leader.submit(await leader.get(PATH), PATH, { ...figure, value: '' })).status).toBe(303);
  expect((await leader.get(`${PATH}/tai/csv?tu=2021`)).html).not.toContain('2653*');
});
