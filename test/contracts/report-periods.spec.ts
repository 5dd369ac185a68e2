import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AskDueReports, CountRun, FindReports, isFinished, ReportSchedule, type Schedule } from '#src/reports';
import { DueReportsJob } from '../../src/reports/jobs/due-reports.job.js';
import type { SignedIn } from '../support/app.js';
import { ReportScene } from './reports-scene.js';

let scene: ReportScene;
let controller: SignedIn;

const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const SCHEDULE: Schedule = {
  validFrom: '2025-12-01', inherited: false, dueDays: 2,
  items: [{ definition: 'R2', kind: 'year', scope: 'own' }, { definition: 'R1', kind: 'month', scope: 'own' }, { definition: 'R2', kind: 'year', scope: 'below_by_unit' }],
};

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  controller = await scene.app.signIn(scene.unit.unitId, 'controller');
});
afterAll(() => scene.app.close());

const set = (unitId: string, schedule: Schedule) => scene.app.database.inUnit(unitId, (tx) => scene.app.get(ReportSchedule).set(tx, null, unitId, schedule));
const runJob = async (...units: string[]): Promise<void> => {
  await scene.app.get(DueReportsJob).runFor(units);
  await scene.app.drain(...units);
};
const alerts = async (who = controller) => (await scene.get(who, '/api/alerts').expect(200)).body.items as { kind: string; about: { name: string; path: string } | null; cancelledAt: string | null }[];
const dues = () => scene.app.database.inUnit(scene.unit.unitId, (tx) =>
  tx.rows<{ definition: string; label: string; dueOn: string; closedAt: Date | null; runId: string }>(
    'SELECT definition, label, due_on AS "dueOn", closed_at AS "closedAt", run_id AS "runId" FROM reports.due WHERE unit_id = $1 ORDER BY definition, period_to', [scene.unit.unitId]));

describe('the morning after a period ends', () => {
  test('nothing is made where nobody has set anything', async () => {
    scene.app.clock.set('2026-01-04 05:00');
    await runJob(scene.unit.unitId);
    expect(await dues()).toEqual([]);
  });

  test('what the unit above has set is owed below; each table is asked for once, however often the job runs, and its controller is told', async () => {
    const province = await scene.app.provinceOfCommunes();
    await set(province.unitId, SCHEDULE);
    scene.app.clock.set('2026-01-01 05:00');
    await runJob(scene.unit.unitId);
    await runJob(scene.unit.unitId);
    expect(await dues()).toMatchObject([
      { definition: 'R1', label: 'Tháng 12 năm 2025', dueOn: '2026-01-02', closedAt: null }, { definition: 'R2', label: 'Năm 2025', dueOn: '2026-01-02' },
    ]);
    const { body } = await scene.get(scene.leader, '/api/reports').expect(200);
    expect(body.items.map((run: { definition: string; state: string; requestedBy: unknown }) => [run.definition, run.state, run.requestedBy])).toEqual([['R2', 'done', null], ['R1', 'done', null]]);
    expect((await alerts()).map(({ kind, about }) => [kind, about?.name])).toEqual([['report_due', 'R2 · Năm 2025'], ['report_due', 'R1 · Tháng 12 năm 2025']]);
    expect(await alerts(scene.clerk)).toEqual([]);
    // Added up over units below: the province owes it, once; the commune has none below.
    expect((await scene.app.get(AskDueReports).owed([province.unitId])).get(province.unitId)?.map(({ layout, consolidated }) => [layout, consolidated])).toContainEqual(['by_unit', true]);
  });

  test('reminds once a day until it is closed, and then no more', async () => {
    scene.app.clock.set('2026-01-02 05:00');
    await runJob(scene.unit.unitId);
    await runJob(scene.unit.unitId);
    expect((await alerts()).filter(({ cancelledAt }) => cancelledAt === null).map(({ kind }) => kind)).toEqual(['report_reminder', 'report_reminder']);
    const [month, year] = await dues();
    await scene.post(controller, `/api/reports/${year?.runId ?? ''}/close`).expect(200);
    await scene.drain();
    scene.app.clock.set('2026-01-03 05:00');
    await runJob(scene.unit.unitId);
    const open = (await alerts()).filter(({ cancelledAt }) => cancelledAt === null);
    expect(open.map(({ kind, about }) => [kind, about?.name])).toEqual([['report_reminder', 'R1 · Tháng 12 năm 2025']]);
    expect(open[0]?.about?.path).toBe(`/bao-cao/${month?.runId ?? ''}`);
    const { body } = await scene.get(scene.clerk, '/api/reports/calendar?from=2025-12-01&to=2026-02-01').expect(200);
    expect(body.entries.map((entry: { definition: string; dueOn: string; due: { closedAt: string | null } | null }) => [entry.definition, entry.dueOn, entry.due && entry.due.closedAt !== null])).toEqual([
      ['R1', '2026-01-02', false], ['R2', '2026-01-02', true], ['R1', '2026-02-02', null],
    ]);
  });

  test('a unit may set its own in place of what is above, from a day on', async () => {
    await set(scene.unit.unitId, { validFrom: '2026-01-01', inherited: false, dueDays: 5, items: [{ definition: 'R1', kind: 'week', scope: 'own' }] });
    scene.app.clock.set('2026-01-05 05:00');
    await runJob(scene.unit.unitId);
    expect((await dues()).map(({ label }) => label)).toEqual(['Tháng 12 năm 2025', 'Tuần 1 năm 2026 (từ ngày 29/12/2025 đến ngày 04/01/2026)', 'Năm 2025']);
    await expect(set(scene.unit.unitId, { ...SCHEDULE, items: [...SCHEDULE.items, ...SCHEDULE.items] })).rejects.toMatchObject({ code: 'report.schedule_repeated' });
  });
});

describe('tables that are counted as one looks', () => {
  const tables = { R7: '/bao-cao/nhieu-nam?tu=2020&den=2025-12-31', R9: '/bao-cao/chi-so-766?period=2025-01-01/2025-12-31', R10: '/bao-cao/qua-han?period=2025-12-01/2025-12-31' };
  const close = (who: ReportScene, table: string, from: string) => who.post(who.leader, '/api/closed-tables', { table, from, to: '2025-12-31' }).expect(201);
  const entriesOf = async (who: ReportScene) => (await who.get(who.clerk, '/api/reports/calendar?from=2025-12-01&to=2025-12-31').expect(200)).body.entries as { definition: string; due: { runId: string | null; closedRunId: string | null } }[];

  test('are owed as others are, with nothing to make: told of, reminded of until each is closed; one closed before is not told of', async () => {
    const commune = await ReportScene.in(scene.app, 'Xã Hẹn');
    const who = await scene.app.signIn(commune.unit.unitId, 'controller');
    const { unitId } = commune.unit;
    scene.app.clock.set('2026-01-01 04:00');
    await set(unitId, {
      validFrom: '2025-12-01', inherited: false, dueDays: 2,
      items: [{ definition: 'R7', kind: 'year', scope: 'own' }, { definition: 'R9', kind: 'year', scope: 'own' }, { definition: 'R10', kind: 'month', scope: 'own' }, { definition: 'R10', kind: 'year', scope: 'own' }],
    });
    await close(commune, 'R10', '2025-01-01');
    scene.app.clock.set('2026-01-01 05:00');
    await runJob(unitId);
    await runJob(unitId);
    const told = async () => (await alerts(who)).filter(({ cancelledAt }) => cancelledAt === null).map(({ kind, about }) => [kind, about?.name, about?.path]).sort();
    expect(await told()).toEqual([['report_due', 'R10 · Tháng 12 năm 2025', tables.R10], ['report_due', 'R7 · Năm 2025', tables.R7], ['report_due', 'R9 · Năm 2025', tables.R9]]);
    expect((await commune.get(commune.leader, '/api/reports').expect(200)).body.items).toEqual([]);
    expect((await entriesOf(commune)).map(({ definition, due }) => [definition, due.runId, due.closedRunId !== null])).toEqual([['R10', null, true], ['R10', null, false], ['R7', null, false], ['R9', null, false]]);

    // R7 is closed with the years before; R9 of a quarter is not what is owed.
    const years = await close(commune, 'R7', '2020-01-01');
    await close(commune, 'R9', '2025-10-01');
    await commune.drain();
    scene.app.clock.set('2026-01-02 05:00');
    await runJob(unitId);
    expect(await told()).toEqual([['report_reminder', 'R10 · Tháng 12 năm 2025', tables.R10], ['report_reminder', 'R9 · Năm 2025', tables.R9]]);
    for (const [table, from] of [['R9', '2025-01-01'], ['R10', '2025-12-01']] as const) await close(commune, table, from);
    await commune.drain();
    expect(await told()).toEqual([]);
    expect((await entriesOf(commune)).find(({ definition }) => definition === 'R7')?.due.closedRunId).toBe(years.body.id);
  });

  test('are not added up over units below', async () => {
    const province = await scene.app.provinceOfCommunes();
    await set(province.unitId, { ...SCHEDULE, items: [{ definition: 'R9', kind: 'year', scope: 'below_by_unit' }] });
    scene.app.clock.set('2026-01-02 05:30');
    expect((await scene.app.get(AskDueReports).owed([province.unitId])).get(province.unitId)).toBeUndefined();
    await set(province.unitId, SCHEDULE);
  });
});

describe('what was closed', () => {
  let id: string;

  test('cannot be changed by the application, nor its seal', async () => {
    const run = await scene.run({ definition: 'R2', ...YEAR });
    id = run.id as string;
    await scene.post(controller, `/api/reports/${id}/close`).expect(200);
    const change = (sql: string, ...values: unknown[]) => scene.app.database.inUnit(scene.unit.unitId, (tx) => tx.run(sql, [scene.unit.unitId, id, ...values]));
    for (const sql of [
      "UPDATE reports.run SET result = '{}' WHERE unit_id = $1 AND id = $2", "UPDATE reports.run SET content_hash = repeat('0', 64) WHERE unit_id = $1 AND id = $2",
      'UPDATE reports.run SET closed_at = NULL, closed_by = NULL WHERE unit_id = $1 AND id = $2', "UPDATE reports.run SET closed_short = 'x' WHERE unit_id = $1 AND id = $2",
    ]) await expect(change(sql)).rejects.toThrow('is closed');
    for (const sql of [
      'DELETE FROM reports.run WHERE unit_id = $1 AND id = $2', 'UPDATE reports.run SET period_to = period_to + 1 WHERE unit_id = $1 AND id = $2',
      'UPDATE reports.seal SET closed_at = closed_at WHERE unit_id = $1 AND run_id = $2', 'DELETE FROM reports.seal WHERE unit_id = $1 AND run_id = $2',
    ]) await expect(change(sql)).rejects.toThrow('permission denied');
  });

  test('gives the same numbers as of its place in the log, whatever was entered later', async () => {
    await scene.january();
    await scene.receive('found', { procedure: '1.004873', received: '2025-12-31 08:00' });
    await scene.correct('early', { seq: 3, at: '2025-12-08T10:00' });
    await scene.drain();
    const { body } = await scene.get(scene.leader, `/api/reports/${id}/recount`).expect(200);
    expect(body).toMatchObject({ same: true });
    const caller = { accountId: scene.leader.accountId, unitIds: [scene.unit.unitId], unitId: scene.unit.unitId, grants: [{ unitId: scene.unit.unitId, role: 'leader' }] } as unknown as Parameters<FindReports['get']>[0];
    const run = await scene.app.get(FindReports).get(caller, id);
    if (!isFinished(run)) throw new Error('not finished');
    expect((await scene.app.get(CountRun).asOf(run)).table).toEqual(run.outcome.table);
    const now = await scene.run({ definition: 'R2', ...YEAR });
    expect(now.contentHash).not.toBe(run.outcome.contentHash);
  });

  test('has a list of what was entered later: which dossier and cell, who, when and why; nothing of the following period', async () => {
    const { body } = await scene.get(scene.clerk, `/api/reports/${id}/corrections`).expect(200);
    expect(body.complete).toBe(true);
    const byCode = Object.fromEntries(body.corrections.map((correction: { code: string }) => [correction.code, correction]));
    expect(Object.keys(byCode).sort()).toEqual([scene.codes.get('found'), scene.codes.get('early')].sort());
    const found = byCode[scene.codes.get('found') ?? ''];
    expect(found.changes.map((change: { name: string; column: string; by: number }) => [change.name, change.column, change.by])).toContainEqual(['Tư pháp', 'received', 1]);
    const early = byCode[scene.codes.get('early') ?? ''];
    expect(early.changes.map((change: { head: string; by: number }) => change.by)).toEqual(expect.arrayContaining([1, -1]));
    expect(early.entries).toMatchObject([{ action: expect.any(String), reason: 'Ghi nhầm', actorId: scene.leader.accountId }]);
    const open = await scene.run({ definition: 'R1', ...YEAR });
    await scene.get(scene.leader, `/api/reports/${open.id as string}/corrections`).expect(422);
  });
});
