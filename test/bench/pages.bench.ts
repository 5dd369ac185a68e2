import { chromium, type CDPSession, type Page } from 'playwright-core';
import { findBrowser } from '#src/platform/press';

/** The pages that somebody opens all day. A list's slug is its address. */
export const MAIN_PAGES = [
  { name: 'home', path: '/' },
  { name: 'intake', path: '/tiep-nhan' },
  { name: 'settling at once', path: '/giai-quyet-ngay' },
  { name: 'list in processing', path: '/danh-sach/dang-xu-ly' },
  { name: 'list overdue', path: '/danh-sach/qua-han' },
  { name: 'search by name', path: '/tim?q=mau' },
  { name: 'returning', path: '/tra-ket-qua' },
  { name: 'end of the day', path: '/cuoi-ngay' },
  { name: 'board of the leader', path: '/dieu-hanh' },
  { name: 'register', path: '/so-theo-doi' },
  { name: 'reports', path: '/bao-cao' },
] as const;

export interface PageWeight {
  name: string;
  /** Bytes over the wire with an empty cache: page, styles, scripts and all. */
  firstBytes: number;
  /** The same again, with what a browser keeps. */
  laterBytes: number;
  /** From asking to loaded with scripts run, the processor slowed six times. */
  slowMs: number;
}

/** Weighs pages in a real browser, signed in by a bearer token. */
export async function weighPages(url: string, token: string): Promise<PageWeight[]> {
  const { executablePath, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, env, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'] });
  try {
    const weights: PageWeight[] = [];
    for (const { name, path } of MAIN_PAGES) {
      const context = await browser.newContext({ extraHTTPHeaders: { authorization: `Bearer ${token}` } });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      const firstBytes = await bytesOf(session, () => open(page, url + path));
      const laterBytes = await bytesOf(session, () => open(page, url + path));
      await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
      const times: number[] = [];
      for (let round = 0; round < 5; round += 1) times.push(await open(page, url + path));
      weights.push({ name, firstBytes, laterBytes, slowMs: times.sort((a, b) => a - b)[2] ?? NaN });
      await context.close();
    }
    return weights;
  } finally {
    await browser.close();
  }
}

/** @returns milliseconds from the start of the navigation to the end of its load event */
async function open(page: Page, address: string): Promise<number> {
  const answer = await page.goto(address, { waitUntil: 'load' });
  if (answer?.status() !== 200) throw new Error(`${address} answers ${answer?.status() ?? 0}`);
  return page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd);
}

async function bytesOf(session: CDPSession, act: () => Promise<unknown>): Promise<number> {
  let bytes = 0;
  const count = ({ encodedDataLength }: { encodedDataLength: number }): void => void (bytes += encodedDataLength);
  await session.send('Network.enable');
  session.on('Network.loadingFinished', count);
  await act();
  session.off('Network.loadingFinished', count);
  return bytes;
}
