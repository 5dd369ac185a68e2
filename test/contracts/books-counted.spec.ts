import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_CONTENTS, IssueProcedure } from '#src/catalogue';
import { TakeFee } from '#src/fees';
import type { Tx } from '#src/platform/database';
import { type SignedIn, startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { asOwner } from '../support/own-database.js';
import { eventually } from '../support/poll.js';

let app: TestApp;
let unit: TestUnit;
let leader: SignedIn;
beforeAll(async () => {
  app = await startTestApp();
  app.clock.set('2026-01-20 08:00');
  unit = await app.makeCommune();
  leader = await app.signIn(unit.unitId, 'leader', 'clerk');
});
afterAll(() => app.close());

const post = (path: string, body: object) => app.http().post(path).set('Authorization', `Bearer ${leader.token}`).send(body);
const get = (path: string) => app.http().get(path).set('Authorization', `Bearer ${leader.token}`);

async function ask(definition: string): Promise<string> {
  return (await post('/api/reports', { unitId: unit.unitId, definition, from: '2026-01-01', to: '2026-01-20' }).expect(202)).body.id as string;
}

/** Entered, and its transaction held open until the count waits for it. The clock goes on in between. */
async function countedMeanwhile(unitIds: string[], definition: string, enter: (tx: Tx) => Promise<unknown>): Promise<Record<string, number>> {
  let commit = (): void => undefined;
  const held = new Promise<void>((resolve) => (commit = resolve));
  let entered = false;
  const entering = app.database.inUnits(unitIds, async (tx) => {
    await enter(tx);
    entered = true;
    await held;
  });
  await eventually(() => entered);
  app.clock.advance({ minutes: 1 });
  const id = await ask(definition);
  const counting = app.drain(unit.unitId);
  await eventually(async () => (await asOwner(process.env.TEST_OWNER_URL ?? '', "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory' AND query LIKE '%pg_advisory_unlock%'")).length > 0);
  commit();
  await Promise.all([entering, counting]);
  const { body } = await get(`/api/reports/${id}`).expect(200);
  expect(body).toMatchObject({ state: 'done', failedChecks: 0 });
  const recount = await get(`/api/reports/${id}/recount`).expect(200);
  expect(recount.body).toMatchObject({ same: true });
  return body.table.total.cells as Record<string, number>;
}

test('a receipt that was written before the count and is committed while it runs is in the table', async () => {
  const { body } = await post('/api/dossiers', { procedure: '1.004873', channel: 'counter', owner: { name: 'Nguyễn Văn Mẫu', idNumber: '001099000001' } }).expect(201);
  const caller = { accountId: leader.accountId, displayName: 'Cán bộ', unitId: unit.unitId, grants: [{ unitId: unit.unitId, role: 'clerk' as const }], unitIds: [unit.unitId], kind: 'token' as const };
  const fee = { items: [{ kind: 'charge' as const, text: 'Lệ phí', amount: 8000 }], method: 'cash' as const };
  const cells = await countedMeanwhile([unit.unitId], 'R5', (tx) => app.get(TakeFee).run(tx, caller, { unitId: unit.unitId, code: body.code as string }, fee));
  expect(cells).toMatchObject({ payable: 1, paid_online: 0 });
});

test('so is a procedure that the province issues meanwhile', async () => {
  const province = await app.provinceOfCommunes();
  const cells = await countedMeanwhile([province.unitId], 'R3', (tx) =>
    app.get(IssueProcedure).run(tx, { ownerUnitId: province.unitId, by: null }, {
      code: '1.999999', fieldName: 'Hộ tịch', validFrom: '2026-01-10', contents: { ...DEFAULT_CONTENTS, name: 'Thủ tục mới', term: { amount: 3, unit: 'working_day' }, isPublic: true },
    }));
  expect(cells).toMatchObject({ new: 1 });
});
