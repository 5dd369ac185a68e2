import { describe, expect, test } from '@jest/globals';
import { renderPart } from '../render.js';
import { durationText } from './duration-text.js';
import {
  Badge,
  BarcodeFigure,
  CitizenText,
  ClockExplanation,
  DataRow,
  DataTable,
  DeadlineMark,
  type DeadlineView,
  DossierCode,
  EmptyState,
  FactStrip,
  FilterBar,
  KeyHelp,
  KeyHint,
  Mark,
  Money,
  PrintSheet,
  Stats,
  Subtext,
  Timeline,
  deadlineWords,
  moneyText,
} from './index.js';

/** What a reader of the page hears: text without tags. */
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();

describe('a deadline is said in words', () => {
  const running = (state: DeadlineView['state'], workingDaysLeft: number, workingMinutesLeft: number): DeadlineView => ({ state, workingDaysLeft, workingMinutesLeft });

  test.each<[DeadlineView, string, string]>([
    [running('overdue', -2, -900), 'overdue', 'Quá hạn 2 ngày'],
    [running('overdue', 0, -95), 'overdue', 'Quá hạn 1 giờ 35'],
    [running('due_today', 0, 148), 'near', 'Hôm nay, còn 2 giờ 28'],
    [running('due_today', 0, 0), 'near', 'Hạn hôm nay'],
    [running('in_term', 0, 40), 'near', 'Còn 40 phút'],
    [running('in_term', 1, 600), 'near', 'Còn 1 ngày'],
    [running('in_term', 3, 1350), 'in-term', 'Còn 3 ngày'],
    [running('stopped', 4, 2000), 'stopped', 'Tạm dừng'],
    [{ ...running('stopped', 4, 2000), stoppedFor: 'supplement' }, 'stopped', 'Tạm dừng, chờ bổ sung'],
    [{ ...running('stopped', 4, 2000), stoppedFor: 'payment' }, 'stopped', 'Tạm dừng, chờ nộp phí'],
    [{ ...running('finished', 2, 900), outcome: 'early' }, 'in-term', 'Xong trước hạn'],
    [{ ...running('finished', 0, 0), outcome: 'on_time' }, 'in-term', 'Xong đúng hạn'],
    [{ ...running('finished', -1, -450), outcome: 'late' }, 'overdue', 'Xong quá hạn'],
  ])('%j is %s, "%s"', (deadline, tone, text) => {
    expect(deadlineWords(deadline)).toEqual([tone, text]);
  });

  test('three days are near where the list is of three days', () => {
    expect(deadlineWords(running('in_term', 3, 1350), 3)).toEqual(['near', 'Còn 3 ngày']);
  });

  test('and has a mark and a colour besides', () => {
    const html = renderPart(<DeadlineMark deadline={running('overdue', -2, -900)} note="chưa có thư xin lỗi" />);
    expect(html).toContain('class="mc-mark mc-mark--overdue"><svg class="mc-mark__sign" viewBox="0 0 10 10" aria-hidden="true">');
    expect(textOf(html)).toBe('Quá hạn 2 ngày chưa có thư xin lỗi');
  });

  test('the four marks have four shapes', () => {
    const shapes = (['overdue', 'near', 'in-term', 'stopped'] as const).map((tone) => /d="([^"]+)"/.exec(renderPart(<Mark tone={tone}>x</Mark>))?.[1]);
    expect(new Set(shapes).size).toBe(4);
  });

  test('minutes in words', () => {
    expect([148, 120, 28, 61].map(durationText)).toEqual(['2 giờ 28', '2 giờ', '28 phút', '1 giờ 01']);
  });
});

describe('a list', () => {
  const rows = [
    { code: 'H26.15.30-211018-0004', owner: 'Trần Thị Mẫu A' },
    { code: 'H26.15.30-211126-0002', owner: '<b>Phạm</b>' },
  ];
  const table = (stale?: string) => (
    <DataTable
      id="list"
      caption="Đang xử lý"
      rows={rows}
      columns={[
        { title: 'Hồ sơ', isRowHeader: true, sort: { href: '?sap=-ma', direction: 'ascending' }, cell: (row) => <DossierCode code={row.code} href={`/ho-so/${row.code}`} /> },
        { title: 'Chủ hồ sơ', cell: (row) => row.owner },
      ]}
      selection={{ name: 'dossier', value: (row) => row.code, label: (row) => `Chọn ${row.code}` }}
      stale={(row) => row.code.endsWith('0002') && stale}
      foot={['Cộng', '2']}
    />
  );

  test('has a caption, column and row headers, and says how it is sorted', () => {
    const html = renderPart(table());
    expect(html).toContain('<table id="list" class="mc-data"><caption class="mc-visually-hidden">Đang xử lý</caption>');
    expect(html).toContain('<th scope="col" aria-sort="ascending"><a class="mc-data__sort mc-data__sort--ascending" href="?sap=-ma">Hồ sơ</a></th>');
    expect(html).toContain('<th scope="row"><a class="mc-link mc-code" href="/ho-so/H26.15.30-211018-0004">H26.15.30-211018-0004</a></th>');
    expect(html).toContain('<td data-label="Chủ hồ sơ">&lt;b>Phạm&lt;/b></td>');
    expect(html).toContain('<tfoot><tr><td></td><td>Cộng</td><td>2</td></tr></tfoot>');
  });

  test('each box says what it chooses', () => {
    expect(renderPart(table())).toContain('name="dossier" value="H26.15.30-211018-0004" aria-label="Chọn H26.15.30-211018-0004"');
  });

  test('a row that somebody else has moved is marked, cannot be chosen and says what happened', () => {
    const html = renderPart(table('Vừa được chuyển đi lúc 14:31'));
    expect(html).toContain('<tr class="mc-data__row--stale"><td class="mc-data__pick"></td>');
    expect(html).toContain('<td data-label="Chủ hồ sơ">Vừa được chuyển đi lúc 14:31</td>');
  });

  test('a row that nothing can be done with has no box', () => {
    const selection = { name: 'dossier', value: () => 'a', label: () => 'Chọn', offered: (row: { open: boolean }) => row.open };
    const row = (open: boolean) => renderPart(<DataRow table={{ columns: [{ title: 'Hồ sơ', cell: () => 'a' }], selection }} row={{ open }} />);
    expect(row(true)).toContain('type="checkbox"');
    expect(row(false)).toBe('<tr><td class="mc-data__pick"></td><td data-label="Hồ sơ">a</td></tr>');
  });

  test('with nothing in it says so', () => {
    const html = renderPart(<DataTable caption="Quá hạn" rows={[]} columns={[]} empty={<EmptyState title="Không có hồ sơ quá hạn" />} />);
    expect(html).toBe('<div class="mc-empty"><p class="mc-empty__title">Không có hồ sơ quá hạn</p></div>');
  });
});

describe('small parts', () => {
  test.each([
    [<DossierCode code="H26.15.30-211018-0004" />, '<span class="mc-code">H26.15.30-211018-0004</span>'],
    [<KeyHint keys="F9" />, '<kbd class="mc-key" aria-hidden="true">F9</kbd>'],
    [<Badge count={3} of="cảnh báo chưa đọc" />, '<span class="mc-badge">3<span class="mc-visually-hidden"> cảnh báo chưa đọc</span></span>'],
    [<Badge count={0} of="cảnh báo chưa đọc" />, '<span></span>'],
    [<Badge count={140} />, '<span class="mc-badge">99+</span>'],
    [
      <FactStrip facts={[{ label: 'Đang giữ', value: 'Địa chính', note: 'từ 08:05' }]} />,
      '<dl class="mc-fact-strip"><div class="mc-fact-strip__fact"><dt class="mc-fact-strip__label">Đang giữ</dt><dd class="mc-fact-strip__value">Địa chính<small class="mc-sub">từ 08:05</small></dd></div></dl>',
    ],
    [<Subtext tone="good">Đã có 3 hồ sơ</Subtext>, '<small class="mc-sub mc-sub--good">Đã có 3 hồ sơ</small>'],
    [<CitizenText text={' <script>\r\ndòng 2 '} />, '<div class="mc-citizen-text" dir="auto">&lt;script>\ndòng 2</div>'],
    [
      <FilterBar chips={[{ text: 'Tất cả', href: '?', count: 37, chosen: true }]} />,
      '<div class="mc-filter-bar"><nav aria-label="Lọc danh sách"><ul class="mc-chips"><li><a class="mc-chip" href="?" aria-current="true">Tất cả 37</a></li></ul></nav></div>',
    ],
  ])('%#', (part, html) => {
    expect(renderPart(part)).toBe(html);
  });

  test('a timeline says when, what, who, and what was entered late', () => {
    const html = renderPart(<Timeline items={[{ at: new Date('2021-10-18T02:12:00Z'), recordedAt: new Date('2021-10-19T01:00:00Z'), title: 'Tiếp nhận', actor: 'Nguyễn Thị Mẫu', current: true }]} />);
    expect(html).toContain('<time class="mc-timeline__time" datetime="2021-10-18T02:12:00.000Z">');
    expect(textOf(html)).toBe('09:12 18/10/2021 Tiếp nhận · Nguyễn Thị Mẫu nhập muộn lúc 08:00 19/10/2021');
  });
});

describe('the promised date', () => {
  test('is said with its weekday and hour, and why, day by day', () => {
    const html = renderPart(
      <ClockExplanation
        due={{ dueOn: '2021-05-04', dueAt: new Date('2021-05-04T10:00:00Z'), provisional: false }}
        receivedAt={new Date('2021-04-29T02:12:00Z')}
        reasons={[
          { from: '2021-04-29', to: '2021-04-29', code: 'receipt_day', counted: 0, text: 'Thứ Năm 29/04/2021: ngày nhận, không tính' },
          { from: '2021-05-01', to: '2021-05-02', code: 'weekend', counted: 0, text: 'Từ Thứ Bảy 01/05/2021 đến Chủ nhật 02/05/2021: không tính, ngày nghỉ hằng tuần' },
          { from: '2021-05-03', to: '2021-05-03', code: 'holiday', counted: 0, text: 'Thứ Hai 03/05/2021: không tính, nghỉ lễ: Quốc tế Lao động' },
          { from: '2021-05-04', to: '2021-05-04', code: 'counted', counted: 1, text: 'Thứ Ba 04/05/2021: tính, ngày làm việc thứ 1' },
        ]}
      />,
    );
    expect(textOf(html)).toBe(
      'Hẹn trả kết quả Thứ Ba 04/05/2021 trước 17:00 · nhận 09:12 29/04/2021 T5 29/04 ngày nhận, không tính T7 01 – CN 02/05 ngày nghỉ hằng tuần T2 03/05 nghỉ lễ: Quốc tế Lao động T3 04/05 ngày làm việc thứ 1',
    );
  });

  test('is called provisional where the notice of days off is not there yet', () => {
    const due = { dueOn: '2031-05-05', dueAt: new Date('2031-05-05T10:00:00Z'), provisional: true };
    expect(textOf(renderPart(<ClockExplanation due={due} reasons={[]} />))).toContain('Tạm tính');
  });
});

test('a sheet has the head of the forms, place, date and signatures', () => {
  const html = renderPart(
    <PrintSheet size="A5" parent="UBND huyện Mẫu" agency="UBND xã Mẫu" desk="Bộ phận tiếp nhận và trả kết quả" number="12" place="Xã Mẫu" date="2021-10-08" title="Giấy tiếp nhận" signatures={[{ role: 'Người nộp hồ sơ', note: '(Ký)' }]}>
      Nội dung
    </PrintSheet>,
  );
  expect(html).toMatch(/^<article class="mc-sheet mc-sheet--a5">/);
  expect(textOf(html)).toBe(
    'UBND huyện Mẫu UBND xã Mẫu Bộ phận tiếp nhận và trả kết quả Số: 12 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Xã Mẫu, ngày 08 tháng 10 năm 2021 Giấy tiếp nhận Nội dung Người nộp hồ sơ (Ký)',
  );
});

test('money in đồng', () => {
  expect([0, 8000, 1234000, -50000].map(moneyText)).toEqual(['0\u00a0đ', '8.000\u00a0đ', '1.234.000\u00a0đ', '-50.000\u00a0đ']);
  for (const amount of [0.5, NaN, Infinity, 2 ** 60]) expect(() => moneyText(amount)).toThrow(RangeError);
  expect(renderPart(<Money amount={8000} />)).toBe('<span class="mc-money">8.000\u00a0đ</span>');
});

test('numbers of a board lead to their lists and stand out above zero only', () => {
  const stats = (number: number) => renderPart(<Stats label="Hôm nay" stats={[{ label: 'Quá hạn', number, tone: 'overdue', href: '/qua-han', id: 'late', note: 'hôm qua 3' }]} />);
  expect(stats(1240)).toContain('<a class="mc-stat__link" href="/qua-han"><span class="mc-stat__label">Quá hạn </span><b class="mc-stat__number mc-stat__number--overdue" id="late">1.240</b>');
  expect(stats(0)).toContain('<b class="mc-stat__number" id="late">0</b>');
  expect(textOf(stats(2))).toBe('Quá hạn 2 hôm qua 3');
});

test('a code to scan is drawn from its path and says what it is', () => {
  const html = renderPart(<BarcodeFigure kind="code128" path="M0 0h1v1h-1z" width={101} height={1} label="Mã hồ sơ H26" text="H26" />);
  expect(html).toBe(
    '<figure class="mc-barcode mc-barcode--code128"><svg viewBox="0 0 101 1" role="img" aria-label="Mã hồ sơ H26" shape-rendering="crispEdges" preserveAspectRatio="none"><path d="M0 0h1v1h-1z"></path></svg><figcaption class="mc-barcode__text">H26</figcaption></figure>',
  );
  expect(renderPart(<BarcodeFigure kind="qr" size="screen" path="M0 0z" width={21} height={21} label="Mã" />)).toContain('<figure class="mc-barcode mc-barcode--qr mc-barcode--screen">');
  expect(renderPart(<BarcodeFigure kind="qr" path="M0 0z" width={21} height={21} label="Mã" />)).not.toContain('preserveAspectRatio');
});

test('help with keys names each key and closes without script', () => {
  const html = renderPart(<KeyHelp groups={[{ title: 'Mọi trang', keys: [{ keys: '/', does: 'Tìm hồ sơ' }] }]} more={{ text: 'Trợ giúp', href: '/tro-giup' }} />);
  expect(html).toContain('<dialog class="mc-dialog" id="help" aria-labelledby="help-title">');
  expect(html).toContain('<span class="mc-visually-hidden">/</span><kbd class="mc-key" aria-hidden="true">/</kbd>');
  expect(html).toContain('<form class="mc-dialog__foot" method="dialog">');
});
