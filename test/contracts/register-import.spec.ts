import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ImportDossiers, ReconcileDossiers } from '#src/dossiers';
import { type ImportView, type ProblemView, RunImport } from '#src/integration';
import { GiveCode } from '#src/units';
import { type SignedIn, startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { projectPath } from '../support/register-sources.js';
import { type RegisterDraft, registerFile, sheetOf, workbookOf } from './register-sheets.js';

// Thousands of dossiers on a machine that may be busy.

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
afterEach(() => {
  jest.restoreAllMocks();
  app.clock.set('2026-03-02 09:00');
});

interface Desk extends TestUnit, SignedIn {}

async function aDesk(): Promise<Desk> {
  const unit = await app.makeCommune();
  return { ...unit, ...(await app.signIn(unit.unitId, 'controller', 'clerk')) };
}

const get = (desk: SignedIn, path: string) => app.http().get(path).set('Authorization', `Bearer ${desk.token}`);
const post = (desk: SignedIn, path: string, body: object) => app.http().post(path).set('Authorization', `Bearer ${desk.token}`).send(body);

function send(desk: SignedIn, file: Buffer | string, fields: Record<string, string> = {}, name = 'so-theo-doi.csv') {
  const request = app.http().post('/api/imports/register').set('Authorization', `Bearer ${desk.token}`);
  for (const [field, value] of Object.entries({ dryRun: 'false', ...fields })) void request.field(field, value);
  return request.attach('file', Buffer.from(file), name);
}

async function imported(desk: Desk, file: Buffer | string, fields: Record<string, string> = {}, name?: string): Promise<ImportView> {
  const { id } = (await send(desk, file, fields, name).expect(202)).body as ImportView;
  await app.drain(desk.unitId);
  return view(desk, id);
}

const dryRun = (desk: Desk, file: Buffer | string, name?: string): Promise<ImportView> => imported(desk, file, { dryRun: 'true' }, name);
const view = async (desk: SignedIn, id: string): Promise<ImportView> => (await get(desk, `/api/imports/${id}`).expect(200)).body as ImportView;
const problemsOf = async (desk: SignedIn, { id }: ImportView): Promise<ProblemView[]> =>
  (await get(desk, `/api/imports/${id}/problems?limit=200`).expect(200)).body.items as ProblemView[];
const dossierCount = (desk: Desk): Promise<number> => count(desk, 'SELECT count(*)::int AS n FROM dossiers.dossier WHERE unit_id = $1');
const dossier = async (desk: Desk, code: string) => (await get(desk, `/api/dossiers/${code}`).expect(200)).body;

function count(desk: Desk, sql: string): Promise<number> {
  return app.database.inUnit(desk.unitId, async (tx) => (await tx.row<{ n: number }>(sql, [desk.unitId]))?.n ?? -1);
}

function register2021(desk: Desk): string {
  return readFileSync(projectPath('src/demonstration/data/duong-ha-2021-register.csv'), 'utf8').replaceAll('H26.15.30-', `${desk.code}-`);
}

/** n rows of one day, all different. */
function manyRows(desk: Desk, n: number): RegisterDraft[] {
  return Array.from({ length: n }, (_, index) => ({ ma_ho_so: `${desk.code}-210503-${String(index + 1).padStart(4, '0')}`, chu_ho_so: `Trần Văn Mẫu ${index + 1}` }));
}

describe('a register of a year', () => {
  test('2,658 dossiers, entered late and by nobody here; the same file again changes nothing', async () => {
    const desk = await aDesk();
    const file = register2021(desk);
    const tried = await dryRun(desk, file);
    expect(tried).toMatchObject({ state: 'done', dryRun: true, percent: 100, rowsRead: 2658, rowsImported: 2658, rowsSkipped: 0, rowsBad: 0, problems: 0 });
    expect(await dossierCount(desk)).toBe(0);

    const first = await imported(desk, file);
    expect(first).toMatchObject({ state: 'done', rowsRead: 2658, rowsImported: 2658, rowsSkipped: 0, rowsBad: 0, error: null, fileName: 'so-theo-doi.csv' });
    expect(await dossierCount(desk)).toBe(2658);
    expect(await count(desk, 'SELECT count(*)::int AS n FROM dossiers.step WHERE unit_id = $1 AND (actor_id IS NOT NULL OR recorded_at <= at)')).toBe(0);
    expect(await count(desk, "SELECT count(*)::int AS n FROM dossiers.dossier WHERE unit_id = $1 AND state = 'received'")).toBe(5);
    expect(await count(desk, "SELECT count(*)::int AS n FROM dossiers.dossier WHERE unit_id = $1 AND outcome = 'late'")).toBe(0);
    expect(await count(desk, 'SELECT count(*)::int AS n FROM integration.import_chunk WHERE unit_id = $1')).toBe(0);
    expect((await app.get(ReconcileDossiers).reconcile(desk.unitId)).differences).toEqual([]);

    const again = await imported(desk, file);
    expect(again).toMatchObject({ state: 'done', rowsRead: 2658, rowsImported: 0, rowsSkipped: 2658, rowsBad: 0 });
    expect(again.sha256).toBe(first.sha256);
    expect(await dossierCount(desk)).toBe(2658);
    expect((await get(desk, '/api/imports?limit=2').expect(200)).body.items.map((each: ImportView) => each.id)).toEqual([again.id, first.id]);
  });

  test('positions of the log have no gap, and followers are woken once per batch', async () => {
    const desk = await aDesk();
    await imported(desk, sheetOf(manyRows(desk, 700)));
    const log = await app.database.inUnit(desk.unitId, (tx) =>
      tx.row('SELECT count(*)::int AS steps, max(position)::int AS head FROM dossiers.step WHERE unit_id = $1', [desk.unitId]));
    expect(log).toEqual({ steps: 2100, head: 2100 });
    expect(await count(desk, "SELECT count(*)::int AS n FROM platform.outbox WHERE unit_id = $1 AND topic = 'dossier.logged'")).toBe(2);
  });
});

describe('killed in the middle', () => {
  test('nothing is doubled, nothing is lost', async () => {
    const desk = await aDesk();
    const { id } = (await send(desk, sheetOf(manyRows(desk, 1_700))).expect(202)).body as ImportView;
    const dossiers = app.get(ImportDossiers);
    const run = dossiers.run.bind(dossiers);
    let batches = 0;
    // Written, but not committed: what the kill takes with it.
    jest.spyOn(dossiers, 'run').mockImplementation(async (...batch) => {
      const taken = await run(...batch);
      if (++batches === 3) throw new Error('killed');
      return taken;
    });
    await expect(app.drain(desk.unitId)).rejects.toThrow('killed');
    expect(await view(desk, id)).toMatchObject({ state: 'running', rowsRead: 1_000, rowsImported: 1_000, error: { message: expect.stringContaining('tự chạy tiếp') } });
    expect(await dossierCount(desk)).toBe(1_000);

    await app.drain(desk.unitId);
    expect(await view(desk, id)).toMatchObject({ state: 'done', rowsRead: 1_700, rowsImported: 1_700, rowsBad: 0, error: null });
    expect(await dossierCount(desk)).toBe(1_700);
    expect(batches).toBe(5);
  });

  test('a repeated code is still seen after the kill, and problems are listed once', async () => {
    const desk = await aDesk();
    const rows = [...manyRows(desk, 1_200), manyRows(desk, 1)[0]!, { ma_ho_so: 'không phải mã' }];
    rows[10] = { ...rows[10], so_dinh_danh: '123' };
    const { id } = (await send(desk, sheetOf(rows)).expect(202)).body as ImportView;
    const dossiers = app.get(ImportDossiers);
    const run = dossiers.run.bind(dossiers);
    let batches = 0;
    jest.spyOn(dossiers, 'run').mockImplementation((...batch) => (++batches === 2 ? Promise.reject(new Error('killed')) : run(...batch)));
    await expect(app.drain(desk.unitId)).rejects.toThrow('killed');
    await app.drain(desk.unitId);
    const end = await view(desk, id);
    expect(end).toMatchObject({ state: 'done', rowsRead: 1_202, rowsImported: 1_199, rowsBad: 3, problems: 3 });
    expect((await problemsOf(desk, end)).map(({ row, code }) => [row, code])).toEqual([[12, 'citizen_id.length'], [1202, 'import.code_repeated'], [1203, 'import.bad_code']]);
  });

  test('two workers at one import take turns', async () => {
    const desk = await aDesk();
    const { id } = (await send(desk, sheetOf(manyRows(desk, 2_200))).expect(202)).body as ImportView;
    const imports = app.get(RunImport);
    await Promise.all([imports.run(desk.unitId, id, app.clock.now()), imports.run(desk.unitId, id, app.clock.now())]);
    expect(await view(desk, id)).toMatchObject({ state: 'done', rowsRead: 2_200, rowsImported: 2_200, rowsSkipped: 0, rowsBad: 0 });
    expect(await dossierCount(desk)).toBe(2_200);
  });
});

describe('bad rows', () => {
  const broken: [label: string, draft: RegisterDraft, column: string | null, code: string][] = [
    ['no owner', { chu_ho_so: '' }, 'chu_ho_so', 'import.required'],
    ['no code', { ma_ho_so: '' }, 'ma_ho_so', 'import.required'],
    ['malformed code', { ma_ho_so: 'HS-12' }, 'ma_ho_so', 'import.bad_code'],
    ["another unit's code", { ma_ho_so: 'H26.99.99-210503-0001' }, 'ma_ho_so', 'import.foreign_code'],
    ['code of another day', { tiep_nhan: '2021-05-04 08:00', ngay_xong: '', ngay_tra: '', ket_thuc: '', hen_tra: '' }, 'ma_ho_so', 'import.code_date'],
    ['unknown procedure', { ma_tthc: '9.999999' }, 'ma_tthc', 'catalogue.unknown_procedure'],
    ['channel', { kenh_nop: 'fax' }, 'kenh_nop', 'import.bad_word'],
    ['level', { kenh_nop: 'truc_tuyen', muc_do: '5' }, 'muc_do', 'import.bad_word'],
    ['level at the counter', { muc_do: '3' }, null, 'flow.online_level'],
    ['assisted at the counter', { nop_ho: 'co' }, 'nop_ho', 'import.assisted_not_online'],
    ['identity number', { so_dinh_danh: '12345' }, 'so_dinh_danh', 'citizen_id.length'],
    ['tax code', { so_dinh_danh: '0100109105' }, 'so_dinh_danh', 'citizen_id.tax_check_digit'],
    ['phone', { dien_thoai: 'chưa có' }, 'dien_thoai', 'import.bad_phone'],
    ['number of sets', { so_bo: '0' }, 'so_bo', 'import.bad_number'],
    ['no such day', { ngay_tra: '2021-02-30 08:00' }, 'ngay_tra', 'import.bad_time'],
    ['due before receipt', { hen_tra: '02/05/2021' }, 'hen_tra', 'import.due_before_receipt'],
    ['due beyond every calendar', { hen_tra: '9999-12-31' }, null, 'import.calendar_missing'],
    ['finished before received', { ngay_xong: '2021-05-03 07:00' }, null, 'flow.at_before_previous'],
    ['returned before finished', { ngay_tra: '2021-05-03 08:10' }, null, 'flow.at_before_previous'],
    ['finished in the future', { ngay_xong: '2031-05-03 09:00', ngay_tra: '' }, null, 'flow.at_in_future'],
    ['returned, not finished', { ngay_xong: '', ket_thuc: '' }, 'ngay_xong', 'import.finish_missing'],
    ['returned after withdrawal', { ket_thuc: 'rut' }, null, 'flow.not_allowed'],
    ['papers', { so_giay_to: '1', so_giay_to_so_hoa: '2' }, 'so_giay_to', 'import.papers_sum'],
    ['result of none', { ngay_xong: '', ket_thuc: '', ngay_tra: '', ket_qua_so_hoa: 'co' }, 'ket_qua_so_hoa', 'import.result_without_finish'],
    ['rating', { danh_gia: '4/3' }, 'danh_gia', 'import.bad_rating'],
    ['rating of an open one', { ngay_xong: '', ket_thuc: '', ngay_tra: '', danh_gia: '3/3' }, null, 'flow.not_rateable'],
    ['remark alone', { nhan_xet: 'Tốt' }, 'nhan_xet', 'import.remark_without_rating'],
    ['name too long', { chu_ho_so: 'Mẫu '.repeat(60) }, 'chu_ho_so', 'import.too_long'],
    ['serial', { ma_ho_so: '?-210503-100000' }, 'ma_ho_so', 'import.serial_too_big'],
  ];

  test('each kind is listed with its row, column and reason, in a dry run and in a real one; good rows are imported', async () => {
    const desk = await aDesk();
    const rows = broken.map(([, draft], index): RegisterDraft => {
      const own = `${desk.code}-210503-${String(index + 1).padStart(4, '0')}`;
      return { ma_ho_so: own, ...draft, ...(draft.ma_ho_so?.startsWith('?') && { ma_ho_so: draft.ma_ho_so.replace('?', desk.code) }) };
    });
    const good = { ma_ho_so: `${desk.code}-210503-0900` };
    const file = sheetOf([good, ...rows, { ...good, chu_ho_so: 'Trần Văn Mẫu 2' }]);
    const expected = [...broken.map(([, , column, code], index) => [index + 3, column, code]), [broken.length + 3, 'ma_ho_so', 'import.code_repeated']];
    for (const go of [dryRun, imported]) {
      const run = await go(desk, file);
      expect(run).toMatchObject({ state: 'done', rowsRead: broken.length + 2, rowsImported: 1, rowsBad: broken.length + 1 });
      const problems = await problemsOf(desk, run);
      expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual(expected);
      expect(problems.filter(({ message }) => message.includes('…}') || message.includes('{') || message === '')).toEqual([]);
      expect(await dossierCount(desk)).toBe(run.dryRun ? 0 : 1);
    }
  });

  test('a row is told everything that is wrong with it; pages and a CSV list them all', async () => {
    const desk = await aDesk();
    const run = await dryRun(desk, sheetOf([{ ma_ho_so: 'x', so_bo: 'hai', dien_thoai: '=1+1' }, { ma_ho_so: 'y' }]));
    expect(run).toMatchObject({ rowsBad: 2, problems: 4 });
    const first = (await get(desk, `/api/imports/${run.id}/problems?limit=3`).expect(200)).body;
    expect(first.items.map((problem: ProblemView) => [problem.row, problem.columnLabel])).toEqual([[2, 'Mã hồ sơ'], [2, 'Điện thoại'], [2, 'Số bộ']]);
    const rest = (await get(desk, `/api/imports/${run.id}/problems?limit=3&cursor=${first.next as string}`).expect(200)).body;
    expect([rest.items.length, rest.next]).toEqual([1, null]);
    const csv = await get(desk, `/api/imports/${run.id}/problems.csv`).expect(200).expect('content-type', 'text/csv; charset=utf-8');
    expect(csv.text.split('\r\n').slice(0, 2)).toEqual(['\ufeff"Dòng","Cột","Mã lỗi","Nội dung"',
      '"2","Mã hồ sơ","import.bad_code","Mã hồ sơ “x” không đúng dạng mã đơn vị, ngày (yymmdd) và số thứ tự, ví dụ H26.15.30-211027-0001."']);
  });

  test('ten thousand problems are kept, the rest are counted', async () => {
    const desk = await aDesk();
    const run = await dryRun(desk, sheetOf(Array.from({ length: 10_300 }, () => ({ ma_ho_so: 'x' }))));
    expect(run).toMatchObject({ state: 'done', rowsBad: 10_300, problems: 10_300, problemsNotListed: 300 });
    const csv = await get(desk, `/api/imports/${run.id}/problems.csv`).expect(200);
    expect(csv.text.trimEnd().split('\r\n').at(-1)).toContain('Còn 300 lỗi nữa');
  });

  test('a code that is known is skipped, refused as different, or refused as not of a register', async () => {
    const desk = await aDesk();
    app.clock.set('2026-03-02 09:00');
    const { code } = (await post(desk, '/api/dossiers', { procedure: '1.004873', channel: 'counter', owner: { name: 'Trần Thị Mẫu' } }).expect(201)).body;
    const [same, other] = manyRows(desk, 2);
    await imported(desk, sheetOf([same!, other!]));
    const live = { ma_ho_so: code as string, tiep_nhan: '2026-03-02 08:00', hen_tra: '', ngay_xong: '', ket_thuc: '', ngay_tra: '' };
    const file = sheetOf([same!, { ...other!, dia_chi: 'Thôn khác' }, live]);
    for (const go of [dryRun, imported]) {
      const run = await go(desk, file);
      expect(run).toMatchObject({ rowsImported: 0, rowsSkipped: 1, rowsBad: 2 });
      expect((await problemsOf(desk, run)).map((problem) => problem.code)).toEqual(['import.already_imported_differently', 'import.code_taken']);
    }
  });

  test('SQL and HTML are text', async () => {
    const desk = await aDesk();
    const owner = `'; DROP TABLE dossiers.dossier; -- <script>alert(1)</script>`;
    await imported(desk, sheetOf([{ ...manyRows(desk, 1)[0], chu_ho_so: owner, dia_chi: '"><img src=x>' }]));
    const shown = await dossier(desk, `${desk.code}-210503-0001`);
    expect(shown.receipt.owner).toMatchObject({ name: owner, address: '"><img src=x>' });
  });
});

describe('what a row becomes', () => {
  test('times without a clock, other date spellings, other words', async () => {
    const desk = await aDesk();
    const code = (serial: number): string => `${desk.code}-210503-000${serial}`;
    const file = sheetOf([
      { ma_ho_so: code(1), tiep_nhan: '03/05/2021', hen_tra: '04/05/2021', ngay_xong: '03/05/2021', ngay_tra: '', ket_thuc: 'Đã giải quyết' },
      { ma_ho_so: code(2), tiep_nhan: '03/05/2021 17:20', hen_tra: '', ngay_xong: '2021-05-03', ngay_tra: '17:30:15 03/05/2021', kenh_nop: 'Bưu chính công ích' },
      { ma_ho_so: code(3), kenh_nop: 'Trực tuyến', muc_do: 'Toàn trình', nop_ho: 'x', ma_tthc: '1.001193' },
    ]);
    expect(await imported(desk, file)).toMatchObject({ rowsImported: 3, rowsBad: 0 });
    expect(await dossier(desk, code(1))).toMatchObject({
      receivedAt: '2021-05-03T00:30:00.000Z', due: { dueAt: '2021-05-04T10:00:00.000Z' }, finishedAt: '2021-05-03T10:00:00.000Z', state: { name: 'resolved' },
    });
    // In after closing time: the day's end is not before it.
    expect(await dossier(desk, code(2))).toMatchObject({
      finishedAt: '2021-05-03T10:20:00.000Z', returnedAt: '2021-05-03T10:30:15.000Z', receipt: { channel: 'post', onlineLevel: null },
    });
    expect(await dossier(desk, code(3))).toMatchObject({ receipt: { channel: 'online', onlineLevel: 4, assisted: true } });
  });

  test('withdrawn, stopped and open ones, with a due date by the rules where the register has none', async () => {
    const desk = await aDesk();
    const open = { ngay_xong: '', ket_thuc: '', ngay_tra: '' };
    const code = (serial: number): string => `${desk.code}-210426-000${serial}`;
    const received = { tiep_nhan: '2021-04-26 08:00', ma_tthc: '1.004873', hen_tra: '' };
    const file = sheetOf([
      { ...received, ma_ho_so: code(1), ngay_xong: '2021-04-27 10:00', ket_thuc: 'rut', ngay_tra: '' },
      { ...received, ma_ho_so: code(2), ngay_xong: '2021-05-11 10:00', ket_thuc: 'dung', ngay_tra: '' },
      { ...received, ...open, ma_ho_so: code(3) },
      { ...received, ...open, ma_ho_so: code(4), hen_tra: '2021-05-20 17:00' },
    ]);
    expect(await imported(desk, file)).toMatchObject({ rowsImported: 4, rowsBad: 0 });
    // Three working days after Monday 26 April 2021: Thursday 29.
    expect(await dossier(desk, code(1))).toMatchObject({ state: { name: 'withdrawn' }, due: { dueOn: '2021-04-29' }, outcome: 'early' });
    expect(await dossier(desk, code(2))).toMatchObject({ state: { name: 'stopped' }, due: { dueOn: '2021-04-29' }, outcome: 'late', finishKind: 'stopped' });
    expect(await dossier(desk, code(3))).toMatchObject({ state: { name: 'received' }, due: { dueOn: '2021-04-29' }, outcome: null });
    expect(await dossier(desk, code(4))).toMatchObject({ state: { name: 'received' }, due: { dueOn: '2021-05-20' } });
    expect((await app.get(ReconcileDossiers).reconcile(desk.unitId)).differences).toEqual([]);
  });

  test('steps are shown as entered late, papers and the rating with them', async () => {
    const desk = await aDesk();
    const code = `${desk.code}-210503-0001`;
    const noted = { so_giay_to: '3', so_giay_to_so_hoa: '1', so_giay_to_dung_lai: '1', ket_qua_so_hoa: 'co', danh_gia: '4/5', nhan_xet: 'Nhanh gọn' };
    await imported(desk, sheetOf([{ ma_ho_so: code, ma_tthc: '1.004873', ...noted }]));
    const shown = await dossier(desk, code);
    expect(shown.timeline.map((step: { action: string; late: boolean; actorId: string | null }) => [step.action, step.late, step.actorId])).toEqual(
      ['receive', 'start', 'resolve', 'return', 'rate'].map((action) => [action, true, null]));
    expect(shown.papers.map((paper: { code: string; digitised: string }) => [paper.code, paper.digitised])).toEqual([['P1', 'digitised'], ['P2', 'reused_paper'], ['P3', 'no']]);
    expect(shown).toMatchObject({ result: { status: 'digitised' }, rated: true });
    expect(shown.timeline[4].facts).toEqual({ scale: 5, level: 4, remark: 'Nhanh gọn', source: 'paper' });
  });

  test('the desk goes on after the serials that the register used', async () => {
    const desk = await aDesk();
    await imported(desk, sheetOf([{ ma_ho_so: `${desk.code}-210503-0041` }, { ma_ho_so: `${desk.code}-210503-0007` }]));
    const late = { procedure: '1.004873', channel: 'counter', owner: { name: 'Trần Thị Mẫu' }, at: '2021-05-03T10:00' };
    expect((await post(desk, '/api/dossiers', late).expect(201)).body.code).toBe(`${desk.code}-210503-0042`);
  });

  test('a code that the unit had before counts as its own', async () => {
    const desk = await aDesk();
    const code = `${desk.code.slice(0, -3)}${desk.code.endsWith('999') ? '998' : '999'}`;
    await app.database.inUnit(desk.unitId, (tx) => app.get(GiveCode).run(tx, null, desk.unitId, code, '2025-07-01'));
    expect(await imported(desk, sheetOf([{ ma_ho_so: `${desk.code}-210503-0001` }]))).toMatchObject({ rowsImported: 1, rowsBad: 0 });
    expect(await dossier(desk, `${desk.code}-210503-0001`)).toMatchObject({ state: { name: 'returned' } });
  });
});

describe('files as they come', () => {
  const vietnameseHeadings = true;

  test('with a byte order mark and semicolons; in Windows-1258', async () => {
    const desk = await aDesk();
    const [one, two] = manyRows(desk, 2);
    const semicolons = `\ufeff${sheetOf([one!], { separator: ';', vietnameseHeadings })}`;
    expect(await imported(desk, semicolons)).toMatchObject({ rowsImported: 1, rowsBad: 0 });
    const old = readFileSync(projectPath('test/golden/register-windows-1258.csv'), 'latin1').replaceAll('UNIT', desk.code);
    expect(await imported(desk, Buffer.from(old, 'latin1'))).toMatchObject({ state: 'done', rowsImported: 1, rowsBad: 0 });
    expect((await dossier(desk, `${desk.code}-210503-0077`)).receipt.owner).toMatchObject({ name: 'Nguyễn Thị Mẫu', address: 'Thôn Đông, xã Dương Hà' });
    // The same row in another spelling of the file is the same row.
    expect(await imported(desk, await workbookOf([one!, two!]), {}, 'so.xlsx')).toMatchObject({ rowsImported: 1, rowsSkipped: 1, rowsBad: 0 });
  });

  test('a workbook with a title above the headings, real dates and merged cells', async () => {
    const desk = await aDesk();
    const rows = manyRows(desk, 3);
    const book = await workbookOf(rows, { title: 'SỔ THEO DÕI HỒ SƠ NĂM 2021', vietnameseHeadings, realDates: true, mergeProcedure: true });
    const run = await imported(desk, book, {}, 'so-2021.xlsx');
    expect(run).toMatchObject({ state: 'done', rowsRead: 3, rowsImported: 3, rowsBad: 0 });
    expect(await dossier(desk, `${desk.code}-210503-0003`)).toMatchObject({
      receivedAt: '2021-05-03T01:00:00.000Z', procedure: { code: '2.000815' }, finishedAt: '2021-05-03T01:30:00.000Z',
    });
  });

  test('wrong types and wrong headings are told at once, and nothing is kept', async () => {
    const desk = await aDesk();
    const refused = async (file: Buffer | string, name: string, status: number, code: string): Promise<void> => {
      const answer = await send(desk, file, {}, name).expect(status);
      expect([name, answer.body.code]).toEqual([name, code]);
    };
    await refused('bất kỳ', 'so.pdf', 415, 'upload.wrong_type');
    await refused('%PDF-1.7 …', 'so.csv', 415, 'tabular.wrong_type');
    await refused('', 'so.csv', 422, 'tabular.empty');
    await refused('ma_ho_so,ma_tthc\na,b\n', 'so.csv', 422, 'tabular.missing_columns');
    await refused(sheetOf([{}]).replace('dia_chi', 'la_gi'), 'so.csv', 422, 'tabular.unknown_columns');
    await refused(Buffer.from([0xc3, 0x28, 0xc3, 0xa1, 0xc3, 0xa1, 0xc3, 0xa1, 0x0a]), 'so.csv', 422, 'tabular.broken_text');
    expect((await get(desk, '/api/imports').expect(200)).body.items).toEqual([]);
    expect(await count(desk, 'SELECT count(*)::int AS n FROM integration.import_chunk WHERE unit_id = $1')).toBe(0);
  });

  test('a file that breaks half way ends the import with the reason; what came before stays', async () => {
    const desk = await aDesk();
    const run = await imported(desk, `${sheetOf(manyRows(desk, 600))}"chưa đóng`);
    expect(run).toMatchObject({ state: 'failed', rowsRead: 500, rowsImported: 500, error: { code: 'tabular.malformed_quotes' } });
    expect(await imported(desk, sheetOf(manyRows(desk, 600)))).toMatchObject({ state: 'done', rowsSkipped: 500, rowsImported: 100 });
  });
});

describe('who may', () => {
  test("only controllers and administrators of the unit; another unit's import is not there", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const run = await dryRun(desk, sheetOf(manyRows(desk, 1)));
    for (const path of ['', '/problems', '/problems.csv']) {
      expect((await get(other, `/api/imports/${run.id}${path}`).expect(404)).body.code).toBe('import.not_found');
    }
    expect((await get(other, '/api/imports').expect(200)).body.items).toEqual([]);
    expect((await send(other, registerFile(desk.code), { unitId: desk.unitId }).expect(404)).body.code).toBe('units.not_found');
    const clerk = await app.signIn(desk.unitId, 'clerk');
    await send(clerk, registerFile(desk.code)).expect(403);
    await get(clerk, `/api/imports/${run.id}`).expect(403);
    await app.http().post('/api/imports/register').expect(401);
  });

  test('dryRun must be said', async () => {
    const desk = await aDesk();
    const wrong: Record<string, string>[] = [{ dryRun: '' }, { dryRun: 'có' }, { unitId: 'x' }];
    for (const fields of wrong) {
      expect((await send(desk, registerFile(desk.code), fields).expect(400)).body.code).toBe('import.bad_field');
    }
  });
});
