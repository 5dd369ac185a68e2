import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_CONTENTS, IssueProcedure } from '#src/catalogue';
import { CountDigitisation } from '#src/documents';
import type { PaperView } from '../../src/documents/app/view-papers.js';
import { DocumentsCursor } from '../../src/documents/data/cursor.store.js';
import { FollowDossiers } from '../../src/documents/app/follow-dossiers.js';
import { startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { ON_PURPOSE } from '../support/observed-sql.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const BIRTH = '1.000001';
const LAND = '2.000002';
const CONSULTED = '3.000003';
const PAPERS = [
  { code: 'TK', name: 'Tờ khai', originals: 1, copies: 0, required: true },
  { code: 'CCCD', name: 'Căn cước', originals: 0, copies: 1, required: true },
  { code: 'UQ', name: 'Văn bản ủy quyền', originals: 1, copies: 0, required: false },
];
const scanned = (code: string): object => ({ code, originals: 1, digitised: 'digitised' });
const IN_FULL = [scanned('TK'), scanned('CCCD')];

/** A commune with two procedures that give a result and one that gives none, and its clerk. */
class Desk {
  private constructor(readonly unit: TestUnit, readonly token: string, readonly leader: string) {}

  static async open(parentId: string | null = null): Promise<Desk> {
    const unit = await app.makeUnit({ parentId });
    const author = { ownerUnitId: unit.unitId, by: null };
    const contents = { ...DEFAULT_CONTENTS, term: { amount: 0, unit: 'same_day' as const, cutoff: '15:00' }, papers: PAPERS };
    await app.database.inUnit(unit.unitId, async (tx) => {
      const issue = app.get(IssueProcedure);
      await issue.run(tx, author, { code: BIRTH, fieldName: 'Hộ tịch', validFrom: '2020-01-01', contents: { ...contents, name: 'Khai sinh' } });
      await issue.run(tx, author, { code: LAND, fieldName: 'Đất đai', validFrom: '2020-01-01', contents: { ...contents, name: 'Đăng ký đất' } });
      await issue.run(tx, author, { code: CONSULTED, fieldName: 'Đất đai', validFrom: '2020-01-01', contents: { ...contents, name: 'Góp ý', givesResult: false } });
    });
    const { token } = await app.signIn(unit.unitId, 'clerk');
    return new Desk(unit, token, (await app.signIn(unit.unitId, 'leader')).token);
  }

  post(path: string, body: object, token = this.token) {
    return app.http().post(`/api/dossiers${path}`).set('Authorization', `Bearer ${token}`).send(body);
  }

  get(path: string, token = this.token) {
    return app.http().get(path).set('Authorization', `Bearer ${token}`);
  }

  async receive(papers?: object[], procedure = BIRTH): Promise<string> {
    const answer = await this.post('', { procedure, channel: 'counter', owner: { name: 'Trần Thị Mẫu' }, papers }).expect(201);
    return answer.body.code;
  }

  async drain(): Promise<void> {
    await app.drain(this.unit.unitId);
  }

  async papers(code: string): Promise<PaperView[]> {
    return (await this.get(`/api/dossiers/${code}/papers`).expect(200)).body.papers;
  }

  async table(from: string, to: string) {
    await this.drain();
    return (await this.get(`/api/documents/digitisation?from=${from}&to=${to}`).expect(200)).body;
  }
}

describe('the check-list of a dossier', () => {
  test('has every paper that the procedure asks for, as handed in or missing, and is there at once', async () => {
    const desk = await Desk.open();
    const code = await desk.receive([scanned('TK'), { code: 'KHAC', name: 'Giấy khác', certified: 2 }]);
    const view = (await desk.get(`/api/dossiers/${code}/papers`).expect(200)).body;
    expect(view.papers).toMatchObject([
      { code: 'TK', name: 'Tờ khai', required: true, originals: 1, missing: false, digitised: 'digitised', reusedFrom: null, reusedFromKnown: null },
      { code: 'CCCD', required: true, missing: true, digitised: 'no' },
      { code: 'UQ', required: false, missing: true },
      { code: 'KHAC', name: 'Giấy khác', required: false, certified: 2, missing: false },
    ]);
    expect(view).toMatchObject({ code, result: { due: true, status: 'not_digitised', number: null, signedOn: null }, digitisedInFull: false });
  });

  test('what was recorded later is shown before anything has followed it', async () => {
    const desk = await Desk.open();
    const code = await desk.receive([scanned('TK')]);
    await desk.papers(code);
    await desk.post(`/${code}/papers`, { papers: [scanned('CCCD')] }).expect(200);
    const view = (await desk.get(`/api/dossiers/${code}/papers`).expect(200)).body;
    expect(view).toMatchObject({ digitisedInFull: true, papers: [{ code: 'TK' }, { code: 'CCCD', missing: false, digitised: 'digitised' }, { code: 'UQ' }] });
  });

  test('a paper used again comes from a dossier of the unit, and says which', async () => {
    const desk = await Desk.open();
    const stranger = await Desk.open();
    const source = await desk.receive();
    const foreign = await stranger.receive();
    const code = await desk.receive([{ code: 'TK', digitised: 'reused_paper', reusedFrom: source }]);
    const reuse = (paper: string, reusedFrom: string): object => ({ code: paper, digitised: 'reused_result', reusedFrom });
    for (const unknown of [foreign, 'không phải mã']) {
      const refused = await desk.post(`/${code}/papers`, { papers: [reuse('CCCD', unknown)] }).expect(422);
      expect(refused.body.code).toBe('dossier.reused_from_unknown');
    }
    await desk.drain();
    const sources = (await desk.papers(code)).map((paper) => [paper.code, paper.reusedFromKnown]);
    expect(sources).toEqual([['TK', true], ['CCCD', null], ['UQ', null]]);
  });

  test('a result that was digitised at the counter is shown with its number and date', async () => {
    const desk = await Desk.open();
    const code = await desk.receive(IN_FULL);
    await desk.post(`/${code}/settlement`, { resultNumber: '15/KS', resultOn: '2026-03-02', resultDigitised: true }).expect(200);
    const view = (await desk.get(`/api/dossiers/${code}/papers`).expect(200)).body;
    expect(view.result).toEqual({ due: true, status: 'digitised', number: '15/KS', signedOn: '2026-03-02' });
    const consulted = await desk.receive(IN_FULL, CONSULTED);
    expect((await desk.get(`/api/dossiers/${consulted}/papers`).expect(200)).body.result).toMatchObject({ due: false, status: 'none' });
  });

  test("another unit's dossier does not exist, nor does one that was never received", async () => {
    const desk = await Desk.open();
    const code = await desk.receive();
    const stranger = await Desk.open();
    await stranger.get(`/api/dossiers/${code}/papers`).expect(404);
    await desk.get(`/api/dossiers/${code.replace(/\d{4}$/, '9999')}/papers`).expect(404);
    await app.http().get(`/api/dossiers/${code}/papers`).expect(401);
  });

  test('names with HTML and SQL come back as they were typed', async () => {
    const desk = await Desk.open();
    const name = `<script>alert("1")</script>'; DROP TABLE documents.paper; --`;
    const code = await desk.receive([{ code: 'X', name, originals: 1 }]);
    await desk.drain();
    expect((await desk.papers(code)).at(-1)).toMatchObject({ code: 'X', name });
  });
});

describe('digitisation in a period', () => {
  test('is counted by field, with rates over what was received', async () => {
    const desk = await Desk.open();
    const first = await desk.receive(IN_FULL);
    await desk.post(`/${first}/settlement`, { resultDigitised: true }).expect(200);
    await desk.receive([scanned('TK')]);
    await desk.receive([{ code: 'TK', digitised: 'reused_paper', reusedFrom: first }, { code: 'CCCD', digitised: 'reused_result', reusedFrom: first }]);
    await desk.receive(IN_FULL, CONSULTED);
    const table = await desk.table('2026-03-01', '2026-03-31');
    expect(table.total).toEqual({
      received: 4, inFull: 3, inFullRate: 75, electronic: 2, electronicRate: 50,
      resultsDue: 3, resultsDigitised: 1, resultsDigitisedRate: 33.33, reused: 1, reusedRate: 25,
    });
    expect(table.fields).toMatchObject([
      { fieldName: 'Đất đai', received: 1, inFull: 1, electronic: 1, resultsDue: 0, resultsDigitisedRate: null },
      { fieldName: 'Hộ tịch', received: 3, inFull: 2, electronic: 1, resultsDue: 3, reused: 1, reusedRate: 33.33 },
    ]);
    const rows = await app.database.inUnit(desk.unit.unitId, (tx) => app.get(CountDigitisation).countDigitisation(tx, [desk.unit.unitId], '2026-03-02', '2026-03-02'));
    expect(rows.map((row) => row.received).sort()).toEqual([1, 3]);
  });

  test('a period without dossiers has no rates', async () => {
    const desk = await Desk.open();
    await desk.receive(IN_FULL);
    const table = await desk.table('2026-02-01', '2026-02-28');
    expect(table).toMatchObject({ fields: [], total: { received: 0, inFull: 0, inFullRate: null, resultsDigitisedRate: null, reusedRate: null } });
  });

  test('what was scanned after the period does not change the period', async () => {
    app.clock.set('2026-03-30 09:00');
    const desk = await Desk.open();
    const code = await desk.receive([scanned('TK')]);
    app.clock.set('2026-04-06 09:00');
    await desk.post(`/${code}/papers`, { papers: [scanned('CCCD')], result: 'digitised' }).expect(200);
    app.clock.set('2026-03-02 09:00');
    expect((await desk.table('2026-01-01', '2026-03-31')).total).toMatchObject({ received: 1, inFull: 0, resultsDigitised: 0 });
    expect((await desk.table('2026-01-01', '2026-04-05')).total).toMatchObject({ received: 1, inFull: 0 });
    expect((await desk.table('2026-01-01', '2026-04-06')).total).toMatchObject({ received: 1, inFull: 1, resultsDigitised: 1 });
    expect((await desk.table('2026-04-01', '2026-04-30')).total).toMatchObject({ received: 0 });
  });

  test('a step taken back by a correction is not counted, and its papers are gone', async () => {
    const desk = await Desk.open();
    const code = await desk.receive([scanned('TK')]);
    await desk.post(`/${code}/papers`, { papers: [scanned('CCCD'), scanned('THEM')] }).expect(200);
    expect((await desk.table('2026-03-01', '2026-03-31')).total).toMatchObject({ inFull: 1 });
    await desk.post(`/${code}/correction`, { reason: 'Ghi nhầm hồ sơ', amended: [{ seq: 2, voided: true }] }).expect(200);
    expect((await desk.table('2026-03-01', '2026-03-31')).total).toMatchObject({ received: 1, inFull: 0 });
    const stored = await app.database.inUnit(desk.unit.unitId, (tx) =>
      tx.rows<{ code: string }>('SELECT code FROM documents.paper WHERE unit_id = $1 ORDER BY position', [desk.unit.unitId]));
    expect(stored.map((paper) => paper.code)).toEqual(['TK', 'CCCD', 'UQ']);
  });

  test('followed again from the beginning, the log gives the same rows', async () => {
    const desk = await Desk.open();
    const { unitId } = desk.unit;
    const code = await desk.receive([scanned('TK')]);
    await desk.post(`/${code}/papers`, { papers: IN_FULL }).expect(200);
    await desk.drain();
    const rows = () => app.database.inUnit(unitId, async (tx) => [
      await tx.rows('SELECT * FROM documents.paper WHERE unit_id = $1 ORDER BY position', [unitId]),
      await tx.rows('SELECT * FROM documents.result WHERE unit_id = $1', [unitId]),
      await tx.rows('SELECT * FROM documents.digitisation WHERE unit_id = $1', [unitId]),
    ]);
    const before = await rows();
    await app.database.inUnit(unitId, (tx) => app.get(DocumentsCursor).advance(tx, unitId, 0));
    await Promise.all([app.get(FollowDossiers).catchUp(unitId), app.get(FollowDossiers).catchUp(unitId)]);
    expect(await rows()).toEqual(before);
  });

  test('an online submission is counted once it is accepted', async () => {
    const desk = await Desk.open();
    const { unitId } = desk.unit;
    await app.database.inUnit(unitId, (tx) => app.get(IssueProcedure).run(tx, { ownerUnitId: unitId, by: null }, {
      code: '4.000004', fieldName: 'Hộ tịch', validFrom: '2020-01-01',
      contents: { ...DEFAULT_CONTENTS, name: 'Khai tử', term: { amount: 2, unit: 'working_day' }, onlineLevel: 4, papers: PAPERS },
    }));
    const form = { procedure: '4.000004', channel: 'online', owner: { name: 'Lê Văn Mẫu' }, papers: IN_FULL };
    const { code } = (await desk.post('', form).expect(201)).body;
    expect((await desk.table('2026-03-01', '2026-03-31')).total).toMatchObject({ received: 0 });
    await desk.post(`/${code}/acceptance`, {}).expect(200);
    expect((await desk.table('2026-03-01', '2026-03-31')).total).toMatchObject({ received: 1, inFull: 1 });
  });
});

describe('who sees which units', () => {
  test('a supervisor sees the communes below added up, a clerk only the own unit', async () => {
    const province = await app.makeUnit({ kind: 'province' });
    const [one, two] = [await Desk.open(province.unitId), await Desk.open(province.unitId)];
    await one.receive(IN_FULL);
    await two.receive();
    await app.drain(one.unit.unitId, two.unit.unitId);
    const { token } = await app.signIn(province.unitId, 'supervisor');
    const span = 'from=2026-03-01&to=2026-03-31';
    const above = await one.get(`/api/documents/digitisation?${span}&unitId=${province.unitId}`, token).expect(200);
    expect(above.body).toMatchObject({ unitId: province.unitId, total: { received: 2, inFull: 1, inFullRate: 50 }, fields: [{ fieldName: 'Hộ tịch', received: 2 }] });
    await one.get(`/api/documents/digitisation?${span}&unitId=${two.unit.unitId}`).expect(404);
  });

  test('bad periods are refused', async () => {
    const desk = await Desk.open();
    const reversed = await desk.get('/api/documents/digitisation?from=2026-03-31&to=2026-03-01').expect(422);
    expect(reversed.body).toMatchObject({ code: 'documents.period_reversed' });
    await desk.get('/api/documents/digitisation?from=2026-02-30&to=2026-03-01').expect(400);
    await desk.get('/api/documents/digitisation?to=2026-03-01').expect(400);
  });

  test('row-level security keeps foreign rows away from a query that forgets its unit', async () => {
    const desk = await Desk.open();
    const stranger = await Desk.open();
    await desk.receive();
    await desk.drain();
    for (const table of ['log_cursor', 'paper', 'result', 'digitisation']) {
      const count = (unitId: string) => app.database.inUnit(unitId, (tx) => tx.row<{ n: number }>(`${ON_PURPOSE} SELECT count(*)::int AS n FROM documents.${table}`));
      expect((await count(desk.unit.unitId))?.n).toBeGreaterThan(0);
      expect(await count(stranger.unit.unitId)).toEqual({ n: 0 });
    }
  });
});
