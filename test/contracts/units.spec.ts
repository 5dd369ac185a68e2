import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CreateUnit, GiveCode, Letterheads, RenameUnit, SetReportLines, SetSessions, SucceedUnit, Units } from '#src/units';
import { IdentityApp, randomCode } from './identity-app.js';
import { ON_PURPOSE } from '../support/observed-sql.js';

let app: IdentityApp;
beforeAll(async () => {
  app = await IdentityApp.start();
});
afterAll(() => app.stop());

const morning = { weekday: 1, opens: '07:30', closes: '11:30', openForIntake: true, countsForTerms: true };
const saturday = { weekday: 6, opens: '07:30', closes: '11:30', openForIntake: true, countsForTerms: false };

describe('the tree', () => {
  test('whoever supervises a province sees its communes below it; a clerk sees the own commune alone, at the top', async () => {
    const province = await app.makeUnit({ kind: 'province', name: 'Tỉnh Thử' });
    const commune = await app.makeUnit({ parentId: province });
    const other = await app.makeUnit();
    const supervisor = await app.bearer(province, 'supervisor');
    const clerk = await app.bearer(commune, 'clerk');
    const above = await app.http().get('/api/units').set('Authorization', supervisor.authorization).expect(200);
    expect(above.body).toMatchObject({ units: [{ id: province, name: 'Tỉnh Thử', children: [{ id: commune, children: [] }] }] });
    const below = await app.http().get('/api/units').set('Authorization', clerk.authorization).expect(200);
    expect(below.body.units).toHaveLength(1);
    expect(below.body.units[0]).toMatchObject({ id: commune, parentId: province });
    const foreign = await app.http().get(`/api/units/${other}`).set('Authorization', clerk.authorization).expect(404);
    expect(foreign.body.code).toBe('units.not_found');
  });

  test('the administrator of a province adds a commune and may set it up at once', async () => {
    const province = await app.makeUnit({ kind: 'province' });
    const admin = await app.bearer(province, 'administrator');
    await app.http().get('/api/units').set('Authorization', admin.authorization).expect(200);
    const code = randomCode();
    const form = { parentId: province, kind: 'commune', name: 'UBND xã Mới', place: 'Mới', code, validFrom: '2026-01-01' };
    const created = await app.http().post('/api/units').set('Authorization', admin.authorization).send(form).expect(201);
    expect(created.body).toMatchObject({ parentId: province, code, codes: [{ code, validFrom: '2026-01-01', validTo: null }] });
    const url = `/api/units/${created.body.id}/sessions`;
    await app.http().put(url).set('Authorization', admin.authorization).send({ validFrom: '2026-01-01', sessions: [morning] }).expect(200);
    const again = await app.http().post('/api/units').set('Authorization', admin.authorization).send(form).expect(409);
    expect(again.body.code).toBe('units.code_taken');
    expect(await app.auditOf(province, created.body.id)).toEqual(['unit.created']);
  });

  test('nobody adds units below somebody else, and a supervisor only looks', async () => {
    const province = await app.makeUnit({ kind: 'province' });
    const other = await app.makeUnit({ kind: 'province' });
    const admin = await app.bearer(other, 'administrator');
    const form = { parentId: province, kind: 'commune', name: 'X', code: 'W01.001', validFrom: '2026-01-01' };
    await app.http().post('/api/units').set('Authorization', admin.authorization).send(form).expect(404);
    const supervisor = await app.bearer(province, 'supervisor');
    const refused = await app.http().post('/api/units').set('Authorization', supervisor.authorization).send(form).expect(403);
    expect(refused.body.code).toBe('http.forbidden');
  });

  test('ancestors are told nearest first, descendants with the unit itself', async () => {
    const province = await app.makeUnit({ kind: 'province' });
    const commune = await app.makeUnit({ parentId: province });
    const office = await app.makeUnit({ parentId: commune, kind: 'office' });
    const units = app.app.get(Units);
    await app.database.inUnits('all', async (tx) => {
      expect(await units.ancestorIds(tx, office)).toEqual([office, commune, province]);
      expect(await units.descendantIds(tx, province)).toEqual([province, commune, office]);
      expect(await units.children(tx, province)).toMatchObject([{ id: commune }]);
    });
  });
});

describe('codes', () => {
  test('an old code finds its unit for ever and is never given again', async () => {
    const unitId = await app.makeUnit();
    const other = await app.makeUnit();
    const units = app.app.get(Units);
    const first = await app.database.inUnits('all', (tx) => units.codeOn(tx, unitId, '2026-01-01'));
    const [second, third] = [randomCode(), randomCode()];
    const admin = await app.bearer(unitId, 'administrator');
    const send = (code: string, validFrom: string) =>
      app.http().post(`/api/units/${unitId}/codes`).set('Authorization', admin.authorization).send({ code, validFrom });
    await send(second, '2026-07-01').expect(200);
    await app.database.inUnits('all', async (tx) => {
      expect((await units.findByCode(tx, first))?.id).toBe(unitId);
      expect(await units.codeOn(tx, unitId, '2026-06-30')).toBe(first);
      expect(await units.codeOn(tx, unitId, '2026-07-01')).toBe(second);
      expect((await units.get(tx, unitId)).code).toBe(first);
      await expect(units.codeOn(tx, unitId, '2018-12-31')).rejects.toMatchObject({ code: 'units.no_code_on' });
      await expect(app.app.get(GiveCode).run(tx, null, other, first, '2026-03-01')).rejects.toMatchObject({ code: 'units.code_taken' });
    });
    expect((await send(third, '2026-07-01').expect(409)).body.code).toBe('units.code_not_later');
    expect((await send('H26-15', '2026-08-01').expect(400)).body.code).toBe('units.bad_code');
  });

  test('a merged unit keeps its codes and gets a successor, but none that it succeeds itself', async () => {
    const [old, heir, province] = [await app.makeUnit(), await app.makeUnit(), await app.makeUnit()];
    const admin = await app.bearer(old, 'administrator');
    const url = `/api/units/${old}/successor`;
    await app.http().post(url).set('Authorization', admin.authorization).send({ successorId: heir, validFrom: '2026-07-01' }).expect(404);
    const succeed = app.app.get(SucceedUnit);
    await app.database.inUnit(old, (tx) => succeed.run(tx, null, old, heir, '2026-07-01'));
    const units = app.app.get(Units);
    await app.database.inUnits('all', async (tx) => {
      expect(await units.successorIds(tx, old)).toEqual([old, heir]);
      await expect(units.codeOn(tx, old, '2026-07-01')).rejects.toMatchObject({ code: 'units.no_code_on' });
    });
    await expect(app.database.inUnit(heir, (tx) => succeed.run(tx, null, heir, old, '2027-01-01'))).rejects.toMatchObject({ code: 'units.successor_circular' });
    await expect(app.database.inUnit(old, (tx) => succeed.run(tx, null, old, province, '2027-01-01'))).rejects.toMatchObject({ code: 'units.already_merged' });
  });
});

describe('names', () => {
  test('an old day keeps the name and the place of its time; an entry of the same day corrects the last one, and nothing is edited', async () => {
    app.clock.set('2026-06-20 09:00');
    const unitId = await app.makeUnit({ name: 'UBND xã Cũ' });
    const { authorization } = await app.bearer(unitId, 'administrator');
    const send = (body: object) => app.http().post(`/api/units/${unitId}/names`).set('Authorization', authorization).send(body);
    await send({ name: 'UBND xã Mớii', place: 'Mới', validFrom: '2026-07-01' }).expect(200);
    const renamed = await send({ name: 'UBND xã Mới', decision: '12/NQ-HĐND', validFrom: '2026-07-01' }).expect(200);
    expect(renamed.body).toMatchObject({
      name: 'UBND xã Cũ',
      names: [
        { name: 'UBND xã Cũ', place: 'Thử', validFrom: '2019-01-01', validTo: '2026-06-30', decision: null },
        { name: 'UBND xã Mới', place: 'Mới', validFrom: '2026-07-01', validTo: null, decision: '12/NQ-HĐND' },
      ],
    });
    const units = app.app.get(Units);
    const namesOn = (...days: string[]) => app.database.inUnit(unitId, (tx) => Promise.all(days.map((day) => units.nameOn(tx, unitId, day))));
    expect(await namesOn('2018-05-01', '2026-06-30', '2026-07-01')).toEqual(['UBND xã Cũ', 'UBND xã Cũ', 'UBND xã Mới']);
    app.clock.set('2026-07-01 08:00');
    expect(await app.database.inUnit(unitId, (tx) => units.get(tx, unitId))).toMatchObject({ name: 'UBND xã Mới', place: 'Mới' });
    expect(await app.database.inUnit(unitId, (tx) => units.getOn(tx, unitId, '2026-06-30'))).toMatchObject({ name: 'UBND xã Cũ', place: 'Thử' });
    expect(await app.auditOf(unitId, unitId)).toEqual(['unit.created', 'unit.renamed', 'unit.renamed']);
    const edit = (sql: string) => app.database.inUnit(unitId, (tx) => tx.run(sql, [unitId]));
    await expect(edit("UPDATE units.unit_name SET name = 'X' WHERE unit_id = $1")).rejects.toThrow(/permission denied/);
    await expect(edit('DELETE FROM units.unit_name WHERE unit_id = $1')).rejects.toThrow(/permission denied/);
  });

  test('papers of a day are headed by the name of that day, and the agency above by its own', async () => {
    app.clock.set('2026-08-03 09:00');
    const province = await app.makeUnit({ kind: 'province', name: 'UBND tỉnh Cũ' });
    const office = await app.makeUnit({ parentId: province, kind: 'office', name: 'Sở Cũ' });
    const rename = app.app.get(RenameUnit);
    await app.database.inUnit(province, (tx) => rename.run(tx, null, province, { name: 'UBND tỉnh Mới', validFrom: '2026-07-01' }));
    await app.database.inUnit(office, (tx) => rename.run(tx, null, office, { name: 'Sở Mới', place: 'Mới', validFrom: '2026-08-01' }));
    const headOn = (day: string) => app.database.inUnit(office, (tx) => app.app.get(Letterheads).of(tx, office, day));
    expect(await headOn('2026-06-30')).toMatchObject({ parentAgency: 'UBND tỉnh Cũ', agency: 'Sở Cũ', place: 'Thử' });
    expect(await headOn('2026-07-31')).toMatchObject({ parentAgency: 'UBND tỉnh Mới', agency: 'Sở Cũ', place: 'Thử' });
    expect(await headOn('2026-08-01')).toMatchObject({ parentAgency: 'UBND tỉnh Mới', agency: 'Sở Mới', place: 'Mới' });
  });

  test('a name before the last one, the same again, and one for a unit that has ended are refused', async () => {
    app.clock.set('2026-06-20 09:00');
    const [unitId, heir] = [await app.makeUnit({ name: 'UBND xã Một' }), await app.makeUnit()];
    const { authorization } = await app.bearer(unitId, 'administrator');
    const send = (name: string, validFrom: string) => app.http().post(`/api/units/${unitId}/names`).set('Authorization', authorization).send({ name, validFrom });
    expect((await send('UBND xã Một', '2026-05-01').expect(409)).body.code).toBe('units.same_name');
    await send('UBND xã Hai', '2026-05-01').expect(200);
    expect((await send('UBND xã Ba', '2026-04-30').expect(409)).body.code).toBe('units.name_not_later');
    expect((await send('', '2026-05-01').expect(400)).body.code).toBe('request.invalid');
    const clerk = await app.bearer(unitId, 'clerk');
    await app.http().post(`/api/units/${unitId}/names`).set('Authorization', clerk.authorization).send({ name: 'X', validFrom: '2026-05-01' }).expect(403);
    await app.http().post(`/api/units/${heir}/names`).set('Authorization', authorization).send({ name: 'X', validFrom: '2026-05-01' }).expect(404);
    const succeed = (from: string) => app.database.inUnit(unitId, (tx) => app.app.get(SucceedUnit).run(tx, null, unitId, heir, from));
    await expect(succeed('2026-05-01')).rejects.toMatchObject({ code: 'units.renamed_later' });
    await succeed('2026-06-01');
    expect((await send('UBND xã Ba', '2026-05-15').expect(409)).body.code).toBe('units.already_merged');
  });
});

describe('working sessions', () => {
  test('new hours close the old ones the day before, and what was once kept is not rewritten', async () => {
    app.clock.set('2026-03-02 09:00');
    const unitId = await app.makeUnit();
    const { authorization } = await app.bearer(unitId, 'administrator');
    const put = (validFrom: string, sessions: object[]) =>
      app.http().put(`/api/units/${unitId}/sessions`).set('Authorization', authorization).send({ validFrom, sessions });
    await put('2019-01-01', [morning]).expect(200);
    const changed = await put('2026-04-01', [{ ...morning, opens: '08:00' }, saturday]).expect(200);
    expect(changed.body.sessions).toMatchObject([
      { opens: '07:30', validFrom: '2019-01-01', validTo: '2026-03-31' },
      { opens: '08:00', validFrom: '2026-04-01', validTo: null },
      { weekday: 6, countsForTerms: false, validFrom: '2026-04-01', validTo: null },
    ]);
    const replaced = await put('2026-03-15', [morning]).expect(200);
    expect(replaced.body.sessions).toMatchObject([{ validTo: '2026-03-14' }, { opens: '07:30', validFrom: '2026-03-15', validTo: null }]);
    expect((await put('2026-02-01', [saturday]).expect(409)).body.code).toBe('units.sessions_in_the_past');
    expect(await app.auditOf(unitId, unitId)).toHaveLength(4);
  });

  test('a change is told to those who keep due dates', async () => {
    const unitId = await app.makeUnit();
    await app.database.inUnit(unitId, (tx) => app.app.get(SetSessions).run(tx, null, unitId, '2019-01-01', [morning]));
    const events = await app.database.inUnit(unitId, (tx) => tx.rows('SELECT topic, payload FROM platform.outbox WHERE unit_id = $1', [unitId]));
    expect(events).toEqual([{ topic: 'units.sessions_changed', payload: { validFrom: '2019-01-01' } }]);
  });

  test('hours that end before they begin, overlap or are no hours are refused', async () => {
    const unitId = await app.makeUnit();
    const { authorization } = await app.bearer(unitId, 'administrator');
    const put = (sessions: object[]) =>
      app.http().put(`/api/units/${unitId}/sessions`).set('Authorization', authorization).send({ validFrom: '2026-04-01', sessions });
    expect((await put([{ ...morning, closes: '07:30' }]).expect(400)).body.code).toBe('units.bad_span');
    expect((await put([morning, { ...morning, opens: '11:00', closes: '12:00' }]).expect(400)).body.code).toBe('units.sessions_overlap');
    expect((await put([{ ...morning, opens: '24:10' }]).expect(400)).body.code).toBe('request.invalid');
    const clerk = await app.bearer(unitId, 'clerk');
    await app.http().put(`/api/units/${unitId}/sessions`).set('Authorization', clerk.authorization).send({ validFrom: '2026-04-01', sessions: [] }).expect(403);
  });

  test('who asks from outside the fence sees nothing, and spoils nothing for the others', async () => {
    const [unitId, other] = [await app.makeUnit(), await app.makeUnit()];
    const units = app.app.get(Units);
    await app.database.inUnit(unitId, (tx) => app.app.get(SetSessions).run(tx, null, unitId, '2019-01-01', [morning]));
    expect(await app.database.inUnit(other, (tx) => units.sessionsOf(tx, unitId))).toEqual([]);
    expect(await app.database.inUnit(unitId, (tx) => units.sessionsOf(tx, unitId))).toHaveLength(1);
  });
});

describe('report lines', () => {
  const lines = [
    { position: 1, name: 'Tư pháp', fieldCodes: ['HT', 'CT'] },
    { position: 2, name: 'Lĩnh vực khác', fieldCodes: [] },
  ];

  test('keep the unit\'s order and mapping; an old period keeps its rows', async () => {
    const unitId = await app.makeUnit();
    const { authorization } = await app.bearer(unitId, 'controller');
    const url = `/api/units/${unitId}/report-lines`;
    await app.http().put(url).set('Authorization', authorization).send({ validFrom: '2019-01-01', lines }).expect(200);
    const put = await app.http().put(url).set('Authorization', authorization)
      .send({ validFrom: '2026-01-01', lines: [{ position: 1, name: 'Đất đai', fieldCodes: ['DD'] }, ...lines.map((l) => ({ ...l, position: l.position + 1 }))] }).expect(200);
    expect(put.body.lines.map((line: { name: string }) => line.name)).toEqual(['Đất đai', 'Tư pháp', 'Lĩnh vực khác']);
    const old = await app.http().get(`${url}?on=2025-12-31`).set('Authorization', authorization).expect(200);
    expect(old.body).toMatchObject({ on: '2025-12-31', lines: [{ name: 'Tư pháp', fieldCodes: ['CT', 'HT'] }, { name: 'Lĩnh vực khác', fieldCodes: [] }] });
    const before = await app.http().get(`${url}?on=2018-01-01`).set('Authorization', authorization).expect(200);
    expect(before.body.lines).toEqual([]);
  });

  test('a field on two lines, and two lines in one place, are refused', async () => {
    const unitId = await app.makeUnit();
    const setLines = app.app.get(SetReportLines);
    const set = (drafts: typeof lines) => app.database.inUnit(unitId, (tx) => setLines.run(tx, null, unitId, '2026-01-01', drafts));
    await expect(set([...lines, { position: 3, name: 'Hộ tịch', fieldCodes: ['HT'] }])).rejects.toMatchObject({ code: 'units.field_repeated' });
    await expect(set([...lines, { position: 2, name: 'Y tế', fieldCodes: [] }])).rejects.toMatchObject({ code: 'units.position_repeated' });
  });
});

test('the second fence: sessions and report lines of another unit are out of sight without any WHERE', async () => {
  const [unitId, other] = [await app.makeUnit(), await app.makeUnit()];
  await app.database.inUnit(other, async (tx) => {
    await app.app.get(SetSessions).run(tx, null, other, '2019-01-01', [morning]);
    await app.app.get(SetReportLines).run(tx, null, other, '2019-01-01', [{ position: 1, name: 'Tư pháp', fieldCodes: ['HT'] }]);
  });
  await app.database.inUnit(unitId, async (tx) => {
    for (const table of ['session', 'report_line', 'field_line']) expect(await tx.rows(`${ON_PURPOSE} SELECT 1 FROM units.${table}`)).toEqual([]);
  });
});

test('the parent of a new unit must exist', async () => {
  const draft = { parentId: '00000000-0000-7000-8000-000000000000', kind: 'commune' as const, name: 'X', place: '', code: 'W01.002', validFrom: '2026-01-01' };
  await expect(app.database.inUnits('all', (tx) => app.app.get(CreateUnit).run(tx, null, draft))).rejects.toMatchObject({ code: 'units.not_found' });
});
