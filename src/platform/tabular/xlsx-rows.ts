import type { RawRow } from './raw-row.js';
import { refuse } from './refusals.js';
import { MergeFiller, type MergedRange, parseRange, parseReference } from './xlsx-merges.js';
import { MAX_SERIAL, plainNumber, serialToText } from './xlsx-values.js';
import { openWorkbook, type Workbook } from './xlsx-workbook.js';
import { XmlError, type XmlEvent, xmlEvents } from './xml-events.js';
import { ArchiveBombError, ArchiveError, ZipArchive } from './zip-archive.js';

const MAX_COLUMNS = 16_384;
const MAX_MERGES = 200_000;

/** @throws tabular.wrong_type when the archive is no workbook, tabular.damaged when it is one and breaks off */
export async function* xlsxRows(bytes: Buffer, file: string): AsyncGenerator<RawRow> {
  let workbook: Workbook | undefined;
  try {
    const archive = new ZipArchive(bytes);
    workbook = await openWorkbook(archive);
    // Merged ranges stand after the rows, so the sheet is gone through twice; that is still flat in memory.
    const merges = await readMerges(archive, workbook.sheet);
    yield* readRows(archive, workbook, new MergeFiller(merges));
  } catch (error) {
    if (!(error instanceof ArchiveError) && !(error instanceof XmlError)) throw error;
    if (!workbook || error instanceof ArchiveBombError) throw refuse('tabular.wrong_type', { file, found: error instanceof ArchiveError ? error.message : 'tệp hỏng' });
    throw refuse('tabular.damaged', { file, detail: error instanceof ArchiveError ? error.message : 'trang tính sai cấu trúc' });
  }
}

async function readMerges(archive: ZipArchive, sheet: string): Promise<MergedRange[]> {
  const ranges: MergedRange[] = [];
  for await (const events of xmlEvents(archive.read(sheet))) {
    for (const event of events) {
      if ('open' in event && event.open === 'mergeCell') ranges.push(parseRange(event.attributes.ref ?? ''));
    }
    if (ranges.length > MAX_MERGES) throw new ArchiveError('quá nhiều ô gộp');
  }
  return ranges;
}

async function* readRows(archive: ZipArchive, workbook: Workbook, merges: MergeFiller): AsyncGenerator<RawRow> {
  const reader = new SheetReader(workbook);
  for await (const events of xmlEvents(archive.read(workbook.sheet))) {
    for (const event of events) {
      const row = reader.take(event);
      if (!row) continue;
      // A row without a word of its own is the lower part of merged cells, not a record.
      const own = row.cells.some((cell) => cell !== '');
      merges.fill(row.row, row.cells);
      if (own) yield { ...row, cells: Array.from(row.cells, (cell) => cell ?? '') };
    }
  }
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  inline: string;
}

interface SheetRow {
  row: number;
  cells: string[];
  errors: Set<number>;
}

/** Follows the tags of a sheet and hands out each row when it closes. */
class SheetReader {
  private row: SheetRow = { row: 0, cells: [], errors: new Set() };
  private cell: OpenCell | undefined;
  private inside: 'v' | 't' | undefined;
  private phonetic = 0;

  constructor(private readonly workbook: Workbook) {}

  take(event: XmlEvent): SheetRow | undefined {
    if ('text' in event) this.text(event.text);
    else if ('open' in event) this.open(event.open, event.attributes);
    else return this.close(event.close);
    return undefined;
  }

  private text(text: string): void {
    if (!this.cell || this.phonetic > 0) return;
    if (this.inside === 'v') this.cell.value += text;
    if (this.inside === 't') this.cell.inline += text;
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      // Both numbers may be left out: then they follow on.
      const row = attributes.r === undefined ? this.row.row + 1 : Number(attributes.r);
      if (!Number.isInteger(row) || row <= this.row.row) throw new XmlError('rows out of order');
      this.row = { row, cells: [], errors: new Set() };
    } else if (name === 'c') {
      const column = attributes.r === undefined ? this.row.cells.length : parseReference(attributes.r).column;
      if (column >= MAX_COLUMNS) throw new XmlError('too many columns');
      this.cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', inline: '' };
    } else if (name === 'v' || name === 't') this.inside = name;
    else if (name === 'rPh') this.phonetic++;
  }

  private close(name: string): SheetRow | undefined {
    if (name === 'v' || name === 't') this.inside = undefined;
    else if (name === 'rPh') this.phonetic--;
    else if (name === 'c' && this.cell) {
      this.row.cells[this.cell.column] = this.show(this.cell);
      if (this.cell.type === 'e') this.row.errors.add(this.cell.column);
      this.cell = undefined;
    } else if (name === 'row') return this.row;
    return undefined;
  }

  private show({ type, value, inline, style }: OpenCell): string {
    if (type === 'inlineStr') return inline;
    if (value === '') return '';
    if (type === 's') return this.workbook.sharedTexts[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'd') return value.replace(/^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d).*)?$/, (_, day: string, clock?: string) => (clock ? `${day} ${clock}` : day));
    if (type !== 'n') return value;
    const format = this.workbook.dateFormats[style];
    const serial = Number(value);
    if (format && serial >= 0 && serial <= MAX_SERIAL) return serialToText(serial, format, this.workbook.date1904);
    return plainNumber(value);
  }
}
