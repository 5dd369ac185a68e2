import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import type supertest from 'supertest';
import { Catalogue } from '#src/catalogue';
import { packageRoot } from '#src/platform/database';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let sample: Buffer;
beforeAll(async () => {
  app = await startTestApp();
  sample = await readFile(join(packageRoot(), 'src/demonstration/data/procedures.csv'));
});
afterAll(() => app.close());

/** A unit of its own and its procedure controller, on Monday 2 March 2026. */
async function aController(): Promise<Controller> {
  const { unitId } = await app.makeUnit();
  const { token } = await app.signIn(unitId, 'controller');
  return new Controller(unitId, token);
}

class Controller {
  constructor(readonly unitId: string, readonly token: string) {}

  get(path: string): supertest.Test {
    return app.http().get(path).set('Authorization', `Bearer ${this.token}`);
  }

  post(path: string, body: object): supertest.Test {
    return app.http().post(path).set('Authorization', `Bearer ${this.token}`).send(body);
  }

  delete(path: string): supertest.Test {
    return app.http().delete(path).set('Authorization', `Bearer ${this.token}`);
  }

  imports(file: Buffer | string, options: { dryRun: boolean; validFrom?: string; fileName?: string; unitId?: string }): supertest.Test {
    const request = app.http().post('/api/procedures/import').set('Authorization', `Bearer ${this.token}`)
      .field('dryRun', String(options.dryRun)).field('validFrom', options.validFrom ?? '2020-01-01');
    if (options.unitId) void request.field('unitId', options.unitId);
    return request.attach('file', Buffer.from(file), options.fileName ?? 'danh-muc.csv');
  }

  inForce(code: string, on: string): Promise<unknown> {
    return app.database.inUnit(this.unitId, (tx) => app.get(Catalogue).inForce(tx, this.unitId, code, on));
  }
}

const birth = {
  code: '1.001193', name: 'Thủ tục đăng ký khai sinh', field: 'Hộ tịch', validFrom: '2020-01-01',
  term: { amount: 5, unit: 'working_day' }, onlineLevel: '4', fee: 8000, decisionNumber: '12/QĐ-UBND', decisionDate: '2019-12-20',
  steps: [
    { name: 'Tiếp nhận', office: 'desk', allotment: { amount: 4, unit: 'working_hour' } },
    { name: 'Thẩm định', office: 'officer', allotment: { amount: 4, unit: 'working_day' } },
  ],
  papers: [{ name: 'Tờ khai đăng ký khai sinh' }, { name: 'Giấy chứng sinh', copies: 1, required: false }],
};

describe('versions by effective date', () => {
  test('a procedure is issued, simplified, abolished and issued again; each day has its own version', async () => {
    const desk = await aController();
    const issued = await desk.post('/api/procedures', birth).expect(201);
    expect(issued.body).toMatchObject({
      code: '1.001193', fieldCode: 'ho-tich', fieldName: 'Hộ tịch', changeKind: 'new', validTo: null, daysCut: null, supplementPolicy: 'pause',
      decision: { number: '12/QĐ-UBND', date: '2019-12-20' }, onlineLevel: 4,
      papers: [
        { code: 'to-khai-dang-ky-khai-sinh', originals: 1, copies: 0, required: true },
        { code: 'giay-chung-sinh', originals: 1, copies: 1, required: false },
      ],
    });
    const shorter = { validFrom: '2021-07-01', changeKind: 'simplified', term: { amount: 20, unit: 'working_hour' }, steps: [], onlineLevel: 'none' };
    const simplified = await desk.post('/api/procedures/1.001193/versions', shorter).expect(201);
    expect(simplified.body).toMatchObject({ changeKind: 'simplified', daysCut: 2.5, fee: 8000, onlineLevel: null, steps: [], name: birth.name });
    await desk.post('/api/procedures/1.001193/abolition', { validFrom: '2023-01-01', decisionNumber: '9/QĐ' }).expect(201);
    await desk.post('/api/procedures', { ...birth, validFrom: '2024-01-01' }).expect(201);
    const { body } = await desk.get('/api/procedures/1.001193').expect(200);
    expect(body).toMatchObject({ field: { code: 'ho-tich' }, inherited: false, inForce: { validFrom: '2024-01-01', termText: '05 ngày làm việc' } });
    expect(body.versions.map((v: Record<string, unknown>) => [v.changeKind, v.validFrom, v.validTo])).toEqual([
      ['new', '2020-01-01', '2021-06-30'], ['simplified', '2021-07-01', '2022-12-31'],
      ['abolished', '2023-01-01', '2023-12-31'], ['new', '2024-01-01', null],
    ]);
    await expect(desk.inForce('1.001193', '2021-06-30')).resolves.toMatchObject({ term: { amount: 5, unit: 'working_day' } });
    await expect(desk.inForce('1.001193', '2021-07-01')).resolves.toMatchObject({ term: { amount: 20, unit: 'working_hour' } });
    await expect(desk.inForce('1.001193', '2023-06-01')).rejects.toMatchObject({ code: 'catalogue.not_in_force' });
    await expect(desk.inForce('1.001193', '2019-12-31')).rejects.toMatchObject({ code: 'catalogue.not_in_force' });
    await expect(desk.inForce('1.001193.000.00.00.H26', '2024-01-01')).resolves.toMatchObject({ code: '1.001193' });
    await expect(desk.inForce('9.999999', '2024-01-01')).rejects.toMatchObject({ code: 'catalogue.unknown_procedure' });
  });

  test('what is in force is not edited; what is planned may be replaced or withdrawn', async () => {
    const desk = await aController();
    await desk.post('/api/procedures', birth).expect(201);
    const path = '/api/procedures/1.001193/versions';
    const same = await desk.post(path, { validFrom: '2020-01-01', changeKind: 'amended', fee: 0 }).expect(409);
    expect(same.body.code).toBe('catalogue.version_in_force');
    await desk.post(path, { validFrom: '2026-07-01', changeKind: 'amended', fee: 5000 }).expect(201);
    await desk.post(path, { validFrom: '2026-07-01', changeKind: 'amended', fee: 6000 }).expect(201);
    const earlier = await desk.post(path, { validFrom: '2026-06-01', changeKind: 'amended', fee: 1 }).expect(409);
    expect(earlier.body.code).toBe('catalogue.later_version');
    const planned = await desk.get('/api/procedures/1.001193').expect(200);
    expect(planned.body.versions.map((v: Record<string, unknown>) => [v.validFrom, v.validTo, v.fee])).toEqual([
      ['2020-01-01', '2026-06-30', 8000], ['2026-07-01', null, 6000],
    ]);
    await desk.delete(`${path}/2026-07-01`).expect(204);
    expect((await desk.delete(`${path}/2020-01-01`).expect(409)).body.code).toBe('catalogue.version_in_force');
    expect((await desk.delete(`${path}/2026-07-01`).expect(404)).body.code).toBe('catalogue.no_version_from');
    const after = await desk.get('/api/procedures/1.001193').expect(200);
    expect(after.body.versions).toMatchObject([{ validFrom: '2020-01-01', validTo: null }]);
  });

  test('twenty at once: one version begins that day, none overlap', async () => {
    const desk = await aController();
    await desk.post('/api/procedures', birth).expect(201);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, fee) =>
      desk.post('/api/procedures/1.001193/versions', { validFrom: '2026-03-01', changeKind: 'amended', fee })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array<number>(19).fill(409)]);
    const { body } = await desk.get('/api/procedures/1.001193').expect(200);
    expect(body.versions).toHaveLength(2);
  });

  test('refusals name what is wrong', async () => {
    const desk = await aController();
    await desk.post('/api/procedures', birth).expect(201);
    expect((await desk.post('/api/procedures', birth).expect(409)).body.code).toBe('catalogue.code_taken');
    const unknown = await desk.post('/api/procedures/1.000000/abolition', { validFrom: '2026-07-01' }).expect(404);
    expect(unknown.body.code).toBe('catalogue.unknown_procedure');
    const bad = await desk.post('/api/procedures', { ...birth, code: 'abc' }).expect(400);
    expect(bad.body.errors).toMatchObject([{ field: 'code' }]);
    const term = await desk.post('/api/procedures', { ...birth, code: '1.000001', term: { amount: 0.3, unit: 'working_day' } }).expect(400);
    expect(term.body.errors).toMatchObject([{ field: 'term', code: 'term.bad' }]);
    const steps = [{ name: 'Thẩm định', office: 'officer', allotment: { amount: 6, unit: 'working_day' } }];
    const long = await desk.post('/api/procedures', { ...birth, code: '1.000001', steps }).expect(400);
    expect(long.body.errors).toMatchObject([{ field: 'steps', code: 'steps.too_long' }]);
    const extra = await desk.post('/api/procedures', { ...birth, price: 1 }).expect(400);
    expect(extra.body.errors).toMatchObject([{ field: 'price', code: 'unknown_field' }]);
    await desk.post('/api/procedures/1.001193/abolition', { validFrom: '2026-02-01' }).expect(201);
    const gone = await desk.post('/api/procedures/1.001193/versions', { validFrom: '2026-07-01', changeKind: 'amended' }).expect(409);
    expect(gone.body.code).toBe('catalogue.abolished');
  });

  test('SQL and HTML in a name are just text', async () => {
    const desk = await aController();
    const name = `<script>alert(1)</script> '; DROP TABLE catalogue.procedure; --`;
    await desk.post('/api/procedures', { ...birth, name }).expect(201);
    const found = await desk.get('/api/procedures').query({ q: "drop ta'ble" }).expect(200);
    expect(found.body.items).toEqual([]);
    expect((await desk.get('/api/procedures').query({ q: 'drop' }).expect(200)).body.items).toMatchObject([{ name }]);
  });
});

describe('who keeps which list', () => {
  test('a commune inherits from its province, and its own list comes first', async () => {
    const commune = await app.makeCommune();
    const { token } = await app.signIn(commune.unitId, 'controller');
    const desk = new Controller(commune.unitId, token);
    const inherited = await desk.get('/api/procedures/1.001193').expect(200);
    expect(inherited.body).toMatchObject({ inherited: true, inForce: { term: { unit: 'same_day', amount: 0, cutoff: '15:00' } } });
    await desk.post('/api/procedures', { ...birth, validFrom: '2025-01-01' }).expect(201);
    await expect(desk.inForce('1.001193', '2025-01-01')).resolves.toMatchObject({ ownerUnitId: commune.unitId, term: { amount: 5 } });
    await expect(desk.inForce('1.001193', '2024-12-31')).resolves.toMatchObject({ term: { unit: 'same_day' } });
    await desk.post('/api/procedures/1.001193/abolition', { validFrom: '2026-01-01' }).expect(201);
    await expect(desk.inForce('1.001193', '2026-01-01')).rejects.toMatchObject({ code: 'catalogue.not_in_force' });
    expect((await desk.get('/api/procedures').query({ q: '1.001193' }).expect(200)).body.items).toEqual([]);
  });

  test('only the controller of the unit writes; everybody signed in reads', async () => {
    const desk = await aController();
    const other = await aController();
    const clerk = await app.signIn(desk.unitId, 'clerk');
    await app.http().get('/api/procedures').expect(401);
    await app.http().get('/api/fields').set('Authorization', `Bearer ${clerk.token}`).expect(200);
    await new Controller(desk.unitId, clerk.token).post('/api/procedures', birth).expect(403);
    await other.post('/api/procedures', { ...birth, unitId: desk.unitId }).expect(403);
    await other.imports(sample, { dryRun: false, unitId: desk.unitId }).expect(403);
    await other.get('/api/procedures').query({ unitId: desk.unitId }).expect(403);
    expect((await desk.get('/api/procedures').expect(200)).body.items).toEqual([]);
  });
});

describe('search', () => {
  test('letters that begin the words, without diacritics; the closest first; by pages', async () => {
    const { unitId } = await app.makeCommune();
    const { token } = await app.signIn(unitId, 'clerk');
    const clerk = new Controller(unitId, token);
    const codes = async (q: string): Promise<string[]> =>
      (await clerk.get('/api/procedures').query({ q }).expect(200)).body.items.map((item: { code: string }) => item.code);
    expect(await codes('kh si')).toEqual(['1.000689', '1.001193', '1.004884']);
    expect(await codes('ĐĂNG KÝ KẾT')).toEqual(['1.000894', '1.000689', '1.004746']);
    expect((await codes('sinh khai'))).toContain('1.001193');
    expect(await codes('1.0011')).toEqual(['1.001193']);
    expect(await codes('zz')).toEqual([]);
    const first = await clerk.get('/api/procedures').query({ limit: 30 }).expect(200);
    const second = await clerk.get('/api/procedures').query({ limit: 30, cursor: first.body.next }).expect(200);
    expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([30, 7, null]);
    const land = await clerk.get('/api/procedures').query({ field: 'dat-dai' }).expect(200);
    expect(land.body.items.map((item: { code: string }) => item.code)).toEqual(['1.003554', '1.004237']);
    expect((await clerk.get('/api/procedures').query({ on: '2017-12-31' }).expect(200)).body.items).toEqual([]);
  });
});

describe('import', () => {
  test('a dry run tells and changes nothing; the real run writes; a second run changes nothing', async () => {
    const desk = await aController();
    const dry = await desk.imports(sample, { dryRun: true }).expect(200);
    expect(dry.body).toMatchObject({ dryRun: true, rows: 37, unchanged: 0, changed: [], missing: [], errors: [] });
    expect(dry.body.added).toHaveLength(37);
    expect(dry.body.reportLines[0]).toEqual({ name: 'Tư pháp', fieldCodes: ['ho-tich', 'nuoi-con-nuoi', 'chung-thuc'] });
    expect((await desk.get('/api/procedures').expect(200)).body.items).toEqual([]);
    const real = await desk.imports(sample, { dryRun: false }).expect(200);
    expect(real.body).toMatchObject({ dryRun: false, errors: [] });
    expect(real.body.added).toHaveLength(37);
    const again = await desk.imports(sample, { dryRun: false, validFrom: '2026-01-01' }).expect(200);
    expect(again.body).toMatchObject({ added: [], changed: [], unchanged: 37, missing: [] });
    const { body } = await desk.get('/api/procedures/1.004237').expect(200);
    expect(body.versions).toMatchObject([{ validFrom: '2020-01-01', term: { amount: 8, unit: 'working_hour' }, competence: 'interlinked' }]);
  });

  test('a changed list makes new versions, and names what it leaves out', async () => {
    const desk = await aController();
    await desk.imports(sample, { dryRun: false }).expect(200);
    const lines = sample.toString('utf8').split('\n').filter((line) => !line.startsWith('1.004222'));
    const shorter = lines.join('\n').replace('Hộ tịch,Tư pháp,5,working_day,,3,commune,code seen in use', 'Hộ tịch,Tư pháp,3,working_day,,4,commune,x');
    const { body } = await desk.imports(shorter, { dryRun: false, validFrom: '2022-01-01' }).expect(200);
    expect(body).toMatchObject({
      added: [], unchanged: 35, missing: [{ code: '1.004222' }],
      changed: [{ code: '1.004884', changeKind: 'simplified', differences: [{ what: 'term' }, { what: 'onlineLevel', from: 3, to: 4 }] }],
    });
    await expect(desk.inForce('1.004884', '2022-01-01')).resolves.toMatchObject({ daysCut: 2, validTo: null });
    const backwards = await desk.imports(sample, { dryRun: true, validFrom: '2022-01-01' }).expect(200);
    expect(backwards.body.errors).toMatchObject([{ row: 6, code: 'catalogue.version_in_force' }]);
  });

  test('every bad row is named with its row, column, code and a sentence, and then nothing is written', async () => {
    const desk = await aController();
    await desk.post('/api/procedures', { ...birth, field: 'Chứng thực' }).expect(201);
    const bad = [
      'code,name,field,report_line,term,term_unit,cutoff,online_level,competence,papers,steps',
      '1.001193,Khai sinh,Hộ tịch,Tư pháp,0,same_day,15:00,4,commune,,',
      '1.00,Sai mã,Hộ tịch,Tư pháp,3,working_day,,,commune,,',
      '1.000002,,Hộ tịch,Tư pháp,0.3,working_day,,5,huyện,,',
      '1.000003,Tên,Hộ tịch,Tư pháp,3,tuần,25:00,,commune,,',
      '1.000004,Tên,Hộ tịch,Nội vụ,3,working_day,15:00,,commune,,Một bước',
      '1.000005,Tên,Hộ tịch,Tư pháp,3,working_day,,,commune,Tờ khai,Tiếp nhận: một cửa: 5 ngày làm việc',
      '1.000006,Tên,Hộ tịch,Tư pháp,3,working_day,,,commune,,',
      '1.000006,Tên,Hộ tịch,Nội vụ,3,working_day,,,commune,,',
    ].join('\n');
    const dry = await desk.imports(bad, { dryRun: true }).expect(200);
    const told = dry.body.errors.map((e: Record<string, unknown>) => [e.row, e.column, e.code]);
    expect(told).toEqual([
      [2, 'field', 'catalogue.field_differs'], [2, null, 'catalogue.version_in_force'],
      [3, 'code', 'code.bad'],
      [4, 'name', 'required'], [4, 'term', 'term.bad'], [4, 'online_level', 'online_level.bad'], [4, 'competence', 'competence.bad'],
      [5, 'term', 'term.bad'],
      [6, 'cutoff', 'term.cutoff'], [6, 'steps', 'steps.bad'],
      [7, 'steps', 'steps.too_long'],
      [9, 'code', 'code.repeated'], [9, 'report_line', 'report_line.differs'],
    ]);
    expect(dry.body.errors[0].message).toContain('Dòng 2');
    const real = await desk.imports(bad, { dryRun: false }).expect(422);
    expect(real.body).toMatchObject({ code: 'catalogue.list_has_errors' });
    expect(real.body.errors).toHaveLength(dry.body.errors.length);
    expect((await desk.get('/api/procedures').query({ on: '2026-01-01' }).expect(200)).body.items).toHaveLength(1);
  });

  test('an XLSX with Vietnamese headings, merged fields and a title above', async () => {
    const desk = await aController();
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Danh mục');
    sheet.addRow(['DANH MỤC THỦ TỤC HÀNH CHÍNH']);
    sheet.addRow([]);
    sheet.addRow(['STT', 'Mã TTHC', 'Tên thủ tục', 'Lĩnh vực', 'Thời hạn giải quyết', 'Mức độ', 'Lệ phí', 'Thành phần hồ sơ', 'Quy trình nội bộ', 'Có kết quả']);
    sheet.addRow([1, '1.001193', 'Đăng ký khai sinh', 'Hộ tịch', 'Trong ngày', 'Toàn trình', 'Không', 'Tờ khai; Giấy chứng sinh (1 bản chính, 2 bản sao); Giấy ủy quyền (nếu có)', '', 'có']);
    sheet.addRow([2, '1.004884', 'Đăng ký lại khai sinh', '', '2,5 ngày làm việc', 3, '8.000 đồng', '', 'Tiếp nhận: một cửa: 4 giờ làm việc; Ký: lãnh đạo: 0,5 ngày làm việc', 'không']);
    sheet.mergeCells('D4:D5');
    const file = Buffer.from(await book.xlsx.writeBuffer());
    const { body } = await desk.imports(file, { dryRun: false, fileName: 'danh-muc.xlsx' }).expect(200);
    expect(body).toMatchObject({ rows: 2, errors: [], reportLines: [] });
    await expect(desk.inForce('1.001193', '2021-01-01')).resolves.toMatchObject({
      term: { unit: 'same_day', amount: 0 }, onlineLevel: 4, fee: 0, givesResult: true,
      papers: [
        { name: 'Tờ khai', originals: 1, copies: 0, required: true },
        { name: 'Giấy chứng sinh', originals: 1, copies: 2, required: true },
        { name: 'Giấy ủy quyền', originals: 1, copies: 0, required: false },
      ],
    });
    await expect(desk.inForce('1.004884', '2021-01-01')).resolves.toMatchObject({
      fieldName: 'Hộ tịch', term: { unit: 'working_day', amount: 2.5 }, fee: 8000, givesResult: false,
      steps: [{ name: 'Tiếp nhận', office: 'desk', allotment: { amount: 4, unit: 'working_hour' } }, { name: 'Ký', office: 'leader' }],
    });
  });

  test('a CSV of old Windows (code page 1258) with semicolons', async () => {
    const desk = await aController();
    // "Đất đai" and "Hòa giải" in Windows-1258: đ is F0, Đ is D0, â is E2, à is E0; the tones stand after their vowels.
    const latin = 'code;name;field;term;term_unit\n1.003554;H\u00F2a gia\u00D2i;\u00D0\u00E2\u00ECt \u00F0ai;45;calendar_day\n';
    const bytes = Buffer.from([...latin].map((letter) => (letter === '\u00F2' ? [0x6f, 0xcc] : [letter.charCodeAt(0)])).flat());
    const { body } = await desk.imports(bytes, { dryRun: false }).expect(200);
    expect(body.errors).toEqual([]);
    await expect(desk.inForce('1.003554', '2021-01-01')).resolves.toMatchObject({ name: 'Hòa giải', fieldName: 'Đất đai', fieldCode: 'dat-dai' });
  });

  test('what is no list is refused as such', async () => {
    const desk = await aController();
    const columns = await desk.imports('code,name,field\n1.001193,A,B\n', { dryRun: true }).expect(422);
    expect(columns.body).toMatchObject({ code: 'tabular.missing_columns' });
    expect((await desk.imports('x', { dryRun: true, fileName: 'a.pdf' }).expect(415)).body.code).toBe('upload.wrong_type');
    expect((await desk.imports(Buffer.alloc(6 * 1024 * 1024, 'a'), { dryRun: true }).expect(413)).body.code).toBe('upload.too_large');
    expect((await desk.imports(sample, { dryRun: true, validFrom: '2021-02-30' }).expect(400)).body.code).toBe('catalogue.bad_import_field');
    await desk.post('/api/procedures/import', {}).expect(415);
  });
});
