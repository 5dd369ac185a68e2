import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Browser, BrowserContext } from 'playwright-core';
import { Config } from '#src/platform/config';
import { refuse } from './refusals.js';
import { findBrowser } from './find-browser.js';

const PAGES_AT_ONCE = 2;
const MOST_WAITING = 20;
const LONGEST = 30_000;
const IDLE = 60_000;

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--font-render-hinting=none'];

/**
 * Puts pages on paper by a headless browser: one process, started by the first print, kept while there is work and closed after a minute
 * without any. What it is given is complete: it runs no script and has no network. Its own sandbox is off, because servers and
 * containers rarely let it have one.
 */
@Injectable()
export class PdfPress implements OnApplicationShutdown {
  private readonly logger = new Logger(PdfPress.name);
  private readonly waiting: (() => void)[] = [];
  private browser: Promise<Browser> | undefined;
  private working = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly config: Config) {}

  /** @throws print.no_browser, print.busy, print.too_slow, print.broken_off */
  async print(html: string): Promise<Buffer> {
    await this.turn();
    try {
      return await printedBy(await this.started(), html);
    } finally {
      this.done();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.idle);
    await this.close();
  }

  private async turn(): Promise<void> {
    clearTimeout(this.idle);
    if (this.working >= PAGES_AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING) throw refuse('print.busy');
      // Whoever is done hands its place on, so that the count does not change.
      await new Promise<void>((go) => this.waiting.push(go));
    } else this.working++;
  }

  private done(): void {
    const next = this.waiting.shift();
    if (next) {
      next();
      return;
    }
    this.working--;
    if (this.working === 0) this.idle = setTimeout(() => void this.close(), IDLE).unref();
  }

  /** One browser for everybody; one that has died is started anew. */
  private async started(): Promise<Browser> {
    this.browser ??= this.launch();
    const browser = await this.browser.catch((error: unknown) => {
      this.browser = undefined;
      this.logger.error({ err: error }, 'No browser to print with');
      throw refuse('print.no_browser');
    });
    if (browser.isConnected()) return browser;
    this.browser = undefined;
    return this.started();
  }

  private async launch(): Promise<Browser> {
    const { executablePath, env } = await findBrowser(this.config.CHROMIUM_PATH);
    const { chromium } = await import('playwright-core');
    return chromium.launch({ executablePath, env, args: ARGUMENTS, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
  }

  private async close(): Promise<void> {
    const browser = this.browser;
    this.browser = undefined;
    await browser?.then((each) => each.close(), () => undefined);
  }
}

async function printedBy(browser: Browser, html: string): Promise<Buffer> {
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true, locale: 'vi-VN' });
    try {
      return await inTime(printedIn(context, html), LONGEST);
    } finally {
      await context.close();
    }
  } catch (error) {
    // It died, or was ended by whoever stopped the service; the next print starts a new one.
    if (!browser.isConnected()) throw refuse('print.broken_off');
    throw error;
  }
}

async function printedIn(context: BrowserContext, html: string): Promise<Buffer> {
  const page = await context.newPage();
  await page.setContent(html, { waitUntil: 'load', timeout: LONGEST });
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
}

/** What is given up is closed with its context. */
async function inTime<T>(work: Promise<T>, longest: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, give) => {
    timer = setTimeout(() => give(refuse('print.too_slow')), longest);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
