import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ReconcileDossiers } from '#src/dossiers';
import { ReconcileReports } from '#src/reports';
import { startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { DeskBrowser, type Person, shoot } from '../support/browser.js';

/** A busy ward's day (200–300 dossiers, 85 % settled at the counter), on one machine and in minutes instead of hours. */
const SETTLED_BY_EACH = 71;
const SETTLERS = 3;
const RECEIVED = 37;

let app: TestApp;
let browser: DeskBrowser;
let unit: TestUnit;

beforeAll(async () => {
  app = await startTestApp();
  browser = await DeskBrowser.start(app);
  unit = await app.makeCommune('UBND phường Mẫu Đông');
  app.clock.set('2026-03-04 08:00');
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

async function settleMany(person: Person, who: string): Promise<string[]> {
  const page = await browser.open(person);
  await page.goto('/giai-quyet-ngay');
  const names: string[] = [];
  for (let index = 1; index <= SETTLED_BY_EACH; index += 1) {
    const name = `Người Mẫu ${who}${String(index).padStart(3, '0')}`;
    await page.getByLabel('Họ và tên').fill(name);
    // Every seventh is pressed twice, as people do when nothing seems to happen.
    const enter = page.getByLabel('Họ và tên').press('Enter');
    if (index % 7 === 0) await page.keyboard.press('Enter').catch(() => undefined);
    await enter;
    await page.getByRole('table', { name: 'Năm hồ sơ vừa trả' }).getByText(name).waitFor();
    names.push(name);
  }
  await page.close();
  return names;
}

async function receiveMany(person: Person): Promise<string[]> {
  const page = await browser.open(person);
  const codes: string[] = [];
  for (let index = 1; index <= RECEIVED; index += 1) {
    await page.goto('/tiep-nhan');
    await page.getByLabel('Thủ tục', { exact: true }).fill('1.003554');
    await page.getByRole('option', { name: /1\.003554/ }).click();
    await page.getByText('Hẹn trả kết quả').first().waitFor();
    await page.locator('[name="owner.name"]').fill(`Chủ Đất Mẫu ${index}`);
    await page.locator('button[value=receive]').click();
    await page.waitForURL(/\/ho-so\//);
    codes.push(decodeURIComponent(new URL(page.url()).pathname.split('/')[2] ?? ''));
  }
  await page.close();
  return codes;
}

/** Takes whatever is new and begins it; what a colleague began a moment ago is told, not done twice. */
async function beginWhatIsNew(page: Page, isOver: () => boolean): Promise<void> {
  for (;;) {
    const over = isOver();
    await page.goto('/danh-sach/moi-tiep-nhan');
    const link = page.locator('main table a[href^="/ho-so/"]').first();
    if ((await link.count()) === 0) {
      if (over) return;
      await page.waitForLoadState('networkidle');
      continue;
    }
    await page.goto(`${(await link.getAttribute('href')) ?? ''}/bat-dau`);
    const button = page.getByRole('button', { name: /^Bắt đầu xử lý/ });
    if ((await button.count()) > 0) await button.click();
    await page.waitForLoadState('networkidle');
  }
}

test('250 dossiers, six people at once: every one is there once, none is lost, and the numbers agree', async () => {
  const [a, b, c, clerk, officer, other] = await Promise.all([
    browser.makePerson(unit.unitId, 'Quầy Một', 'clerk'), browser.makePerson(unit.unitId, 'Quầy Hai', 'clerk'), browser.makePerson(unit.unitId, 'Quầy Ba', 'clerk'),
    browser.makePerson(unit.unitId, 'Quầy Bốn', 'clerk'), browser.makePerson(unit.unitId, 'Địa chính Một', 'officer'), browser.makePerson(unit.unitId, 'Địa chính Hai', 'officer'),
  ]);
  let receiving = true;
  const received = receiveMany(clerk).finally(() => (receiving = false));
  const officers = [officer, other].map(async (person) => {
    const page = await browser.open(person);
    return beginWhatIsNew(page, () => !receiving);
  });
  const [names, codes] = await Promise.all([Promise.all([settleMany(a, 'A'), settleMany(b, 'B'), settleMany(c, 'C')]), received, Promise.all(officers)]);

  expect(new Set(codes).size).toBe(RECEIVED);
  // A dossier is begun once: by one officer or the other.
  const begun = await app.database.inUnit(unit.unitId, (tx) =>
    tx.rows<{ times: number }>("SELECT count(*)::int AS times FROM dossiers.step s WHERE s.unit_id = $1 AND s.action = 'start' GROUP BY s.dossier_id", [unit.unitId]));
  expect(begun).toEqual(Array.from({ length: RECEIVED }, () => ({ times: 1 })));

  const total = SETTLERS * SETTLED_BY_EACH + RECEIVED;
  const rows = await app.database.inUnit(unit.unitId, (tx) =>
    tx.rows<{ code: string; owner: string; state: string }>('SELECT d.code, d.owner_name AS owner, d.state FROM dossiers.dossier d WHERE d.unit_id = $1 ORDER BY d.code', [unit.unitId]));
  expect(rows.length).toBe(total);
  expect(rows.map(({ code }) => Number(code.slice(-4)))).toEqual(Array.from({ length: total }, (_, index) => index + 1));
  expect(rows.filter(({ state }) => state === 'returned').map(({ owner }) => owner).sort()).toEqual(names.flat().sort());
  expect(rows.filter(({ state }) => state === 'processing').length).toBe(RECEIVED);

  expect(await app.get(ReconcileDossiers).reconcile(unit.unitId)).toMatchObject({ checked: total, differences: [] });
  await app.drain(unit.unitId);
  expect(await app.get(ReconcileReports).reconcile(unit.unitId)).toMatchObject({ differenceCount: 0 });

  const leader = await browser.open(await browser.makePerson(unit.unitId, 'Lãnh đạo', 'leader'));
  await leader.goto('/');
  await shoot(leader, 'mot-ngay-phuong-dong');
  expect(await leader.locator('#count-returned_today').textContent()).toBe(String(SETTLERS * SETTLED_BY_EACH));
  expect(await leader.locator('#count-processing').textContent()).toBe(String(RECEIVED));
}, 400_000);
