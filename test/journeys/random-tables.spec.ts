import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CivilDate } from '#libs/civil-date';
import { customPeriod, isDossierReport, type Numbers, numbersOf, type Period, REPORT_DEFINITIONS, type ReportId, type ReportTable } from '#libs/reporting';
import { DossierLog } from '#src/dossiers';
import { FindReports, ListCell } from '#src/reports';
import { type Caller, PageQuery } from '#src/platform/http';
import { tableOf } from '../../src/reports/app/count-run.js';
import { CountUnit } from '../../src/reports/app/count-unit.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type DrawnLife, drawnLife, live } from './drawn-lives.js';
import { CERTIFIED_COPY, type Desk } from './desk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const REPORTS = Object.keys(REPORT_DEFINITIONS) as ReportId[];
const FIRST: CivilDate = '2026-03-01';

/** How a base number of a whole period follows from those of its two parts. */
type Kind = 'flow' | 'begin' | 'end' | 'none';

function kindOf(id: ReportId, name: string): Kind {
  if (isDossierReport(id)) return name.startsWith('carriedOver.') ? 'begin' : name.startsWith('open') || name.startsWith('overdue.') ? 'end' : 'flow';
  if (id === 'R3') return name.startsWith('inForce.') || name === 'public' ? 'end' : 'flow';
  // As they stood at the end of each part: what is scanned or paid in the second part says nothing of the first.
  if (id === 'R4') return name === 'received' || name === 'resultsDue' ? 'flow' : 'none';
  if (id === 'R5') return name === 'offered3' || name === 'offered4' ? 'end' : name === 'offeredUsed' || name === 'payable' || name === 'paidOnline' ? 'none' : 'flow';
  return 'flow';
}

/** What was counted over all draws: a property of nothing says nothing. */
const seen = new Map<ReportId, number>();

interface Counted {
  table: ReportTable;
  numbers: Numbers;
}

async function count(unitId: string, id: ReportId, period: Period): Promise<Counted> {
  return app.database.inUnit(unitId, async (tx) => {
    const plans = [{ position: 1, name: 'Tất cả', unitIds: [unitId] }];
    const counting = app.get(CountUnit);
    const [now, asOf] = [counting.start(id, plans), counting.start(id, plans)];
    await now.now(tx, unitId, period, app.clock.now());
    await asOf.asOf(tx, unitId, period, { position: await app.get(DossierLog).head(tx, unitId), at: app.clock.now() });
    const [numbers, recounted] = [now, asOf].map((each) => numbersOf(each.rows()[0]?.base ?? {}));
    // What is kept along the way says what the log and the books say.
    expect([id, period.label, recounted]).toEqual([id, period.label, numbers]);
    return { table: tableOf({ definition: id, period, layout: 'by_field' }, now.rows()), numbers: numbers ?? {} };
  });
}

async function checkParts(unitId: string, id: ReportId, from: CivilDate, middle: CivilDate, to: CivilDate): Promise<void> {
  const first = await count(unitId, id, customPeriod(from, middle));
  const second = await count(unitId, id, customPeriod(addDays(middle, 1), to));
  const whole = await count(unitId, id, customPeriod(from, to));
  for (const { table } of [first, second, whole]) expect([id, table.checks]).toEqual([id, []]);
  seen.set(id, Object.values(whole.numbers).reduce<number>((sum, number) => sum + (number ?? 0), seen.get(id) ?? 0));
  for (const [name, value] of Object.entries(whole.numbers)) {
    const [a, b] = [first.numbers[name] ?? 0, second.numbers[name] ?? 0];
    const expected = { flow: a + b, begin: a, end: b, none: value }[kindOf(id, name)];
    // A procedure simplified in both parts is counted once in the whole, so what happened in it may be less.
    if (id === 'R3' && kindOf(id, name) === 'flow' && name !== 'daysCut') expect(value ?? 0).toBeLessThanOrEqual(expected ?? 0);
    else expect([id, name, value]).toEqual([id, name, expected]);
  }
}

/** Every number of a table that was asked for opens what it counts, as many as it says. */
async function checkCells(desk: Desk, definition: ReportId, period: Pick<Period, 'from' | 'to'>): Promise<void> {
  const asked = await desk.post('leader', '/api/reports', { definition, from: period.from, to: period.to }).expect(202);
  await app.drain(desk.unitId);
  const caller = { accountId: desk.person('leader').accountId, unitId: desk.unitId, unitIds: [desk.unitId], grants: [{ unitId: desk.unitId, role: 'leader' }] } as unknown as Caller;
  const run = await app.get(FindReports).getFinished(caller, asked.body.id as string);
  for (const row of [...run.outcome.table.rows.map(({ position }) => String(position)), 'total']) {
    for (const { key } of run.outcome.table.columns) {
      const list = await app.get(ListCell).list(caller, run, { row, column: key }, Object.assign(new PageQuery(), { limit: 200 }));
      expect([definition, row, key, list.listed, list.changedSince]).toEqual([definition, row, key, list.counted, false]);
      if (list.records === null) expect([definition, row, key, list.items.length]).toEqual([definition, row, key, list.counted]);
    }
  }
}

/** What no draw may leave out: papers and a result digitised, nine indices scored, a dossier that staff filled in. On the first day, which is in every period. */
async function certainOnes(desk: Desk): Promise<void> {
  const { code } = await desk.receive({ procedure: CERTIFIED_COPY, papers: [{ code: 'TK', name: 'Bản chính', digitised: 'digitised' }] });
  await desk.step(code, 'settlement', { resultDigitised: true });
  await desk.step(code, 'rating', { scale: 'indices', indices: ['2', '2', '2', '1', '1', '2', '2', '2', '0'] }, 'clerk');
  await desk.turnAway();
  const online = await desk.receive({ channel: 'online', assisted: true });
  await desk.step(online.code, 'acceptance');
}

/** Fees and slips for some of the dossiers. */
async function payAndHandOut(desk: Desk, codes: readonly string[], lives: readonly DrawnLife[]): Promise<void> {
  for (const [index, code] of codes.entries()) {
    const { detail } = lives[index]?.draws[0] ?? { detail: 0 };
    if (detail % 3 !== 0) continue;
    const answer = await desk.post('clerk', '/api/fees', { dossier: code, method: detail % 2 === 0 ? 'online' : 'cash', items: [{ kind: 'charge', text: 'Lệ phí', amount: 5000 }] });
    expect(answer.status < 500).toBe(true);
    await desk.post('clerk', '/api/surveys/slips', { day: '2026-03-02', slips: 1 + (detail % 5), ...(detail % 2 === 0 && { field: 'ho-tich' }) }).expect(201);
  }
}

test('whatever lives are lived, a period cut in two adds up, every identity holds, the log agrees, and cells open what they count', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(drawnLife, { minLength: 2, maxLength: 4 }), fc.nat(60), fc.nat(60), async (lives, begin, cut) => {
      const { desk, codes } = await live(app, lives, certainOnes);
      await payAndHandOut(desk, codes, lives);
      await app.drain(desk.unitId);
      const from = addDays(FIRST, -begin);
      const middle = addDays(from, cut);
      const to = addDays(middle, 1 + begin);
      for (const id of REPORTS) await checkParts(desk.unitId, id, from, middle, to);
      const today = app.clock.today();
      for (const id of REPORTS) await checkCells(desk, id, { from, to: today });
    }),
    { numRuns: 4, endOnFailure: true },
  );
  for (const id of REPORTS) expect([id, (seen.get(id) ?? 0) > 0]).toEqual([id, true]);
}, 120_000);
