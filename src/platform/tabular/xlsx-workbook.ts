import { posix } from 'node:path';
import { type DateFormat, dateFormatOf } from './xlsx-values.js';
import { xmlEvents } from './xml-events.js';
import { ArchiveError, type ZipArchive } from './zip-archive.js';

export interface Workbook {
  /** Name of the archive's part that holds the first visible sheet. */
  readonly sheet: string;
  readonly sharedTexts: readonly string[];
  /** By cell style number: how its number is a date, or undefined. */
  readonly dateFormats: readonly (DateFormat | undefined)[];
  /** Workbooks from old Macs count days from 1904. */
  readonly date1904: boolean;
}

interface Part {
  readonly type: string;
  readonly path: string;
}

/** Shared texts stay in memory while the sheet is read; this bounds them. */
const MAX_SHARED_TEXT = 96 * 1024 * 1024;

/** @throws ArchiveError when the archive is not a workbook */
export async function openWorkbook(archive: ZipArchive): Promise<Workbook> {
  const root = [...(await relations(archive, '')).values()].find((part) => part.type.endsWith('/officeDocument'));
  if (!root || !/workbook/i.test(root.path) || !archive.has(root.path)) throw new ArchiveError('tệp nén hoặc tài liệu khác');
  const parts = await relations(archive, root.path);
  const ofType = (type: string): string | undefined => [...parts.values()].find((part) => part.type.endsWith(type))?.path;
  const { sheetId, date1904 } = await readWorkbookPart(archive, root.path);
  const sheet = parts.get(sheetId ?? '')?.path;
  if (sheet === undefined || !archive.has(sheet)) throw new ArchiveError('không có trang tính nào');
  const styles = ofType('/styles');
  const texts = ofType('/sharedStrings');
  return {
    sheet,
    date1904,
    dateFormats: styles !== undefined && archive.has(styles) ? await readDateFormats(archive, styles) : [],
    sharedTexts: texts !== undefined && archive.has(texts) ? await readSharedTexts(archive, texts) : [],
  };
}

async function relations(archive: ZipArchive, of: string): Promise<Map<string, Part>> {
  const folder = posix.dirname(of);
  const name = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  const parts = new Map<string, Part>();
  if (!archive.has(name)) return parts;
  for await (const events of xmlEvents(archive.read(name))) {
    for (const event of events) {
      if (!('open' in event) || event.open !== 'Relationship') continue;
      const { Id: id = '', Type: type = '', Target: target = '' } = event.attributes;
      parts.set(id, { type, path: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) });
    }
  }
  return parts;
}

async function readWorkbookPart(archive: ZipArchive, part: string): Promise<{ sheetId?: string; date1904: boolean }> {
  let sheetId: string | undefined;
  let date1904 = false;
  for await (const events of xmlEvents(archive.read(part))) {
    for (const event of events) {
      if (!('open' in event)) continue;
      if (event.open === 'workbookPr') date1904 = ['1', 'true'].includes(event.attributes.date1904 ?? '');
      if (event.open === 'sheet' && !/hidden/i.test(event.attributes.state ?? '')) sheetId ??= event.attributes.id;
    }
  }
  return { sheetId, date1904 };
}

async function readDateFormats(archive: ZipArchive, part: string): Promise<(DateFormat | undefined)[]> {
  const codes = new Map<number, string>();
  const formats: (DateFormat | undefined)[] = [];
  let inCellStyles = false;
  for await (const events of xmlEvents(archive.read(part))) {
    for (const event of events) {
      if ('close' in event && event.close === 'cellXfs') inCellStyles = false;
      if (!('open' in event)) continue;
      if (event.open === 'cellXfs') inCellStyles = true;
      if (event.open === 'numFmt') codes.set(Number(event.attributes.numFmtId), event.attributes.formatCode ?? '');
      if (event.open !== 'xf' || !inCellStyles) continue;
      const id = Number(event.attributes.numFmtId ?? 0);
      formats.push(dateFormatOf(id, codes.get(id)));
    }
  }
  return formats;
}

async function readSharedTexts(archive: ZipArchive, part: string): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let total = 0;
  let inText = false;
  let phonetic = 0;
  for await (const events of xmlEvents(archive.read(part))) {
    for (const event of events) {
      if ('text' in event) {
        if (inText && phonetic === 0) text += event.text;
        continue;
      }
      const name = 'open' in event ? event.open : event.close;
      if (name === 't') inText = 'open' in event;
      if (name === 'rPh') phonetic += 'open' in event ? 1 : -1;
      if (name !== 'si' || 'open' in event) continue;
      total += text.length;
      if (total > MAX_SHARED_TEXT) throw new ArchiveError('quá nhiều chữ dùng chung');
      texts.push(text);
      text = '';
    }
  }
  return texts;
}
