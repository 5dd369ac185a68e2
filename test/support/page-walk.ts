import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ReceiveDossier } from '#src/dossiers';
import type { Role } from '#src/platform/http';
import { startTestApp, type TestApp, type TestUnit } from './app.js';
import { DeskBrowser, findBarriers, shoot } from './browser.js';

/** One address for all pages of a kind: codes, ids and queries are what differs. */
function kindOf(path: string): string {
  return path.replace(/\?.*$/, '').replace(/[A-Z]\d{2}(\.\d+)*-\d{6}-\d{4,}/, ':code').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\/\d[\d.]*(?=\/|$)/g, '/:number');
}

/** Sheets keep the width of their paper. */
const PAPER = /^\/in\/|\/in(\?|$)/;

/** Files are saved, not looked at; leaving ends the visit. */
const NOT_PAGES = /\.(pdf|xlsx|csv|json|txt)(\?|$)|\/xlsx(\?|$)|\/(tep|tai)(\/|\?|$)|^\/dang-xuat|^\/api\//;

/** An address that gives a file to keep leaves the window where it was. */
function fileInstead(error: Error): 'file' {
  if (!error.message.includes('Download is starting')) throw error;
  return 'file';
}

async function linksOf(page: Page): Promise<string[]> {
  const hrefs = await page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(hrefs.map((href) => href.replace(/#.*$/, '')))].filter((href) => href !== '' && !NOT_PAGES.test(href));
}

/** From the first page along every link, one page of each kind. @returns what is wrong, and how many kinds there are */
async function walk(browser: DeskBrowser, page: Page, folder: string): Promise<{ problems: string[]; kinds: number }> {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => { if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`); });
  page.on('request', (request) => { if (!request.url().startsWith(browser.url) && !request.url().startsWith('data:')) problems.push(`${page.url()} asks ${request.url()}`); });
  const seen = new Set<string>();
  const waiting = ['/'];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path);
    if (seen.has(kind)) continue;
    seen.add(kind);
    const answer = await page.goto(path).catch(fileInstead);
    if (answer === 'file') continue;
    if (answer?.status() !== 200) problems.push(`${path} answers ${answer?.status() ?? 0}`);
    if ((await page.locator('h1').count()) !== 1) problems.push(`${path} has ${await page.locator('h1').count()} h1`);
    for (const { rule, where } of await findBarriers(page)) problems.push(`${path} ${rule}: ${where.join(' ')}`);
    if (!PAPER.test(path)) {
      await page.setViewportSize({ width: 390, height: 844 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 1) problems.push(`${path} is ${over} px too wide for a telephone`);
      await page.setViewportSize({ width: 1280, height: 720 });
    }
    await shoot(page, `trang/${folder}${kind.replace(/[/:]+/g, '-')}`);
    waiting.push(...(await linksOf(page)));
  }
  return { problems, kinds: seen.size };
}

/** The walk of each of these people, as tests. The names are those of the folders with the pictures. */
export function walkEveryPage(people: Readonly<Record<string, readonly Role[]>>): void {
  let app: TestApp;
  let browser: DeskBrowser;
  let unit: TestUnit;

  beforeAll(async () => {
    app = await startTestApp();
    browser = await DeskBrowser.start(app);
    unit = await app.makeCommune('UBND xã Mẫu Nhiều Trang');
    app.clock.set('2026-03-03 09:00');
    const { accountId } = await app.signIn(unit.unitId, 'clerk');
    for (const [index, procedure] of ['1.003554', '1.000656', '1.000689'].entries()) {
      await app.database.inUnit(unit.unitId, (tx) =>
        app.get(ReceiveDossier).receive(tx, unit.unitId, { procedure, channel: 'counter', assisted: false, owner: { name: `Chủ Mẫu ${index}`, idNumber: '001099000001' }, sets: 1, resultBy: 'desk' }, { accountId, roles: ['clerk'] }));
    }
  });

  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  describe.each(Object.entries(people))('%s', (folder, roles) => {
    test('every page that can be reached: no barrier, no broken link, nothing from elsewhere, no overflow on a telephone', async () => {
      const page = await browser.open(await browser.makePerson(unit.unitId, 'Người Mẫu', ...roles));
      const { problems, kinds } = await walk(browser, page, folder);
      await page.context().close();
      expect(problems).toEqual([]);
      expect(kinds).toBeGreaterThan(25);
    }, 300_000);
  });
}
