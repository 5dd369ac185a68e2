import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { type ColumnSpec, isTableError, readTable, type ReadTableOptions, type TableRow } from './index.js';

const COLUMNS: ColumnSpec[] = [
  { key: 'code', label: 'Mã hồ sơ', required: true },
  { key: 'owner', label: 'Chủ hồ sơ', aliases: ['Họ và tên'], required: true },
  { key: 'note', label: 'Ghi chú', required: false },
];

async function read(source: Buffer | string | Readable, options: Partial<ReadTableOptions> = {}): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  for await (const row of readTable(bytes, { fileName: 'so.csv', columns: COLUMNS, ...options })) rows.push(row);
  return rows;
}

function cells(rows: readonly TableRow[]): Readonly<Record<string, string>>[] {
  return rows.map((row) => row.cells);
}

const TWO = [
  { code: '0001', owner: 'Đặng Thị Ước', note: '' },
  { code: '0002', owner: 'Nguyễn Quỳnh, Hường', note: 'nộp hộ; gấp' },
];
const TWO_TEXT = 'Mã hồ sơ,Chủ hồ sơ,Ghi chú\r\n0001,Đặng Thị Ước,\r\n0002,"Nguyễn Quỳnh, Hường","nộp hộ; gấp"\r\n';

/** The code page writes tone marks after the letter, and has â, ê, ô, ă, ơ, ư, đ as letters of their own. */
function windows1258(text: string): Buffer {
  const letters = new Map<string, number>();
  const decoder = new TextDecoder('windows-1258');
  for (let byte = 0xff; byte >= 0; byte--) letters.set(decoder.decode(Uint8Array.of(byte)), byte);
  const bytes: number[] = [];
  for (const letter of text.normalize('NFC')) {
    const whole = letters.get(letter);
    if (whole !== undefined) {
      bytes.push(whole);
      continue;
    }
    const parts = [...letter.normalize('NFD')];
    const tone = parts.find((part) => '\u0300\u0301\u0303\u0309\u0323'.includes(part));
    const base = parts.filter((part) => part !== tone).join('').normalize('NFC');
    for (const part of [base, tone ?? '']) bytes.push(letters.get(part) ?? NaN);
  }
  if (bytes.some(Number.isNaN)) throw new Error('not in the code page');
  return Buffer.from(bytes);
}

describe('a CSV is read the same', () => {
  test.each<[string, Buffer]>([
    ['in UTF-8', Buffer.from(TWO_TEXT)],
    ['in UTF-8 with a mark', Buffer.from(`\ufeff${TWO_TEXT}`)],
    ['in UTF-8 decomposed, as Macs write it', Buffer.from(TWO_TEXT.normalize('NFD'))],
    ['in UTF-16LE with a mark', Buffer.from(`\ufeff${TWO_TEXT}`, 'utf16le')],
    ['in UTF-16BE with a mark', Buffer.from(`\ufeff${TWO_TEXT}`, 'utf16le').swap16()],
    ['in Windows-1258', windows1258(TWO_TEXT)],
    ['with bare line feeds', Buffer.from(TWO_TEXT.replaceAll('\r', ''))],
    ['with semicolons', Buffer.from('Mã hồ sơ;Chủ hồ sơ;Ghi chú\n0001;Đặng Thị Ước;\n0002;Nguyễn Quỳnh, Hường;"nộp hộ; gấp"')],
    ['with tabs', Buffer.from('Mã hồ sơ\tChủ hồ sơ\tGhi chú\n0001\tĐặng Thị Ước\n0002\tNguyễn Quỳnh, Hường\tnộp hộ; gấp\n')],
    ['under keys, aliases and shouting headings', Buffer.from(TWO_TEXT.replace(/^.*/, 'code,HỌ VÀ  TÊN (*),ghi_chu'))],
    ['with a title and blank rows above', Buffer.from(`SỔ THEO DÕI,,\n,,\n${TWO_TEXT}`)],
  ])('%s', async (_, bytes) => {
    expect(cells(await read(bytes))).toEqual(TWO);
  });

  test('in any slices of the bytes', async () => {
    for (const bytes of [Buffer.from(TWO_TEXT), windows1258(TWO_TEXT), Buffer.from(`\ufeff${TWO_TEXT}`, 'utf16le')]) {
      expect(cells(await read(Readable.from([...bytes].map((byte) => Buffer.of(byte)))))).toEqual(TWO);
    }
  });
});

describe('rows', () => {
  test('are numbered as a spreadsheet numbers them; cells are trimmed, keep line breaks, and absent ones are empty', async () => {
    const rows = await read('Mã hồ sơ,Chủ hồ sơ\n\n  01 ,"An\nBình"\n02\n');
    expect(rows).toEqual([
      { row: 3, cells: { code: '01', owner: 'An\nBình', note: '' }, problems: [] },
      { row: 4, cells: { code: '02', owner: '', note: '' }, problems: [] },
    ]);
  });

  test('columns may come in any order, and without a specification headings are the keys', async () => {
    expect(cells(await read('Chủ hồ sơ,Mã hồ sơ\nAn,1\n'))).toEqual([{ code: '1', owner: 'An', note: '' }]);
    expect(cells(await read('received,due\n1,2\n', { columns: undefined }))).toEqual([{ received: '1', due: '2' }]);
  });

  test('SQL and HTML are text like any other', async () => {
    const nasty = `'; DROP TABLE dossiers.dossier; --<script>alert(1)</script>`;
    expect((await read(`code,owner\n1,${nasty}\n`))[0]?.cells.owner).toBe(nasty);
  });

  test('cells beyond the columns, overlong ones and broken characters are told with their row, and reading goes on', async () => {
    const rows = await read(`code,owner\n1,An,thừa\n2,${'a'.repeat(10_001)}\n3,B\u0007ình\n4,Cẩm\n`);
    expect(rows.map(({ row, problems }) => [row, ...problems.map(({ code }) => code)])).toEqual([
      [2, 'tabular.extra_cells'],
      [3, 'tabular.cell_too_long'],
      [4, 'tabular.broken_character'],
      [5],
    ]);
    expect(rows[0]?.problems[0]?.text).toBe('Dòng 2: có ô nằm ngoài các cột của bảng (thừa).');
    expect(rows[1]?.cells.owner).toHaveLength(10_000);
    expect(rows[2]?.problems[0]?.text).toContain('cột Chủ hồ sơ');
    expect(rows[2]?.cells.owner).toBe('Bình');
  });
});

describe('a file is refused', () => {
  const html = '<html><body><table><tr><td>Mã hồ sơ</td></tr></table>';
  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  test.each<[string, Buffer | string, string, string]>([
    ['that is empty', '', 'tabular.empty', 'so.csv'],
    ['of blank rows', '\n\n,,\n', 'tabular.empty', 'so.csv'],
    ['that is a PDF', '%PDF-1.7 ...', 'tabular.wrong_type', 'PDF'],
    ['that is an image', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'tabular.wrong_type', 'PNG'],
    ['that is an old .xls', Buffer.concat([compound, Buffer.alloc(600)]), 'tabular.wrong_type', 'Excel cũ'],
    ['under a password', Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), 'tabular.wrong_type', 'mật khẩu'],
    ['that is a web page', html, 'tabular.wrong_type', 'HTML'],
    ['that is binary', Buffer.from('code,owner\n\0\0\0'), 'tabular.wrong_type', 'nhị phân'],
    ['without a required column', 'code,note\n1,2\n', 'tabular.missing_columns', 'Chủ hồ sơ'],
    ['with an unknown column', 'code,owner,Màu mắt\n1,2,3\n', 'tabular.unknown_columns', 'Màu mắt'],
    ['with a column twice', 'code,owner,Họ và tên\n1,2,3\n', 'tabular.duplicate_columns', 'Chủ hồ sơ'],
    ['with a quote never closed', 'code,owner\n1,An\n2,"Bình\n3,Cẩm\n', 'tabular.malformed_quotes', 'Dòng 3'],
    ['with a quote in the middle', 'code,owner\n1,An "Ba"\n', 'tabular.malformed_quotes', 'Dòng 2'],
    ['with text after a closing quote', 'code,owner\n1,"An" Ba\n', 'tabular.malformed_quotes', 'Dòng 2'],
    ['in broken UTF-8', Buffer.concat([Buffer.from(`${TWO_TEXT}3,`), Buffer.of(0xc3, 0x28), Buffer.from('\n')]), 'tabular.broken_text', 'dòng 4'],
    ['cut off within a letter', Buffer.from(`${TWO_TEXT}3,Ư`).subarray(0, -1), 'tabular.broken_text', 'dòng 4'],
  ])('%s', async (_, source, code, words) => {
    const refused = await read(source).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(isTableError(refused)).toBe(true);
    expect(refused).toMatchObject({ code, text: expect.stringContaining(words) as unknown });
  });

  test('when it breaks far behind the place where its encoding was told', async () => {
    const long = Buffer.from(`code,owner\n${'1,Đặng Thị Ước\n'.repeat(10_000)}`);
    const source = Readable.from([long, Buffer.of(0xff), Buffer.from('\n')]);
    await expect(read(source)).rejects.toMatchObject({ code: 'tabular.broken_text' });
  });

  test('above the limits of bytes and rows, and its source is let go', async () => {
    const endless = Readable.from(
      (function* () {
        yield Buffer.from('code,owner\n');
        for (;;) yield Buffer.from('1,An\n'.repeat(1000));
      })(),
    );
    await expect(read(endless, { maxBytes: 100_000 })).rejects.toMatchObject({ code: 'tabular.too_big', facts: { limit: 100_000 } });
    expect(endless.destroyed).toBe(true);
    await expect(read('code,owner\n1,2\n3,4\n', { maxRows: 1 })).rejects.toMatchObject({ code: 'tabular.too_many_rows' });
  });
});

test('the source is let go when the reader stops early, and its own errors come through', async () => {
  const source = Readable.from(Array.from({ length: 100 }, () => Buffer.from('1,An\n'.repeat(5_000))));
  source.unshift(Buffer.from('code,owner\n'));
  for await (const row of readTable(source, { fileName: 'so.csv', columns: COLUMNS })) if (row.row > 3) break;
  expect(source.destroyed).toBe(true);

  const failing = new Readable({ read: () => undefined });
  failing.destroy(new Error('connection lost'));
  await expect(read(failing)).rejects.toThrow('connection lost');
});

test('memory stays flat over a long file', async () => {
  const line = Buffer.from(`H26.15.30-210104-0001,Đặng Thị Ước,${'ghi chú '.repeat(25)}\n`.repeat(100));
  const source = Readable.from(
    (function* () {
      yield Buffer.from('code,owner,note\n');
      for (let block = 0; block < 500; block++) yield line;
    })(),
  );
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const held = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const before = held();
  let most = 0;
  let count = 0;
  for await (const { problems } of readTable(source, { fileName: 'so.csv', columns: COLUMNS })) {
    expect(problems.length).toBe(0);
    if (++count % 10_000 === 0) most = Math.max(most, held() - before);
  }
  expect(count).toBe(50_000);
  // The text alone is 24 MB; held as records it would take several times that.
  expect(most).toBeLessThan(8 * 1024 * 1024);
});
