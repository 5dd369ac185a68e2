import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DeskBrowser, findBarriers, type Person, shoot } from '../support/browser.js';
import { startTestApp, type TestApp, type TestUnit } from '../support/app.js';

/** `số|CMND|họ tên|ngày sinh|giới tính|địa chỉ|ngày cấp`, as the QR on a citizen card; nobody's. */
const CARD = '001099000001||Lê Văn Mẫu Bảy|12031999|Nam|Thôn Trung, Xã Mẫu|01052021';

let app: TestApp;
let browser: DeskBrowser;
let unit: TestUnit;
let clerk: Person;
let officer: Person;

beforeAll(async () => {
  app = await startTestApp();
  browser = await DeskBrowser.start(app);
  unit = await app.makeCommune('UBND xã Mẫu Một');
  clerk = await browser.makePerson(unit.unitId, 'Nguyễn Thị Mẫu', 'clerk');
  officer = await browser.makePerson(unit.unitId, 'Trần Văn Mẫu', 'officer');
  app.clock.set('2026-03-03 09:00');
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

/** Types as a desk scanner does: at once, ending with Enter. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function chooseProcedure(page: Page, words: string, name: string, script: boolean): Promise<void> {
  await page.getByLabel('Thủ tục', { exact: true }).fill(words);
  if (script) {
    await page.getByRole('option', { name }).first().click();
    return;
  }
  await page.getByRole('button', { name: 'Xem ngày hẹn' }).click();
  const found = page.getByRole('radio', { name });
  if ((await found.count()) > 0) {
    await found.first().check();
    await page.getByRole('button', { name: 'Xem ngày hẹn' }).click();
  }
}

describe.each([['with script', true], ['without script', false]] as const)('a dossier from the card to the table, %s', (_, script) => {
  test('received by a scanned card, printed, handed over, resolved, returned; in the register and in the table', async () => {
    const desk = await browser.open(clerk, { script });
    const kept = script ? '' : '-khong-script';

    await desk.getByRole('navigation', { name: 'Công việc' }).getByRole('link', { name: /Tiếp nhận hồ sơ/ }).click();
    await chooseProcedure(desk, 'hoa giai', 'Hòa giải tranh chấp đất đai', script);
    await expectText(desk, 'Hẹn trả kết quả');
    if (script) {
      await desk.getByLabel('Địa chỉ').first().focus();
      await scan(desk, CARD);
    } else {
      await desk.getByLabel('Quét thẻ vào ô này').fill(CARD);
      await desk.getByRole('button', { name: 'Đọc thẻ' }).click();
    }
    await desk.locator('[name="owner.name"][value="Lê Văn Mẫu Bảy"]').waitFor();
    expect(await desk.locator('[name="owner.idNumber"]').inputValue()).toBe('001099000001');
    await shoot(desk, `tiep-nhan${kept}`);
    if (script) expect(await findBarriers(desk)).toEqual([]);
    await desk.getByRole('button', { name: /^Tiếp nhận( Ctrl|$)/ }).click();
    await desk.waitForURL(/\/ho-so\//);
    const code = decodeURIComponent(new URL(desk.url()).pathname.split('/')[2] ?? '');
    expect(code).toMatch(/-260303-\d{4}$/);
    await shoot(desk, `ho-so${kept}`);
    if (script) expect(await findBarriers(desk)).toEqual([]);

    const paper = await desk.context().newPage();
    await paper.goto(`/in/ho-so/${code}/01`);
    await expectText(paper, code);
    await expectText(paper, 'Lê Văn Mẫu Bảy');
    await shoot(paper, `in-01${kept}`);
    await paper.close();

    await desk.getByRole('button', { name: 'Bàn giao', exact: true }).click();
    await desk.getByLabel('Người nhận', { exact: true }).selectOption(officer.accountId);
    await desk.getByRole('button', { name: /^Bàn giao/ }).click();
    await desk.waitForURL(/\/ho-so\/[^/]+$/);

    const work = await browser.open(officer, { script });
    await work.goto('/danh-sach/cua-toi');
    await work.getByRole('link', { name: code }).click();
    await work.getByRole('button', { name: 'Bắt đầu xử lý' }).click();
    await work.getByRole('button', { name: /^Bắt đầu xử lý/ }).click();
    await work.waitForURL(/\/ho-so\/[^/]+$/);
    await work.getByRole('button', { name: 'Xử lý xong' }).click();
    await work.getByLabel('Số kết quả').fill('12/KQ-UBND');
    await shoot(work, `xu-ly-xong${kept}`);
    await work.getByRole('button', { name: /^Xử lý xong/ }).click();
    await work.waitForURL(/\/ho-so\/[^/]+$/);

    await desk.goto('/tra-ket-qua');
    await desk.locator('main input[type="text"], main input:not([type])').first().fill(code);
    await desk.keyboard.press('Enter');
    await desk.getByRole('checkbox', { name: /giấy tờ tùy thân/ }).check();
    await shoot(desk, `tra-ket-qua${kept}`);
    if (script) expect(await findBarriers(desk)).toEqual([]);
    await desk.getByRole('button', { name: /^Trả/ }).click();
    await desk.getByRole('radio', { name: 'Rất hài lòng' }).check();
    await desk.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await expectText(desk, 'Trả kết quả');

    await desk.goto('/so-theo-doi?tu=2026-03-03&den=2026-03-03');
    await expectText(desk, code);
    await shoot(desk, `so-theo-doi${kept}`);
    await desk.close();
    await work.close();
  }, 120_000);
});

async function expectText(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor();
}
