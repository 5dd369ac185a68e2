import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { packageRoot } from '#src/platform/database';
import { Desk, MARITAL_STATUS } from '../journeys/desk.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startDesk, type Visitor } from '../support/pages.js';

const FOLDER = join(packageRoot(), 'test/golden/forms');

/** A day in force of each circular; the Saturday after it is no working day. */
const SETS = [
  { set: '2018', day: '2021-10-21', appointment: '2021-11-01' },
  { set: '2025', day: '2025-10-09', appointment: '2025-10-20' },
] as const;

const OWNER = { name: 'Trần Thị Mẫu', idNumber: '001199000123', phone: '0900000001', address: 'Thôn Hạ, xã Mẫu', email: 'mau@example.vn' };
const SUBMITTER = { name: 'Lê Văn Mẫu', idNumber: '001099000001', phone: '0900000002', address: 'Thôn Thượng, xã Mẫu' };
const PAPERS = [
  { code: 'to-khai', name: 'Tờ khai theo mẫu', originals: 1 },
  { code: 'can-cuoc', name: 'Căn cước công dân', copies: 1 },
  { code: 'quyet-dinh', name: 'Quyết định ly hôn đã có hiệu lực', certified: 1 },
  { code: 'so-ho-khau', name: 'Giấy xác nhận cư trú', missing: true },
];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe.each(SETS)('the forms of $set', ({ set, day, appointment }) => {
  let desk: Desk;
  let clerk: Visitor;
  const codes: Record<string, string> = {};

  beforeAll(async () => {
    app.clock.set(`${day} 08:05`);
    desk = await Desk.open(app, 'UBND xã Mẫu');
    await desk.post('leader', '/api/fees', { dossier: (codes.main = (await received({ submitter: SUBMITTER })).code), items: [{ kind: 'charge', text: 'Lệ phí', amount: 15_000 }], method: 'cash' }).expect(201);
    app.clock.set(`${day} 09:10`);
    await desk.step(codes.main, 'hand-over', { toAccountId: desk.person('officer').accountId, note: 'Kèm bản chính' }, 'clerk');
    await desk.step(codes.main, 'start', {}, 'officer');
    app.clock.set(`${day} 10:20`);
    await desk.step(codes.main, 'extension', { reason: 'Phải xác minh tại nơi cư trú cũ.', appointmentOn: appointment, documentNumber: '57/UBND-TP' });
    await desk.step(codes.main, 'supplement-request', { reason: 'Thiếu giấy xác nhận cư trú.', missing: ['so-ho-khau', 'Bản chính giấy chứng tử'] }, 'officer');
    app.clock.set(`${day} 14:00`);
    await desk.step(codes.main, 'supplement', {}, 'clerk');
    app.clock.set(`${day} 16:30`);
    await desk.step(codes.main, 'resolution', { resultNumber: '120/XN' }, 'officer');
    codes.stopped = (await received()).code;
    await desk.step(codes.stopped, 'stop', { reason: 'Người yêu cầu đã đăng ký kết hôn.\nHồ sơ không còn giá trị.' });
    codes.refused = (await received({ channel: 'online' })).code;
    await desk.step(codes.refused, 'refusal', { reason: 'Không thuộc thẩm quyền của UBND xã.' }, 'clerk');
    clerk = await startDesk(app, desk.unitId, 'clerk');
  });

  const received = (more: object = {}): Promise<{ code: string }> =>
    desk.receive({ procedure: MARITAL_STATUS, owner: OWNER, papers: PAPERS, sets: 2, request: 'Để vay vốn', ...more });

  test.each([
    ['01', 'main'], ['02', 'main'], ['03', 'refused'], ['04', 'main'], ['05', 'stopped'], ['06', 'main'],
  ] as const)('%s', async (form, dossier) => {
    const page = await clerk.get(`/in/ho-so/${codes[dossier] ?? ''}/${form}`);
    expect(page.status).toBe(200);
    expectGolden(`${set}-${form}`, textOf(page.html));
  });

  test('07, the register', async () => {
    expectGolden(`${set}-07`, textOf((await clerk.get(`/in/so-theo-doi?tu=${day}&den=${day}`)).html));
  });

  /** What stands on the sheets, a block a line; the unit's code is another in each run. */
  function textOf(html: string): string {
    const sheets = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    const lines = sheets
      .replace(/<svg.*?<\/svg>/gs, '')
      .replace(/<\/(p|h1|tr|caption|figcaption|header|div)>|<\/b>(?=<i>)|<\/i>(?=<span)/g, '\n')
      .replace(/<\/(td|th)>/g, ' | ')
      .replace(/<[^>]*>/g, '')
      .replaceAll(desk.unit.code, 'H26.99.99');
    return `${lines.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '').join('\n')}\n`;
  }
});

/** Written anew with WRITE_GOLDEN=1, to be read before it is kept. */
function expectGolden(name: string, text: string): void {
  const path = join(FOLDER, `${name}.txt`);
  if (process.env.WRITE_GOLDEN === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
