import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { ReportTable } from '#libs/reporting';
import { Catalogue } from '#src/catalogue';
import { UploadRegister } from '#src/integration';
import { CountTable, periodOf, ReconcileReports } from '#src/reports';
import { SetReportLines } from '#src/units';
import { type SignedIn, startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { DUONG_HA_2021, generateRegister, registerCsvLines } from '../support/register-generator.js';
import { officeCalendar, readRecords, sampleProcedures } from '../support/register-sources.js';

// 2,658 dossiers go through the import and are counted.
jest.setTimeout(240_000);

const published = readRecords('test', 'golden', 'duong-ha-2021-received.csv');
const COLUMNS = { tong_so: 'total', truc_tiep: 'direct', muc_do_3: 'level3', muc_do_4: 'level4', da_giai_quyet: 'finished', chua_den_han: 'not_due', ty_le: 'rate' };
const YEAR = periodOf({ preset: 'year', year: 2021 });

let app: TestApp;
let unit: TestUnit;
let controller: SignedIn;
let run: { id: string; table: ReportTable; failedChecks: number };

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set('2022-01-05 08:00');
  unit = await app.makeCommune('UBND xã Dương Hà');
  controller = await app.signIn(unit.unitId, 'controller');
  await setPublishedLines();
  await importRegister();
  const asked = await app.http().post('/api/reports').set('Authorization', `Bearer ${controller.token}`).send({ definition: 'R1', preset: 'year', year: 2021 }).expect(202);
  await app.drain(unit.unitId);
  run = (await get(`/api/reports/${asked.body.id as string}`).expect(200)).body;
});
afterAll(() => app.close());

const get = (path: string) => app.http().get(path).set('Authorization', `Bearer ${controller.token}`);

/** The rows of the published table; police procedures taken in at the desk have none and fall to the last. */
async function setPublishedLines(): Promise<void> {
  const names = published.slice(0, -1).map((line) => line['linh_vuc'] ?? '');
  await app.database.inUnit(unit.unitId, async (tx) => {
    const fields = await app.get(Catalogue).fields(tx);
    const lineOfField = new Map([...sampleProcedures().values()].map(({ field, reportLine }) => [field, reportLine]));
    const lines = names.map((name, index) => ({
      position: index + 1, name, fieldCodes: fields.filter((field) => lineOfField.get(field.name) === name).map(({ code }) => code),
    }));
    await app.get(SetReportLines).run(tx, null, unit.unitId, '2018-01-01', lines);
  });
}

async function importRegister(): Promise<void> {
  const rows = generateRegister({
    seed: 2021, plan: DUONG_HA_2021, unitCode: unit.code, year: 2021, place: 'xã Dương Hà', procedures: sampleProcedures(), calendar: officeCalendar(),
  });
  async function* bytes(): AsyncGenerator<Buffer> {
    for (const line of registerCsvLines(rows)) yield Buffer.from(line, 'utf8');
  }
  const upload = { unitId: unit.unitId, accountId: controller.accountId, fileName: 'so-2021.csv', dryRun: false, bytes: bytes() };
  await app.get(UploadRegister).run(upload);
  await app.drain(unit.unitId);
}

test('R1 of Dương Hà 2021, imported and counted, is the published table in every cell but the two that were misprinted', () => {
  expect(run).toMatchObject({ failedChecks: 0 });
  const differences: unknown[] = [];
  [...run.table.rows, run.table.total].forEach((row, index) => {
    expect(row.name).toBe(published[index]?.['linh_vuc']);
    for (const [theirs, ours] of Object.entries(COLUMNS)) {
      const print = published[index]?.[theirs] ?? '';
      const cell = row.cells[ours] ?? null;
      // The total row is printed with gaps: nothing is claimed there.
      if (print === '' && row.position === null) continue;
      if (print !== String(cell ?? '')) differences.push({ row: row.name, column: theirs, print, cell });
    }
  });
  expect(differences).toEqual([
    { row: 'Tài nguyên môi trường', column: 'chua_den_han', print: '0', cell: 5 },
    { row: 'Tổng', column: 'truc_tiep', print: '2658', cell: 1811 },
  ]);
  expect(run.table.columns.map(({ key }) => key)).toEqual(Object.values(COLUMNS));
});

test('its numbers open the dossiers behind them, and the log says the same', async () => {
  const open = (await get(`/api/reports/${run.id}/cells/6/not_due`).expect(200)).body;
  expect(open).toMatchObject({ counted: 5, listed: 5, changedSince: false });
  expect(open.items.map((item: { procedure: { code: string } }) => item.procedure.code)).toEqual(Array(5).fill('1.003554'));
  const order = { definition: 'R1' as const, unitId: unit.unitId, period: YEAR };
  expect(await app.get(CountTable).fromLog(order)).toEqual(run.table);
  expect(await app.get(ReconcileReports).reconcile(unit.unitId)).toMatchObject({ differenceCount: 0 });
});
