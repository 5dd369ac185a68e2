import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, constants, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { pipeline } from 'node:stream/promises';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';

const PACKAGE = '@sparticuz/chromium';
const BLOCK = 512;
const REGULAR_FILE = new Set(['0', '\0']);

/** Folders of what a bare system may lack beside the browser itself. */
export interface UnpackedBrowser {
  executablePath: string;
  libraries: string;
  fonts: string;
}

/**
 * The headless browser that comes packed in its package, unpacked once per version into a folder of our own: one that somebody else made
 * under that name is not run. Each file is put in place whole, so that processes that start together do not see half of it.
 */
export async function unpackBrowser(): Promise<UnpackedBrowser> {
  const root = join(dirname(createRequire(import.meta.url).resolve(PACKAGE)), '..');
  const packed = join(root, 'bin');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `mot-cua-trinh-duyet-${version}-${process.getuid?.() ?? 0}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = await lstat(folder);
  if (uid !== (process.getuid?.() ?? uid) || (mode & 0o022) !== 0) throw new Error(`${folder} is somebody else's`);
  const executablePath = join(folder, 'chromium');
  await once(executablePath, async (path) => {
    await pipeline(createReadStream(join(packed, 'chromium.br')), createBrotliDecompress(), createWriteStream(path, { mode: 0o700 }));
    await chmod(path, 0o700);
  });
  await once(join(folder, 'thu-vien'), (path) => unpackTar(join(packed, 'al2023.tar.br'), path));
  const fonts = join(folder, 'phong-chu');
  await once(fonts, async (path) => {
    await unpackTar(join(packed, 'fonts.tar.br'), path);
    await writeFile(join(path, 'fonts.conf'), `<fontconfig><dir>${fonts}</dir><cachedir>${fonts}</cachedir></fontconfig>`);
  });
  return { executablePath, libraries: join(folder, 'thu-vien'), fonts };
}

/** Makes what is not there yet beside its place and moves it there. */
async function once(place: string, make: (path: string) => Promise<void>): Promise<void> {
  if (await access(place, constants.F_OK).then(() => true, () => false)) return;
  const aside = `${place}.${process.pid}`;
  await rm(aside, { recursive: true, force: true });
  await make(aside);
  // Another process may have been faster: a folder cannot be moved onto one with files in it, and both are the same.
  await rename(aside, place).catch(() => rm(aside, { recursive: true, force: true }));
}

/** The regular files of a packed archive, without their folders: libraries and fonts are looked for by name. */
async function unpackTar(archive: string, into: string): Promise<void> {
  await mkdir(into, { recursive: true, mode: 0o700 });
  const bytes = await promisify(brotliDecompress)(await readFile(archive));
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const header = bytes.subarray(at, at + BLOCK);
    const name = basename(resolve('/', field(header, 0, 100)));
    const size = parseInt(field(header, 124, 12), 8);
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (REGULAR_FILE.has(String.fromCharCode(header[156] ?? 0)) && name !== '') await writeFile(join(into, name), content, { mode: 0o600 });
    at += BLOCK * (1 + Math.ceil(size / BLOCK));
  }
}

function field(header: Buffer, from: number, length: number): string {
  return header.subarray(from, from + length).toString('latin1').replace(/\0.*$/s, '').trim();
}
