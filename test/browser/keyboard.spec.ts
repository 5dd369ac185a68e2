import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ReceiveDossier } from '#src/dossiers';
import { startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { DeskBrowser, type Person } from '../support/browser.js';

const CARD = '001099000001||Lê Văn Mẫu Bảy|12031999|Nam|Thôn Trung, Xã Mẫu|01052021';

let app: TestApp;
let browser: DeskBrowser;
let unit: TestUnit;
let clerk: Person;
let page: Page;

beforeAll(async () => {
  app = await startTestApp();
  browser = await DeskBrowser.start(app);
  unit = await app.makeCommune('UBND xã Mẫu Bàn Phím');
  app.clock.set('2026-03-03 09:00');
  clerk = await browser.makePerson(unit.unitId, 'Nguyễn Thị Mẫu', 'clerk');
  page = await browser.open(clerk);
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.id ?? '');

/** Key by key, as a hand does; a scanner is quicker than any hand. */
async function typeByHand(text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 70 });
}

async function scan(text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function receive(name: string): Promise<string> {
  const { row } = await app.database.inUnit(unit.unitId, (tx) =>
    app.get(ReceiveDossier).receive(tx, unit.unitId, { procedure: '1.003554', channel: 'counter', assisted: false, owner: { name }, sets: 1, resultBy: 'desk' }, { accountId: clerk.accountId, roles: ['clerk'] }));
  return row.code;
}

describe('without the mouse', () => {
  test('N, a procedure by its letters, the person, Ctrl+Enter: received', async () => {
    await page.goto('/');
    await page.keyboard.press('n');
    await page.waitForURL('**/tiep-nhan');
    expect(await focused()).toBe('procedureText');
    await typeByHand('hoa giai');
    await page.locator('[role=listbox] [role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Hẹn trả kết quả').first().waitFor();
    for (let steps = 0; (await focused()) !== 'owner.name'; steps += 1) {
      expect(steps).toBeLessThan(12);
      await page.keyboard.press('Tab');
    }
    await typeByHand('Tran Van Mau');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/ho-so\/[A-Z]/);
  }, 60_000);

  test('who cannot be taken in: Tab to what is folded, Enter, the reason, Tab, Enter', async () => {
    await page.goto('/tiep-nhan?thu-tuc=1.003554');
    await page.locator('[name="owner.name"]').fill('Le Van Mau');
    await page.locator('[name="fee.method"]').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('reason');
    await typeByHand('Hoa giai tai xa khac');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/ho-so\/[A-Z]/);
    await page.getByText('Đã từ chối tiếp nhận hồ sơ').waitFor();
  }, 60_000);

  test('G: name, number, Enter; the cursor is in the name again', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.waitForURL('**/giai-quyet-ngay');
    expect(await focused()).toBe('owner.name');
    await typeByHand('Le Van Mau');
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Năm hồ sơ vừa trả' }).getByText('Le Van Mau').waitFor();
    expect(await focused()).toBe('owner.name');
  }, 60_000);

  test('/ goes to the search, ? shows the keys, Esc closes', async () => {
    await page.goto('/danh-sach/moi-tiep-nhan');
    await page.keyboard.press('/');
    expect(await focused()).toBe('q');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.locator('dialog#help[open]').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog#help[open]').count()).toBe(0);
  });
});

describe('a scanner', () => {
  test('that types a card into any field fills the owner and leaves no digit where it landed', async () => {
    await page.goto('/tiep-nhan');
    await page.locator('[name="request"]').fill('Xin hòa giải');
    await page.locator('[name="request"]').focus();
    await scan(CARD);
    await page.locator('[name="owner.name"][value="Lê Văn Mẫu Bảy"]').waitFor();
    expect(await page.locator('[name="request"]').inputValue()).toBe('Xin hòa giải');
    expect(await page.locator('[name="owner.idNumber"]').inputValue()).toBe('001099000001');
    expect(new URL(page.url()).pathname).toBe('/tiep-nhan');
  });

  test('of a telephone, whose text is pasted into any field, does the same', async () => {
    await page.goto('/tiep-nhan');
    await page.locator('[name="request"]').focus();
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', text);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, CARD);
    await page.locator('[name="owner.name"][value="Lê Văn Mẫu Bảy"]').waitFor();
    expect(await page.locator('[name="request"]').inputValue()).toBe('');
    expect(await page.locator('[name="owner.idNumber"]').inputValue()).toBe('001099000001');
  });

  test('whose card is read where nobody asked for one changes nothing', async () => {
    await page.goto('/so-theo-doi');
    const before = page.url();
    await page.locator('#search').focus();
    await scan(CARD);
    await page.locator('[data-live]').getByText(/thẻ|quét/i).waitFor();
    expect(page.url()).toBe(before);
    expect(await page.locator('#search').inputValue()).toBe('');
  });

  test('that reads a receipt opens its dossier, or takes it up where results are returned', async () => {
    const code = await receive('Chủ Mẫu Quét');
    await page.goto('/');
    await scan(code);
    await page.waitForURL(`**/ho-so/${code}`);
    await page.goto('/tra-ket-qua');
    await scan(code);
    await page.getByText('Chủ Mẫu Quét').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/tra-ket-qua');
  });
});

describe('what was typed', () => {
  test('is a draft after a moment and comes back after a reload', async () => {
    await page.goto('/tiep-nhan');
    await page.locator('[name="owner.name"]').fill('Người Gõ Dở');
    await page.getByText(/Đã lưu nháp/).first().waitFor();
    await page.goto('/tiep-nhan');
    await page.getByRole('link', { name: 'Tiếp tục' }).first().click();
    expect(await page.locator('[name="owner.name"]').inputValue()).toBe('Người Gõ Dở');
  });

  test('survives a lost line: kept in this window, said so, and there again when the line is back', async () => {
    await page.goto('/tiep-nhan');
    await page.context().setOffline(true);
    await page.locator('[name="owner.name"]').fill('Người Mất Mạng');
    await page.getByText(/Mất kết nối/).first().waitFor();
    await page.context().setOffline(false);
    await page.reload();
    expect(await page.locator('[name="owner.name"]').inputValue()).toBe('Người Mất Mạng');
  });
});

describe('with others at work', () => {
  test('counts follow without a reload, and a row that somebody moved is marked', async () => {
    const code = await receive('Chủ Mẫu Bị Chuyển');
    await page.goto('/danh-sach/moi-tiep-nhan');
    await page.getByRole('link', { name: code }).waitFor();
    const before = Number(await page.locator('#count-received').textContent());
    const other = await browser.open(await browser.makePerson(unit.unitId, 'Trần Văn Mẫu', 'officer'));
    await other.goto(`/ho-so/${code}/bat-dau`);
    await other.getByRole('button', { name: /^Bắt đầu xử lý/ }).click();
    await other.waitForURL(/\/ho-so\/[^/]+$/);
    await page.locator('#count-received').getByText(String(before - 1), { exact: true }).waitFor({ timeout: 45_000 });
    await page.getByRole('row', { name: new RegExp(code) }).getByText(/Trần Văn Mẫu|Bắt đầu/).first().waitFor({ timeout: 45_000 });
    await other.close();
  }, 120_000);

  test('a stale step is refused with what happened, and what was typed stays', async () => {
    const code = await receive('Chủ Mẫu Hai Người');
    await page.goto(`/ho-so/${code}/rut-ho-so`);
    const other = await browser.open(await browser.makePerson(unit.unitId, 'Phạm Văn Mẫu', 'officer'));
    await other.goto(`/ho-so/${code}/bat-dau`);
    await other.getByRole('button', { name: /^Bắt đầu xử lý/ }).click();
    await other.waitForURL(/\/ho-so\/[^/]+$/);
    await page.getByLabel(/Lý do/).fill('Công dân đổi ý');
    await page.getByRole('button', { name: /^Rút hồ sơ/ }).click();
    await page.getByText('Hồ sơ vừa thay đổi').waitFor();
    await page.getByText(/Bắt đầu xử lý/).first().waitFor();
    expect(await page.getByLabel(/Lý do/).inputValue()).toBe('Công dân đổi ý');
    await other.close();
  }, 60_000);
});
