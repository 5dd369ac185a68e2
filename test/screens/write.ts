import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '#src/platform/press';
import { packageRoot } from '#src/platform/database';

/** Takes the pictures of docs/screens anew: the demonstration commune, as somebody finds it after `npm start`. */
const PASSWORD = 'mat-khau-mau';
const CARD = '001099000123||Lê Văn Mẫu Tám|12031999|Nam|Thôn Trung, xã Dương Hà|01052021';
const folder = join(packageRoot(), 'docs/screens');

interface Screen {
  name: string;
  login: string;
  path: string;
  size?: { width: number; height: number };
  /** What is done on the page before it is taken. */
  before?: (page: Page) => Promise<void>;
}

const firstDossier = async (page: Page): Promise<void> => {
  await page.locator('main table a[href^="/ho-so/"]').first().click();
  await page.waitForURL(/\/ho-so\//);
};

const chooseProcedure = async (page: Page, words: string): Promise<void> => {
  await page.getByLabel('Thủ tục', { exact: true }).fill(words);
  await page.locator('[role=listbox] [role=option]').first().click();
  await page.getByText('Hẹn trả kết quả').first().waitFor();
};

const SCREENS: readonly Screen[] = [
  { name: '01-hom-nay', login: 'motcua', path: '/' },
  {
    name: '02-tiep-nhan', login: 'motcua', path: '/tiep-nhan',
    before: async (page) => {
      await chooseProcedure(page, 'xac nhan tinh trang hon nhan');
      await page.locator('[name="owner.address"]').focus();
      await page.keyboard.type(CARD);
      await page.keyboard.press('Enter');
      await page.locator('[name="owner.name"][value="Lê Văn Mẫu Tám"]').waitFor();
    },
  },
  { name: '03-giai-quyet-ngay', login: 'motcua', path: '/giai-quyet-ngay' },
  { name: '04-danh-sach', login: 'motcua', path: '/danh-sach/dang-giai-quyet' },
  { name: '05-ho-so', login: 'chuyenmon', path: '/danh-sach/cua-toi', before: firstDossier },
  {
    name: '06-ban-giao', login: 'chuyenmon', path: '/danh-sach/cua-toi',
    before: async (page) => {
      await firstDossier(page);
      await page.goto(`${page.url()}/ban-giao`);
    },
  },
  {
    name: '07-tra-ket-qua', login: 'motcua', path: '/danh-sach/cho-tra',
    before: async (page) => {
      const code = (await page.locator('main table a[href^="/ho-so/"]').first().textContent()) ?? '';
      await page.goto(`/tra-ket-qua?ma=${encodeURIComponent(code.trim())}`);
    },
  },
  { name: '08-thu-phi', login: 'motcua', path: '/thu-phi' },
  { name: '09-cuoi-ngay', login: 'motcua', path: '/cuoi-ngay' },
  {
    name: '10-giay-tiep-nhan', login: 'motcua', path: '/danh-sach/moi-tiep-nhan',
    before: async (page) => {
      const href = (await page.locator('main table a[href^="/ho-so/"]').first().getAttribute('href')) ?? '';
      await page.goto(`/in${href}/01`);
    },
  },
  { name: '11-dieu-hanh', login: 'lanhdao', path: '/dieu-hanh' },
  { name: '12-bao-cao', login: 'kiemsoat', path: '/bao-cao', before: async (page) => { await page.locator('main table a[href^="/bao-cao/"]').first().click(); await page.waitForURL(/\/bao-cao\/[0-9a-f-]{36}/); } },
  { name: '13-lich-lam-viec', login: 'kiemsoat', path: '/quan-tri/lich' },
  { name: '14-danh-muc-thu-tuc', login: 'kiemsoat', path: '/quan-tri/thu-tuc' },
  { name: '15-cap-duoi', login: 'giamsat', path: '/cap-duoi' },
  { name: '16-dien-thoai', login: 'motcua', path: '/danh-sach/dang-giai-quyet', size: { width: 390, height: 844 } },
];

async function takeAll(browser: Browser, url: string): Promise<void> {
  for (const { name, login, path, size = { width: 1280, height: 800 }, before } of SCREENS) {
    const context = await browser.newContext({ baseURL: url, viewport: size, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
    const page = await context.newPage();
    await page.goto('/dang-nhap');
    await page.getByLabel('Tên đăng nhập').fill(login);
    await page.getByLabel('Mật khẩu').fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.waitForURL((address) => address.pathname !== '/dang-nhap');
    await page.goto(path);
    await before?.(page);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await context.close();
  }
}

/** @returns the address that the program says it is ready at */
function readyAt(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    program.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const url = /sẵn sàng tại (\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    program.once('exit', (code) => reject(new Error(`the program ended with ${code ?? 'a signal'}:\n${said}`)));
  });
}

const data = await mkdtemp(join(tmpdir(), 'mot-cua-screens-'));
await chmod(data, 0o711);
const { executablePath, env } = await findBrowser();
const program = spawn(process.execPath, ['src/launch.js', 'main'], {
  cwd: packageRoot(), stdio: ['ignore', 'pipe', 'inherit'],
  env: { PATH: process.env.PATH, DATA_DIR: join(data, 'data'), PORT: '0', DEMO_PASSWORD: PASSWORD, LOG_LEVEL: 'error' },
});
try {
  const url = await readyAt(program);
  const browser = await chromium.launch({ executablePath, env, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'] });
  await mkdir(folder, { recursive: true });
  await takeAll(browser, url).finally(() => browser.close());
} finally {
  program.kill('SIGTERM');
  await new Promise((resolve) => program.once('exit', resolve));
  await rm(data, { recursive: true, force: true });
}
