import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PageAssets } from '#libs/ui';
import { packageRoot } from '#src/platform/database';

export interface Asset {
  type: string;
  plain: Buffer;
  br: Buffer;
  gzip: Buffer;
}

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#8b1a2b"/><path d="M8 25V10l8-4 8 4v15h-5v-9h-6v9z" fill="#fff"/></svg>`;

/**
 * Style sheet and scripts, read once and packed once. Their address holds a hash of them all, so a browser may keep them for a year
 * and asks for new ones after an upgrade.
 */
@Injectable()
export class Assets implements OnModuleInit {
  private readonly files = new Map<string, Asset>();
  private hash = '';

  async onModuleInit(): Promise<void> {
    const contents = await readAll();
    const hash = createHash('sha256');
    for (const [name, { bytes }] of contents) hash.update(name).update(bytes);
    this.hash = hash.digest('hex').slice(0, 12);
    await Promise.all(contents.map(async ([name, { type, bytes }]) => this.files.set(name, await packed(type, bytes))));
  }

  find(hash: string, name: string): Asset | undefined {
    return hash === this.hash ? this.files.get(name) : undefined;
  }

  /** What a page of the desk loads. Sheets to print need no script but their own. */
  forPage(nonce: string): PageAssets {
    return { styles: [this.address('desk.css')], scripts: [this.address('htmx.js')], modules: [this.address('desk.js')], icon: this.address('icon.svg'), nonce };
  }

  /** The style sheet itself, for paper that is made where nothing can be loaded. */
  styleText(): string {
    return this.files.get('desk.css')?.plain.toString('utf8') ?? '';
  }

  private address(name: string): string {
    return `/assets/${this.hash}/${name}`;
  }
}

interface Content {
  type: string;
  bytes: Buffer;
}

async function readAll(): Promise<[string, Content][]> {
  const built = join(packageRoot(), 'dist/assets');
  return [
    ['desk.css', { type: 'text/css; charset=utf-8', bytes: await readFile(join(built, 'desk.css')) }],
    ['desk.js', { type: JAVASCRIPT, bytes: await readFile(join(built, 'desk.js')) }],
    ['htmx.js', { type: JAVASCRIPT, bytes: await readFile(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js')) }],
    ['icon.svg', { type: 'image/svg+xml', bytes: Buffer.from(ICON) }],
  ];
}

async function packed(type: string, plain: Buffer): Promise<Asset> {
  const br = await promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return { type, plain, br, gzip: await promisify(gzip)(plain, { level: 9 }) };
}
