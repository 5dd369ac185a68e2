import { afterEach, describe, expect, test } from '@jest/globals';
import { LazyModuleLoader } from '@nestjs/core';
import { CountWorklists, FindDossiers, HandOverLists, ReconcileDossiers, type Worklist, worklists } from '#src/dossiers';
import { Till } from '#src/fees';
import { Accounts } from '#src/identity';
import type { Caller, Role } from '#src/platform/http';
import { ReconcileReports } from '#src/reports';
import { CountRatings, CountSlips } from '#src/surveys';
import { Letterheads } from '#src/units';
import { DemonstrationModule } from '#src/demonstration';
import { FoundCommune } from '../../src/demonstration/app/found-commune.js';
import { OpenDesk } from '../../src/demonstration/app/open-desk.js';
import { COMMUNE } from '../../src/demonstration/domain/duong-ha.js';
import { PRESENT_DOSSIERS } from '../../src/demonstration/domain/present-dossiers.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeOwnDatabase, type OwnDatabase } from '../support/own-database.js';

let app: TestApp | undefined;
let own: OwnDatabase | undefined;

afterEach(async () => {
  await app?.close();
  await own?.drop();
  app = own = undefined;
});

/** The demonstration as it is loaded at that time, without its register. */
async function loadedAt(time: string): Promise<TestApp> {
  own = await makeOwnDatabase();
  app = await startTestApp({}, { databaseUrl: own.url });
  app.clock.set(time);
  const module = await app.app.get(LazyModuleLoader, { strict: false }).load(() => DemonstrationModule);
  await module.get(FoundCommune).run();
  await module.get(OpenDesk).run();
  await app.drain(COMMUNE.id);
  return app;
}

async function callerOf(loaded: TestApp, login: string, role: Role): Promise<Caller> {
  const account = await loaded.database.inUnit(COMMUNE.id, (tx) => loaded.get(Accounts).byLogin(tx, login));
  return { accountId: account.id, displayName: account.displayName, unitId: COMMUNE.id, unitIds: [COMMUNE.id], grants: [{ unitId: COMMUNE.id, role }], kind: 'session' };
}

async function emptyLists(loaded: TestApp): Promise<Worklist[]> {
  const officer = await callerOf(loaded, 'chuyenmon', 'officer');
  const counts = await loaded.get(CountWorklists).counts(COMMUNE.id, officer.accountId);
  return worklists.filter((list) => counts[list] === 0);
}

/** What lists and tables say is what the log says. */
async function agrees(loaded: TestApp): Promise<void> {
  const dossiers = await loaded.get(ReconcileDossiers).reconcile(COMMUNE.id);
  expect(dossiers).toEqual({ checked: PRESENT_DOSSIERS.length, differences: [] });
  expect(await loaded.get(ReconcileReports).reconcile(COMMUNE.id)).toMatchObject({ differenceCount: 0, differences: [] });
}

describe('the last days at the desk', () => {
  test('in the middle of a working day: something in every list, nothing long overdue, and money in the till', async () => {
    const loaded = await loadedAt('2026-03-11 15:10');
    expect(await emptyLists(loaded)).toEqual([]);
    await agrees(loaded);
    const overdue = await loaded.get(FindDossiers).list(COMMUNE.id, { list: 'overdue', limit: 50 });
    expect(overdue.items.map(({ dueOn, appointmentOn }) => [dueOn, appointmentOn]).sort()).toEqual([['2026-03-06', null], ['2026-03-10', null], ['2026-03-10', '2026-03-13']]);
    const all = await loaded.get(FindDossiers).list(COMMUNE.id, { list: 'all', limit: 100 });
    for (const { code, ownerName } of all.items) expect([code, ownerName]).toEqual([expect.stringMatching(/^H26\.15\.30-2602|^H26\.15\.30-2603/), expect.stringMatching(/ Mẫu \d{4}$/)]);
    const [clerk, officer, leader] = [await callerOf(loaded, 'motcua', 'clerk'), await callerOf(loaded, 'chuyenmon', 'officer'), await callerOf(loaded, 'lanhdao', 'leader')];
    expect(await loaded.get(HandOverLists).waiting(officer, COMMUNE.id)).toMatchObject([{ dossiers: 3, fromName: 'Nguyễn Thị Mẫu', confirmable: true }]);
    expect((await loaded.get(CountWorklists).counts(COMMUNE.id, leader.accountId)).mine).toBeGreaterThan(0);
    const till = await loaded.database.inUnit(COMMUNE.id, (tx) => loaded.get(Till).seenBy(tx, clerk, COMMUNE.id, '2026-03-11'));
    expect(till.total.net).toBe(50_000 + 3 * 2_000 + 5 * 2_000 + 10_000 + 2 * 8_000);
    const ratings = await loaded.database.inUnit(COMMUNE.id, (tx) => loaded.get(CountRatings).countRatings(tx, [COMMUNE.id], '2026-02-01', '2026-03-11'));
    expect(new Set(ratings.map(({ officerId }) => officerId))).toEqual(new Set([clerk.accountId, officer.accountId]));
    const slips = await loaded.database.inUnit(COMMUNE.id, (tx) => loaded.get(CountSlips).handedOut(tx, COMMUNE.id, '2026-02-01', '2026-03-11'));
    expect(slips).toEqual([{ fieldCode: 'chung-thuc', slips: 18 }, { fieldCode: 'ho-tich', slips: 10 }, { fieldCode: null, slips: 5 }]);
    const head = await loaded.database.inUnit(COMMUNE.id, (tx) => loaded.get(Letterheads).of(tx, COMMUNE.id, '2026-03-11'));
    expect(head).toMatchObject({ signerName: 'Lê Văn Mẫu', desk: 'Trung tâm Phục vụ hành chính công' });
  });

  test.each<[string, string, Worklist[]]>([
    ['a Saturday morning, when the desk receives and nothing falls due', '2026-11-21 10:10', ['due_today']],
    ['a Sunday', '2026-03-15 21:00', ['not_handed_over', 'due_today', 'returned_today']],
    ['in the middle of Tết', '2026-02-18 12:00', ['not_handed_over', 'due_today', 'returned_today']],
    ['before opening on a Monday of a year whose days off nobody has been told of', '2029-06-11 06:30', ['not_handed_over', 'returned_today']],
  ])('%s', async (_, time, empty) => {
    const loaded = await loadedAt(time);
    expect(await emptyLists(loaded)).toEqual(empty);
    await agrees(loaded);
  });
});
