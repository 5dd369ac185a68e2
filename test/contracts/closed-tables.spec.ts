import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import { asBytes, wordLines } from '../support/office-files.js';
import { startDesk, type Visitor } from '../support/pages.js';
import { ReportScene } from './reports-scene.js';

/**
 * December 2025 of the scene: 11 received, 7 finished of which 3 late, 4 open of which 2 overdue; R10 has 5 rows. Closed on 4 January. Entered
 * later: a dossier of 31 December in term; `early`, due on Friday the 5th, was finished on Monday the 8th; `late`, due on the 8th at the
 * close of work, was finished in time that morning; and why `forgotten` was late.
 */
let scene: ReportScene;
let leader: Visitor;

const YEAR = { preset: 'year', year: 2025 };
const DAYS = 'period=2025-01-01/2025-12-31';

interface Closed {
  id: string;
  version: number;
  replaces: string | null;
  contentHash: string;
}
interface Changes {
  differences: { row: string; column: string; before: string; after: string }[];
  came: { row: string }[];
  went: { row: string }[];
}

const close = async (table: string, request: object = YEAR): Promise<Closed> => (await scene.post(scene.leader, '/api/closed-tables', { table, ...request }).expect(201)).body;
const refused = async (table: string, request: object = YEAR): Promise<string> => (await scene.post(scene.leader, '/api/closed-tables', { table, ...request })).body.code;
const changesOf = async (id: string): Promise<Changes> => (await scene.get(scene.leader, `/api/closed-tables/${id}/differences`).expect(200)).body;
const bytesOf = async (path: string): Promise<Buffer> => (await scene.get(scene.leader, path).buffer(true).parse(asBytes as never).expect(200)).body as Buffer;
const audited = (action: string) => scene.app.database.inUnit(scene.unit.unitId, (tx) =>
  tx.rows<{ facts: Record<string, unknown>; account_id: string }>('SELECT facts, account_id FROM platform.audit WHERE unit_id = $1 AND action = $2 ORDER BY id', [scene.unit.unitId, action]));
const code = (name: string): string => scene.codes.get(name) ?? '';

async function wordsOfSheet(bytes: Buffer): Promise<string[]> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as exceljs.Buffer);
  const words: string[] = [];
  book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => words.push(cell.text)));
  return words;
}

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  await scene.step('certified', '2025-12-01 11:00', 'rating', { scale: '3', level: 3 });
  await scene.drain();
  scene.app.clock.set('2026-01-04 08:30');
  leader = await startDesk(scene.app, scene.unit.unitId, 'leader');
  await leader.post('/bao-cao/nhieu-nam', { indicator: 'at_desk', year: '2021', value: '2.653', source: 'Báo cáo 12/BC-UBND' });
});
afterAll(() => scene.app.close());

describe('what is closed', () => {
  const closed: Record<string, Closed> = {};

  test('each of the four as it stands, of a period that is over, by a leader or the controller', async () => {
    for (const table of ['R9', 'R10', 'R6_OFFICERS']) closed[table] = await close(table);
    closed.R7 = await close('R7', { from: '2021-01-01', to: '2025-12-31' });
    expect(Object.values(closed).map(({ version, replaces }) => [version, replaces])).toEqual(Array.from({ length: 4 }, () => [1, null]));
    expect(await refused('R9', { from: '2026-01-01', to: '2026-01-04' })).toBe('report.period_not_over');
    expect(await refused('R9')).toBe('report.already_closed');
    expect(await refused('R8')).toBe('request.invalid');
    await scene.post(scene.clerk, '/api/closed-tables', { table: 'R9', ...YEAR }).expect(403);
    expect((await audited('report.table_closed')).map(({ facts, account_id: by }) => [facts.table, facts.version, by === scene.leader.accountId])).toEqual([['R9', 1, true], ['R10', 1, true], ['R6_OFFICERS', 1, true], ['R7', 1, true]]);
  });

  test('carries its hash in every form, by which anybody finds it', async () => {
    for (const [table, { id, contentHash }] of Object.entries(closed)) {
      const sheet = await wordsOfSheet(await bytesOf(`/api/closed-tables/${id}/table.xlsx`));
      const paper = await wordLines(await bytesOf(`/api/closed-tables/${id}/table.docx`));
      const csv = (await bytesOf(`/api/closed-tables/${id}/table.csv`)).toString('utf8');
      const { html: json } = await leader.get(`/bao-cao/bang-da-chot/${id}/tai/json`);
      const { text: printed } = await leader.get(`/bao-cao/bang-da-chot/${id}/in`);
      for (const text of [sheet.join('\n'), paper.join('\n'), csv, json, printed]) expect([table, text.includes(contentHash)]).toEqual([table, true]);
      for (const text of [sheet.join('\n'), paper.join('\n'), printed]) expect([table, text.includes('số liệu đã chốt'), text.includes('kiem-chung')]).toEqual([table, true, true]);
      expect((await bytesOf(`/api/closed-tables/${id}/table.pdf`)).subarray(0, 5).toString()).toBe('%PDF-');
      const found = await scene.app.http().get(`/api/seals/${contentHash.toUpperCase()}`).expect(200);
      expect(found.body.items).toMatchObject([{ unitId: scene.unit.unitId, unitName: scene.unit.name, definition: table }]);
      expect((await leader.get(`/kiem-chung/${contentHash}`)).text).toContain('Đã chốt, còn nguyên');
    }
    await scene.app.http().get(`/api/seals/${'0'.repeat(64)}`).expect(404);
    await scene.app.http().get('/api/seals/khong-phai-ma').expect(404);
  });

  test('is read by those who read the table; late dossiers and officers by those who answer for them, each reading of owners kept', async () => {
    const before = (await audited('report.closed_table_read')).length;
    for (const [table, status] of [['R7', 200], ['R9', 200], ['R10', 404], ['R6_OFFICERS', 404]] as const) await scene.get(scene.clerk, `/api/closed-tables/${closed[table]?.id ?? ''}`).expect(status);
    await scene.get(scene.leader, `/api/closed-tables/${closed.R10?.id ?? ''}`).expect(200);
    const read = await audited('report.closed_table_read');
    expect([read.length - before, read.at(-1)?.facts]).toEqual([1, { dossiers: 5 }]);
    const stranger = await ReportScene.in(scene.app, 'Xã Lạ');
    scene.app.clock.set('2026-01-04 08:40');
    await stranger.get(stranger.leader, `/api/closed-tables/${closed.R9?.id ?? ''}`).expect(404);
    const listed = async (who: typeof scene.leader) => ((await scene.get(who, '/api/closed-tables').expect(200)).body.items as { tableId: string }[]).map(({ tableId }) => tableId).sort();
    expect([await listed(scene.leader), await listed(scene.clerk)]).toEqual([['R10', 'R6_OFFICERS', 'R7', 'R9'], ['R7', 'R9']]);
  });

  test('nobody can change or remove it', async () => {
    const change = (sql: string) => scene.app.database.inUnit(scene.unit.unitId, (tx) => tx.run(sql, [scene.unit.unitId]));
    await expect(change("UPDATE reports.closed_table SET content = '{}' WHERE unit_id = $1")).rejects.toThrow('permission denied');
    await expect(change('DELETE FROM reports.closed_table WHERE unit_id = $1')).rejects.toThrow('permission denied');
  });

  test('says the same when asked as before, whatever was entered since; what differs now is told cell by cell, dossier by dossier', async () => {
    const filesOf = async (id: string) => [
      (await bytesOf(`/api/closed-tables/${id}/table.csv`)).toString('utf8'), (await leader.get(`/bao-cao/bang-da-chot/${id}/tai/json`)).html,
      await wordsOfSheet(await bytesOf(`/api/closed-tables/${id}/table.xlsx`)), await wordLines(await bytesOf(`/api/closed-tables/${id}/table.docx`)),
    ];
    const ids = Object.values(closed).map(({ id }) => id);
    const files = await Promise.all(ids.map(filesOf));
    for (const id of ids) expect(await changesOf(id)).toEqual({ differences: [], came: [], went: [] });

    scene.app.clock.set('2026-01-04 09:30');
    await scene.receive('found', { procedure: '1.004873', received: '2025-12-31 08:00' });
    await scene.correct('early', { seq: 3, at: '2025-12-08T10:00' });
    await scene.correct('late', { seq: 4, at: '2025-12-08T09:00' });
    await leader.post(`/bao-cao/qua-han?${DAYS}`, { code: code('forgotten'), cause: 'office' });
    await leader.post('/bao-cao/nhieu-nam', { indicator: 'at_desk', year: '2022', value: '100', source: 'Báo cáo 9/BC-UBND' });
    await scene.step('early', '2025-12-09 09:00', 'rating', { scale: '3', level: 1 });
    await scene.drain();

    expect(await Promise.all(ids.map(filesOf))).toEqual(files);
    const cells = async (table: string, row: string) => (await changesOf(closed[table]?.id ?? '')).differences.filter((each) => each.row === row).map(({ column, before, after }) => [column, before, after]);
    // In term 6 of 11 before; now `found` besides, `early` no more and `late` again: 7 of 12.
    expect(await cells('R9', 'progress')).toEqual([['part', '6', '7'], ['whole', '11', '12'], ['rate', '54,55', '58,33'], ['points', '10,91', '11,67']]);
    expect(await cells('R9', 'online')).toEqual([['whole', '11', '12'], ['rate', '9,09', '8,33'], ['points', '0,73', '0,67']]);
    const late = await changesOf(closed.R10?.id ?? '');
    expect([late.came, late.went].map((rows) => rows.map(({ row }) => row))).toEqual([[code('early')], [code('late')]]);
    expect(late.differences.map(({ row, column, before, after }) => [row, column, before, after])).toEqual([[code('forgotten'), 'cause', 'Chưa ghi', 'Do cơ quan giải quyết']]);
    // Finished 7 as before, 4 of them in time as before: the rate of 2025 stands. New are the typed figure of 2022 and a second rating, of a dissatisfied one.
    expect((await changesOf(closed.R7?.id ?? '')).differences.map(({ row, column, before, after }) => [row, column, before, after])).toEqual([
      ['at_desk', 'y2022', '', '100*'], ['survey_samples', 'y2025', '1', '2'], ['survey_level', 'y2025', '100%', '50%'],
    ]);
    // The rating of `early` is on the same officer: two of them, one satisfied. The lowest level was left out while it was all zero.
    expect(await cells('R6_OFFICERS', 'total')).toEqual([['ratings', '1', '2'], ['three3_rate', '100', '50'], ['three1', '', '1'], ['three1_rate', '', '50']]);
  });

  test('closed again it is a new version that names the one it replaces; the first stays', async () => {
    const second = await close('R9');
    expect([second.version, second.replaces, second.contentHash === closed.R9?.contentHash]).toEqual([2, closed.R9?.id, false]);
    expect((await bytesOf(`/api/closed-tables/${second.id}/table.docx`)).length).toBeGreaterThan(1000);
    expect(await wordLines(await bytesOf(`/api/closed-tables/${second.id}/table.docx`))).toContainEqual(expect.stringContaining('số liệu đã chốt, chốt lần 2, thay bản chốt lần 1.'));
    const page = await leader.get(`/bao-cao/bang-da-chot/${second.id}`);
    expect(page.links[`/bao-cao/bang-da-chot/${closed.R9?.id ?? ''}`]).toBe('thay bản chốt lần 1');
    const first = await leader.get(`/bao-cao/bang-da-chot/${closed.R9?.id ?? ''}`);
    expect(first.links[`/bao-cao/bang-da-chot/${second.id}`]).toBe('Xem bản chốt lần 2');
    expect((await changesOf(second.id)).differences).toEqual([]);
  });
});

describe('what does not agree', () => {
  const spoil = (by: number) => scene.app.database.inUnit(scene.unit.unitId, (tx) => tx.run("UPDATE reports.counter SET overdue_in = overdue_in + $2 WHERE unit_id = $1 AND grain = 'year' AND overdue_in <> 0", [scene.unit.unitId, by]));

  test('is not closed, by no way; nor offered to be', async () => {
    // With fewer late than there are, more than all would be in term.
    await spoil(-50);
    const page = await leader.get(`/bao-cao/chi-so-766?${DAYS}`);
    expect([page.text.includes('Không khớp, Hồ sơ giải quyết đúng hạn'), page.html.includes('chot-bang')]).toEqual([true, false]);
    expect(await refused('R9')).toBe('report.checks_failed');
    const form = await leader.get(`/bao-cao/chot-bang/R9?${DAYS}`);
    expect([form.status, form.location, (await leader.follow(form)).message.includes('không khớp nên không chốt được')]).toEqual([303, `/bao-cao/chi-so-766?${DAYS}`, true]);
    await spoil(50);
    expect(await refused('R9')).toBe('report.already_closed');
  });
});

describe('on the pages, without script', () => {
  test('offered when the period is over; asked once more; what changed meanwhile is looked at again; the list and its differences', async () => {
    const open = '/bao-cao/qua-han?period=2025-12-01/2025-12-31';
    const path = '/bao-cao/chot-bang/R10?period=2025-12-01/2025-12-31';
    expect((await leader.get(open)).links[path]).toBe('Chốt số liệu');
    expect((await leader.get('/bao-cao/qua-han?period=2025-12-01/2026-01-04')).html).not.toContain('chot-bang');
    const clerk = await startDesk(scene.app, scene.unit.unitId, 'clerk');
    expect([(await clerk.get(path)).status, (await clerk.get('/bao-cao/chi-so-766?period=2025-12-01/2025-12-31')).html.includes('chot-bang')]).toEqual([403, false]);

    const form = await leader.get(path);
    expect([form.heading, form.text.includes('Số dòng 5')]).toEqual(['Chốt số liệu', true]);
    expect((await leader.submit(form, path)).errors).toEqual([{ field: 'checked', text: 'Xác nhận: hãy đánh dấu là đã soát bảng số liệu.' }]);
    await leader.post(open, { code: code('forgotten'), cause: 'outage' });
    const stale = await leader.submit(form, path, { checked: 'true' });
    expect(stale.errors).toEqual([{ field: 'checked', text: 'Số liệu vừa đổi so với bảng đã xem nên chưa chốt. Hãy xem lại bảng rồi chốt.' }]);
    const done = await leader.submit(stale, path, { checked: 'true' });
    expect(done.location).toMatch(/^\/bao-cao\/bang-da-chot\//);
    const shown = await leader.follow(done);
    expect([shown.message, shown.rows.length]).toEqual([expect.stringContaining('Đã chốt số liệu'), 5]);
    // Pressed twice it is closed once.
    const twice = await leader.submit(stale, path, { checked: 'true' });
    expect([twice.location, (await leader.follow(twice)).links[done.location ?? '']]).toEqual([open, 'Tháng 12 năm 2025']);

    await leader.post(open, { code: code('forgotten'), cause: 'applicant' });
    const now = await leader.get(`${done.location ?? ''}/hom-nay`);
    expect(now.rows).toEqual([[code('forgotten'), 'Nguyên nhân', 'Do hệ thống gián đoạn', 'Do tổ chức, cá nhân']]);
    expect((await leader.get('/bao-cao/chot-bang/R8?period=2025-12-01/2025-12-31')).status).toBe(404);
    expect((await leader.get('/bao-cao/chot-bang/R9')).status).toBe(404);
  });

  test('each kind in every form; R7 up to a day that has been; officers too', async () => {
    const years = await leader.get('/bao-cao/nhieu-nam?tu=2021&den=2025-12-31');
    const path = '/bao-cao/chot-bang/R7?period=2021-01-01/2025-12-31';
    expect([years.links[path], years.rows.some(([cell]) => cell === 'Từ ngày 01/01/2021 đến ngày 31/12/2025')]).toEqual(['Chốt số liệu', true]);
    for (const [table, address] of [['R7', path], ['R9', '/bao-cao/chot-bang/R9?period=2025-10-01/2025-12-31'], ['R6_OFFICERS', '/bao-cao/chot-bang/R6_OFFICERS?period=2025-12-01/2025-12-31']] as const) {
      const done = await leader.submit(await leader.get(address), address, { checked: 'true' });
      expect([table, done.status, (await leader.follow(done)).message.includes('Đã chốt')]).toEqual([table, 303, true]);
      for (const kind of ['xlsx', 'docx', 'pdf', 'csv', 'json']) expect([table, kind, (await leader.get(`${done.location ?? ''}/tai/${kind}`)).status]).toEqual([table, kind, 200]);
      expect([(await leader.get(`${done.location ?? ''}/tai/exe`)).status, (await leader.get(`${done.location ?? ''}/hom-nay`)).text.includes('Không ô nào khác')]).toEqual([404, true]);
    }
  });
});
