import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WORKLIST_SLUGS } from '#src/desk';
import { isWorklist } from '#src/dossiers';
import type { Role } from '#src/platform/http';
import { startTestApp, type TestApp } from '../support/app.js';
import { makePerson, type Person, signInByForm, startDesk, type Visitor } from '../support/pages.js';
import { AlertScene } from './alerts-scene.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('alerts', () => {
  /** Three dossiers overdue; the leaders were told. */
  async function overdue(): Promise<{ scene: AlertScene; person: Person; leader: Visitor }> {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    const person = await makePerson(app, scene.unit.unitId, ['leader']);
    for (let time = 1; time <= 3; time += 1) await scene.started();
    await scene.tickAt('2026-03-07 00:00');
    return { scene, person, leader: await signInByForm(app, person) };
  }

  test('are listed with their dossiers, seen one by one, and the badge follows', async () => {
    const { leader } = await overdue();
    const page = await leader.get('/canh-bao');
    expect(page.has('3 cảnh báo chưa xem')).toBe(true);
    expect(page.rows).toHaveLength(3);
    expect(Object.keys(page.links).filter((href) => href.startsWith('/ho-so/'))).toHaveLength(3);
    expect(page.byId('alerts-badge')[0]?.children[0]).toBe('3');

    const { unitId, id } = page.form('/canh-bao/da-xem');
    const seen = await leader.post('/canh-bao/da-xem', { unitId: [unitId].flat()[0] ?? '', id: [id].flat()[0] ?? '', tiep: '/canh-bao?xem=tat-ca' });
    expect(seen.location).toBe('/canh-bao?xem=tat-ca');
    const after = await leader.follow(seen);
    expect([after.rows.length, after.byId('alerts-badge')[0]?.children[0]]).toEqual([3, '2']);
    expect((await leader.get('/so-dem', { 'hx-request': 'true' })).html).toMatch(/<span id="alerts-badge" class="mc-badge" hx-swap-oob="true">2/);
  });

  test('are marked seen all at once, but none that came after the page was read', async () => {
    const { scene, person, leader } = await overdue();
    const page = await leader.get('/canh-bao');
    app.clock.set('2026-03-09 10:00');
    await scene.started();
    await scene.tickAt('2026-03-14 00:00');
    const nextWeek = await signInByForm(app, person);
    const later = (await nextWeek.get('/canh-bao')).rows.length;
    expect(later).toBeGreaterThan(3);
    expect((await nextWeek.follow(await nextWeek.submit(page, '/canh-bao/da-xem-het'))).message).toBe('Đã đánh dấu đã xem 3 cảnh báo.');
    expect((await nextWeek.get('/canh-bao')).has(`${later - 3} cảnh báo chưa xem`)).toBe(true);
  });

  test('of another unit do not exist, and nothing made up is taken', async () => {
    const [{ leader }, { leader: stranger }] = [await overdue(), await overdue()];
    const form = (await leader.get('/canh-bao')).form('/canh-bao/da-xem');
    expect((await stranger.post('/canh-bao/da-xem', { unitId: [form.unitId].flat()[0] ?? '', id: [form.id].flat()[0] ?? '' })).status).toBe(404);
    expect((await leader.post('/canh-bao/da-xem', { unitId: 'x', id: '' })).status).toBe(400);
    expect((await leader.get('/canh-bao?xem=gi-do')).status).toBe(400);
    expect((await leader.get('/canh-bao?tu=x')).status).toBe(400);
  });

  test('there are none yet: said in words', async () => {
    const unit = await app.makeCommune();
    const clerk = await startDesk(app, unit.unitId, 'clerk');
    expect((await clerk.get('/canh-bao')).has('Không có cảnh báo nào còn hiệu lực')).toBe(true);
    expect((await clerk.get('/canh-bao?xem=tat-ca')).has('Chưa có cảnh báo nào')).toBe(true);
  });
});

describe('the day at a glance', () => {
  test('shows the clerk the three buttons, what waits and what presses most', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    await scene.started();
    app.clock.set('2026-03-09 08:00');
    const clerk = await startDesk(app, scene.unit.unitId, 'clerk');
    const page = await clerk.get('/');
    expect(page.heading).toBe('Hôm nay, thứ Hai 09/03/2026');
    expect(page.links).toMatchObject({ '/tiep-nhan': 'Tiếp nhận hồ sơ N', '/giai-quyet-ngay': 'Giải quyết ngay G', '/tra-ket-qua': 'Trả kết quả R' });
    expect(page.links['/danh-sach/qua-han']).toBeDefined();
    expect(page.rows).toHaveLength(1);
    expect(page.rows[0]?.join(' ')).toMatch(/Quá hạn \d+ ngày/);
  });

  test.each<[Role, string, boolean]>([
    ['clerk', '/tiep-nhan', true], ['officer', '/tiep-nhan', false], ['leader', '/dieu-hanh', true], ['controller', '/quan-tri/thu-tuc', true],
    ['administrator', '/quan-tri/tai-khoan', true], ['supervisor', '/cap-duoi', true],
  ])('%s and %s: %s', async (role, href, there) => {
    const unit = await app.makeCommune();
    const visitor = await startDesk(app, unit.unitId, role);
    const page = await visitor.get('/');
    expect(page.status).toBe(200);
    expect(Object.keys(page.links).includes(href)).toBe(there);
  });

  test('says that a day is off', async () => {
    const unit = await app.makeCommune();
    app.clock.set('2026-03-07 09:00');
    const clerk = await startDesk(app, unit.unitId, 'clerk');
    expect((await clerk.get('/')).has('Ngày nghỉ hằng tuần')).toBe(true);
  });
});

test('every list of the menu has an address', () => {
  expect(Object.values(WORKLIST_SLUGS).filter((name) => !isWorklist(name))).toEqual([]);
});

describe('help', () => {
  test('is one page with an address for each part, and names who helps here', async () => {
    const unit = await app.makeCommune();
    await makePerson(app, unit.unitId, ['administrator'], { displayName: 'Hoàng Văn Mẫu' });
    const clerk = await startDesk(app, unit.unitId, 'clerk');
    const page = await clerk.get('/tro-giup');
    const parts = Object.keys(page.links).filter((href) => href.startsWith('#')).map((href) => href.slice(1));
    expect(parts).toEqual(expect.arrayContaining(['ngay-dau', 'tiep-nhan', 'tra-ket-qua', 'thoi-han', 'dau-hieu', 'su-co', 'dinh-chinh', 'phim-tat', 'ai-giup']));
    for (const part of parts) expect(page.byId(part)).toHaveLength(1);
    expect(page.text).toContain('Quản trị: Hoàng Văn Mẫu');
    expect(page.text).toContain('Đơn vị chưa có; hỏi cơ quan cấp trên');
  });

  test('every page carries the list of keys', async () => {
    const unit = await app.makeCommune();
    const officer = await startDesk(app, unit.unitId, 'officer');
    const [dialog] = (await officer.get('/tai-khoan')).byId('help');
    expect(dialog?.name).toBe('dialog');
    expect(JSON.stringify(dialog)).not.toContain('Tiếp nhận và thêm mới');
  });
});

describe('what cannot be shown', () => {
  test('says what happened and what to do, with a number to quote', async () => {
    const unit = await app.makeCommune();
    const clerk = await startDesk(app, unit.unitId, 'clerk');
    const lost = await clerk.get('/khong-co-trang-nay', { referer: 'http://127.0.0.1/canh-bao' });
    expect([lost.status, lost.heading]).toEqual([404, 'Không tìm thấy']);
    expect(lost.text).toMatch(/Mã lỗi: http\.no_such_route\. Số tra cứu: [\w-]{20,}/);
    expect(lost.links).toMatchObject({ '/': 'Về trang đầu', '/tro-giup#su-co': 'Trợ giúp' });
  });

  test('a post that says nothing of where it comes from is turned away', async () => {
    const unit = await app.makeCommune();
    const clerk = await startDesk(app, unit.unitId, 'clerk');
    expect((await clerk.post('/tai-khoan/phien/ket-thuc-het', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});
