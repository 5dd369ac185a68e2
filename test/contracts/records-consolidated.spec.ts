import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { numbersOf } from './reports-scene.js';
import { type SignedIn, startTestApp, type TestApp, type TestUnit } from '../support/app.js';

/**
 * Two communes of a province in March 2026, told by digitised papers (R4) and ratings (R6).
 *
 *  Thượng: two dossiers, one with its papers digitised; rated 3 and 1 of 3 at the counter. It closes its tables, and enters a third dossier afterwards.
 *  Hạ:     one dossier, digitised; rated 3 of 3. It closes nothing.
 */
let app: TestApp;
let province: TestUnit;
let supervisor: SignedIn;
const communes = new Map<string, { unit: TestUnit; leader: SignedIn }>();
const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const CERTIFIED_COPY = '2.000815';

function post(who: SignedIn, path: string, body: object = {}) {
  return app.http().post(path).set('Authorization', `Bearer ${who.token}`).send(body);
}

function get(who: SignedIn, path: string) {
  return app.http().get(path).set('Authorization', `Bearer ${who.token}`);
}

async function settle(name: string, at: string, digitised: boolean, level: number): Promise<void> {
  const { leader } = communes.get(name) as { leader: SignedIn };
  const papers = [{ code: 'TK', name: 'Bản chính', digitised: digitised ? 'digitised' : 'no' }];
  const { code } = (await post(leader, '/api/dossiers', { procedure: CERTIFIED_COPY, channel: 'counter', owner: { name: 'Trần Thị Mẫu' }, at: `${at}T09:00`, papers }).expect(201)).body;
  await post(leader, `/api/dossiers/${code}/settlement`, { at: `${at}T09:10` }).expect(200);
  await post(leader, `/api/dossiers/${code}/rating`, { at: `${at}T09:11`, scale: '3', level }).expect(200);
}

async function run(who: SignedIn, unitId: string, request: object) {
  const { id } = (await post(who, '/api/reports', { unitId, ...MARCH, ...request }).expect(202)).body;
  await app.drain(unitId);
  return (await get(who, `/api/reports/${id}`).expect(200)).body;
}

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set('2026-04-02 08:00');
  province = await app.provinceOfCommunes();
  supervisor = await app.signIn(province.unitId, 'supervisor', 'controller');
  for (const name of ['Thượng', 'Hạ']) {
    const unit = await app.makeCommune(`Xã ${name}`);
    communes.set(name, { unit, leader: await app.signIn(unit.unitId, 'leader', 'clerk') });
  }
  await settle('Thượng', '2026-03-02', true, 3);
  await settle('Thượng', '2026-03-03', false, 1);
  await settle('Hạ', '2026-03-04', true, 3);
});
afterAll(() => app.close());

test('a supervising unit adds up what its communes closed and counts the others, by unit and by field, and says who has not closed', async () => {
  const [high, low] = ['Thượng', 'Hạ'].map((name) => communes.get(name) as { unit: TestUnit; leader: SignedIn });
  if (!high || !low) throw new Error('two communes');
  for (const definition of ['R4', 'R6']) {
    const own = await run(high.leader, high.unit.unitId, { definition });
    await post(high.leader, `/api/reports/${own.id}/close`).expect(200);
  }
  await settle('Thượng', '2026-03-05', true, 3);
  const byUnit = await run(supervisor, province.unitId, { definition: 'R4', consolidated: true, layout: 'by_unit' });
  const rows = numbersOf(byUnit.table);
  // The dossier entered after the closing is not in what was closed.
  expect([rows['Xã Thượng']?.slice(0, 3), rows['Xã Hạ']?.slice(0, 3), rows['Tổng số']?.slice(0, 3)]).toEqual([[2, 1, 50], [1, 1, 100], [3, 2, 66.67]]);
  const byField = await run(supervisor, province.unitId, { definition: 'R4', consolidated: true });
  expect(numbersOf(byField.table)['Tổng số']).toEqual(rows['Tổng số']);
  const rated = await run(supervisor, province.unitId, { definition: 'R6', consolidated: true, layout: 'by_unit' });
  expect(rated.table.total.cells).toMatchObject({ slips_out: 3, ratings: 3, three3: 2, three3_rate: 66.67, three1: 1 });
  const refused = await post(supervisor, `/api/reports/${byUnit.id}/close`).expect(422);
  expect([refused.body.code, refused.body.detail.includes('Xã Hạ'), refused.body.detail.includes('Xã Thượng')]).toEqual(['report.units_not_closed', true, false]);
  await post(supervisor, `/api/reports/${byUnit.id}/close`, { short: 'Xã Hạ mất mạng' }).expect(200);
  // Counted again up to where each commune had closed or been counted, it is the same; the cell opens both communes' dossiers.
  expect((await get(supervisor, `/api/reports/${byUnit.id}/recount`).expect(200)).body.same).toBe(true);
  const cell = (await get(supervisor, `/api/reports/${byUnit.id}/cells/total/in_full`).expect(200)).body;
  expect([cell.counted, cell.listed, cell.changedSince]).toEqual([2, 3, true]);
  const { corrections } = (await get(supervisor, `/api/reports/${byUnit.id}/corrections`).expect(200)).body;
  expect(corrections).toMatchObject([{ unitId: high.unit.unitId, kind: 'dossier', changes: [{ column: 'received', by: 1 }, { column: 'in_full', by: 1 }, { column: 'results_due', by: 1 }] }]);
});

test('the catalogue of each commune is a row of its own', async () => {
  const { table } = await run(supervisor, province.unitId, { definition: 'R3', consolidated: true, layout: 'by_unit' });
  const rows = numbersOf(table);
  expect(rows['Xã Thượng']).toEqual(rows['Xã Hạ']);
  expect(rows['Tổng số']?.[0]).toBe(2 * (rows['Xã Hạ']?.[0] ?? 0));
  expect(table.footnotes).toContain('Tổng hợp nhiều đơn vị thì một TTHC được tính ở mỗi đơn vị.');
});
