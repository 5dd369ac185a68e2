import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import { asBytes } from '../support/office-files.js';
import { startDesk, type Visitor } from '../support/pages.js';
import { ReportScene } from './reports-scene.js';

let scene: ReportScene;
let leader: Visitor;

const PATH = '/bao-cao/nhieu-nam/nhap';
const PUBLISHED = readFileSync(new URL('../golden/an-hoa-thinh-2015-2020.csv', import.meta.url));
const SOURCE = 'Báo cáo 31/BC-UBND ngày 31/03/2020';

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  leader = await startDesk(scene.app, scene.unit.unitId, 'leader');
});
afterAll(() => scene.app.close());

const stats = async (name: string, content: string | Buffer): Promise<Record<string, number>> => {
  const { body } = await send({ dryRun: 'true' }, name, content).expect(200);
  const of = (standing: string): number => body.lines.filter((line: { standing: string }) => line.standing === standing).length;
  return { new: of('new'), changed: of('changed'), same: of('same'), counted: of('counted'), unread: body.unread.length };
};

function send(fields: Record<string, string>, name: string, content: string | Buffer) {
  const sent = scene.app.http().post('/api/year-figures/import').set('Authorization', `Bearer ${scene.leader.token}`);
  for (const [field, value] of Object.entries(fields)) void sent.field(field, value);
  return sent.attach('file', Buffer.from(content), name);
}

const table = async (from: number) => (await scene.get(scene.clerk, `/api/plain-tables/R7?from=${from}-01-01&to=2026-12-31`).expect(200)).body;
const cellsOf = async (key: string, from = 2015): Promise<unknown[]> => (await table(from)).rows.find((row: { key: string }) => row.key === key).cells.map(({ value }: { value: unknown }) => value);

describe('the published table of 2015 to 2020', () => {
  test('is looked at first: what would be written, what cannot be read; nothing is entered', async () => {
    const look = await leader.upload(PATH, { source: SOURCE }, 'an-hoa-thinh.csv', PUBLISHED);
    expect([look.status, look.errors]).toEqual([200, []]);
    // 3 + 5 + 8 rows of six, feedback counted twice: received and handled.
    expect(look.rows.filter((row) => row.at(-1) === 'ghi mới')).toHaveLength(3 + 5 + 8 * 6);
    expect(look.rows).toContainEqual(['Số hồ sơ giải quyết tại Bộ phận Tiếp nhận và Trả kết quả', '2019', '2.013', '', 'ghi mới']);
    expect(look.rows).toContainEqual(['Tổng số TTHC có hiệu lực', '2020, đến 31/03', '164', '', 'ghi mới']);
    expect(look.rows).toContainEqual(['Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ (%)', '2019', '15', '', 'ghi mới']);
    expect(look.rows).toContainEqual(['10', 'cả dòng', 'Sử dụng phần mềm dịch vụ công trực tuyến', 'không có chỉ tiêu nào của phụ lục tên như vậy']);
    expect(await cellsOf('at_desk')).toEqual([null, null, null, null, null, null, null, null, null, null, 7, null]);
    const entered = await leader.submit(look, `${PATH}/ghi`);
    expect(entered.location).toBe('/bao-cao/nhieu-nam?tu=2015');
    expect((await leader.follow(entered)).message).toContain('Đã ghi 56 số liệu từ tệp');
  });

  test('then stands in the table, marked, with its source and how far its last year was counted', async () => {
    const page = await leader.get('/bao-cao/nhieu-nam?tu=2015');
    expect(page.rows.find(([name]) => name?.startsWith('Số hồ sơ giải quyết'))?.slice(1, 7)).toEqual(['1.500*', '1.850*', '1.965*', '1.998*', '2.013*', '']);
    expect(page.rows.find(([name]) => name === 'Mức độ hài lòng chung')?.slice(1, 7)).toEqual(Array(6).fill('Hài lòng*'));
    expect(page.rows.find(([name]) => name === 'Số dịch vụ công trực tuyến mức độ 3, mức độ 4')?.slice(1, 7)).toEqual(['0*', '0*', '0*', '33*', '33*', '33*']);
    expect(page.text).toContain(`${SOURCE} (năm 2015, 2016, 2017, 2018, 2019); ${SOURCE}, số liệu đến 31/03 (năm 2020)`);
    const { rows } = await table(2015);
    expect(rows.find((row: { key: string }) => row.key === 'feedback_handled').cells[0]).toEqual({ value: 0, origin: 'imported', source: SOURCE });
  });

  test('sent a second time has nothing to write', async () => {
    expect(await stats('an-hoa-thinh.csv', PUBLISHED)).toEqual({ new: 0, changed: 0, same: 56, counted: 0, unread: 1 });
    const again = await leader.upload(PATH, { source: SOURCE }, 'an-hoa-thinh.csv', PUBLISHED);
    expect(again.text).toContain('Không có số nào để ghi');
  });
});

describe('a file', () => {
  const HEAD = 'STT,Chỉ tiêu,Năm 2019,Năm 2021,Năm 2025\n';

  test('with numbers as people write them; what differs, what is counted, what cannot be read, each with row, column and why', async () => {
    const lines = [
      '1,Số hồ sơ giải quyết tại Bộ phận Tiếp nhận và Trả kết quả,2.014,"1.250",9', '2,on_time_rate,"98,5",-,"57,14"', '3,Số lượng mẫu khảo sát hài lòng,25 phiếu,,12.5',
      '4,Tỷ lệ hồ sơ giải quyết qua hệ thống một cửa điện tử (%),100,101,', '5,Số hồ sơ giải quyết tại Bộ phận Tiếp nhận và trả kết quả,1,,',
    ];
    const { body } = await send({ dryRun: 'true' }, 'bieu.csv', `${HEAD}${lines.join('\n')}\n`).expect(200);
    expect(body.lines.map(({ indicator, year, value, was, standing }: Record<string, unknown>) => [indicator, year, value, was, standing])).toEqual([
      ['at_desk', 2019, 2014, 2013, 'changed'], ['at_desk', 2021, 1250, null, 'new'], ['at_desk', 2025, 9, 7, 'counted'],
      ['on_time_rate', 2019, 98.5, 100, 'changed'], ['on_time_rate', 2025, 57.14, 57.14, 'same'], ['through_system_rate', 2019, 100, 100, 'same'],
    ]);
    expect(body.unread).toEqual([
      { row: 4, column: 'Năm 2019', text: '25 phiếu', why: 'không phải là số' }, { row: 4, column: 'Năm 2025', text: '12.5', why: 'phải là số nguyên từ 0 trở lên' },
      { row: 5, column: 'Năm 2021', text: '101', why: 'tỷ lệ phải từ 0 đến 100' }, { row: 6, column: 'Năm 2019', text: '1', why: 'đã có ở dòng 2' },
    ]);
    expect([body.toEnter, body.entered]).toEqual([3, 0]);
    const entered = await send({ dryRun: 'false', source: 'BC 2' }, 'bieu.csv', `${HEAD}${lines.join('\n')}\n`).expect(200);
    expect(entered.body.entered).toBe(3);
    expect(await cellsOf('at_desk', 2019)).toEqual([2014, null, 1250, null, null, null, 7, null]);
  });

  test('that was taken away here is read back: as CSV with its marks, as a sheet with its letterhead', async () => {
    const csv = (await leader.get('/bao-cao/nhieu-nam/tai/csv?tu=2015')).html;
    expect(await stats('r7.csv', csv)).toMatchObject({ new: 0, changed: 0, counted: 0, unread: 0 });
    const answer = await scene.get(scene.leader, '/api/plain-tables/R7/table.xlsx?from=2015-01-01&to=2025-12-31').buffer(true).parse(asBytes as never).expect(200);
    const read = await stats('r7.xlsx', answer.body as Buffer);
    expect(read).toMatchObject({ new: 0, changed: 0, counted: 0, unread: 0 });
    expect(read.same).toBeGreaterThan(56);
  });

  test('of the empty form, filled in', async () => {
    const answer = await scene.get(scene.leader, '/api/year-figures/template.xlsx?from=2010').buffer(true).parse(asBytes as never).expect(200);
    const book = new exceljs.Workbook();
    await book.xlsx.load(answer.body as exceljs.Buffer);
    const sheet = book.worksheets[0] as exceljs.Worksheet;
    let at = 0;
    sheet.eachRow((row, number) => {
      if (row.getCell(2).text === 'Số TTHC được công khai') at = number;
    });
    expect(sheet.getCell(at, 3).value).toBeNull();
    sheet.getCell(at, 3).value = 120;
    sheet.getCell(at, 4).value = 1300;
    const { body } = await send({ dryRun: 'true' }, 'mau.xlsx', Buffer.from(await book.xlsx.writeBuffer())).expect(200);
    expect(body.lines.map(({ indicator, year, value }: Record<string, unknown>) => [indicator, year, value])).toEqual([['public', 2010, 120], ['public', 2011, 1300]]);
    for (const kind of ['xlsx', 'csv']) expect([kind, (await leader.get(`/bao-cao/nhieu-nam/mau/${kind}`)).status]).toEqual([kind, 200]);
    expect((await leader.get('/bao-cao/nhieu-nam/mau/doc')).status).toBe(404);
  });

  test('that is no such table, has no source or comes from who may not', async () => {
    const other = await leader.upload(PATH, { source: SOURCE }, 'bieu.csv', 'a,b\n1,2\n');
    expect([other.status, other.errorOf('file'), other.value('source')]).toEqual([422, expect.stringContaining('Không nhận ra bảng nhiều năm'), SOURCE]);
    const sourceless = await leader.upload(PATH, { source: '' }, 'an-hoa-thinh.csv', PUBLISHED);
    expect(sourceless.errors.map(({ field }) => field)).toEqual(['source', 'file']);
    expect((await leader.upload(PATH, { source: SOURCE }, 'bieu.pdf', '%PDF-1.7')).errorOf('file')).toContain('.xlsx');
    expect((await send({ dryRun: 'false' }, 'a.csv', PUBLISHED).expect(400)).body.code).toBe('report.bad_import_field');
    expect((await send({}, 'a.csv', PUBLISHED).expect(400)).body.code).toBe('report.bad_import_field');
    const clerk = await startDesk(scene.app, scene.unit.unitId, 'clerk');
    expect((await clerk.get(PATH)).status).toBe(403);
    expect((await clerk.upload(PATH, { source: SOURCE }, 'a.csv', PUBLISHED)).status).toBe(403);
    await scene.post(scene.clerk, '/api/year-figures', { indicator: 'public', year: 2010, value: '1', source: 'x' }).expect(403);
  });
});

describe('what is handed in on confirmation', () => {
  const confirm = (figures: unknown) => leader.post(`${PATH}/ghi`, { source: SOURCE, _figures: typeof figures === 'string' ? figures : JSON.stringify(figures) });
  const figure = { indicator: 'simplified', year: 2012, value: 4, until: '' };

  test('is all entered or nothing', async () => {
    const bad = [{ ...figure, value: -1 }, { ...figure, value: 'nhiều' }, { ...figure, indicator: 'constructor' }, { ...figure, year: 2027 }, { ...figure, until: 'x'.repeat(31) }, null, 7];
    for (const each of bad) {
      const answer = await confirm([figure, each]);
      expect([each, answer.status, answer.errors.map(({ field }) => field)]).toEqual([each, 422, ['file']]);
    }
    for (const text of ['', '{', '7', '{"a":1}']) expect([text, (await confirm(text)).status]).toEqual([text, 422]);
    expect(await cellsOf('simplified', 2012)).not.toContain(4);
    expect((await confirm([figure, { ...figure, value: 5 }])).status).toBe(303);
    expect((await cellsOf('simplified', 2012))[0]).toBe(4);
  });

  test('typed through the API, and withdrawn', async () => {
    const typed = { indicator: 'simplified', year: 2012, source: 'BC 3' };
    await scene.post(scene.leader, '/api/year-figures', { ...typed, value: '1.250' }).expect(204);
    expect((await cellsOf('simplified', 2012))[0]).toBe(1250);
    expect((await scene.post(scene.leader, '/api/year-figures', { ...typed, value: '1,5' }).expect(422)).body.code).toBe('report.bad_figure');
    await scene.post(scene.leader, '/api/year-figures', { ...typed, value: '-' }).expect(204);
    expect((await cellsOf('simplified', 2012))[0]).toBeNull();
  });
});

/**
 * Of the seven finished in December two are of interlinked procedures: `paused` (funeral costs) and `lateByTheHour` (land data). What is counted
 * must be whole, so that nothing is counted before the catalogue says the level of both.
 */
describe('dossiers that agencies settle in turn', () => {
  const levels = async (): Promise<unknown[]> => [(await cellsOf('interlinked_same_level', 2025))[0], (await cellsOf('interlinked_between_levels', 2025))[0]];
  const noteOf = async (): Promise<string> => (await table(2025)).footnotes.find((note: string) => note.includes('liên thông')) ?? '';
  const say = async (procedure: string, competence: string): Promise<void> => {
    const controller = await scene.app.signIn((await scene.app.provinceOfCommunes()).unitId, 'controller');
    await scene.post(controller, `/api/procedures/${procedure}/versions`, { validFrom: '2025-02-01', changeKind: 'amended', competence }).expect(201);
  };

  test('are entered, with the reason, until the catalogue tells at which level', async () => {
    expect(await levels()).toEqual([null, null]);
    await scene.post(scene.leader, '/api/year-figures', { indicator: 'interlinked_same_level', year: 2025, value: '3', source: 'Sổ giấy' }).expect(204);
    await say('1.001731', 'interlinked_same_level');
    expect(await levels()).toEqual([3, null]);
    expect(await noteOf()).toMatch(/^“Số hồ sơ liên thông cùng cấp”, “Số hồ sơ liên thông giữa các cấp”: nhập từ tài liệu, vì danh mục phải ghi mọi TTHC liên thông/);
    const { footnotes } = await table(2025);
    expect(footnotes.filter((note: string) => note.includes('chưa có sổ phản ánh, kiến nghị') || note.includes('không có mẫu số'))).toHaveLength(2);
  });

  test('are counted then, in place of what was entered, and listed; the list of procedures counts them as interlinked as before', async () => {
    await say('1.004237', 'interlinked_between_levels');
    expect(await levels()).toEqual([1, 1]);
    const { conflicts } = await table(2025);
    expect(conflicts).toContainEqual({ indicator: 'interlinked_same_level', year: 2025, counted: 1, entered: 3, source: 'Sổ giấy' });
    const page = await leader.get('/bao-cao/nhieu-nam?tu=2025');
    const href = Object.keys(page.links).find((link) => link.includes('cot=interlinked_same_level') && link.includes('2025-12-31')) ?? '';
    const listed = await leader.get(href);
    expect([listed.heading, listed.text.includes('1 hồ sơ, kỳ 01/01/2025 – 31/12/2025')]).toEqual(['Số hồ sơ liên thông cùng cấp', true]);
    expect(Object.values(listed.links)).toContain(scene.codes.get('paused'));
    const { body } = await scene.get(scene.leader, '/api/record-tables/R3?from=2025-01-01&to=2025-12-31').expect(200);
    expect(body.total.cells).toMatchObject({ procedures: 33, interlinked: 4 });
  });
});
