import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import { asBytes, convertedByOffice, partOf, wordLines, wordXml } from '../support/office-files.js';
import { ReportScene } from './reports-scene.js';

// Dozens of requests tell the story; on a busy machine they take a while.

let scene: ReportScene;
let sheet: exceljs.Worksheet;
let r2: { id: string };

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  r2 = await scene.run({ definition: 'R2', preset: 'year', year: 2025 });
  sheet = await workbookOf(r2.id);
});
afterAll(() => scene.app.close());

async function fileAt(path: string, name: string): Promise<Buffer> {
  const answer = await scene.get(scene.leader, path).buffer(true).parse(asBytes as never).expect(200);
  expect(answer.headers['content-disposition']).toBe(`attachment; filename="${name}"`);
  return answer.body as Buffer;
}

async function workbookOf(id: string, definition = 'r2'): Promise<exceljs.Worksheet> {
  return sheetIn(await fileAt(`/api/reports/${id}/table.xlsx`, `${definition}-nam-2025.xlsx`));
}

async function sheetIn(bytes: Buffer): Promise<exceljs.Worksheet> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as exceljs.Buffer);
  return book.worksheets[0] as exceljs.Worksheet;
}

/** The number in a cell, whether it was counted or is a formula's. */
const numberIn = (cell: exceljs.Cell): unknown => (cell.formula ? cell.result : cell.value);

/** The row of a text in the second column, or in the first. */
function rowOf(text: string): exceljs.Row {
  let found: exceljs.Row | undefined;
  sheet.eachRow((row) => {
    if (row.getCell(2).text === text || row.getCell(1).text === text) found ??= row;
  });
  return found!;
}

/** LibreOffice's way to say comma, quotes, UTF-8. */
const CSV_IN_UTF8 = 'csv:Text - txt - csv (StarCalc):44,34,76';
const A4_ACROSS = /\/MediaBox ?\[ ?0 0 84[12](\.\d+)? 59[456]/;

describe('R2 as a sheet', () => {
  test('has the head of an official paper, the title and the period', () => {
    const texts = [1, 2, 3].map((row) => [sheet.getCell(row, 1).text, sheet.getCell(row, 4).text]);
    expect(texts[0]?.[1]).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(texts[1]).toEqual([scene.unit.name.toUpperCase(), 'Độc lập - Tự do - Hạnh phúc']);
    expect(texts[2]?.[1]).toBe('Mẫu, ngày 04 tháng 01 năm 2026');
    expect(rowOf('Kỳ báo cáo: Năm 2025')).toBeDefined();
    expect(rowOf('NGƯỜI LẬP BIỂU').getCell(4).text).toBe('THỦ TRƯỞNG ĐƠN VỊ');
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, fitToWidth: 1 });
  });

  test('has merged heads of three levels with the form’s column numbers under them', () => {
    const top = rowOf('TT').number;
    expect(sheet.getCell(top, 3).text).toBe('Số hồ sơ tiếp nhận');
    expect(sheet.getCell(top, 6).master.address).toBe(sheet.getCell(top, 3).address);
    expect(sheet.getCell(top + 1, 4).text).toBe('Trong kỳ');
    expect(sheet.getCell(top + 1, 5).master.address).toBe(sheet.getCell(top + 1, 4).address);
    expect(sheet.getCell(top + 2, 5).text).toBe('Trực tiếp, dịch vụ bưu chính');
    expect(sheet.getCell(top + 2, 2).master.address).toBe(sheet.getCell(top, 2).address);
    const numbers = sheet.getRow(top + 3).values as (string | undefined)[];
    expect(numbers.slice(1).join('')).toBe('(1)(2)(3)(4)(5)(6)(7)(8)(9)(10)(11)(12)(13)');
  });

  test('has numbers that are numbers, and a total that adds them up', () => {
    const justice = rowOf('Tư pháp');
    expect([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((column) => numberIn(justice.getCell(column)))).toEqual([6, 1, 5, 0, 4, 2, 1, 1, 2, 1, 1]);
    const total = rowOf('Tổng số');
    const first = justice.number;
    expect([3, 4, 7, 11].map((column) => justice.getCell(column).formula)).toEqual([`D${first}+E${first}+F${first}`, undefined, `H${first}+I${first}+J${first}`, `L${first}+M${first}`]);
    expect(total.getCell(3).value).toEqual({ formula: `SUM(C${first}:C${first + 3})`, result: 11 });
    expect([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((column) => total.getCell(column).result)).toEqual([11, 1, 10, 0, 7, 2, 2, 3, 4, 2, 2]);
    expect(total.getCell(3).font.bold).toBe(true);
    expect(total.getCell(3).border.top?.style).toBe('thin');
    expect(rowOf('- Hồ sơ đã giải quyết gồm cả 1 hồ sơ công dân xin rút và 1 hồ sơ dừng giải quyết.')).toBeDefined();
  });
});

test('R1 as a sheet: rates are numbers with their format, and nothing stands where none is defined', async () => {
  await scene.receive('unfinished', { procedure: '1.000954', received: '2026-01-02 08:00' });
  await scene.drain();
  const run = await scene.run({ definition: 'R1', from: '2025-12-30', to: '2025-12-31' });
  const { body } = await scene.get(scene.leader, `/api/reports/${run.id as string}`).expect(200);
  expect(body.table.rows[3].cells.rate).toBeNull();
  const full = await scene.run({ definition: 'R1', preset: 'year', year: 2025 });
  sheet = await workbookOf(full.id, 'r1');
  const rate = rowOf('Tư pháp').getCell(10);
  expect([rate.value, rate.numFmt]).toEqual([75, '[=100]0;[=0]0;0.00']);
  expect(rowOf('Tổng').getCell(10).value).toBe(57.14);
});

test('CSV opens in a spreadsheet as UTF-8, and the file is named after the period', async () => {
  const answer = await scene.get(scene.clerk, `/api/reports/${r2.id}/table.csv`).expect(200);
  expect(answer.headers['content-type']).toContain('text/csv');
  expect(answer.headers['content-disposition']).toBe('attachment; filename="r2-nam-2025.csv"');
  expect(answer.text.split('\r\n').slice(1, 3)).toEqual(['1,Tư pháp,6,1,5,0,4,2,1,1,2,1,1', '2,LĐTBXH,2,0,2,0,1,0,1,0,1,0,1']);
});

describe('an office program', () => {
  test('reckons the formulas anew and comes to the numbers that were counted', async () => {
    const bytes = await fileAt(`/api/reports/${r2.id}/table.xlsx`, 'r2-nam-2025.xlsx');
    const book = new exceljs.Workbook();
    await book.xlsx.load(bytes as unknown as exceljs.Buffer);
    let formulas = 0;
    book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => {
      if (!cell.formula) return;
      formulas += 1;
      cell.value = { formula: cell.formula };
    }));
    expect(formulas).toBe(4 * 3 + 11);
    expect(await partOf(bytes, 'xl/workbook.xml')).toMatch(/_xlnm\.Print_Area[^<]*>(?:'|&apos;)R2(?:'|&apos;)!\$A\$1:\$M\$\d+</);
    const csv = await convertedByOffice(Buffer.from(await book.xlsx.writeBuffer()), 'xlsx', CSV_IN_UTF8);
    const counted = ['1,Tư pháp,6,1,5,0,4,2,1,1,2,1,1', ',Tổng số,11,1,10,0,7,2,2,3,4,2,2'];
    expect(csv?.toString('utf8').split('\n') ?? counted).toEqual(expect.arrayContaining(counted));
  });

  test('prints the sheet and the Word table on A4 across', async () => {
    for (const kind of ['xlsx', 'docx'] as const) {
      const pdf = await convertedByOffice(await fileAt(`/api/reports/${r2.id}/table.${kind}`, `r2-nam-2025.${kind}`), kind, 'pdf');
      if (pdf) expect([kind, A4_ACROSS.test(pdf.toString('latin1'))]).toEqual([kind, true]);
    }
  });
});

describe('R2 as a Word document', () => {
  test('reads as the printed form: letterhead, title, heads, column numbers, numbers, notes, signatures', async () => {
    const lines = await wordLines(await fileAt(`/api/reports/${r2.id}/table.docx`, 'r2-nam-2025.docx'));
    expect(lines.slice(0, lines.indexOf('PHỤ LỤC: BIỂU ĐỒ')).filter((line) => line !== '').slice(1)).toEqual([
      `${scene.unit.name.toUpperCase()} | Độc lập - Tự do - Hạnh phúc`,
      ' | Mẫu, ngày 04 tháng 01 năm 2026',
      'BIỂU II.06A/VPCP/KSTT: TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
      'Kỳ báo cáo: Năm 2025',
      'Từ ngày 01/01/2025 đến hết ngày 31/12/2025',
      `Đơn vị báo cáo: ${scene.unit.name}`,
      expect.stringContaining('Đơn vị nhận báo cáo: Xã Mẫu '),
      'Đơn vị tính: số hồ sơ TTHC',
      'TT | Lĩnh vực | Số hồ sơ tiếp nhận | Số hồ sơ đã giải quyết | Số hồ sơ đang giải quyết',
      ' |  | Tổng số | Trong kỳ | Từ kỳ trước | Tổng số | Trước hạn | Đúng hạn | Quá hạn | Tổng số | Trong hạn | Quá hạn',
      ' |  |  | Trực tuyến | Trực tiếp, dịch vụ bưu chính |  |  |  |  |  |  |  | ',
      '(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) | (13)',
      '1 | Tư pháp | 6 | 1 | 5 | 0 | 4 | 2 | 1 | 1 | 2 | 1 | 1',
      '2 | LĐTBXH | 2 | 0 | 2 | 0 | 1 | 0 | 1 | 0 | 1 | 0 | 1',
      '3 | Tài nguyên môi trường | 2 | 0 | 2 | 0 | 1 | 0 | 0 | 1 | 1 | 1 | 0',
      '4 | Lĩnh vực khác | 1 | 0 | 1 | 0 | 1 | 0 | 0 | 1 | 0 | 0 | 0',
      ' | Tổng số | 11 | 1 | 10 | 0 | 7 | 2 | 2 | 3 | 4 | 2 | 2',
      'Ghi chú:',
      '- Số liệu tính từ ngày 01/01/2025 đến hết ngày 31/12/2025.',
      '- Hồ sơ đã giải quyết gồm cả 1 hồ sơ công dân xin rút và 1 hồ sơ dừng giải quyết.',
      expect.stringContaining('- Cột (12): '),
      expect.stringMatching(/^- Tính lúc .*, số liệu chưa chốt\.$/), expect.stringMatching(/^- Mã kiểm tra \(SHA-256\): [0-9a-f]{64}\.$/),
      'NGƯỜI LẬP BIỂU | THỦ TRƯỞNG ĐƠN VỊ',
      '(Ký, ghi rõ họ tên) | (Ký, đóng dấu, ghi rõ họ tên)',
    ]);
  });

  test('has heads that are merged and come back on every page, and lies across', async () => {
    const xml = await wordXml(await fileAt(`/api/reports/${r2.id}/table.docx`, 'r2-nam-2025.docx'));
    expect(xml).toContain('<w:gridSpan w:val="4"/>');
    expect(xml).toContain('<w:vMerge w:val="restart"/>');
    expect(xml.slice(0, xml.indexOf('Ghi chú:')).match(/<w:tblHeader\/>/g)).toHaveLength(4);
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
  });
});

test('the print page is a PDF file too', async () => {
  const pdf = await fileAt(`/api/reports/${r2.id}/table.pdf`, 'r2-nam-2025.pdf');
  expect(pdf.toString('latin1')).toMatch(A4_ACROSS);
  expect((await fileAt('/api/record-tables/R4/table.pdf?preset=year&year=2025', 'r4-nam-2025.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
});

test('tables of records are taken away in every way; rates are formulas of their columns', async () => {
  const path = (kind: string): string => `/api/record-tables/R4/table.${kind}?preset=year&year=2025`;
  const { body } = await scene.get(scene.clerk, '/api/record-tables/R4?preset=year&year=2025').expect(200);
  expect([body.reportId, body.total.cells.received]).toEqual(['R4', 11]);
  const lines = await wordLines(await fileAt(path('docx'), 'r4-nam-2025.docx'));
  const { rows, columns } = body;
  for (const { position, name, cells } of rows) expect(lines).toContain([position, name, ...columns.map(({ key }: { key: string }) => String(cells[key] ?? '').replace('.', ','))].join(' | '));
  sheet = await sheetIn(await fileAt(path('xlsx'), 'r4-nam-2025.xlsx'));
  const { number } = rowOf('Tổng số');
  expect(rowOf('Tổng số').getCell(5).formula).toBe(`ROUND(D${number}*100/C${number},2)`);
  expect((await fileAt(path('csv'), 'r4-nam-2025.csv')).toString('utf8')).toContain('Tổng số,11');
  await scene.get(scene.clerk, '/api/record-tables/R99?preset=year&year=2025').expect(404);
  await scene.get(scene.clerk, '/api/record-tables/R4').expect(400);
});
