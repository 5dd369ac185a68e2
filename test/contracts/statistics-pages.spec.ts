import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReportTable } from '#libs/reporting';
import { Catalogue } from '#src/catalogue';
import { startDesk, type Visitor } from '../support/pages.js';
import type { ShownPage } from '../support/shown-page.js';
import { ReportScene } from './reports-scene.js';

let scene: ReportScene;
let leader: Visitor;
let clerk: Visitor;
let supervisor: Visitor;

const YEAR = '2025-01-01/2025-12-31';

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  await scene.january();
  const { app, unit } = scene;
  leader = await startDesk(app, unit.unitId, 'leader');
  clerk = await startDesk(app, unit.unitId, 'clerk');
  supervisor = await startDesk(app, (await app.provinceOfCommunes()).unitId, 'supervisor');
});
afterAll(() => scene.app.close());

/** Asks through the form. @returns the run's address, counted or still waiting */
async function ask(who: Visitor, typed: Record<string, string>, counted = true): Promise<string> {
  const asked = await who.submit(await who.get('/bao-cao/lap?nam=2025'), '/bao-cao', typed);
  expect([asked.status, asked.errors]).toEqual([303, []]);
  if (counted) await scene.drain();
  return asked.location ?? '';
}

const tableOf = async (path: string): Promise<ReportTable> => JSON.parse((await leader.get(`${path}/tai/json`)).html).table as ReportTable;

describe('a report from the form to the closed table', () => {
  let path: string;

  test('waits visibly, then stands there as its form prints it; each number leads to as many dossiers', async () => {
    path = await ask(leader, { definition: 'R2', period: YEAR }, false);
    const waiting = await leader.get(path);
    expect(waiting.text).toContain('Đang lập báo cáo');
    expect(waiting.links[path]).toBe('Xem lại tiến độ');
    expect(waiting.html).toContain(`hx-get="${path}/tien-do" hx-trigger="every 2s"`);
    await scene.drain();
    const part = await leader.get(`${path}/tien-do`, { 'hx-request': 'true' });
    expect(part.html).toMatch(/^<div id="report"><dl/);
    const shown = await leader.get(path);
    expect(shown.heading).toBe('R2 · Năm 2025');
    expect(shown.rows[0]?.slice(0, 7)).toEqual(['1', 'Tư pháp', '6', '1', '5', '0', '4']);
    expect(shown.html).toContain('<th scope="colgroup" colspan="4">Số hồ sơ tiếp nhận</th>');
    expect(shown.html).toContain('<td>(13)</td>');
    const table = await tableOf(path);
    for (const row of [...table.rows, table.total]) {
      for (const { key } of table.columns) {
        const address = `${path}/o?dong=${row.position ?? 'total'}&cot=${key}`;
        const count = row.cells[key] ?? 0;
        expect([address, shown.html.includes(`href="${address.replace('&', '&amp;')}"`)]).toEqual([address, count > 0]);
        if (count > 0) expect([address, (await leader.get(address)).rows.length]).toEqual([address, count]);
      }
    }
  });

  test('is taken away as files and on paper', async () => {
    for (const kind of ['xlsx', 'docx', 'pdf', 'csv', 'json', 'txt']) expect([kind, (await leader.get(`${path}/tai/${kind}`)).status]).toEqual([kind, 200]);
    expect((await leader.get(`${path}/tai/exe`)).status).toBe(404);
    const paper = await leader.get(`${path}/in`);
    expect(paper.text).toContain('THỦ TRƯỞNG ĐƠN VỊ');
    expect(paper.html).not.toContain('/o?dong=');
  });

  test('charts have their numbers beside', async () => {
    const charts = await leader.get(`${path}?xem=bieu-do`);
    expect(charts.rows).toContainEqual(['Tư pháp', '6', '54,55']);
    expect(charts.rows.filter(([month]) => month === '12/2025').map((row) => row.slice(1))).toEqual([['11', '7'], ['57,14', '4', '7'], ['9,09', '1', '11']]);
  });

  test('is closed once, by who may, after having been looked through', async () => {
    expect((await clerk.get(`${path}/chot`)).status).toBe(403);
    const form = await leader.get(`${path}/chot`);
    const unchecked = await leader.submit(form, `${path}/chot`);
    expect([unchecked.status, unchecked.errors]).toEqual([422, [{ field: 'checked', text: 'Xác nhận: hãy đánh dấu là đã soát bảng số liệu.' }]]);
    const done = await leader.submit(form, `${path}/chot`, { checked: 'true' });
    expect((await leader.follow(done)).message).toContain('Đã chốt số liệu');
    const again = await leader.submit(form, `${path}/chot`, { checked: 'true' });
    expect((await leader.follow(again)).message).toContain('đã được chốt lúc');
    expect((await leader.get('/bao-cao')).rows[0]?.at(-1)).toContain('Đã chốt');
  });

  test('what is corrected afterwards is told cell by cell: against today, and against a later run', async () => {
    expect((await leader.get(`${path}/hom-nay`)).text).toContain('Không ô nào khác');
    await scene.receive('found', { procedure: '1.004873', received: '2025-12-31 08:00' });
    await scene.drain();
    const today = await leader.get(`${path}/hom-nay`);
    expect(today.rows).toContainEqual(['Tư pháp', 'Số hồ sơ tiếp nhận - Tổng số', '6', '7', '+1']);
    expect((await leader.get(`${path}/o?dong=1&cot=received`)).text).toContain('Bảng đếm 6, danh sách hôm nay có 7');
    const again = await leader.submit(await leader.get(path), `${path}/lap-lai`);
    await scene.drain();
    const shown = await leader.follow(again);
    const compare = Object.entries(shown.links).find(([, text]) => text.startsWith('Xem các ô khác'))?.[0] ?? '';
    expect((await leader.get(compare)).rows).toContainEqual(['Tổng số', 'Số hồ sơ tiếp nhận - Tổng số', '11', '12', '+1']);
  });
});

describe('asking', () => {
  test('for a period that is none says so at its field and keeps what was typed', async () => {
    const form = await leader.get('/bao-cao/lap');
    const answer = await leader.submit(form, '/bao-cao', { definition: 'R1', period: 'khac', from: '5/3/2026', to: '32/3/2026' });
    expect([answer.status, answer.value('from'), answer.value('to')]).toEqual([422, '5/3/2026', '32/3/2026']);
    expect(answer.errorOf('to')).toContain('Đến ngày');
    const reversed = await leader.submit(form, '/bao-cao', { definition: 'R1', period: 'khac', from: '5/1/2026', to: '1/1/2026' });
    expect(reversed.errors.map(({ field }) => field)).toEqual(['to']);
    const none = await leader.submit(form, '/bao-cao', { definition: 'R1', period: 'khac' });
    expect(none.errors.map(({ field }) => field)).toEqual(['from']);
    const future = await leader.submit(form, '/bao-cao', { definition: 'R1', period: 'khac', from: '1/1/2026', to: '31/12/2026' });
    expect([future.errors[0]?.field, future.form('/bao-cao').definition]).toEqual(['to', 'R1']);
    const tampered = await leader.submit(form, '/bao-cao', { definition: 'R1', period: '2025-02-31/2025-13-01' });
    expect(tampered.errors.map(({ field }) => field)).toEqual(['period']);
  });

  test('twice with one form is asking once', async () => {
    const form = await leader.get('/bao-cao/lap?nam=2025');
    const [first, second] = [await leader.submit(form, '/bao-cao', { period: YEAR }), await leader.submit(form, '/bao-cao', { period: YEAR })];
    expect(second.location).toBe(first.location);
    await scene.drain();
    expect((await leader.get('/bao-cao')).rows.filter((row) => row[0]?.startsWith('R2')).length).toBe(3);
  });

  test('is for those who answer for numbers; another unit’s table does not exist', async () => {
    expect((await clerk.get('/bao-cao/lap')).status).toBe(403);
    expect((await clerk.post('/bao-cao', { definition: 'R1', period: YEAR })).status).toBe(403);
    const path = await ask(leader, { definition: 'R1', period: YEAR });
    expect((await clerk.get(path)).status).toBe(200);
    const other = await startDesk(scene.app, (await scene.app.makeCommune()).unitId, 'leader');
    for (const address of [path, `${path}/o?dong=1&cot=total`, `${path}/tai/csv`, `${path}/in`, `${path}/hom-nay`, `${path}/chot`]) {
      expect([address, (await other.get(address)).status]).toEqual([address, 404]);
    }
    expect((await leader.get(`${path}/o?dong=99&cot=total`)).status).toBe(404);
  });

  test('tables of different forms are not compared', async () => {
    const idOf = async (definition: string): Promise<string> => (await ask(leader, { definition, period: YEAR })).slice('/bao-cao/'.length);
    const answer = await leader.get(`/bao-cao/so-sanh?a=${await idOf('R1')}&b=${await idOf('R2')}`);
    expect([answer.status, answer.errors[0]?.field, answer.value('a')]).toEqual([422, 'b', undefined]);
    expect((await leader.get('/bao-cao/so-sanh?a=x&b=y')).errors.map(({ field }) => field)).toEqual(['a', 'b']);
  });
});

describe('a table made by hand', () => {
  const HEAD = 'STT,Lĩnh vực,Tổng số,Nộp trực tiếp,Mức độ 3,Mức độ 4,Đã giải quyết,Chưa đến hạn,Quá hạn,Tỷ lệ\n';
  const TABLE = `${HEAD}1,Tư pháp,7,6,0,1,4,2,1,75\n2,LĐTBXH,2,2,0,0,1,0,1,100\n3,Tài nguyên môi trường,2,2,0,0,1,1,0,0\n4,Lĩnh vực khác,1,1,0,0,1,0,0,0\n,Tổng,13,11,0,1,7,3,2,"57,14"\n`;
  const PATH = '/bao-cao/kiem-tra-bieu';
  const slipsIn = (page: ShownPage): string[] => page.rows.map((row) => row[1] ?? '');

  test('has its slips named, and its differences from what is counted', async () => {
    const alone = await leader.upload(PATH, {}, 'bieu.csv', TABLE);
    expect(slipsIn(alone)).toEqual([expect.stringContaining('Dòng “Tổng”, cột Tổng số nhận giải quyết: in 13, nhưng cộng các dòng được 12')]);
    const compared = await leader.upload(`${PATH}?period=${YEAR}`, {}, 'bieu.csv', TABLE.replace('1,Tư pháp,7,6', '1,Tư pháp,7,5'));
    expect(slipsIn(compared)).toContainEqual(expect.stringContaining('Dòng 1 “Tư pháp”, cột Nộp trực tiếp: bảng in 5, hệ thống đếm là 6'));
  });

  test('that cannot be read is refused at its field; the period chosen stays', async () => {
    const wrong = await leader.upload(`${PATH}?period=${YEAR}`, {}, 'bieu.pdf', '%PDF-1.7');
    expect([wrong.status, wrong.errors.map(({ field }) => field), wrong.errorOf('file')]).toEqual([422, ['file'], expect.stringContaining('.xlsx')]);
    expect(wrong.html).toContain(`action="${PATH}?period=${YEAR}"`);
    expect((await leader.upload(PATH, {}, 'bieu.csv', 'a,b\n1,2\n')).text).toContain('Không nhận ra đầu bảng');
    expect((await clerk.get(PATH)).status).toBe(403);
  });
});

describe('units side by side', () => {
  test('with their rates, their sum and what they closed last; sorted as asked; each is one step away', async () => {
    const page = await supervisor.get(`/cap-duoi?period=${YEAR}`);
    const row = page.rows.find(([name]) => name === scene.unit.name);
    expect(row?.slice(1, 7)).toEqual(['12', '7', '5', '2', '57,14', '8,33']);
    expect(row?.[7]).toContain('R2 · Năm 2025');
    expect(page.text).toContain('Tổng cộng 12 7 5 2');
    const sorted = await supervisor.get(`/cap-duoi?period=${YEAR}&xep=received&chieu=giam`);
    expect(sorted.rows[0]?.[0]).toBe(scene.unit.name);
    const gone = await supervisor.post('/tai-khoan/don-vi', { unitId: scene.unit.unitId, tiep: '/bao-cao' });
    expect(gone.location).toBe('/bao-cao');
    expect((await supervisor.get('/cap-duoi')).heading).toBe('Các đơn vị cấp dưới');
    expect((await leader.get('/cap-duoi')).status).toBe(403);
    const wrong = await supervisor.get('/cap-duoi?period=khac&from=1/2/2026&to=1/1/2026');
    expect([wrong.status, wrong.errors.map(({ field }) => field), wrong.value('to')]).toEqual([422, ['to'], undefined]);
  });
});

describe('what citizens answered, and how far things are digitised', () => {
  test('is shown for a period; words only to those of the unit who may read them', async () => {
    await scene.post(scene.leader, `${scene.dossier('early')}/rating`, { scale: '3', level: 1, remark: 'Chờ lâu' }).expect(200);
    await scene.drain();
    const page = await leader.get('/danh-gia');
    expect(page.rows).toContainEqual(['Hộ tịch', '1', '0,00', '1', '–']);
    expect(page.text).toContain('Chờ lâu');
    const above = await supervisor.get('/danh-gia');
    expect([above.status, above.has('Chờ lâu')]).toEqual([200, false]);
    expect((await clerk.get('/danh-gia')).status).toBe(403);
    expect((await leader.get('/danh-gia?period=2020-01-01/2020-12-31')).text).toContain('Chưa có đánh giá nào trong kỳ này');
  });

  test('stand in the tables of their forms too, on the unit’s own lines; what nobody keeps is empty and named', async () => {
    const rated = await leader.get('/bao-cao/bieu/R6?period=2026-01-01/2026-02-28');
    // Given on the screen at the counter: out and back by itself.
    expect(rated.rows[0]?.slice(0, 5)).toEqual(['1', 'Tư pháp', '1', '1', '100']);
    expect(rated.text).toContain('Chưa có số liệu để tính: Số phản ánh, kiến nghị');
    const scored = await leader.get('/bao-cao/bieu/R6_INDICES?period=2026-01-01/2026-02-28');
    expect(scored.rows[0]?.slice(0, 4)).toEqual(['1', 'Tư pháp', '0', '']);
    const digitised = await clerk.get(`/bao-cao/bieu/R4?period=${YEAR}`);
    expect(digitised.rows.map((row) => row.slice(1, 4))).toEqual([['Tư pháp', '7', '0'], ['LĐTBXH', '2', '0'], ['Tài nguyên môi trường', '2', '0'], ['Lĩnh vực khác', '1', '0']]);
    for (const kind of ['xlsx', 'docx', 'pdf']) expect([kind, (await clerk.get(`/bao-cao/bieu/R4/tai/${kind}?period=${YEAR}`)).status]).toEqual([kind, 200]);
    expect((await clerk.get(`/bao-cao/bieu/R4/tai/csv?period=${YEAR}`)).html).toContain('Tổng số,12,0,0,');
    expect((await clerk.get(`/bao-cao/bieu/R3/in?period=${YEAR}`)).text).toContain('THỦ TRƯỞNG ĐƠN VỊ');
    for (const path of ['/bao-cao/bieu/R8', '/bao-cao/bieu/R4/tai/exe', '/bao-cao/bieu/constructor']) expect([path, (await clerk.get(path)).status]).toEqual([path, 404]);
  });

  test('procedures are told by the lists that the unit goes by', async () => {
    const { app, unit } = scene;
    const listed = await app.database.inUnit(unit.unitId, (tx) => app.get(Catalogue).search(tx, unit.unitId, '', '2025-12-31'));
    const page = await clerk.get(`/bao-cao/bieu/R3?period=${YEAR}`);
    const of = (field: string): string => String(listed.filter(({ fieldName, competence }) => fieldName === field && competence !== 'interlinked').length);
    expect(page.rows.find(([, name]) => name === 'LĐTBXH')?.slice(2, 5)).toEqual([of('Bảo trợ xã hội'), expect.any(String), '0']);
    const sum = (column: number): number => page.rows.reduce((total, row) => total + Number(row[column]), 0);
    expect(sum(2) + sum(3)).toBe(listed.length);
    const behind = await clerk.get(`/bao-cao/bieu/R3/o?period=${YEAR}&dong=total&cot=procedures`);
    expect([behind.rows.length, behind.text.includes('Mã thủ tục')]).toEqual([sum(2), true]);
    expect((await clerk.get(`/bao-cao/bieu/R4/o?period=${YEAR}&dong=1&cot=received`)).rows).toHaveLength(7);
    expect((await clerk.get(`/bao-cao/bieu/R4/o?period=${YEAR}&dong=1&cot=constructor`)).status).toBe(404);
  });

  test('digitisation has a row per field and the whole', async () => {
    const page = await clerk.get(`/bao-cao/so-hoa?period=${YEAR}`);
    expect(page.rows).toContainEqual(['Đất đai', '2', '0', '0,00', '2', '0', '0,00', '0', '0', '0,00']);
    expect(page.text).toContain('Tổng số 12');
  });
});
