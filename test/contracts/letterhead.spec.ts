import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Letterheads } from '#src/units';
import { IdentityApp } from './identity-app.js';
import { ON_PURPOSE } from '../support/observed-sql.js';

let app: IdentityApp;
beforeAll(async () => {
  app = await IdentityApp.start();
});
afterAll(() => app.stop());
beforeEach(() => {
  app.clock.set('2026-03-02 09:00');
});

const form = {
  validFrom: '2026-03-02', agency: 'UBND xã Dương Hà', desk: 'Trung tâm Phục vụ hành chính công', place: 'Dương Hà',
  phone: '024 3827 1234', email: 'motcua@duongha.gov.vn', signerTitle: 'Chủ tịch', signerName: 'Nguyễn Văn A', clerkTitle: 'Người tiếp nhận hồ sơ',
};
const put = (id: string, authorization: string, body: object) =>
  app.http().put(`/api/units/${id}/letterhead`).set('Authorization', authorization).send(body);
const get = (id: string, authorization: string, on?: string) =>
  app.http().get(`/api/units/${id}/letterhead${on === undefined ? '' : `?on=${on}`}`).set('Authorization', authorization);

describe('a unit that has set nothing', () => {
  test('is headed by its name; its desk became a centre on 1 July 2025', async () => {
    const unitId = await app.makeUnit({ name: 'UBND xã Thử' });
    const { authorization } = await app.bearer(unitId, 'clerk');
    const now = await get(unitId, authorization).expect(200);
    expect(now.body).toEqual({
      on: '2026-03-02', setFrom: null, editions: [],
      letterhead: {
        parentAgency: null, agency: 'UBND xã Thử', desk: 'Trung tâm Phục vụ hành chính công', place: 'Thử', address: null, phone: null, email: null,
        website: null, signerTitle: 'Chủ tịch', signerName: null, clerkTitle: 'Người tiếp nhận hồ sơ', pickUpPlace: null,
      },
    });
    const before = await get(unitId, authorization, '2025-06-30').expect(200);
    expect(before.body.letterhead.desk).toBe('Bộ phận Tiếp nhận và Trả kết quả');
  });

  test('an office stands under the agency that it belongs to', async () => {
    const commune = await app.makeUnit({ name: 'UBND xã Thử' });
    const office = await app.makeUnit({ parentId: commune, kind: 'office', name: 'Văn phòng HĐND và UBND' });
    const letterhead = await app.database.inUnit(office, (tx) => app.app.get(Letterheads).of(tx, office, '2026-03-02'));
    expect(letterhead).toMatchObject({ parentAgency: 'UBND xã Thử', agency: 'Văn phòng HĐND và UBND', signerTitle: 'Thủ trưởng đơn vị' });
  });
});

test('each day has the letterhead that was in force on it', async () => {
  const unitId = await app.makeUnit();
  const { authorization } = await app.bearer(unitId, 'controller');
  await put(unitId, authorization, form).expect(200);
  const later = await put(unitId, authorization, { ...form, validFrom: '2026-04-01', signerName: 'Trần Thị B', phone: '' }).expect(200);
  expect(later.body).toMatchObject({ on: '2026-04-01', setFrom: '2026-04-01', editions: ['2026-03-02', '2026-04-01'], letterhead: { signerName: 'Trần Thị B', phone: null } });
  expect((await get(unitId, authorization, '2026-03-31')).body).toMatchObject({ setFrom: '2026-03-02', letterhead: { signerName: 'Nguyễn Văn A', phone: '024 3827 1234' } });
  expect((await get(unitId, authorization, '2026-03-01')).body).toMatchObject({ setFrom: null, letterhead: { signerName: null } });
  expect(await app.auditOf(unitId, unitId)).toEqual(['unit.created', 'unit.letterhead_set', 'unit.letterhead_set']);
});

test('of one day the last that was set holds; what was printed with is not rewritten', async () => {
  const unitId = await app.makeUnit();
  const { authorization } = await app.bearer(unitId, 'administrator');
  await put(unitId, authorization, { ...form, validFrom: '2025-01-01' }).expect(200);
  await put(unitId, authorization, form).expect(200);
  const again = await put(unitId, authorization, { ...form, agency: 'UBND xã Dương Hà mới' }).expect(200);
  expect(again.body).toMatchObject({ editions: ['2025-01-01', '2026-03-02'], letterhead: { agency: 'UBND xã Dương Hà mới' } });
  const past = await put(unitId, authorization, { ...form, validFrom: '2026-03-01' }).expect(409);
  expect(past.body).toMatchObject({ code: 'units.letterhead_in_the_past', detail: expect.stringContaining('02/03/2026') });
});

test('administrators and controllers set it, of their own unit', async () => {
  const [unitId, other] = [await app.makeUnit(), await app.makeUnit()];
  const clerk = await app.bearer(unitId, 'clerk', 'leader');
  expect((await put(unitId, clerk.authorization, form).expect(403)).body.code).toBe('http.forbidden');
  const controller = await app.bearer(unitId, 'controller');
  expect((await put(other, controller.authorization, form).expect(404)).body.code).toBe('units.not_found');
  expect((await get(other, controller.authorization).expect(404)).body.code).toBe('units.not_found');
});

test('what cannot be printed is refused beside its field', async () => {
  const unitId = await app.makeUnit();
  const { authorization } = await app.bearer(unitId, 'controller');
  const refused = await put(unitId, authorization, { ...form, agency: ' ', email: 'motcua', phone: 'hỏi bảo vệ', validFrom: '2026-02-30' }).expect(400);
  expect(refused.body.errors.map(({ field }: { field: string }) => field)).toEqual(['validFrom', 'agency', 'phone', 'email']);
});

test('the second fence: a letterhead of another unit is out of sight without any WHERE', async () => {
  const [unitId, other] = [await app.makeUnit(), await app.makeUnit()];
  const { authorization } = await app.bearer(other, 'controller');
  await put(other, authorization, form).expect(200);
  expect(await app.database.inUnit(unitId, (tx) => tx.rows(`${ON_PURPOSE} SELECT 1 FROM units.letterhead`))).toEqual([]);
});
