import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import { asBytes, bytesOf, convertedByOffice, partNames, partOf, wordXml } from '../support/office-files.js';
import { startDesk } from '../support/pages.js';
import { ReportScene } from './reports-scene.js';

// December of reports-scene.ts: 11 received, 1 of them online; 7 finished, 4 in time; nothing digitised.
const SHARES = [['Tư pháp', 6], ['LĐTBXH', 2], ['Tài nguyên môi trường', 2], ['Lĩnh vực khác', 1]] as const;
const TITLES = [
  'Số hồ sơ tiếp nhận theo lĩnh vực', 'Hồ sơ tiếp nhận và giải quyết theo tháng', 'Tỷ lệ giải quyết trước và đúng hạn theo tháng, %', 'Tỷ lệ hồ sơ trực tuyến theo tháng, %',
  'Tỷ lệ số hóa hồ sơ và kết quả theo lĩnh vực, %',
];

let scene: ReportScene;
let run: { id: string };
let document: Buffer;

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  run = await scene.run({ definition: 'R2', preset: 'year', year: 2025 });
  document = await fileAt(`/api/reports/${run.id}/table.docx`);
});
afterAll(() => scene.app.close());

async function fileAt(path: string): Promise<Buffer> {
  return (await scene.get(scene.leader, path).buffer(true).parse(asBytes as never).expect(200)).body as Buffer;
}

describe('a table’s charts in Word', () => {
  test('stand behind it, each with its name, what it shows in words, and its numbers beside', async () => {
    const xml = await wordXml(document);
    expect([...xml.matchAll(/<wp:docPr [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual(TITLES);
    expect(xml).toContain('descr="Số hồ sơ tiếp nhận theo lĩnh vực. Tư pháp: 6; LĐTBXH: 2; Tài nguyên môi trường: 2; Lĩnh vực khác: 1."');
    expect(xml).toContain('11/2025: không có; 12/2025: 57,14.');
    expect(xml).not.toMatch(/[\uE000\uE001]/);
    const beside = xml.slice(xml.indexOf('PHỤ LỤC: BIỂU ĐỒ'));
    for (const text of ['54,55', '57,14', '9,09']) expect(beside).toContain(`>${text}</w:t>`);
    expect(beside).toContain('Số liệu các tháng và số hóa tính lúc 08:00 04/01/2026.');
  });

  test('are charts of Word with their numbers in a workbook, to be changed by hand', async () => {
    const chart = await partOf(document, 'word/charts/bieuDo1.xml');
    expect([...chart.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, text]) => text)).toEqual(['Số hồ sơ tiếp nhận', ...SHARES.map(([name]) => name), ...SHARES.map(([, count]) => String(count))]);
    const book = new exceljs.Workbook();
    await book.xlsx.load((await bytesOf(document, 'word/embeddings/bieuDo1.xlsx')) as unknown as exceljs.Buffer);
    const rows: unknown[] = [];
    book.getWorksheet('SoLieu')?.eachRow((row) => rows.push([row.getCell(1).value, row.getCell(2).value]));
    expect(rows).toEqual([['Lĩnh vực', 'Số hồ sơ tiếp nhận'], ...SHARES]);
    expect(await partOf(document, '[Content_Types].xml')).toContain('PartName="/word/charts/bieuDo5.xml"');
    expect(await partOf(document, 'word/_rels/document.xml.rels')).toContain('Target="charts/bieuDo5.xml"');
  });

  test('are told apart without colours: filled and hatched bars, whole and broken lines', async () => {
    expect((await partOf(document, 'word/charts/bieuDo5.xml')).match(/<c:spPr><a:(solidFill|pattFill)/g)?.slice(0, 2)).toEqual(['<c:spPr><a:solidFill', '<c:spPr><a:pattFill']);
    expect((await partOf(document, 'word/charts/bieuDo2.xml')).match(/prstDash val="\w+"/g)).toEqual(['prstDash val="solid"', 'prstDash val="dash"']);
    // A month without anything finished has no point; it is not 0.
    expect((await partOf(document, 'word/charts/bieuDo3.xml')).match(/<c:numCache>.*<\/c:numCache>/s)?.[0]).toMatch(/<c:ptCount val="12"\/><c:pt idx="11"><c:v>57.14</);
  });

  test('an office program reads the table, its numbers and the charts', async () => {
    const opened = await convertedByOffice(document, 'docx', 'odt');
    const charts = opened ? partNames(opened).filter((name) => /^Object \d+\/content\.xml$/.test(name)) : [];
    const titles = opened ? await Promise.all(charts.map(async (name) => /<chart:title.*?<text:p>(?:<text:span[^>]*>)?([^<]*)/s.exec(await partOf(opened, name))?.[1])) : TITLES;
    expect(titles.sort()).toEqual([...TITLES].sort());
    const text = await convertedByOffice(document, 'docx', 'txt:Text');
    const total = ['Tổng số', 11, 1, 10, 0, 7, 2, 2, 3, 4, 2, 2].join('\n');
    expect(text?.toString('utf8') ?? total).toContain(total);
    const pdf = await convertedByOffice(document, 'docx', 'pdf');
    // The table with its signatures on one sheet, the charts on three.
    expect(pdf ? (pdf.toString('latin1').match(/\/Type ?\/Page\b/g) ?? []).length : 4).toBe(4);
  });
});

test('the page draws the same charts, each with its table', async () => {
  const page = await (await startDesk(scene.app, scene.unit.unitId, 'leader')).get(`/bao-cao/${run.id}?xem=bieu-do`);
  expect([...page.html.matchAll(/<figcaption [^>]*>([^<]*)</g)].map(([, title]) => title)).toEqual(TITLES);
  expect(page.html.match(/<svg /g)?.length).toBeGreaterThanOrEqual(TITLES.length);
  expect(page.rows).toContainEqual(['Tư pháp', '6', '54,55']);
  expect(page.rows.filter(([month]) => month === '12/2025').map((row) => row.slice(1))).toEqual([['11', '7'], ['57,14', '4', '7'], ['9,09', '1', '11']]);
  expect(page.rows).toContainEqual(['Lĩnh vực khác', '0,00', '0,00']);
});

test('a table of another kind has the charts of its own columns; one of nothing has none', async () => {
  const xml = await wordXml(await fileAt('/api/record-tables/R4/table.docx?preset=year&year=2025'));
  expect([...xml.matchAll(/<wp:docPr [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['Số hồ sơ tiếp nhận theo lĩnh vực', TITLES[4]]);
  const empty = await scene.run({ definition: 'R2', preset: 'year', year: 2019 });
  expect(await wordXml(await fileAt(`/api/reports/${empty.id as string}/table.docx`))).not.toContain('BIỂU ĐỒ');
});
