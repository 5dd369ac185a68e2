import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ReceiveDossier } from '#src/dossiers';
import { startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { DeskBrowser, findBarriers, type Person, shoot } from '../support/browser.js';

let app: TestApp;
let browser: DeskBrowser;

beforeAll(async () => {
  app = await startTestApp();
  browser = await DeskBrowser.start(app);
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

async function receive(unit: TestUnit, clerk: Person, names: readonly string[]): Promise<string[]> {
  const codes: string[] = [];
  for (const name of names) {
    const { row } = await app.database.inUnit(unit.unitId, (tx) =>
      app.get(ReceiveDossier).receive(tx, unit.unitId, { procedure: '1.004873', channel: 'counter', assisted: false, owner: { name }, sets: 1, resultBy: 'desk' }, { accountId: clerk.accountId, roles: ['clerk'] }));
    codes.push(row.code);
  }
  return codes;
}

const done = (page: Page): Promise<void> => page.waitForURL(/\/ho-so\/[^/]+$/);

/** The national days of these years belong to this file: one for each way of having script. */
describe.each([['with script', true, 2041], ['without script', false, 2042]] as const)('%s', (_, script, year) => {
  let unit: TestUnit;
  let clerk: Person;
  let officer: Person;
  const kept = script ? '' : '-khong-script';
  beforeAll(async () => {
    app.clock.set(`${year}-03-04 09:00`);
    unit = await app.makeCommune(`UBND xã Mẫu Vai Trò ${year}`);
    clerk = await browser.makePerson(unit.unitId, 'Nguyễn Thị Mẫu', 'clerk');
    officer = await browser.makePerson(unit.unitId, 'Trần Văn Mẫu', 'officer');
  });

  test('the clerk hands over a list, the officer confirms it, asks for papers, gets them, and asks for more time', async () => {
    const codes = await receive(unit, clerk, ['Chủ Mẫu Một', 'Chủ Mẫu Hai', 'Chủ Mẫu Ba']);
    const desk = await browser.open(clerk, { script });
    await desk.goto('/danh-sach/moi-tiep-nhan');
    for (const box of await desk.locator('main tbody input[type=checkbox]').all()) await box.check();
    await desk.getByRole('button', { name: /Bàn giao…/ }).click();
    await desk.getByLabel('Người nhận', { exact: true }).selectOption(officer.accountId);
    await desk.getByRole('button', { name: /^Bàn giao/ }).click();
    await desk.getByText(/Danh sách bàn giao|Đã bàn giao/).first().waitFor();

    const work = await browser.open(officer, { script });
    await work.goto('/ban-giao');
    for (const box of await work.locator('main tbody input[type=checkbox]').all()) await box.check();
    await work.getByRole('button', { name: /Xác nhận đã nhận/ }).click();
    await work.getByText('Không có danh sách nào chờ bạn xác nhận.').waitFor();
    const path = `/ho-so/${codes[0] ?? ''}`;
    await work.goto(`${path}/bat-dau`);
    await work.getByRole('button', { name: /^Bắt đầu xử lý/ }).click();
    await done(work);
    await work.goto(`${path}/yeu-cau-bo-sung`);
    await work.getByLabel('Giấy tờ phải bổ sung').fill('Bản sao giấy khai sinh');
    await work.getByLabel('Lý do').fill('Chưa đủ giấy tờ');
    await work.getByRole('button', { name: /^Yêu cầu bổ sung/ }).click();
    await done(work);
    await work.getByText('Tạm dừng').first().waitFor();
    await shoot(work, `cho-bo-sung${kept}`);
    await work.goto(`${path}/nhan-bo-sung`);
    await work.getByRole('button', { name: /^Nhận bổ sung/ }).click();
    await done(work);
    await work.goto(`${path}/gia-han`);
    await work.getByLabel('Ngày hẹn trả lại').fill(`20/3/${year}`);
    await work.getByLabel('Lý do xin lỗi và hẹn lại').fill('Chờ cơ quan nơi cư trú cũ trả lời xác minh');
    await work.getByRole('button', { name: /^Xin lỗi và hẹn lại/ }).click();
    await done(work);
    await work.getByRole('link', { name: /mẫu 04/ }).first().click();
    await work.getByText('xin lỗi', { exact: false }).first().waitFor();
    await work.context().close();
    await desk.context().close();
  }, 120_000);

  test('the leader sees the load and gives work of one officer to another', async () => {
    const leader = await browser.open(await browser.makePerson(unit.unitId, 'Lê Văn Mẫu', 'leader'), { script });
    const other = await browser.makePerson(unit.unitId, 'Phạm Văn Mẫu', 'officer');
    await leader.goto('/dieu-hanh');
    await shoot(leader, `dieu-hanh${kept}`);
    if (script) expect(await findBarriers(leader)).toEqual([]);
    await leader.getByRole('link', { name: 'Trần Văn Mẫu' }).first().click();
    await leader.locator('main tbody input[type=checkbox]').last().check();
    await leader.getByRole('button', { name: /Bàn giao…/ }).click();
    await leader.getByLabel('Người nhận', { exact: true }).selectOption(other.accountId);
    await leader.getByRole('button', { name: /^Bàn giao/ }).click();
    await leader.goto('/dieu-hanh');
    await leader.getByRole('row', { name: /Phạm Văn Mẫu/ }).first().waitFor();
    await leader.context().close();
  }, 120_000);

  test('the controller drafts a day off, sees whose date it moves, applies it, and makes the table of the month', async () => {
    const [code = ''] = await receive(unit, clerk, ['Chủ Mẫu Bị Dời']);
    const controller = await browser.open(await browser.makePerson(unit.unitId, 'Đỗ Thị Mẫu', 'controller'), { script });
    await controller.goto('/quan-tri/lich/thay-doi');
    await controller.getByLabel('Số văn bản thông báo').first().fill(`${year}/TB-BNV`);
    await controller.locator('[name="days.0.date"]').fill(`6/3/${year}`);
    await controller.locator('[name="days.0.name"]').fill('Nghỉ theo thông báo');
    await controller.getByRole('button', { name: 'Lập dự thảo', exact: true }).click();
    await controller.getByRole('row', { name: new RegExp(code) }).waitFor();
    await shoot(controller, `lich-tac-dong${kept}`);
    await controller.getByRole('button', { name: /^Áp dụng và đổi ngày hẹn/ }).click();
    await controller.getByText(/Đã áp dụng lịch/).waitFor();

    await controller.goto('/bao-cao/lap');
    await controller.getByRole('button', { name: 'Lập báo cáo', exact: true }).click();
    await controller.waitForURL(/\/bao-cao\/[0-9a-f-]{36}/);
    await app.drain(unit.unitId);
    await controller.reload();
    await controller.getByText('Bấm vào một số để xem các hồ sơ được đếm', { exact: false }).waitFor();
    const cell = controller.locator('main table a[href*="/o?"]').first();
    const count = Number((await cell.textContent())?.replace(/\D/g, ''));
    await cell.click();
    await controller.locator('h1').waitFor();
    expect(await controller.locator('main tbody tr').count()).toBe(count);
    await shoot(controller, `bao-cao-o${kept}`);
    await controller.context().close();
  }, 120_000);

  test('the administrator opens an account with a password that its owner must change', async () => {
    const administrator = await browser.open(await browser.makePerson(unit.unitId, 'Hoàng Văn Mẫu', 'administrator'), { script });
    await administrator.goto('/quan-tri/tai-khoan/moi');
    const login = `nguoi.moi.${year}.${unit.code.replace(/\W/g, '').toLowerCase()}`;
    await administrator.getByLabel('Tên đăng nhập').fill(login);
    await administrator.getByLabel('Họ và tên, hoặc tên chương trình').fill('Người Mẫu Mới');
    await administrator.getByRole('checkbox', { name: /Cán bộ một cửa/ }).check();
    await administrator.getByRole('button', { name: 'Thêm tài khoản' }).click();
    const password = await administrator.getByText('Mật khẩu:').locator('b').textContent();
    await shoot(administrator, `tai-khoan-moi${kept}`);
    const context = await browser.context({ javaScriptEnabled: script });
    const page = await context.newPage();
    await page.goto('/dang-nhap');
    await page.getByLabel('Tên đăng nhập').fill(login);
    await page.getByLabel('Mật khẩu').fill(password ?? '');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.waitForURL('**/tai-khoan/mat-khau');
    await context.close();
    await administrator.context().close();
  }, 120_000);
});

test('the province sees its communes side by side and goes into one', async () => {
  const province = await app.provinceOfCommunes();
  const commune = await app.makeCommune('UBND xã Mẫu Cấp Dưới');
  const page = await browser.open(await browser.makePerson(province.unitId, 'Vũ Thị Mẫu', 'supervisor'));
  await page.goto('/cap-duoi');
  await page.getByRole('row', { name: /UBND xã Mẫu Cấp Dưới/ }).first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await shoot(page, 'cap-duoi');
  await page.getByRole('row', { name: /UBND xã Mẫu Cấp Dưới/ }).getByRole('button', { name: 'Hồ sơ' }).first().click();
  await page.getByText(commune.name).first().waitFor();
}, 60_000);
