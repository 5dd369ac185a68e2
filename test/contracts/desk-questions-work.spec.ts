import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import { Drafts } from '#src/dossiers';
import { Desk } from '../journeys/desk.js';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let desk: Desk;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  desk = await Desk.open(app);
  app.clock.set('2026-03-02 09:00'); // Monday
});
afterAll(() => app.close());

describe('drafts', () => {
  const put = (id: string, body: object, as: 'clerk' | 'officer' = 'clerk') =>
    app.http().put(`/api/drafts/${id}`).set('Authorization', `Bearer ${desk.person(as).token}`).send(body);
  const list = async (as: 'clerk' | 'officer' = 'clerk') => (await desk.get(as, '/api/drafts').expect(200)).body.items;

  test('are kept, kept again, found and dropped by their author; nobody else sees them', async () => {
    const id = uuidv7();
    await put(id, { title: 'Chứng thực', form: { owner: { name: 'Trần Thị Mẫu' } } }).expect(200);
    app.clock.set('2026-03-02 09:05');
    await put(id, { title: 'Chứng thực bản sao', form: { owner: { name: 'Trần Thị Mẫn' }, papers: [{ code: 'a' }] } }).expect(200);
    expect(await list()).toEqual([{ id, title: 'Chứng thực bản sao', updatedAt: '2026-03-02T02:05:00.000Z' }]);
    expect((await desk.get('clerk', `/api/drafts/${id}`).expect(200)).body.form).toEqual({ owner: { name: 'Trần Thị Mẫn' }, papers: [{ code: 'a' }] });
    expect(await list('officer')).toEqual([]);
    expect((await desk.get('officer', `/api/drafts/${id}`).expect(404)).body.code).toBe('draft.not_found');
    await put(id, { title: 'Của tôi', form: {} }, 'officer').expect(200); // Another author's draft, though the id is the same.
    const drop = (as: 'clerk' | 'officer') => app.http().delete(`/api/drafts/${id}`).set('Authorization', `Bearer ${desk.person(as).token}`);
    await drop('officer').expect(204);
    expect(await list()).toHaveLength(1);
    await drop('clerk').expect(204);
    await drop('clerk').expect(204);
    expect(await list()).toEqual([]);
    await desk.get('controller', '/api/drafts').expect(403);
  });

  test('hold whatever was typed, within bounds', async () => {
    const { accountId } = desk.person('clerk');
    const drafts = app.get(Drafts);
    const { id } = await drafts.keep(desk.unitId, accountId, { title: 'a\u0000b', form: { 'k\u0000': ['x\ud800', 1, null, '👍'], n: 'một\nhai' } });
    expect(await drafts.find(desk.unitId, accountId, id)).toMatchObject({ title: 'ab', form: { k: ['x', 1, null, '👍'], n: 'một\nhai' } });
    await expect(drafts.keep(desk.unitId, accountId, { title: '', form: { long: 'ă'.repeat(41_000) } })).rejects.toMatchObject({ code: 'draft.too_large' });
    const crowded = Object.fromEntries(Array.from({ length: 3_600 }, (_, index) => [String(index), 1]));
    await drafts.keep(desk.unitId, accountId, { title: '', form: crowded });
    await drafts.keep(desk.unitId, accountId, { title: '', form: { list: Array.from({ length: 19_000 }, () => 1) } });
  });

  test('the fifty newest are kept, for thirty days', async () => {
    const { accountId } = desk.person('clerk');
    // Long before the days of the other tests, whose drafts stand in the same database.
    for (let i = 0; i < 53; i += 1) {
      app.clock.set(`2019-03-02 09:${String(i).padStart(2, '0')}`);
      await app.get(Drafts).keep(desk.unitId, accountId, { title: String(i), form: {} });
    }
    expect((await list()).map(({ title }: { title: string }) => title)).toEqual(Array.from({ length: 50 }, (_, index) => String(52 - index)));
    app.clock.set('2019-04-01 09:30');
    await app.get(Drafts).forgetOld();
    expect(await list()).toHaveLength(23);
    app.clock.set('2019-04-02 09:30');
    await app.get(Drafts).forgetOld();
    expect(await list()).toEqual([]);
  });
});

describe('many dossiers handed over at once', () => {
  const hand = async (dossiers: object[], to: object, key?: string, role: 'clerk' | 'officer' = 'clerk') => {
    const request = desk.post(role, '/api/hand-overs', { dossiers, ...to });
    return (await (key === undefined ? request : request.set('Idempotency-Key', key)).expect(200)).body;
  };
  const seen = ({ code, version }: { code: string; version: number }) => ({ code, version });
  const taker = () => ({ toAccountId: desk.person('officer').accountId, note: 'Đợt sáng' });

  test('each on its own: what somebody has moved meanwhile is told and left, the others go on a numbered list', async () => {
    const [a, b, c] = [await desk.receive(), await desk.receive(), await desk.receive()];
    await desk.step(b.code, 'start', {}, 'officer');
    const answer = await hand([a, b, c, a].map(seen).concat([{ code: 'H26.15.30-260302-9999', version: 1 }]), taker(), 'hand-over-morning');
    expect(answer.results).toEqual([
      { code: a.code, ok: true, version: 2 },
      { code: b.code, ok: false, refusal: 'dossier.stale', text: expect.stringContaining('Bắt đầu xử lý lúc') },
      { code: c.code, ok: true, version: 2 },
      { code: 'H26.15.30-260302-9999', ok: false, refusal: 'dossier.not_found', text: expect.any(String) },
    ]);
    expect(await desk.list('mine', 'officer')).toEqual([b.code, a.code, c.code].sort());
    const found = (await desk.get('clerk', `/api/hand-overs/${answer.listId}`).expect(200)).body;
    expect(found).toMatchObject({
      number: 1, year: 2026, fromName: 'Cán bộ clerk', toName: 'Cán bộ officer', note: 'Đợt sáng', dossiers: 2, madeAt: '2026-03-02T02:00:00.000Z',
      confirmedAt: null, confirmable: false,
    });
    expect(found.lines.map(({ code }: { code: string }) => code)).toEqual([a.code, c.code]);
    expect(found.lines[0]).toMatchObject({ ownerName: 'Trần Thị Mẫu', stateLabel: 'Được tiếp nhận', procedure: { code: '1.004873' }, handedOverAt: '2026-03-02T02:00:00.000Z' });

    const again = await hand([a, b, c, a].map(seen).concat([{ code: 'H26.15.30-260302-9999', version: 1 }]), taker(), 'hand-over-morning');
    expect(again).toEqual(answer);
    expect((await desk.view(a.code)).version).toBe(2);
    expect((await desk.post('clerk', '/api/hand-overs', { dossiers: [seen(a)], ...taker() }).set('Idempotency-Key', 'hand-over-morning').expect(422)).body.code)
      .toBe('request.key_reused');
  });

  test('double-clicked, they are handed over once', async () => {
    const dossiers = await Promise.all([1, 2, 3].map(() => desk.receive()));
    const answers = await Promise.all([1, 2, 3].map(() => hand(dossiers.map(seen), taker(), 'three-at-a-time')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await desk.get('clerk', '/api/hand-overs').expect(200)).body.items).toMatchObject([{ number: 1, dossiers: 3 }]);
    for (const { code } of dossiers) expect((await desk.view(code)).version).toBe(2);
  });

  test('with nobody to take them, no list is made and no number used', async () => {
    const dossier = await desk.receive();
    const nobody = await hand([seen(dossier)], {});
    expect(nobody).toMatchObject({ listId: null, results: [{ ok: false, refusal: 'flow.taker_required' }] });
    expect(await hand([seen(dossier)], { toAccountId: uuidv7() })).toMatchObject({ listId: null, results: [{ ok: false, refusal: 'dossier.unknown_taker' }] });
    expect((await desk.get('clerk', '/api/hand-overs').expect(200)).body.items).toEqual([]);
    const { listId } = await hand([seen(dossier)], taker());
    expect((await desk.get('clerk', `/api/hand-overs/${listId}`).expect(200)).body.number).toBe(1);
  });

  test('a list is confirmed once, by its taker or the leader; one to an office by anybody but its giver', async () => {
    const waiting = async (role: 'clerk' | 'officer' | 'leader') =>
      (await desk.get(role, '/api/hand-overs/waiting').expect(200)).body.items.map(({ id }: { id: string }) => id);
    const { listId: named } = await hand([seen(await desk.receive())], taker());
    const { listId: toOffice } = await hand([seen(await desk.receive())], { toOffice: 'Địa chính' });
    expect([await waiting('officer'), await waiting('leader'), await waiting('clerk')]).toEqual([[named, toOffice], [toOffice], []]);
    const confirm = (role: 'clerk' | 'officer' | 'leader', id: string) => desk.post(role, `/api/hand-overs/${id}/confirmation`);
    expect((await confirm('clerk', named).expect(403)).body.code).toBe('hand_over_list.not_taker');
    expect((await confirm('clerk', toOffice).expect(403)).body.code).toBe('hand_over_list.not_taker');
    app.clock.set('2026-03-02 10:00');
    expect((await confirm('officer', named).expect(200)).body).toMatchObject({ confirmedAt: '2026-03-02T03:00:00.000Z', confirmedByName: 'Cán bộ officer', confirmable: false });
    app.clock.set('2026-03-02 11:00');
    expect((await confirm('leader', named).expect(200)).body).toMatchObject({ confirmedAt: '2026-03-02T03:00:00.000Z', confirmedByName: 'Cán bộ officer' });
    await confirm('leader', toOffice).expect(200);
    expect(await waiting('officer')).toEqual([]);
    const sister = await Desk.open(app);
    expect((await sister.get('clerk', `/api/hand-overs/${named}`).expect(404)).body.code).toBe('hand_over_list.not_found');
    const { items, next } = (await desk.get('leader', '/api/hand-overs?limit=1').expect(200)).body;
    expect(items).toMatchObject([{ number: 2, toOffice: 'Địa chính' }]);
    expect((await desk.get('leader', `/api/hand-overs?limit=1&cursor=${next}`).expect(200)).body.items).toMatchObject([{ number: 1 }]);
  });
});
