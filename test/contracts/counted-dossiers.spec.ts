import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startDesk, type Visitor } from '../support/pages.js';
import type { ShownPage } from '../support/shown-page.js';
import { ReportScene } from './reports-scene.js';

/** The scene's 12 dossiers of December 2025 and January 2026: each number of R7 and R9 that is made of dossiers opens as many. */
let scene: ReportScene;
let leader: Visitor;

const YEAR = '2025-01-01/2025-12-31';

beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  await scene.january();
  leader = await startDesk(scene.app, scene.unit.unitId, 'leader');
});
afterAll(() => scene.app.close());

/** Numbers of the page that lead to a list, by its address. */
function counted(page: ShownPage): [address: string, number: string][] {
  return Object.entries(page.links).filter(([href]) => href.startsWith('/bao-cao/ho-so?') || href.includes('/o?'));
}

describe('each number opens what it counts', () => {
  test('R9, numerators and denominators', async () => {
    const numbers = counted(await leader.get(`/bao-cao/chi-so-766?period=${YEAR}`));
    expect(numbers.map(([href, number]) => [/cot=([\w.]+)/.exec(href)?.[1], number])).toEqual(expect.arrayContaining([
      // In term 6 of 11: finished early and on time 4, open in term 2.
      ['progress.part', '6'], ['progress.whole', '11'], ['online.part', '1'], ['online.whole', '11'], ['in_full.whole', '11'], ['results.whole', expect.any(String)],
    ]));
    for (const [href, number] of numbers) {
      const list = await leader.get(href);
      expect([href, list.status, list.rows.length]).toEqual([href, 200, Number(number)]);
    }
  });

  test('R9, the points of satisfaction: the ratings that gave them, each with its own', async () => {
    // 18 of 18 and 13 of 18 points on the nine indices: 31 of 36. A rating by levels is in neither.
    await scene.step('certified', '2025-12-02 09:00', 'rating', { scale: 'indices', indices: ['2', '2', '2', '2', '2', '2', '2', '2', '2'] });
    await scene.step('early', '2025-12-05 09:00', 'rating', { scale: 'indices', indices: ['2', '2', '1', '0', '2', '2', '2', '1', '1'] });
    await scene.step('paused', '2025-12-23 09:00', 'rating', { scale: '3', level: 3 });
    await scene.drain();
    const numbers = counted(await leader.get(`/bao-cao/chi-so-766?period=${YEAR}`)).filter(([href]) => href.includes('content'));
    expect(numbers.map(([href, number]) => [/cot=([\w.]+)/.exec(href)?.[1], number])).toEqual([['content.part', '31'], ['content.whole', '36']]);
    const [part, whole] = [await leader.get(numbers[0]?.[0] ?? ''), await leader.get(numbers[1]?.[0] ?? '')];
    const codes = ['certified', 'early'].map((name) => scene.codes.get(name));
    expect(part.rows.map((row) => [row[0], row.at(-1)])).toEqual([[codes[0], '18'], [codes[1], '13']]);
    expect(whole.rows.map((row) => [row[0], row.at(-1)])).toEqual([[codes[0], '18'], [codes[1], '18']]);
    expect([part.text.includes('31 điểm của 2 phiếu, kỳ 01/01/2025 – 31/12/2025, theo ngày đánh giá'), whole.text.includes('36 điểm của 2 phiếu')]).toEqual([true, true]);
    // In pages each has the number of the whole list.
    const path = '/api/counted-dossiers?table=R9&column=content.part&from=2025-01-01&to=2025-12-31&limit=1';
    const { body: first } = await scene.get(scene.clerk, path).expect(200);
    const { body: second } = await scene.get(scene.clerk, `${path}&cursor=${first.next as string}`).expect(200);
    expect([first, second].map(({ total, points, items }) => [total, points, items[0].points])).toEqual([[2, 31, 18], [2, 31, 13]]);
    const none = await scene.get(scene.clerk, '/api/counted-dossiers?table=R9&column=content.whole&from=2024-01-01&to=2024-12-31').expect(200);
    expect([none.body.total, none.body.points]).toEqual([0, 0]);
  });

  test('R7, dossiers and procedures of each year', async () => {
    const page = await leader.get('/bao-cao/nhieu-nam?tu=2025');
    const numbers = counted(page);
    expect(numbers).toEqual(expect.arrayContaining([[`/bao-cao/ho-so?bieu=R2&cot=finished&period=${YEAR}`, '7'], ['/bao-cao/ho-so?bieu=R2&cot=finished&period=2026-01-01/2026-02-02', '3']]));
    for (const [href, number] of numbers) {
      const list = await leader.get(href);
      if (href.includes('cot=rate') || href.includes('cot=used')) continue;
      expect([href, list.status, list.rows.length]).toEqual([href, 200, Number(number)]);
    }
    // 4 of the 7 were finished early or on time: 57,14.
    const rate = await leader.get(`/bao-cao/ho-so?bieu=R1&cot=rate&period=${YEAR}`);
    expect([rate.heading, rate.rows.length]).toEqual(['Đạt tỷ lệ %', 4]);
    expect(rate.text).toContain('4 hồ sơ ở tử số của tỷ lệ này, kỳ 01/01/2025 – 31/12/2025');
    expect(rate.rows.map(([code]) => code).sort()).toEqual(['certified', 'early', 'paused', 'withdrawn'].map((name) => scene.codes.get(name)).sort());
  });
});

describe('the list by itself', () => {
  const path = (column: string, more = ''): string => `/api/counted-dossiers?table=R2&column=${column}&from=2025-01-01&to=2025-12-31${more}`;

  test('comes in pages, with how many there are on all of them', async () => {
    const { body: all } = await scene.get(scene.clerk, path('received')).expect(200);
    expect([all.title, all.total, all.items.length, all.next]).toEqual(['Số hồ sơ tiếp nhận, Tổng số', 11, 11, null]);
    const codes: string[] = [];
    let cursor = '';
    do {
      const { body } = await scene.get(scene.clerk, path('received', `&limit=4${cursor && `&cursor=${cursor}`}`)).expect(200);
      codes.push(...body.items.map(({ code }: { code: string }) => code));
      cursor = (body.next as string | null) ?? '';
    } while (cursor !== '');
    expect(codes).toEqual(all.items.map(({ code }: { code: string }) => code));
    const digital = await scene.get(scene.clerk, '/api/counted-dossiers?table=R9&column=in_full.whole&from=2025-01-01&to=2025-12-31&limit=4').expect(200);
    const rest = await scene.get(scene.clerk, `/api/counted-dossiers?table=R9&column=in_full.whole&from=2025-01-01&to=2025-12-31&cursor=${digital.body.next as string}`).expect(200);
    expect([digital.body.total, digital.body.items.length + rest.body.items.length]).toEqual([11, 11]);
  });

  test('of another province’s column; of what is no number of dossiers there is none', async () => {
    expect((await scene.get(scene.clerk, '/api/counted-dossiers?table=HN2026&column=refused&from=2025-01-01&to=2025-12-31').expect(200)).body.items).toMatchObject([{ code: scene.codes.get('refused'), refusedOn: '2025-12-22' }]);
    for (const [table, column] of [['R2', 'nothing'], ['R9', 'public.part'], ['R9', 'progress.points'], ['R3', 'new'], ['constructor', 'name']] as const) {
      const { body } = await scene.get(scene.clerk, `/api/counted-dossiers?table=${table}&column=${column}&from=2025-01-01&to=2025-12-31`).expect(404);
      expect([table, column, body.code]).toEqual([table, column, 'report.nothing_listed']);
    }
    expect((await leader.get('/bao-cao/ho-so')).status).toBe(404);
    await scene.get(scene.clerk, path('received', '&cursor=x')).expect(400);
    await scene.get(scene.clerk, '/api/counted-dossiers?table=R2&column=received').expect(400);
    expect((await leader.get('/bao-cao/ho-so?bieu=R2&cot=finished&period=khac&from=2/2/2026&to=1/1/2026')).errors.map(({ field }) => field)).toEqual(['to']);
  });

  test('is of the unit at work alone', async () => {
    const other = await scene.app.makeCommune();
    const stranger = await startDesk(scene.app, other.unitId, 'clerk');
    expect((await stranger.get(`/bao-cao/ho-so?bieu=R2&cot=received&period=${YEAR}`)).text).toContain('Không có hồ sơ nào');
  });
});
