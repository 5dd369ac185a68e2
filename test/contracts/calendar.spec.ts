import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import type supertest from 'supertest';
import { formatDateTime } from '#libs/civil-date';
import { dayStatus } from '#libs/worktime';
import { Calendars, calendarChanged, type NotifiedDay } from '#src/calendar';
import { packageRoot } from '#src/platform/database';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await loadNotices();
});
afterAll(() => app.close());

/** The days are national: every test of the run shares them, so each test here changes a far year of its own. */
let year = 2040 + randomInt(100);
beforeEach(() => {
  year += 1;
});

class Desk {
  constructor(readonly unitId: string, readonly token: string) {}

  get(path: string): supertest.Test {
    return app.http().get(path).set('Authorization', `Bearer ${this.token}`);
  }

  post(path: string, body?: object): supertest.Test {
    return app.http().post(path).set('Authorization', `Bearer ${this.token}`).send(body);
  }

  imports(file: Buffer | string, fileName = 'ngay-nghi.csv', notice = '1/TB'): supertest.Test {
    return app.http().post('/api/calendar/changes/import').set('Authorization', `Bearer ${this.token}`)
      .field('notice', notice).attach('file', Buffer.from(file), fileName);
  }

  async daysOf(when: number): Promise<NotifiedDay[]> {
    return (await this.get('/api/calendar').query({ from: `${when}-01-01`, to: `${when}-12-31` }).expect(200)).body.days;
  }
}

async function aDesk(role: 'controller' | 'administrator' | 'clerk' = 'controller'): Promise<Desk> {
  const { unitId } = await app.makeUnit();
  return new Desk(unitId, (await app.signIn(unitId, role)).token);
}

/** 2019–2026 from the notices, unless another test file of the run was quicker. */
async function loadNotices(): Promise<void> {
  const desk = await aDesk();
  const drafted = await desk.imports(await readFile(join(packageRoot(), 'src/demonstration/data/holidays-vn.csv')));
  if (drafted.status === 409) return;
  expect(drafted.status).toBe(201);
  const applied = await desk.post(`/api/calendar/changes/${drafted.body.id}/apply`);
  expect([200, 409]).toContain(applied.status);
}

async function told(unitId: string): Promise<unknown[]> {
  const rows = await app.database.inUnit(unitId, (tx) =>
    tx.rows<{ payload: unknown }>('SELECT payload FROM platform.outbox WHERE unit_id = $1 AND topic = $2 ORDER BY id', [unitId, calendarChanged.name]));
  return rows.map((row) => row.payload);
}

describe('the notices of 2019–2026', () => {
  test.each([[2019, 252], [2020, 252], [2021, 250], [2022, 249], [2023, 249], [2024, 251], [2025, 250], [2026, 249]])(
    '%i has %i working days', async (when, workingDays) => {
      const { body } = await (await aDesk('clerk')).get('/api/calendar/working-days').query({ year: when }).expect(200);
      expect(body).toEqual({ year: when, workingDays, loaded: true });
    });

  test('a make-up day knows the day it makes up for', async () => {
    const days = await (await aDesk('clerk')).daysOf(2019);
    expect(days.find((day) => day.date === '2019-01-05')).toMatchObject({ kind: 'makeup', replaces: '2018-12-31', basis: 'hoán đổi' });
  });
});

describe('a change of days', () => {
  const draft = (): object => ({
    notice: '77/TB-BNV',
    days: [
      { date: `${year}-09-02`, kind: 'off', name: 'Quốc khánh', basis: 'luật' },
      { date: `${year}-09-05`, kind: 'makeup', name: `Làm bù cho ngày 01/09/${year}` },
    ],
  });

  test('is a draft first, then applied once; the calendar follows at once and the unit is told', async () => {
    const desk = await aDesk();
    const drafted = await desk.post('/api/calendar/changes', draft()).expect(201);
    expect(drafted.body).toMatchObject({ notice: '77/TB-BNV', appliedAt: null, days: [{ former: null }, { replaces: `${year}-09-01` }] });
    expect(await desk.daysOf(year)).toEqual([]);
    const now = (): Promise<string> => app.database.inUnit(desk.unitId, async (tx) =>
      dayStatus(await app.get(Calendars).of(tx, desk.unitId), `${year}-09-02`).reason);
    const then = await app.database.inUnit(desk.unitId, (tx) => app.get(Calendars).withChanges(tx, desk.unitId, drafted.body.id));
    expect(dayStatus(then, `${year}-09-02`)).toMatchObject({ working: false, reason: 'holiday', name: 'Quốc khánh' });
    expect(await now()).not.toBe('holiday');
    const applied = await desk.post(`/api/calendar/changes/${drafted.body.id}/apply`).expect(200);
    expect(applied.body.appliedAt).toBe(app.clock.now().toISOString());
    expect(await now()).toBe('holiday');
    expect(await desk.daysOf(year)).toMatchObject([{ date: `${year}-09-02`, kind: 'off', notice: '77/TB-BNV' }, { kind: 'makeup' }]);
    expect(await told(desk.unitId)).toEqual([{ changeId: drafted.body.id }]);
    const twice = await desk.post(`/api/calendar/changes/${drafted.body.id}/apply`).expect(409);
    expect(twice.body.code).toBe('calendar.already_applied');
    expect(await told(desk.unitId)).toHaveLength(1);
    const same = await desk.post('/api/calendar/changes', draft()).expect(409);
    expect(same.body.code).toBe('calendar.nothing_changes');
    const kept = await desk.get(`/api/calendar/changes/${drafted.body.id}`).expect(200);
    expect(kept.body).toMatchObject({ appliedAt: app.clock.now().toISOString(), days: [{ former: null }, { former: null }] });
  });

  test('a day is taken out again; before and after stay in the log, which nobody may rewrite', async () => {
    const desk = await aDesk();
    const first = await desk.post('/api/calendar/changes', draft()).expect(201);
    await desk.post(`/api/calendar/changes/${first.body.id}/apply`).expect(200);
    const removal = { notice: '78/TB-BNV', days: [{ date: `${year}-09-02`, kind: 'remove' }] };
    const second = await desk.post('/api/calendar/changes', removal).expect(201);
    await desk.post(`/api/calendar/changes/${second.body.id}/apply`).expect(200);
    expect(await desk.daysOf(year)).toMatchObject([{ kind: 'makeup' }]);
    const log = await app.database.inUnits([], (tx) =>
      tx.rows('SELECT former, latter FROM calendar.day_log WHERE date = $1 ORDER BY change_id', [`${year}-09-02`]));
    expect(log).toMatchObject([{ former: null, latter: { kind: 'off', notice: '77/TB-BNV' } }, { former: { kind: 'off' }, latter: null }]);
    const rewrite = (sql: string): Promise<number> => app.database.inUnits([], (tx) => tx.run(sql));
    await expect(rewrite('DELETE FROM calendar.day_log')).rejects.toThrow('permission denied');
    await expect(rewrite('UPDATE calendar.day_log SET latter = NULL')).rejects.toThrow('permission denied');
  });

  test('a draft over days that were changed since is stale', async () => {
    const desk = await aDesk();
    const first = await desk.post('/api/calendar/changes', draft()).expect(201);
    const second = await desk.post('/api/calendar/changes', { notice: '79/TB', days: [{ date: `${year}-09-02`, kind: 'off', name: 'Tên khác' }] }).expect(201);
    await desk.post(`/api/calendar/changes/${second.body.id}/apply`).expect(200);
    const stale = await desk.post(`/api/calendar/changes/${first.body.id}/apply`).expect(409);
    expect(stale.body).toMatchObject({ code: 'calendar.stale_change' });
    expect(await desk.daysOf(year)).toMatchObject([{ name: 'Tên khác' }]);
  });

  test('ten clicks at once apply it once', async () => {
    const desk = await aDesk();
    const { body } = await desk.post('/api/calendar/changes', draft()).expect(201);
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.post(`/api/calendar/changes/${body.id}/apply`)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
    expect(await told(desk.unitId)).toHaveLength(1);
  });

  test('clerks look and do not change; an unknown change does not exist', async () => {
    const clerk = await aDesk('clerk');
    await clerk.post('/api/calendar/changes', draft()).expect(403);
    const admin = await aDesk('administrator');
    const unknown = await admin.post('/api/calendar/changes/0198f2a0-0000-7000-8000-000000000000/apply').expect(404);
    expect(unknown.body.code).toBe('calendar.unknown_change');
  });

  test('mistakes are all named', async () => {
    const desk = await aDesk();
    const form = { notice: '80/TB', days: [
      { date: `${year}-01-01`, kind: 'off', name: 'A' }, { date: `${year}-01-01`, kind: 'off', name: 'B' },
      { date: `${year}-01-02`, kind: 'makeup' }, { date: `${year}-01-03`, kind: 'off', name: 'C', replaces: `${year}-01-04` },
    ] };
    const { body } = await desk.post('/api/calendar/changes', form).expect(422);
    expect(body.code).toBe('calendar.list_has_errors');
    expect(body.errors.map((e: Record<string, unknown>) => [e.field, e.code])).toEqual([
      ['row.2.date', 'day.repeated'], ['row.3.name', 'required'], ['row.4.replaces', 'day.replaces'],
    ]);
    await desk.post('/api/calendar/changes', { notice: '80/TB', days: [{ date: `${year}-02-30`, kind: 'off', name: 'A' }] }).expect(400);
    await desk.post('/api/calendar/changes', { notice: '80/TB', days: [] }).expect(400);
    expect((await desk.get('/api/calendar').query({ from: '2021-02-01', to: '2021-01-01' }).expect(400)).body.code).toBe('calendar.bad_span');
  });
});

describe('import of days', () => {
  test('from CSV, with every bad row named and nothing drafted', async () => {
    const desk = await aDesk();
    const rows = ['date,kind,name,basis', `${year}-13-01,off,A,luật`, `01/05/${year},lễ,B,`, `${year}-05-02,off,,luật`, `${year}-05-03,nghỉ,C,`, `${year}-05-03,off,D,`];
    const { body } = await desk.imports(rows.join('\n')).expect(422);
    expect(body.errors.map((e: Record<string, unknown>) => [e.field, e.code])).toEqual([
      ['row.2.date', 'date.bad'], ['row.3.kind', 'kind.bad'], ['row.4.name', 'required'], ['row.6.date', 'day.repeated'],
    ]);
    expect(body.errors[0].message).toContain('Dòng 2, cột Ngày');
    expect((await desk.imports(`kind,name\noff,A\n`).expect(422)).body.code).toBe('tabular.missing_columns');
    expect((await desk.imports(rows.join('\n'), 'ngay.csv', '').expect(400)).body.code).toBe('calendar.bad_import_field');
  });

  test('from XLSX with Vietnamese headings and real dates', async () => {
    const desk = await aDesk();
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Lịch');
    sheet.addRow(['Ngày', 'Loại', 'Tên ngày', 'Làm bù cho ngày']);
    sheet.addRow([new Date(Date.UTC(year, 3, 30)), 'Nghỉ', 'Ngày Chiến thắng', '']);
    sheet.addRow([new Date(Date.UTC(year, 4, 6)), 'Làm bù', 'Làm bù', `29/04/${year}`]);
    sheet.getColumn(1).numFmt = 'dd/mm/yyyy';
    const { body } = await desk.imports(Buffer.from(await book.xlsx.writeBuffer()), 'lich.xlsx').expect(201);
    expect(body.days).toMatchObject([
      { date: `${year}-04-30`, kind: 'off', name: 'Ngày Chiến thắng', replaces: null },
      { date: `${year}-05-06`, kind: 'makeup', replaces: `${year}-04-29` },
    ]);
  });
});

describe('the preview of a due date', () => {
  test('for a procedure in force on the day of receipt, line by line', async () => {
    const { unitId } = await app.makeCommune();
    const desk = new Desk(unitId, (await app.signIn(unitId, 'clerk')).token);
    const { body } = await desk.get('/api/deadlines/preview').query({ procedure: '1.004884', received: '2021-04-28T09:00' }).expect(200);
    expect(body).toMatchObject({ procedure: { code: '1.004884' }, termText: '05 ngày làm việc', dueOn: '2021-05-07', byMoment: false, provisional: false });
    expect(formatDateTime(new Date(body.dueAt))).toBe('17:00 07/05/2021');
    expect(body.reasons.filter((reason: { code: string }) => reason.code === 'holiday').length).toBeGreaterThan(0);
    expect(body.reasons.at(-1)).toMatchObject({ code: 'due' });
    const stamped = await desk.get('/api/deadlines/preview').query({ procedure: '1.001193', received: '2021-04-29T15:01' }).expect(200);
    expect(stamped.body.dueOn).toBe('2021-05-04');
    const early = await desk.get('/api/deadlines/preview').query({ procedure: '1.001193', received: '2017-12-29T09:00' }).expect(409);
    expect(early.body.code).toBe('catalogue.not_in_force');
    const unknown = await desk.get('/api/deadlines/preview').query({ procedure: '9.999999', received: '2021-04-29T15:01' }).expect(404);
    expect(unknown.body.code).toBe('catalogue.unknown_procedure');
  });

  test('for a term of its own, with a pause, and provisional where the notice is not out yet', async () => {
    const desk = await aDesk('clerk');
    const paused = { term: 7, termUnit: 'working_day', received: '2021-02-04T11:29', pausedFrom: '2021-02-05T10:00', pausedTo: '2021-02-08T14:00' };
    expect((await desk.get('/api/deadlines/preview').query(paused).expect(200)).body).toMatchObject({ dueOn: '2021-02-23', procedure: null });
    const open = await desk.get('/api/deadlines/preview').query({ ...paused, pausedTo: '' }).expect(200);
    expect(open.body.reasons.map((reason: { code: string }) => reason.code)).toContain('stopped');
    const far = await desk.get('/api/deadlines/preview').query({ term: 3, termUnit: 'working_day', received: '2038-06-01T09:00' }).expect(200);
    expect(far.body.provisional).toBe(true);
  });

  test('what cannot be counted is refused with a reason', async () => {
    const desk = await aDesk('clerk');
    const code = async (query: object): Promise<string> =>
      (await desk.get('/api/deadlines/preview').query({ received: '2021-02-04T11:29', ...query })).body.code as string;
    expect(await code({})).toBe('calendar.no_term');
    expect(await code({ term: 0, termUnit: 'working_day' })).toBe('calendar.no_term');
    expect(await code({ term: 3, termUnit: 'week' })).toBe('request.invalid');
    expect(await code({ term: 9999, termUnit: 'month' })).toBe('calendar.cannot_count');
    expect(await code({ term: 3, termUnit: 'month', pausedTo: '2021-02-08T14:00' })).toBe('calendar.pause_in_disorder');
    expect(await code({ term: 3, termUnit: 'month', pausedFrom: '2021-02-01T14:00' })).toBe('calendar.pause_in_disorder');
    const { unitId } = await app.makeUnit({ withSessions: false });
    const empty = new Desk(unitId, (await app.signIn(unitId, 'clerk')).token);
    const none = await empty.get('/api/deadlines/preview').query({ received: '2021-02-04T11:29', term: 3, termUnit: 'month' }).expect(409);
    expect(none.body.code).toBe('calendar.no_sessions');
    await empty.get('/api/deadlines/preview').query({ received: '2021-02-04T11:29', term: 3, termUnit: 'month', unitId: desk.unitId }).expect(403);
  });
});
