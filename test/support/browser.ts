import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { randomInt } from 'node:crypto';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { Accounts } from '#src/identity';
import { findBrowser } from '#src/platform/press';
import { packageRoot } from '#src/platform/database';
import type { Role } from '#src/platform/http';
import type { TestApp } from './app.js';

export interface Person {
  accountId: string;
  login: string;
  password: string;
  displayName: string;
}

/** Finding of axe, short enough to read in a failed test. */
interface Violation {
  rule: string;
  impact: string;
  where: string[];
}

const SIZES = { desk: { width: 1280, height: 720 }, small: { width: 1024, height: 768 }, phone: { width: 390, height: 844 } } as const;

/** The program served on a port of its own, and a real browser in front of it. */
export class DeskBrowser {
  private constructor(
    private readonly testApp: TestApp,
    private readonly browser: Browser,
    readonly url: string,
  ) {}

  static async start(testApp: TestApp): Promise<DeskBrowser> {
    await testApp.app.listen(0, '127.0.0.1');
    const { executablePath, env } = await findBrowser();
    const browser = await chromium.launch({ executablePath, env, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'] });
    return new DeskBrowser(testApp, browser, (await testApp.app.getUrl()).replace('[::1]', '127.0.0.1'));
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** Somebody with these roles in the unit, who can sign in. */
  async makePerson(unitId: string, displayName: string, ...roles: Role[]): Promise<Person> {
    const login = `${roles[0] ?? 'ai'}.${randomInt(1e9).toString(36)}${randomInt(1e9).toString(36)}`;
    const password = `mat-khau-${login}`;
    const { account } = await this.testApp.database.inUnit(unitId, (tx) =>
      this.testApp.get(Accounts).create(tx, null, { unitId, login, displayName, password, mustChangePassword: false, roles, validFrom: '2018-01-01' }));
    return { accountId: account.id, login, password, displayName };
  }

  /** A window of somebody's own, signed in through the form. */
  async open(person: Person, { script = true, size = 'desk' }: { script?: boolean; size?: keyof typeof SIZES } = {}): Promise<Page> {
    const page = await (await this.context({ javaScriptEnabled: script, viewport: SIZES[size] })).newPage();
    await page.goto(`${this.url}/dang-nhap`);
    await page.getByLabel('Tên đăng nhập').fill(person.login);
    await page.getByLabel('Mật khẩu').fill(person.password);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.waitForURL((url) => url.pathname !== '/dang-nhap');
    return page;
  }

  async context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', baseURL: this.url, ...options });
    context.setDefaultTimeout(15_000);
    return context;
  }
}

/** Keeps what the page looks like for whoever reads the run. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = join(packageRoot(), 'artefacts');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

const WHOLE_HEIGHT = 4_000;

/** What axe finds against WCAG 2.2 AA; nothing, if all is well. */
export async function findBarriers(page: Page): Promise<Violation[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  // What scrolls is seen whole: a row cut by the edge of its region is no small target.
  const window = page.viewportSize();
  if (window) await page.setViewportSize({ width: window.width, height: WHOLE_HEIGHT });
  const barriers = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } };
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map(({ id, impact, nodes }) => ({ rule: id, impact, where: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)) }));
  });
  if (window) await page.setViewportSize(window);
  return barriers;
}
