import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BROKEN, complaints, HOSTILE, unsafe } from '../journeys/bad-forms.js';
import { Desk } from '../journeys/desk.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { asBytes, partOf, wordLines } from '../support/office-files.js';
import { startDesk, type Visitor } from '../support/pages.js';

let app: TestApp;
let desk: Desk;
let clerk: Visitor;
let controller: Visitor;
let leader: Visitor;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  app.clock.set('2026-03-10 09:00');
  desk = await Desk.open(app);
  [clerk, controller, leader] = [await startDesk(app, desk.unitId, 'clerk'), await startDesk(app, desk.unitId, 'controller'), await startDesk(app, desk.unitId, 'leader')];
});
afterAll(() => app.close());

const BOOK = '/danh-gia/phieu';
const OFFICERS = '/danh-gia/can-bo';
const MARCH = 'period=2026-03-01/2026-03-31';

async function rated(rating: Record<string, unknown>): Promise<void> {
  const { code } = await desk.receive({ procedure: '2.000815' });
  await desk.step(code, 'settlement');
  await desk.step(code, 'rating', rating, 'clerk');
}
const enter = async (who: Visitor, typed: Record<string, string>) => who.submit(await who.get(BOOK), BOOK, typed);

describe('the book of slips handed out', () => {
  test('is told without script: entered, read, cancelled for a reason', async () => {
    const blank = await clerk.get(BOOK);
    expect([blank.heading, blank.value('day'), blank.value('field'), blank.text.includes('Chưa ghi phiếu nào')]).toEqual(['Phiếu khảo sát phát ra', '10/03/2026', '', true]);
    const done = await clerk.submit(blank, BOOK, { day: '9/3/2026', field: 'ho-tich', slips: '20' });
    expect([done.status, done.location]).toEqual([303, BOOK]);
    const shown = await clerk.follow(done);
    expect(shown.message).toContain('Đã ghi 20 phiếu phát ra ngày 09/03/2026.');
    expect(shown.rows).toEqual([['09/03/2026', 'Hộ tịch', '20', expect.stringContaining('Cán bộ clerk'), 'Hủy']]);
    await clerk.submit(blank, BOOK, { day: '9/3/2026', field: 'ho-tich', slips: '20' });
    expect((await clerk.get(BOOK)).rows).toHaveLength(1);
    const cancelPath = Object.keys(shown.links).find((href) => href.endsWith('/huy')) ?? '';
    const cancelled = await clerk.submit(await clerk.get(cancelPath), cancelPath, { reason: 'Ghi nhầm lĩnh vực' });
    expect(cancelled.location).toBe(BOOK);
    const after = await clerk.follow(cancelled);
    expect(after.rows).toEqual([['09/03/2026', expect.stringContaining('đã hủy: Ghi nhầm lĩnh vực (Cán bộ clerk'), '20', expect.any(String), '']]);
    expect((await clerk.get(cancelPath)).text).toContain('Đã hủy: Ghi nhầm lĩnh vực');
    expect((await clerk.post(cancelPath, { reason: 'Lần nữa' })).status).toBe(422);
  });

  test('names what is wrong at its field and loses nothing that was typed', async () => {
    const found: unknown[] = [];
    for (const [field, bad] of Object.entries({
      day: ['', 'hôm qua', '30/2/2026', '11/03/2026', ...BROKEN], slips: ['', '0', '-5', '1,5', '10001', 'hai mươi', HOSTILE], field: ['chiem-tinh', HOSTILE],
    })) {
      for (const value of bad) {
        const typed = { day: '09/03/2026', field: 'ho-tich', slips: '20', [field]: value };
        const { [field as 'day']: own, ...others } = typed;
        const told = complaints(await enter(clerk, typed), { action: BOOK, fields: [field], typed: field === 'field' ? others : { ...others, [field]: own } });
        if (told.length > 0) found.push([field, value.slice(0, 20), ...told]);
      }
    }
    expect(found).toEqual([]);
    expect((await clerk.get(BOOK)).rows).toEqual([]);
    await enter(clerk, { day: '09/03/2026', slips: '5' });
    const path = Object.keys((await clerk.get(BOOK)).links).find((href) => href.endsWith('/huy')) ?? '';
    expect(complaints(await clerk.submit(await clerk.get(path), path, { reason: ' ' }), { action: path, fields: ['reason'], typed: {} })).toEqual([]);
    const hostile = await clerk.submit(await clerk.get(path), path, { reason: HOSTILE });
    expect(unsafe(await clerk.follow(hostile))).toEqual([]);
  });

  test('a leader reads; the controller cancels what others entered, a colleague does not', async () => {
    await enter(clerk, { day: '09/03/2026', slips: '5' });
    const read = await leader.get(BOOK);
    expect([read.rows[0]?.[2], read.rows[0]?.[4], read.form(BOOK)]).toEqual(['5', '', {}]);
    expect((await leader.post(BOOK, { day: '09/03/2026', slips: '5' })).status).toBe(403);
    const colleague = await startDesk(app, desk.unitId, 'clerk');
    expect((await colleague.get(BOOK)).rows[0]?.[4]).toBe('');
    expect((await controller.get(BOOK)).rows[0]?.[4]).toBe('Hủy');
    expect((await (await startDesk(app, desk.unitId, 'officer')).get(BOOK)).status).toBe(403);
    for (const id of ['abc', '0198f2a0-0000-7000-8000-000000000000']) expect((await clerk.get(`${BOOK}/${id}/huy`)).status).toBe(404);
  });

  test('goes on from page to page', async () => {
    for (let slips = 1; slips <= 51; slips++) await desk.post('clerk', '/api/surveys/slips', { day: '2026-03-09', slips }).expect(201);
    const first = await clerk.get(BOOK);
    expect(first.rows).toHaveLength(50);
    const older = Object.entries(first.links).find(([, text]) => text.includes('Cũ hơn'))?.[0] ?? '';
    expect((await clerk.get(older)).rows.map(([, , slips]) => slips)).toEqual(['1']);
    expect((await clerk.get(`${BOOK}?tiep=xyz`)).status).toBe(400);
  });
});

describe('the page of ratings', () => {
  test('tells how many slips went out and came back; more back than out stands out', async () => {
    await rated({ scale: '3', level: 3, source: 'kiosk' });
    await rated({ scale: '3', level: 2, source: 'paper' });
    await rated({ scale: '3', level: 2, source: 'paper' });
    await app.drain(desk.unitId);
    expect((await leader.get(`/danh-gia?${MARCH}`)).text).toContain('Phiếu phát ra 1 ít hơn số thu về 2 phiếu: còn phiếu giấy chưa ghi phát ra');
    await enter(clerk, { day: '09/03/2026', slips: '4' });
    const told = await controller.get(`/danh-gia?${MARCH}`);
    expect(told.text).toContain('Phiếu phát ra 5 thu về 60 %');
    expect(told.links[BOOK]).toContain('Phiếu phát ra');
    expect((await desk.get('leader', '/api/surveys/summary?from=2026-03-01&to=2026-03-31').expect(200)).body).toMatchObject({ slipsOut: 5, total: { ratings: 3 } });
  });
});

describe('how officers were rated', () => {
  test('stands in a table by name, who finished the work for those that name nobody, on screen and as files', async () => {
    const { accountId } = desk.person('officer');
    await rated({ scale: '3', level: 3, officerId: accountId, remark: 'Nhanh' });
    await rated({ scale: '3', level: 1, officerId: accountId, source: 'paper' });
    await rated({ scale: '5', level: 4, officerId: desk.person('clerk').accountId });
    await rated({ scale: '3', level: 2, source: 'qr' });
    await app.drain(desk.unitId);
    const shown = await leader.get(`${OFFICERS}?${MARCH}`);
    // STT, name, ratings, three levels each with its share, the fourth of five with its share, remarks, complaints.
    expect(shown.rows).toEqual([
      ['1', 'Cán bộ clerk', '1', '0', '', '0', '', '0', '', '1', '100', '0', ''],
      ['2', 'Cán bộ leader', '1', '0', '0', '1', '100', '0', '0', '0', '', '0', ''],
      ['3', 'Cán bộ officer', '2', '1', '50', '0', '0', '1', '50', '0', '', '1', ''],
    ]);
    expect(shown.text).toContain('Phiếu phát ra không tính riêng từng cán bộ');
    expect((await leader.get(`/danh-gia?${MARCH}`)).links[`${OFFICERS}?period=2026-03-01/2026-03-31`]).toBe('Biểu theo cán bộ');
    for (const kind of ['xlsx', 'docx', 'pdf']) expect([kind, (await leader.get(`${OFFICERS}/tai/${kind}?${MARCH}`)).status]).toEqual([kind, 200]);
    expect((await leader.get(`${OFFICERS}/tai/csv?${MARCH}`)).html).toContain('3,Cán bộ officer,2,1,50,0,0,1,50,');
    expect(JSON.parse((await leader.get(`${OFFICERS}/tai/json?${MARCH}`)).html)).toMatchObject({ reportId: 'R6_OFFICERS', total: { cells: { ratings: 4, remarks: 1 } } });
    expect((await leader.get(`${OFFICERS}/tai/exe?${MARCH}`)).status).toBe(404);
  });

  test('is asked for through the API, by those who lead and check only', async () => {
    await rated({ scale: '3', level: 3, officerId: desk.person('officer').accountId });
    await app.drain(desk.unitId);
    const query = 'from=2026-03-01&to=2026-03-31';
    expect((await desk.get('controller', `/api/officer-ratings?${query}`).expect(200)).body).toMatchObject({ reportId: 'R6_OFFICERS', rows: [{ name: 'Cán bộ officer', cells: { ratings: 1 } }] });
    const word = await desk.get('leader', `/api/officer-ratings/table.docx?${query}`).buffer().parse(asBytes).expect(200);
    expect((await wordLines(word.body as Buffer)).join('\n')).toContain('Cán bộ officer');
    const sheet = await desk.get('leader', `/api/officer-ratings/table.xlsx?${query}`).buffer().parse(asBytes).expect(200);
    expect(await partOf(sheet.body as Buffer, 'xl/sharedStrings.xml')).toContain('Cán bộ officer');
    expect(sheet.headers['content-disposition']).toContain('r6-can-bo-');
    expect((await desk.get('leader', `/api/officer-ratings/table.csv?${query}`).expect(200)).text).toContain('Cán bộ officer');
    await desk.get('clerk', `/api/officer-ratings?${query}`).expect(403);
    expect((await clerk.get(OFFICERS)).status).toBe(403);
    expect((await desk.get('leader', '/api/officer-ratings').expect(400)).body.code).toBe('report.no_period');
  });
});
