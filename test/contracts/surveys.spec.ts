import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_CONTENTS, IssueProcedure } from '#src/catalogue';
import { CountRatings, summaryOf } from '#src/surveys';
import { startTestApp, type SignedIn, type TestApp, type TestUnit } from '../support/app.js';
import { ON_PURPOSE } from '../support/observed-sql.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const BIRTH = '1.000001';
const LAND = '2.000002';
const MARCH = 'from=2026-03-01&to=2026-03-31';

/** A commune where everything is settled at the counter, with its clerk and its leader. */
class Desk {
  private constructor(readonly unit: TestUnit, readonly clerk: SignedIn, readonly leader: SignedIn) {}

  static async open(parentId: string | null = null): Promise<Desk> {
    const unit = await app.makeUnit({ parentId });
    const author = { ownerUnitId: unit.unitId, by: null };
    const contents = { ...DEFAULT_CONTENTS, term: { amount: 0, unit: 'same_day' as const, cutoff: '15:00' } };
    await app.database.inUnit(unit.unitId, async (tx) => {
      const issue = app.get(IssueProcedure);
      await issue.run(tx, author, { code: BIRTH, fieldName: 'Hộ tịch', validFrom: '2020-01-01', contents: { ...contents, name: 'Khai sinh' } });
      await issue.run(tx, author, { code: LAND, fieldName: 'Đất đai', validFrom: '2020-01-01', contents: { ...contents, name: 'Đăng ký đất' } });
    });
    return new Desk(unit, await app.signIn(unit.unitId, 'clerk'), await app.signIn(unit.unitId, 'leader'));
  }

  post(path: string, body: object) {
    return app.http().post(`/api/dossiers${path}`).set('Authorization', `Bearer ${this.clerk.token}`).send(body);
  }

  get(path: string, who: SignedIn = this.leader) {
    return app.http().get(path).set('Authorization', `Bearer ${who.token}`);
  }

  /** A settled dossier with a rating. */
  async rated(rating: object, procedure = BIRTH): Promise<string> {
    const { code } = (await this.post('', { procedure, channel: 'counter', owner: { name: 'Trần Thị Mẫu' } }).expect(201)).body;
    await this.post(`/${code}/settlement`, {}).expect(200);
    await this.post(`/${code}/rating`, rating).expect(200);
    return code;
  }

  async summary(period = MARCH) {
    await app.drain(this.unit.unitId);
    return (await this.get(`/api/surveys/summary?${period}`).expect(200)).body;
  }
}

describe('ratings in a period', () => {
  test('are counted per level and scale, per field and per officer: the one named, or who finished the work', async () => {
    const desk = await Desk.open();
    const officer = await app.signIn(desk.unit.unitId, 'officer');
    await desk.rated({ scale: '3', level: 3, officerId: officer.accountId, source: 'kiosk' });
    await desk.rated({ scale: '3', level: 1, officerId: officer.accountId, source: 'paper' });
    await desk.rated({ scale: '5', level: 4, source: 'qr' }, LAND);
    await desk.rated({ scale: 'indices', indices: ['2', '2', '2', '2', '2', '2', '2', '2', '0'] }, LAND);
    const { total, fields, officers } = await desk.summary();
    expect(total).toMatchObject({ ratings: 4, sources: { counter: 1, kiosk: 1, qr: 1, paper: 1 } });
    expect(total.threeLevels.levels).toEqual([{ level: 3, ratings: 1, share: 50 }, { level: 2, ratings: 0, share: 0 }, { level: 1, ratings: 1, share: 50 }]);
    expect(total.fiveLevels.levels[1]).toEqual({ level: 4, ratings: 1, share: 100 });
    expect(total.indices).toEqual({ ratings: 1, averages: [2, 2, 2, 2, 2, 2, 2, 2, 0], averageTotal: 16 });
    expect(fields).toMatchObject([{ fieldName: 'Đất đai', ratings: 2, threeLevels: { ratings: 0 } }, { fieldName: 'Hộ tịch', ratings: 2 }]);
    expect(officers).toMatchObject([
      { officerId: desk.clerk.accountId, officerName: 'Cán bộ clerk', ratings: 2 }, { officerId: officer.accountId, officerName: 'Cán bộ officer', ratings: 2 },
    ]);
  });

  test('count on the day they were given', async () => {
    const desk = await Desk.open();
    await desk.rated({ scale: '3', level: 2 });
    await app.drain(desk.unit.unitId);
    const { unitId } = desk.unit;
    const count = (from: string, to: string) => app.database.inUnit(unitId, (tx) => app.get(CountRatings).countRatings(tx, [unitId], from, to));
    expect(summaryOf(await count('2026-03-02', '2026-03-02'))).toMatchObject({ ratings: 1 });
    expect(await count('2026-03-03', '2026-12-31')).toEqual([]);
    expect(await count('2026-01-01', '2026-03-01')).toEqual([]);
    expect((await desk.summary('from=2026-02-01&to=2026-02-28')).total.threeLevels.levels[0]).toEqual({ level: 3, ratings: 0, share: null });
  });

  test('a rating taken back by a correction is gone; the dossier may then be rated again', async () => {
    const desk = await Desk.open();
    const code = await desk.rated({ scale: '3', level: 1, remark: 'Nhầm hồ sơ' });
    expect((await desk.summary()).total.ratings).toBe(1);
    const { body } = await desk.get(`/api/dossiers/${code}`).expect(200);
    const seq = body.timeline.find((step: { action: string }) => step.action === 'rate').seq;
    await desk.post(`/${code}/correction`, { reason: 'Phiếu của hồ sơ khác', amended: [{ seq, voided: true }] }).expect(200);
    expect((await desk.summary()).total.ratings).toBe(0);
    await desk.post(`/${code}/rating`, { scale: '5', level: 5 }).expect(200);
    expect((await desk.summary()).total).toMatchObject({ ratings: 1, fiveLevels: { ratings: 1 }, threeLevels: { ratings: 0 } });
  });

  test('one per dossier, and none before it is finished', async () => {
    const desk = await Desk.open();
    const code = await desk.rated({ scale: '3', level: 3 });
    const again = await desk.post(`/${code}/rating`, { scale: '3', level: 1 }).expect(409);
    expect(again.body.code).toBe('flow.already_rated');
    const open = (await desk.post('', { procedure: BIRTH, channel: 'counter', owner: { name: 'Lê Mẫu' } }).expect(201)).body.code;
    await desk.post(`/${open}/rating`, { scale: '3', level: 3 }).expect(409);
    expect((await desk.summary()).total).toMatchObject({ ratings: 1, threeLevels: { levels: [{ level: 3, ratings: 1 }, {}, {}] } });
  });
});

describe('remarks', () => {
  test('are listed with their dossier, latest first, page by page; ratings without a remark are not', async () => {
    const desk = await Desk.open();
    const html = `<b>Tốt</b>'; DELETE FROM surveys.rating; --`;
    const first = await desk.rated({ scale: '3', level: 3, remark: html, officerId: desk.clerk.accountId });
    app.clock.advance({ minutes: 1 });
    await desk.rated({ scale: '3', level: 3 });
    const second = await desk.rated({ scale: '5', level: 1, remark: 'Chờ lâu' }, LAND);
    await app.drain(desk.unit.unitId);
    const page = (await desk.get('/api/surveys/remarks?limit=1').expect(200)).body;
    expect(page.items).toMatchObject([{ code: second, remark: 'Chờ lâu', scale: '5', level: 1, procedure: { code: LAND }, officer: { name: 'Cán bộ clerk' } }]);
    const rest = (await desk.get(`/api/surveys/remarks?limit=1&cursor=${page.next}`).expect(200)).body;
    expect(rest).toMatchObject({ items: [{ code: first, remark: html, officer: { id: desk.clerk.accountId, name: 'Cán bộ clerk' } }], next: null });
    expect(Object.keys(rest.items[0])).not.toContain('dossierId');
    expect((await desk.get('/api/surveys/remarks?from=2026-03-03').expect(200)).body.items).toEqual([]);
    await desk.get('/api/surveys/remarks?cursor=xyz').expect(400);
  });

  test('are for leaders and controllers', async () => {
    const desk = await Desk.open();
    const controller = await app.signIn(desk.unit.unitId, 'controller');
    await desk.get('/api/surveys/remarks', controller).expect(200);
    await desk.get('/api/surveys/remarks', desk.clerk).expect(403);
    await desk.get(`/api/surveys/summary?${MARCH}`, desk.clerk).expect(403);
    await app.http().get('/api/surveys/remarks').expect(401);
  });
});

describe('who sees which units', () => {
  test("another unit's ratings do not exist; a supervisor sees the communes below added up", async () => {
    const province = await app.makeUnit({ kind: 'province' });
    const [one, two] = [await Desk.open(province.unitId), await Desk.open(province.unitId)];
    await one.rated({ scale: '3', level: 3 });
    await two.rated({ scale: '3', level: 2 });
    await app.drain(one.unit.unitId, two.unit.unitId);
    const supervisor = await app.signIn(province.unitId, 'supervisor');
    const above = await one.get(`/api/surveys/summary?${MARCH}&unitId=${province.unitId}`, supervisor).expect(200);
    expect(above.body).toMatchObject({ total: { ratings: 2 }, fields: [{ fieldName: 'Hộ tịch', ratings: 2 }] });
    await one.get(`/api/surveys/summary?${MARCH}&unitId=${two.unit.unitId}`).expect(404);
    await one.get(`/api/surveys/remarks?unitId=${two.unit.unitId}`).expect(404);
  });

  test('bad periods are refused', async () => {
    const desk = await Desk.open();
    const reversed = await desk.get('/api/surveys/summary?from=2026-03-31&to=2026-03-01').expect(422);
    expect(reversed.body).toMatchObject({ code: 'surveys.period_reversed' });
    await desk.get('/api/surveys/summary?from=hom-nay&to=2026-03-01').expect(400);
  });

  test('row-level security keeps foreign rows away from a query that forgets its unit', async () => {
    const desk = await Desk.open();
    const stranger = await Desk.open();
    await desk.rated({ scale: '3', level: 3 });
    await app.drain(desk.unit.unitId);
    for (const table of ['log_cursor', 'rating']) {
      const count = (unitId: string) => app.database.inUnit(unitId, (tx) => tx.row<{ n: number }>(`${ON_PURPOSE} SELECT count(*)::int AS n FROM surveys.${table}`));
      expect(await count(desk.unit.unitId)).toEqual({ n: 1 });
      expect(await count(stranger.unit.unitId)).toEqual({ n: 0 });
    }
  });
});
