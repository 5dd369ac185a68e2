import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import { asBytes, convertedByOffice, wordLines } from '../support/office-files.js';
import { startDesk, type Visitor } from '../support/pages.js';
import { ReportScene } from './reports-scene.js';

/** December 2025 of the scene: 11 received, 7 finished (2 early, 2 on time, 3 late), 4 open of which 2 overdue; one of the 11 came in online. */
let scene: ReportScene;
let leader: Visitor;

const YEAR = 'preset=year&year=2025';
/** LibreOffice's way to say comma, quotes, UTF-8. */
const CSV_IN_UTF8 = 'csv:Text - txt - csv (StarCalc):44,34,76';

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  leader = await startDesk(scene.app, scene.unit.unitId, 'leader');
  await leader.post('/bao-cao/nhieu-nam', { indicator: 'at_desk', year: '2021', value: '2.653', source: 'Báo cáo 12/BC-UBND' });
});
afterAll(() => scene.app.close());

async function fileAt(path: string, name: string): Promise<Buffer> {
  const answer = await scene.get(scene.leader, path).buffer(true).parse(asBytes as never).expect(200);
  expect(answer.headers['content-disposition']).toBe(`attachment; filename="${name}"`);
  return answer.body as Buffer;
}

async function sheetIn(bytes: Buffer): Promise<exceljs.Worksheet> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as exceljs.Buffer);
  return book.worksheets[0] as exceljs.Worksheet;
}

function rowOf(sheet: exceljs.Worksheet, text: string, column = 2): exceljs.Row {
  let found: exceljs.Row | undefined;
  sheet.eachRow((row) => {
    if (row.getCell(column).text === text) found ??= row;
  });
  if (!found) throw new Error(`no row ${text}`);
  return found;
}

const formulaIn = (row: exceljs.Row, column: number): unknown => [row.getCell(column).formula, row.getCell(column).result];

describe('R9, points of decision 766', () => {
  const path = (kind: string): string => `/api/plain-tables/R9/table.${kind}?${YEAR}`;

  test('as a sheet: groups and indicators, merged heads, points reckoned from their columns', async () => {
    const bytes = await fileAt(path('xlsx'), 'r9-nam-2025.xlsx');
    const sheet = await sheetIn(bytes);
    expect(sheet.getCell(1, 4).text).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    const top = rowOf(sheet, 'Chỉ số').number;
    expect([sheet.getCell(top, 4).text, sheet.getCell(top, 6).master.address]).toEqual(['Kết quả trong kỳ', sheet.getCell(top, 4).address]);
    expect([sheet.getCell(top + 1, 4).text, sheet.getCell(top + 1, 8).text]).toEqual(['Tử số', 'Đạt']);
    // In term: finished early and on time 4, open in term 2, of 11 received: 6 × 20 ÷ 11 = 10,91.
    const progress = rowOf(sheet, 'Hồ sơ giải quyết đúng hạn');
    const at = progress.number;
    expect([progress.getCell(3).text, progress.getCell(4).value, progress.getCell(5).value, progress.getCell(7).value]).toEqual([expect.stringContaining('÷'), 6, 11, 20]);
    expect([formulaIn(progress, 6), formulaIn(progress, 8)]).toEqual([[`ROUND(D${at}*100/E${at},2)`, 54.55], [`ROUND(D${at}*G${at}/E${at},2)`, 10.91]]);
    const group = rowOf(sheet, 'Tiến độ, kết quả giải quyết');
    expect([group.number, group.getCell(1).text, formulaIn(group, 8), group.font?.bold ?? group.getCell(8).font.bold]).toEqual([at - 1, 'II', [`ROUND(SUM(H${at}:H${at}),2)`, 10.91], true]);
    const digital = rowOf(sheet, 'Số hóa hồ sơ').number;
    expect(sheet.getCell(digital, 7).value).toEqual({ formula: `SUM(G${digital + 1}:G${digital + 4})`, result: 22 });
    const total = rowOf(sheet, 'Tổng điểm');
    expect([total.getCell(7).result, String(total.getCell(8).formula).startsWith(`ROUND(H${top + 2}+H${at - 1}+H${digital}`)]).toEqual([100, true]);
    expect(rowOf(sheet, 'NGƯỜI LẬP BIỂU', 1).getCell(4).text).toBe('THỦ TRƯỞNG ĐƠN VỊ');
  });

  test('an office program reckons the formulas anew and comes to the same points', async () => {
    const book = new exceljs.Workbook();
    await book.xlsx.load((await fileAt(path('xlsx'), 'r9-nam-2025.xlsx')) as unknown as exceljs.Buffer);
    const sheet = book.worksheets[0] as exceljs.Worksheet;
    const counted = Number(rowOf(sheet, 'Tổng điểm').getCell(8).result);
    sheet.eachRow((row) => row.eachCell((cell) => {
      if (cell.formula) cell.value = { formula: cell.formula };
    }));
    const csv = await convertedByOffice(Buffer.from(await book.xlsx.writeBuffer()), 'xlsx', CSV_IN_UTF8);
    const { body } = await scene.get(scene.leader, `/api/plain-tables/R9?${YEAR}`).expect(200);
    expect(counted).toBe(body.total.cells.points);
    const lines = csv?.toString('utf8').split('\n') ?? [`,Tổng điểm,,,,,100,${counted}`];
    expect(lines.find((line) => line.startsWith(',Tổng điểm'))?.split(',').slice(6).map(Number)).toEqual([100, counted]);
  });

  test('as Word, CSV, JSON and paper', async () => {
    const lines = await wordLines(await fileAt(path('docx'), 'r9-nam-2025.docx'));
    expect(lines).toEqual(expect.arrayContaining([
      'STT | Chỉ số | Cách tính | Kết quả trong kỳ | Điểm', ' |  |  | Tử số | Mẫu số | Tỷ lệ % | Tối đa | Đạt',
      'II | Tiến độ, kết quả giải quyết |  |  |  |  | 20 | 10,91',
      '2 | Hồ sơ nộp trực tuyến | Số hồ sơ trực tuyến ÷ số hồ sơ tiếp nhận | 1 | 11 | 9,09 | 8 | 0,73',
    ]));
    const csv = (await fileAt(path('csv'), 'r9-nam-2025.csv')).toString('utf8');
    expect(csv).toContain('\r\nII,"Tiến độ, kết quả giải quyết",,,,,20,10.91\r\n');
    const { body } = await scene.get(scene.clerk, `/api/plain-tables/R9?${YEAR}`).expect(200);
    expect(body.groups.map(({ most }: { most: number }) => most)).toEqual([18, 20, 22, 12, 10, 18]);
    expect((await fileAt(path('pdf'), 'r9-nam-2025.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const forecast = await scene.get(scene.clerk, '/api/plain-tables/R9/forecast').expect(200);
    expect([forecast.body.month.to, forecast.body.rows.length]).toEqual(['2026-01-31', 10]);
  });

  test('the page tells points by group', async () => {
    const page = await leader.get('/bao-cao/chi-so-766?period=2025-01-01/2025-12-31');
    expect(page.rows).toContainEqual(['Tiến độ, kết quả giải quyết', '20', '10,91']);
    for (const kind of ['xlsx', 'docx', 'pdf', 'csv', 'json']) expect([kind, (await leader.get(`/bao-cao/chi-so-766/tai/${kind}?period=2025-01-01/2025-12-31`)).status]).toEqual([kind, 200]);
    expect((await leader.get('/bao-cao/chi-so-766/tai/exe')).status).toBe(404);
  });
});

describe('R10, late dossiers', () => {
  const path = (kind: string): string => `/api/plain-tables/R10/table.${kind}?${YEAR}`;

  test('as a sheet: days are days, who held it, why, apology; sums in the notes', async () => {
    const sheet = await sheetIn(await fileAt(path('xlsx'), 'r10-nam-2025.xlsx'));
    const top = rowOf(sheet, 'Mã hồ sơ').number;
    expect([sheet.getCell(top, 5).text, sheet.getCell(top + 1, 6).text, sheet.getCell(top, 9).text]).toEqual(['Thời hạn giải quyết', 'Ngày hẹn trả', 'Nơi giữ hồ sơ khi quá hạn']);
    // Received on 15 December, due the 22nd, open at the end of the year: 7 working days late.
    const late = rowOf(sheet, scene.codes.get('overdueAtYearEnd') ?? '');
    expect([late.getCell(6).numFmt, late.getCell(6).text.includes('2025') || late.getCell(6).value instanceof Date]).toEqual(['dd/mm/yyyy', true]);
    expect((late.getCell(6).value as Date).toISOString().slice(0, 10)).toBe('2025-12-22');
    expect([7, 8, 11, 12].map((column) => late.getCell(column).value)).toEqual(['Chưa xong', 7, 'Chưa ghi', 'Chưa']);
    expect(rowOf(sheet, '- Tổng số 5 hồ sơ: 3 đã giải quyết, 2 đang giải quyết; 0 đã có văn bản xin lỗi. Nguyên nhân: do cơ quan giải quyết 0, do cơ quan phối hợp 0, do tổ chức, cá nhân 0, do hệ thống gián đoạn 0, chưa ghi 5.', 1)).toBeDefined();
  });

  test('as Word, CSV, JSON and paper, for those who answer for the numbers', async () => {
    const code = scene.codes.get('overdueAtYearEnd') ?? '';
    expect(await wordLines(await fileAt(path('docx'), 'r10-nam-2025.docx'))).toContainEqual(expect.stringContaining(`${code} | `));
    expect((await fileAt(path('csv'), 'r10-nam-2025.csv')).toString('utf8')).toContain(',15/12/2025,22/12/2025,Chưa xong,7,');
    const { body } = await scene.get(scene.leader, `/api/plain-tables/R10?${YEAR}`).expect(200);
    expect([body.total, body.rows.length]).toEqual([5, 5]);
    expect((await fileAt(path('pdf'), 'r10-nam-2025.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    for (const kind of ['', '/table.csv', '/table.xlsx', '/table.docx', '/table.pdf']) await scene.get(scene.clerk, `/api/plain-tables/R10${kind}?${YEAR}`).expect(403);
    for (const kind of ['xlsx', 'docx', 'pdf', 'csv', 'json']) expect([kind, (await leader.get(`/bao-cao/qua-han/tai/${kind}?period=2025-01-01/2025-12-31`)).status]).toEqual([kind, 200]);
  });
});

describe('R7, indicators over years', () => {
  const path = (kind: string): string => `/api/plain-tables/R7/table.${kind}?from=2021-01-01&to=2025-12-31`;

  test('as a sheet: years under one head, numbers are numbers, an entered one has its mark and its source', async () => {
    const sheet = await sheetIn(await fileAt(path('xlsx'), 'r7-tu-ngay-01-01-2021-den-ngay-31-12-2025.xlsx'));
    const top = rowOf(sheet, 'Chỉ tiêu').number;
    expect([sheet.getCell(top, 3).text, sheet.getCell(top, 7).master.address, sheet.getCell(top + 1, 7).text]).toEqual(['Năm', sheet.getCell(top, 3).address, '2025']);
    const desk = rowOf(sheet, 'Số hồ sơ giải quyết tại Bộ phận Tiếp nhận và Trả kết quả');
    expect([desk.getCell(3).value, desk.getCell(3).numFmt, desk.getCell(7).value, desk.getCell(7).numFmt]).toEqual([2653, '#,##0"*"', 7, '#,##0']);
    expect(rowOf(sheet, 'Tỷ lệ hồ sơ giải quyết đúng hạn (%)').getCell(7).value).toBe(57.14);
    expect(rowOf(sheet, '- * Số liệu nhập từ tài liệu, không do hệ thống tính. Nguồn: Báo cáo 12/BC-UBND (năm 2021).', 1)).toBeDefined();
  });

  test('as Word, CSV, JSON and paper', async () => {
    const name = 'r7-tu-ngay-01-01-2021-den-ngay-31-12-2025';
    expect(await wordLines(await fileAt(path('docx'), `${name}.docx`))).toContain('4 | Số hồ sơ giải quyết tại Bộ phận Tiếp nhận và Trả kết quả | 2.653* |  |  |  | 7');
    expect((await fileAt(path('csv'), `${name}.csv`)).toString('utf8')).toContain('Trả kết quả,2653*,,,,7\r\n');
    const { body } = await scene.get(scene.clerk, '/api/plain-tables/R7?from=2021-01-01&to=2025-12-31').expect(200);
    expect(body.columns.map(({ head }: { head: string }) => head)).toEqual(['Năm 2021', 'Năm 2022', 'Năm 2023', 'Năm 2024', 'Năm 2025']);
    expect((await fileAt(path('pdf'), `${name}.pdf`)).subarray(0, 5).toString()).toBe('%PDF-');
    for (const kind of ['xlsx', 'docx', 'pdf', 'csv', 'json']) expect([kind, (await leader.get(`/bao-cao/nhieu-nam/tai/${kind}?tu=2021`)).status]).toEqual([kind, 200]);
    await scene.get(scene.clerk, '/api/plain-tables/R8?from=2021-01-01&to=2025-12-31').expect(404);
    await scene.get(scene.clerk, '/api/plain-tables/R7').expect(400);
    expect((await scene.get(scene.clerk, '/api/plain-tables/R7?from=2030-01-01&to=2031-12-31').expect(200)).body.columns).toHaveLength(1);
  });
});
