import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
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

async function workbookOf(id: string): Promise<exceljs.Worksheet> {
  const answer = await scene.get(scene.leader, `/api/reports/${id}/table.xlsx`).buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  expect(answer.headers['content-disposition']).toContain('nam-2025.xlsx');
  const book = new exceljs.Workbook();
  await book.xlsx.load(answer.body as exceljs.Buffer);
  return book.worksheets[0] as exceljs.Worksheet;
}

/** The row of a text in the second column, or in the first. */
function rowOf(text: string): exceljs.Row {
  let found: exceljs.Row | undefined;
  sheet.eachRow((row) => {
    if (row.getCell(2).text === text || row.getCell(1).text === text) found ??= row;
  });
  return found!;
}

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
    expect([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((column) => justice.getCell(column).value)).toEqual([6, 1, 5, 0, 4, 2, 1, 1, 2, 1, 1]);
    const total = rowOf('Tổng số');
    const first = justice.number;
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
  sheet = await workbookOf(full.id);
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
