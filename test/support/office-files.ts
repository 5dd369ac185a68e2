import { execFile } from 'node:child_process';
import { access, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Response } from 'supertest';
import { ZipArchive } from '../../src/platform/tabular/zip-archive.js';

const LARGEST = 20_000_000;
const OFFICES = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'];
const CONVERTS_WITHIN = 120_000;

/** For supertest: the body as bytes. */
export function asBytes(response: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}

/** A part of a Word document or a workbook. */
export function partOf(bytes: Buffer, name: string): Promise<string> {
  return new ZipArchive(bytes).text(name, LARGEST);
}

export async function bytesOf(bytes: Buffer, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of new ZipArchive(bytes).read(name)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The names of its parts. */
export function partNames(bytes: Buffer): string[] {
  return [...new ZipArchive(bytes).names()];
}

export function wordXml(bytes: Buffer): Promise<string> {
  return partOf(bytes, 'word/document.xml');
}

/** As somebody reads it from top to bottom: a line per paragraph, a line per row of a table with its cells between strokes. */
export async function wordLines(bytes: Buffer): Promise<string[]> {
  const xml = await wordXml(bytes);
  const rows = xml.replace(/<w:tr[ >].*?<\/w:tr>/gs, (row) => {
    const cells = [...row.matchAll(/<w:tc[ >].*?<\/w:tc>/gs)].map(([cell]) => textsIn(cell).join(' '));
    return `<w:p><w:r><w:t>${cells.join(' | ')}</w:t></w:r></w:p>`;
  });
  return textsIn(rows);
}

function textsIn(xml: string): string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*[^/>])?>(.*?)<\/w:t>|<w:(br|tab)\/>/gs)].map(([, text]) => plain(text ?? ' ')).join(''));
}

function plain(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');
}

/** What LibreOffice makes of a file; undefined where the part of it that reads such files is not installed. @param to 'pdf', 'csv' or 'txt:Text' */
export async function convertedByOffice(bytes: Buffer, from: 'docx' | 'xlsx', to: string): Promise<Buffer | undefined> {
  const office = await firstOf(OFFICES);
  if (office === undefined || !(await reads(office, from))) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'van-phong-'));
  try {
    await writeFile(join(folder, `bieu.${from}`), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'ho-so')).href}`;
    await promisify(execFile)(office, [profile, '--headless', '--convert-to', to, '--outdir', folder, join(folder, `bieu.${from}`)], { timeout: CONVERTS_WITHIN });
    const made = (await readdir(folder)).find((name) => name.startsWith('bieu.') && !name.endsWith(`.${from}`));
    if (made === undefined) throw new Error(`LibreOffice could not read the ${from} file`);
    return await readFile(join(folder, made));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writer and Calc come apart: each is a library beside the program. */
async function reads(office: string, kind: 'docx' | 'xlsx'): Promise<boolean> {
  const library = kind === 'docx' ? 'libswlo' : 'libsclo';
  const folder = dirname(await realpath(office));
  const folders = [folder, join(folder, '..', 'Frameworks')];
  return (await firstOf(folders.flatMap((each) => [join(each, `${library}.so`), join(each, `${library}.dylib`)]))) !== undefined;
}

async function firstOf(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await access(path).then(() => true, () => false)) return path;
  return undefined;
}
