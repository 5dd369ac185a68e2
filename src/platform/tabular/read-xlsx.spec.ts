import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import { type ColumnSpec, readTable, type TableRow } from './index.js';
import { dateFormatOf, plainNumber, serialToText } from './xlsx-values.js';

const COLUMNS: ColumnSpec[] = [
  { key: 'code', label: 'Mã hồ sơ', required: true },
  { key: 'procedure', label: 'Tên TTHC', required: true },
  { key: 'received', label: 'Nhận hồ sơ', required: false },
];

async function read(source: Buffer): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(source, { fileName: 'so.xlsx', columns: COLUMNS })) rows.push(row);
  return rows;
}

async function workbook(fill: (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void): Promise<Buffer> {
  const book = new exceljs.Workbook();
  fill(book.addWorksheet('Sổ'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const HEADINGS = ['Mã hồ sơ', 'Tên TTHC', 'Nhận hồ sơ'];

/** A ZIP of whole parts; `claims` lets a part lie about nothing but be large. */
function zip(parts: Record<string, string | Buffer>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = deflateRawSync(content, { level: 9 });
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function bareWorkbook(sheet: string | Buffer, extra: Record<string, string> = {}): Buffer {
  return zip({
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${RELATION}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="Ẩn" sheetId="2" state="hidden" r:id="r9"/><x:sheet name="Sổ" sheetId="1" r:id="r1"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELATION}/worksheet" Target="worksheets/one.xml"/></Relationships>`,
    'xl/worksheets/one.xml': sheet,
    ...extra,
  });
}

describe('cells of a workbook', () => {
  test('texts, rich texts, links, numbers, formulas and truth values', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(HEADINGS);
      sheet.addRow(['0001', { richText: [{ text: 'Đăng ký ' }, { text: 'khai sinh', font: { bold: true } }] }, null]);
      sheet.addRow([79201000123, { text: 'Chứng thực', hyperlink: 'https://example.vn' }, 0.1 + 0.2]);
      sheet.addRow([{ formula: 'A3&"x"', result: '79201000123x' }, { formula: '1+1', result: 2 }, true]);
      sheet.addRow(['=1+1', 'a & b < c', '  ']);
    });
    expect((await read(bytes)).map(({ cells }) => cells)).toEqual([
      { code: '0001', procedure: 'Đăng ký khai sinh', received: '' },
      { code: '79201000123', procedure: 'Chứng thực', received: '0.3' },
      { code: '79201000123x', procedure: '2', received: 'TRUE' },
      { code: '=1+1', procedure: 'a & b < c', received: '' },
    ]);
  });

  test('dates are the wall clock of the workbook, whatever the zone of the process', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(HEADINGS);
      for (const [format, moment] of [
        ['dd/mm/yyyy hh:mm', '2026-02-03T09:05:00Z'],
        ['dd/mm/yyyy', '2026-02-03T00:00:00Z'],
        ['dd/mm/yyyy', '2026-02-03T23:59:59Z'],
        ['"ngày" d "tháng" m', '1999-12-31T00:00:00Z'],
        ['dd/mm/yyyy hh:mm', '2026-02-03T00:00:00Z'],
      ] as const) {
        sheet.addRow(['1', 'x', new Date(moment)]).getCell(3).numFmt = format;
      }
    });
    expect((await read(bytes)).map(({ cells }) => cells.received)).toEqual([
      '2026-02-03 09:05',
      '2026-02-03',
      '2026-02-03 23:59',
      '1999-12-31',
      '2026-02-03 00:00',
    ]);
  });

  test('a workbook that counts days from 1904 gives the same dates', async () => {
    const bytes = await workbook((sheet, book) => {
      book.properties.date1904 = true;
      sheet.addRow(HEADINGS);
      sheet.addRow(['1', 'x', new Date('2026-02-03T09:05:00Z')]).getCell(3).numFmt = 'dd/mm/yyyy hh:mm';
    });
    expect((await read(bytes))[0]?.cells.received).toBe('2026-02-03 09:05');
  });

  test('a formula that failed is told with its place', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(HEADINGS);
      sheet.addRow(['1', { formula: 'VLOOKUP(1,X,1)', result: { error: '#N/A' } }, 'x']);
    });
    const [row] = await read(bytes);
    expect(row?.problems.map(({ text }) => text)).toEqual(['Dòng 2, cột Tên TTHC: công thức báo lỗi #N/A.']);
  });
});

describe('merged cells', () => {
  test('all carry the value of their top left cell, down and across', async () => {
    const bytes = await workbook((sheet) => {
      sheet.mergeCells('A1:C1');
      sheet.getCell('A1').value = 'SỔ THEO DÕI HỒ SƠ';
      sheet.getRow(3).values = HEADINGS;
      sheet.getRow(4).values = ['1', 'Chứng thực bản sao', new Date('2026-02-03T00:00:00Z')];
      sheet.getRow(5).values = ['2'];
      sheet.getRow(6).values = ['3'];
      sheet.mergeCells('B4:B6');
      sheet.mergeCells('C4:C5');
      sheet.getRow(7).values = ['4', 'cả hai ô'];
      sheet.mergeCells('B7:C7');
    });
    expect((await read(bytes)).map(({ row, cells }) => [row, cells.code, cells.procedure, cells.received])).toEqual([
      [4, '1', 'Chứng thực bản sao', '2026-02-03'],
      [5, '2', 'Chứng thực bản sao', '2026-02-03'],
      [6, '3', 'Chứng thực bản sao', ''],
      [7, '4', 'cả hai ô', 'cả hai ô'],
    ]);
  });

  test('a record drawn over two rows is read once', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(HEADINGS);
      sheet.getRow(2).values = ['1', 'x', 'y'];
      for (const column of ['A', 'B', 'C']) sheet.mergeCells(`${column}2:${column}3`);
      sheet.getRow(4).values = ['2', 'x', 'y'];
    });
    expect((await read(bytes)).map(({ row, cells }) => [row, cells.code])).toEqual([
      [2, '1'],
      [4, '2'],
    ]);
  });
});

describe('other writers of the format', () => {
  test('prefixes, absolute paths, hidden sheets, inline texts, and rows and cells without numbers are understood', async () => {
    const inline = (text: string): string => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><x:row>${HEADINGS.map(inline).join('')}</x:row><x:row>${inline('1')}<x:c><x:v>1.5E+2</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect((await read(bareWorkbook(sheet))).map(({ row, cells }) => [row, cells])).toEqual([[2, { code: '1', procedure: '150', received: '' }]]);
  });

  test('shared texts that come last in the archive are found, without their reading aids', async () => {
    const book = bareWorkbook(
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="B2" t="s"><v>2</v></c></row></sheetData></worksheet>',
      {
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELATION}/worksheet" Target="worksheets/one.xml"/><Relationship Id="r2" Type="${RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
        'xl/sharedStrings.xml': '<sst><si><t>code</t></si><si><t>Tên TTHC</t></si><si><r><t>Khai </t></r><r><t>tử</t></r><rPh sb="0" eb="1"><t>aid</t></rPh></si></sst>',
      },
    );
    expect((await read(book)).map(({ cells }) => cells)).toEqual([{ code: '', procedure: 'Khai tử', received: '' }]);
  });
});

describe('an archive is refused', () => {
  test('that is another kind of document', async () => {
    await expect(read(zip({ 'word/document.xml': '<a/>' }))).rejects.toMatchObject({ code: 'tabular.wrong_type' });
  });

  test('that blows up', async () => {
    const bomb = bareWorkbook(Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(32 * 1024 * 1024, ' ')]));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(read(bomb)).rejects.toMatchObject({ code: 'tabular.wrong_type', text: expect.stringContaining('bất thường') as unknown });
  });

  test('whose text calls on entities of its own', async () => {
    const sheet = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    await expect(read(bareWorkbook(sheet))).rejects.toMatchObject({ code: 'tabular.damaged' });
  });

  test('that is cut short anywhere, or has bytes changed: an answer in words, never a crash', async () => {
    const whole = await workbook((sheet) => {
      sheet.addRow(HEADINGS);
      for (let n = 0; n < 50; n++) sheet.addRow([String(n), `Thủ tục ${n * n}`, n]);
    });
    for (let cut = 4; cut < whole.length; cut += 97) {
      await expect(read(whole.subarray(0, cut))).rejects.toMatchObject({ code: 'tabular.wrong_type' });
    }
    for (let at = 4; at < whole.length; at += 61) {
      const hurt = Buffer.from(whole);
      hurt[at] = (hurt[at] ?? 0) ^ 0xff;
      await read(hurt).catch((error: unknown) => expect(error).toMatchObject({ name: 'Refusal' }));
    }
  });
});

describe('numbers', () => {
  test.each([
    ['1.23E+11', '123000000000'],
    ['0.30000000000000004', '0.3'],
    ['-12.5', '-12.5'],
    ['1E-7', '0.0000001'],
  ])('%s is written %s', (raw, text) => expect(plainNumber(raw)).toBe(text));

  test.each([
    ['dd/mm/yyyy', 'date'],
    ['[$-42A]dd mmmm yyyy', 'date'],
    ['hh:mm', 'time'],
    ['[h]:mm:ss', 'time'],
    ['mm:ss', 'time'],
    ['h:mm AM/PM', 'time'],
    ['d/m/yy h:mm', 'date-time'],
    ['0.00', undefined],
    ['#,##0 "đồng"', undefined],
    ['[Red]General', undefined],
    ['@', undefined],
  ])('the format %s shows %s', (code, shows) => expect(dateFormatOf(164, code)).toBe(shows));

  test('day numbers', () => {
    expect(serialToText(46056.375, 'date-time', false)).toBe('2026-02-03 09:00');
    expect(serialToText(1, 'date', false)).toBe('1900-01-01');
    expect(serialToText(61, 'date', false)).toBe('1900-03-01');
    expect(serialToText(0.375, 'time', false)).toBe('09:00');
  });
});
