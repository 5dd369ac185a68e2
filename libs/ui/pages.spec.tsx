import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { compile } from 'sass';
import { type Branch, type Tree, parseHtml } from './html-tree.spec-support.js';
import {
  ActionBar,
  BarChart,
  BarcodeFigure,
  Button,
  Cell,
  CellInput,
  Checkboxes,
  ClockExplanation,
  Combobox,
  type Column,
  DataTable,
  DeadlineMark,
  type DeadlineView,
  Document,
  DossierCode,
  ErrorSummary,
  Fieldset,
  FileUpload,
  FilterBar,
  Grid,
  KeyHelp,
  KeyHint,
  LineChart,
  Mark,
  type MenuGroup,
  Money,
  MoneyInput,
  Page,
  PageHeading,
  Pagination,
  PrintSheet,
  ProgressBar,
  RatingInput,
  Row,
  Section,
  Select,
  Split,
  Stats,
  Subtext,
  SummaryList,
  Table,
  Tabs,
  TextInput,
  Timeline,
  type View,
  Wide,
  renderPage,
} from './index.js';

const assets = { styles: ['desk.css'], modules: ['desk.js'], nonce: 'bm9uY2U' };

const menu = (current: string): MenuGroup[] => {
  const item = (id: string, label: string, more: object = {}) => ({ id, label, href: `/${id}`, current: id === current, ...more });
  return [
    { title: 'Tiếp nhận', items: [item('intake', 'Tiếp nhận hồ sơ', { keys: 'N' }), item('counter', 'Giải quyết ngay', { keys: 'G' }), item('online', 'Chờ tiếp nhận trực tuyến', { count: 4, tone: 'near' })] },
    { title: 'Xử lý', items: [item('processing', 'Đang xử lý', { count: 37 }), item('supplement', 'Chờ bổ sung', { count: 5 }), item('payment', 'Chờ nộp phí', { count: 1 })] },
    { title: 'Theo dõi', items: [item('today', 'Đến hạn hôm nay', { count: 6, tone: 'near' }), item('soon', 'Tới hạn 3 ngày', { count: 14 }), item('overdue', 'Quá hạn', { count: 2, tone: 'late' })] },
    { title: 'Trả kết quả', items: [item('ready', 'Chờ trả', { count: 9 }), item('returned', 'Đã trả hôm nay', { count: 41 })] },
    { title: 'Số liệu', items: [item('reports', 'Báo cáo'), item('register', 'Sổ theo dõi')] },
  ];
};

const frame = (current: string) => ({
  unit: 'UBND xã Dương Hà',
  search: { action: '/tim' },
  alerts: { href: '/canh-bao', count: 3 },
  help: { href: '/tro-giup' },
  user: { name: 'Nguyễn Thị Mẫu', role: 'Cán bộ một cửa', links: [{ text: 'Phiên đăng nhập', href: '/phien' }], signOut: { action: '/dang-xuat' } },
  menu: menu(current),
  assets,
});

interface Line {
  code: string;
  procedure: string;
  owner: string;
  about: string;
  received: string;
  channel: string;
  dueOn: string;
  dueAt: string;
  deadline: DeadlineView;
  note?: string;
  holder: string;
  step?: string;
  moved?: string;
}

const lines: Line[] = [
  { code: 'H26.15.30-211018-0004', procedure: 'Hòa giải tranh chấp đất đai', owner: 'Trần Thị Mẫu A', about: '…123 · Thôn Hạ', received: '18/10 09:12', channel: 'trực tiếp', dueOn: '26/11', dueAt: '17:00', deadline: { state: 'overdue', workingDaysLeft: -2, workingMinutesLeft: -900 }, note: 'chưa có thư xin lỗi', holder: 'Địa chính', step: 'bước 2/4, chậm bước' },
  { code: 'H26.15.30-211125-0011', procedure: 'Xác nhận tình trạng hôn nhân', owner: 'Lê Văn Mẫu B', about: '…508 · Thôn Trung', received: '25/11 10:40', channel: 'toàn trình', dueOn: '30/11', dueAt: '17:00', deadline: { state: 'due_today', workingDaysLeft: 0, workingMinutesLeft: 148 }, holder: 'Tư pháp – Hộ tịch' },
  { code: 'H26.15.30-211126-0002', procedure: 'Đăng ký lại khai sinh', owner: 'Phạm Thị Mẫu C', about: '…771 · Thôn Thượng', received: '26/11 08:05', channel: 'một phần', dueOn: '03/12', dueAt: '17:00', deadline: { state: 'in_term', workingDaysLeft: 3, workingMinutesLeft: 1350 }, holder: 'Tư pháp – Hộ tịch', moved: '14:31' },
  { code: 'H26.15.30-211119-0007', procedure: 'Trợ cấp xã hội hàng tháng', owner: 'Ngô Văn Mẫu D', about: '…093 · Thôn Hạ', received: '19/11 15:20', channel: 'bưu chính', dueOn: '21/12', dueAt: '17:00', deadline: { state: 'stopped', workingDaysLeft: 15, workingMinutesLeft: 6000, stoppedFor: 'supplement' }, note: 'từ 24/11', holder: 'Văn hóa – Xã hội' },
  { code: 'H26.15.30-211129-0003', procedure: 'Cấp giấy phép xây dựng nhà ở riêng lẻ', owner: 'Nguyễn Hoàng Thị Mẫu Đức', about: '…440 · Thôn Trung', received: '29/11 14:10', channel: 'trực tiếp', dueOn: '01/12', dueAt: '11:30', deadline: { state: 'in_term', workingDaysLeft: 1, workingMinutesLeft: 600 }, holder: 'Địa chính' },
];

const columns: Column<Line>[] = [
  { title: 'Hồ sơ', isRowHeader: true, sort: { href: '?sap=ma' }, cell: (line) => [<DossierCode code={line.code} href={`/ho-so/${line.code}`} />, <Subtext>{line.procedure}</Subtext>] },
  { title: 'Chủ hồ sơ', cell: (line) => [line.owner, <Subtext>{line.about}</Subtext>] },
  { title: 'Tiếp nhận', nowrap: true, sort: { href: '?sap=nhan' }, cell: (line) => [line.received, <Subtext>{line.channel}</Subtext>] },
  { title: 'Hẹn trả', nowrap: true, sort: { href: '?sap=-han', direction: 'ascending' }, cell: (line) => [<b>{line.dueOn}</b>, <Subtext>{line.dueAt}</Subtext>] },
  { title: 'Hạn', cell: (line) => <DeadlineMark deadline={line.deadline} note={line.note} /> },
  { title: 'Đang giữ', cell: (line) => [line.holder, line.step && <Subtext>{line.step}</Subtext>] },
];

const list: View = (
  <Page title="Đang xử lý" {...frame('processing')}>
    <PageHeading title="Đang xử lý" sub="37 hồ sơ, sắp theo ngày hẹn trả. Cập nhật 14:32." />
    <FilterBar
      chips={[
        { text: 'Tất cả', href: '?', count: 37, chosen: true },
        { text: 'Của tôi', href: '?cua=toi', count: 12 },
        { text: 'Tư pháp', href: '?linh-vuc=tu-phap', count: 21 },
        { text: 'Đất đai', href: '?linh-vuc=dat-dai', count: 8 },
      ]}
    >
      <Button kind="quiet" href="/ban-giao">
        Bàn giao…
      </Button>
      <Button kind="quiet" href="?xuat=xlsx">
        Xuất XLSX
      </Button>
    </FilterBar>
    <DataTable
      caption="Hồ sơ đang xử lý"
      columns={columns}
      rows={lines}
      selection={{ name: 'dossier', value: (line) => line.code, label: (line) => `Chọn ${line.code}` }}
      stale={(line) => line.moved && ['Vừa được bạn cùng bàn chuyển đi', <Subtext>{line.moved} · tải lại để xem</Subtext>]}
    />
    <Pagination next={{ href: '?trang=2' }} pages={[{ number: 1, href: '?trang=1', current: true }, { number: 2, href: '?trang=2' }, 'gap', { number: 8, href: '?trang=8' }]} />
  </Page>
);

const reason = (from: string, to: string, code: 'receipt_day' | 'counted' | 'holiday' | 'weekend' | 'due', text: string) => ({ from, to, code, counted: code === 'counted' ? 1 : 0, text: `Ngày: ${text}` });

const promise = (
  <ClockExplanation
    due={{ dueOn: '2021-05-06', dueAt: new Date('2021-05-06T10:00:00Z'), provisional: false }}
    receivedAt={new Date('2021-04-27T02:12:00Z')}
    law="Luật: BLDS 2015 điều 147, 148."
    reasons={[
      reason('2021-04-27', '2021-04-27', 'receipt_day', 'ngày nhận, không tính'),
      reason('2021-04-28', '2021-04-28', 'counted', 'tính, ngày làm việc thứ 1'),
      reason('2021-04-29', '2021-04-29', 'counted', 'tính, ngày làm việc thứ 2'),
      reason('2021-04-30', '2021-04-30', 'holiday', 'không tính, nghỉ lễ: Ngày Chiến thắng'),
      reason('2021-05-01', '2021-05-02', 'weekend', 'không tính, ngày nghỉ hằng tuần'),
      reason('2021-05-03', '2021-05-03', 'holiday', 'không tính, nghỉ lễ: Quốc tế Lao động'),
      reason('2021-05-04', '2021-05-04', 'counted', 'tính, ngày làm việc thứ 3'),
      reason('2021-05-05', '2021-05-05', 'counted', 'tính, ngày làm việc thứ 4'),
      reason('2021-05-06', '2021-05-06', 'counted', 'tính, ngày làm việc thứ 5'),
      reason('2021-05-06', '2021-05-06', 'due', 'hẹn trả trước 17:00'),
    ]}
  />
);

const papers = ['Tờ khai đăng ký lại khai sinh', 'Bản sao giấy khai sinh cũ'];

const intake: View = (
  <Page title="Tiếp nhận hồ sơ" hasErrors {...frame('intake')}>
    <PageHeading title="Tiếp nhận hồ sơ" sub="Mọi ô đi được bằng Tab. Quét mã QR trên thẻ căn cước vào bất kỳ lúc nào." />
    <Split asideLabel="Ngày hẹn trả" aside={promise} asideAttributes={{ 'aria-live': 'polite' }}>
      <ErrorSummary errors={[{ text: 'Điện thoại có 10 chữ số', field: 'phone' }]} />
      <form method="post">
        <Fieldset legend="1. Thủ tục" legendSize="m">
          <Row>
            <Cell span={8}>
              <TextInput name="procedure" label="Thủ tục" value="Thủ tục đăng ký lại khai sinh (1.004884)" note="Hộ tịch · 5 ngày làm việc · một phần · không thu phí" />
            </Cell>
            <Cell span={4}>
              <Select name="channel" label="Kênh nộp" value="counter" choices={[{ value: 'counter', text: 'Trực tiếp' }, { value: 'post', text: 'Bưu chính' }]} />
            </Cell>
          </Row>
        </Fieldset>
        <Fieldset legend="2. Chủ hồ sơ" legendSize="m">
          <Row>
            <Cell span={4}>
              <TextInput name="citizen" label="Số căn cước" value="001090000508" inputMode="numeric" isCode note="Đã có 3 hồ sơ, điền sẵn" noteTone="good" />
            </Cell>
            <Cell span={5}>
              <TextInput name="owner" label="Họ và tên" value="Lê Văn Mẫu B" />
            </Cell>
            <Cell span={3}>
              <TextInput name="born" label="Ngày sinh" value="12/03/1990" />
            </Cell>
            <Cell span={8}>
              <TextInput name="address" label="Địa chỉ" value="Thôn Trung, xã Dương Hà" />
            </Cell>
            <Cell span={4}>
              <TextInput name="phone" label="Điện thoại" value="09xx xxx 508" error="Điện thoại có 10 chữ số" />
            </Cell>
          </Row>
          <Subtext tone="warning">
            Người này đang có một hồ sơ cùng thủ tục chưa xong: <DossierCode code="H26.15.30-211122-0003" href="/ho-so/3" />
          </Subtext>
        </Fieldset>
        <Fieldset legend="3. Thành phần hồ sơ" legendSize="m">
          <DataTable
            caption="Thành phần hồ sơ"
            rows={papers.map((name, index) => ({ name, index }))}
            columns={[
              { title: 'Giấy tờ', isRowHeader: true, cell: (paper) => paper.name },
              ...['Bản chính', 'Chứng thực', 'Bản sao'].map((title) => ({
                title,
                cell: (paper: { name: string; index: number }) => <CellInput name={`${title}-${paper.index}`} label={`${title}: ${paper.name}`} type="number" value={paper.index} width={3} />,
              })),
              { title: 'Số hóa', cell: (paper) => <Mark tone={paper.index ? 'stopped' : 'in-term'}>{paper.index ? 'Dùng lại từ 2021-03' : 'Đã quét'}</Mark> },
            ]}
          />
        </Fieldset>
        <Checkboxes name="complete" options={[{ value: 'yes', label: 'Đủ thành phần hồ sơ' }]} />
        <ActionBar sticky>
          <Button attributes={{ 'aria-keyshortcuts': 'F9' }}>
            Tiếp nhận <KeyHint keys="F9" />
          </Button>
          <Button kind="quiet">Tiếp nhận và thêm mới</Button>
          <Button kind="quiet">Yêu cầu bổ sung</Button>
          <Button kind="quiet">Từ chối</Button>
        </ActionBar>
      </form>
    </Split>
  </Page>
);

const dossier: View = (
  <Page title="H26.15.30-211018-0004" {...frame('overdue')}>
    <PageHeading title="H26.15.30-211018-0004" sub="Hòa giải tranh chấp đất đai" />
    <Split asideLabel="Ngày hẹn trả" aside={promise}>
      <SummaryList
        card={{ title: 'Chủ hồ sơ', actions: [{ href: '/sua', text: 'Sửa' }] }}
        rows={[
          { key: 'Họ và tên', value: 'Trần Thị Mẫu A' },
          { key: 'Địa chỉ', value: 'Thôn Hạ, xã Dương Hà' },
        ]}
      />
      <Section title="Quá trình giải quyết">
        <Timeline
          items={[
            { at: new Date('2021-10-18T02:12:00Z'), title: 'Tiếp nhận', actor: 'Nguyễn Thị Mẫu' },
            { at: new Date('2021-10-18T08:00:00Z'), recordedAt: new Date('2021-10-19T01:00:00Z'), title: 'Bàn giao Địa chính', actor: 'Nguyễn Thị Mẫu', detail: 'Bước 2/4, hạn bước 22/10', current: true },
          ]}
        />
      </Section>
      <LineChart id="trend" title="Tiếp nhận và quá hạn theo tháng" labelTitle="Tháng" labels={['07', '08', '09', '10', '11']} series={[{ name: 'Tiếp nhận', values: [120, 96, 140, 155, 131] }, { name: 'Quá hạn', values: [3, 1, null, 12, 6], tone: 'overdue' }]} />
      <BarChart id="load" title="Hồ sơ đang giữ" labelTitle="Bộ phận" labels={['Địa chính', 'Tư pháp – Hộ tịch', 'Văn hóa – Xã hội']} series={[{ name: 'Trong hạn', values: [8, 21, 4] }, { name: 'Quá hạn', values: [2, 0, 1], tone: 'overdue' }]} />
    </Split>
  </Page>
);

const sheet: View = (
  <Document title="Giấy tiếp nhận" kind="print" assets={assets}>
    <PrintSheet
      size="A5"
      agency="UBND xã Dương Hà"
      desk="Bộ phận tiếp nhận và trả kết quả"
      number="0004/TNHS"
      place="Dương Hà"
      date="2021-10-18"
      title="Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
      subtitle="Mã hồ sơ: H26.15.30-211018-0004"
      signatures={[
        { role: 'Người nộp hồ sơ', note: '(Ký và ghi rõ họ tên)' },
        { role: 'Người tiếp nhận hồ sơ', note: '(Ký và ghi rõ họ tên)', name: 'Nguyễn Thị Mẫu' },
      ]}
    >
      <p>Tiếp nhận hồ sơ của: Trần Thị Mẫu A</p>
      <DataTable caption="Thành phần hồ sơ" rows={papers} columns={[{ title: 'Thành phần hồ sơ', cell: (paper) => paper, isRowHeader: true }]} />
    </PrintSheet>
  </Document>
);

const board: View = (
  <Page title="Bảng điều hành" {...frame('today')}>
    <PageHeading title="Bảng điều hành" sub="Thứ Ba 30/11/2021, cập nhật 14:32." />
    <Tabs
      label="Bảng điều hành"
      tabs={[
        { text: 'Hôm nay', href: '?', current: true },
        { text: 'Theo cán bộ', href: '?xem=can-bo', count: 12 },
        { text: 'Xu hướng', href: '?xem=xu-huong' },
      ]}
    />
    <Stats
      label="Hôm nay"
      stats={[
        { label: 'Tiếp nhận', number: 1240, note: 'hôm qua 1.198', href: '/tiep-nhan' },
        { label: 'Đến hạn hôm nay', number: 6, tone: 'near', href: '/den-han', id: 'stat-today' },
        { label: 'Quá hạn', number: 2, tone: 'overdue', href: '/qua-han' },
        { label: 'Chờ bổ sung', number: 0, tone: 'stopped', href: '/bo-sung' },
        { label: 'Đúng hạn tháng này', number: '98,44 %', tone: 'in-term', note: '1.012 / 1.028 hồ sơ' },
      ]}
    />
    <Grid tile="large">
      <BarChart id="fields" title="Đang xử lý theo lĩnh vực" labelTitle="Lĩnh vực" labels={['Tư pháp', 'Đất đai']} series={[{ name: 'Trong hạn', values: [21, 6], tone: 'in-term' }]} />
      <Section title="Hồ sơ quá hạn">
        <p>
          Lệ phí hôm nay: <Money amount={1234000} />
        </p>
        <ProgressBar id="run" label="Đang lập báo cáo tháng 11" value={3} max={12} text="3 / 12 biểu" />
      </Section>
    </Grid>
    <form method="post" action="/giai-quyet-ngay">
      <Row>
        <Cell span={6}>
          <Combobox name="procedure" label="Thủ tục" source="/goi-y/thu-tuc" strict hasRecent value="1.001193" text="Đăng ký khai sinh" offered={['Đăng ký khai sinh', 'Đăng ký kết hôn']} note="Hộ tịch · trong ngày" />
        </Cell>
        <Cell span={3}>
          <MoneyInput name="fee" label="Lệ phí" value={8000} error="Nhập số tiền" />
        </Cell>
        <Cell span={3}>
          <FileUpload name="scan" label="Bản quét" accept=".pdf" multiple />
        </Cell>
      </Row>
      <RatingInput name="level" legend="Ông/bà có hài lòng với việc giải quyết hồ sơ không?" legendSize="m" levels={5} value={4} />
    </form>
    <Wide label="Biểu 06a">
      <Table caption="Biểu 06a" head={['Lĩnh vực', 'Nhận trong kỳ', 'Kỳ trước chuyển sang', 'Đã giải quyết', 'Trước hạn', 'Đúng hạn', 'Quá hạn', 'Đang giải quyết'].map((content) => ({ content }))} rows={[['Hộ tịch', '120', '14', '118', '90', '28', '0', '16'].map((content) => ({ content }))]} firstCellIsHeader />
    </Wide>
    <BarcodeFigure kind="qr" path="M0 0h7v7h-7zM9 0h3v3h-3z" width={21} height={21} label="Mã QR của hồ sơ H26.15.30-211018-0004" />
    <BarcodeFigure kind="code128" path="M0 0h2v1h-2zM3 0h1v1h-1zM6 0h3v1h-3z" width={11} height={1} label="Mã vạch của hồ sơ H26.15.30-211018-0004" text="H26.15.30-211018-0004" />
    <KeyHelp
      groups={[
        { title: 'Mọi trang', keys: [{ keys: '/', does: 'Tìm hồ sơ' }, { keys: 'N', does: 'Tiếp nhận hồ sơ' }, { keys: 'Esc', does: 'Ra khỏi ô đang nhập' }] },
        { title: 'Khi tiếp nhận', keys: [{ keys: 'Ctrl+Enter', does: 'Tiếp nhận' }, { keys: 'Alt+S', does: 'Tiếp nhận và thêm mới' }] },
      ]}
      more={{ text: 'Trợ giúp đầy đủ', href: '/tro-giup' }}
    />
  </Page>
);

const pages: [string, View][] = [
  ['list', list],
  ['intake', intake],
  ['dossier', dossier],
  ['sheet', sheet],
  ['board', board],
];

const STYLES = `${import.meta.dirname}/styles`;
const desk = compile(`${STYLES}/desk.scss`, { loadPaths: ['node_modules'], style: 'compressed' }).css;

/** Names that only hold a place in the markup. */
const UNSTYLED = new Set([
  'mc-body--desk',
  'mc-error-summary__body',
  'mc-table__row',
  'mc-clock__day--counted',
  'mc-sheet__body',
  'mc-pagination__item--ellipsis',
  'mc-pagination__next',
  'mc-pagination__link-title',
  'mc-pagination__icon--next',
]);

function branchesOf(trees: readonly Tree[]): Branch[] {
  return trees.flatMap((tree) => (typeof tree === 'string' ? [] : [tree, ...branchesOf(tree.children)]));
}

const idsIn = (branches: readonly Branch[]): string[] => branches.flatMap(({ attributes: { id } }) => (typeof id === 'string' ? [id] : []));
const words = (value: string | true | undefined): string[] => (typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : []);

describe.each(pages)('a whole page: %s', (_name, page) => {
  const html = renderPage(page);
  const branches = branchesOf(parseHtml(html));

  test('is a document in Vietnamese with a title', () => {
    expect(html).toMatch(/^<!doctype html><html lang="vi">.*<title>[^<]+<\/title>/);
  });

  test('has nothing inline that a strict content security policy refuses', () => {
    const inline = branches.filter(({ name, attributes }) => name === 'style' || Object.keys(attributes).some((key) => key === 'style' || key.startsWith('on')));
    expect(inline).toEqual([]);
    expect(branches.filter(({ name, attributes }) => name === 'script' && attributes.nonce !== 'bm9uY2U')).toEqual([]);
  });

  test('names every id once, and refers only to ids that are there', () => {
    const ids = idsIn(branches);
    expect(ids).toEqual([...new Set(ids)]);
    const referred = branches.flatMap(({ attributes }) => [...words(attributes.for), ...words(attributes['aria-describedby']), ...words(attributes['aria-labelledby'])]);
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('every field has a name that is read out', () => {
    const labelled = branches.filter(({ name }) => name === 'label').map(({ attributes }) => attributes.for);
    const fields = branches.filter(({ name, attributes }) => ['input', 'select', 'textarea'].includes(name) && attributes.type !== 'hidden');
    expect(fields.filter(({ attributes: { id, 'aria-label': label } }) => label === undefined && !labelled.includes(id))).toEqual([]);
  });

  test('has one h1 and skips no level', () => {
    const levels = branches.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    const afterHeading = levels.slice(levels.indexOf(1));
    expect(afterHeading.filter((level, index) => level - (afterHeading[index - 1] ?? 1) > 1)).toEqual([]);
  });

  test('wears only classes that the style sheets know', () => {
    const worn = new Set(branches.flatMap(({ attributes }) => words(attributes.class)));
    expect([...worn].filter((name) => !desk.includes(`.${name}`) && !UNSTYLED.has(name))).toEqual([]);
  });
});

test('the style sheet is small, brings no font and asks nobody', () => {
  const { css, loadedUrls } = compile(`${STYLES}/desk.scss`, { loadPaths: ['node_modules'], style: 'compressed' });
  expect(loadedUrls.length).toBeGreaterThan(5);
  expect(gzipSync(css).length).toBeLessThan(9_000);
  expect(css).not.toMatch(/@font-face|@import|url\(|gradient/);
});

test('text and attributes are escaped', () => {
  const hostile = '"><script>alert(1)</script>';
  const html = renderPage(<Page title={hostile} unit={hostile} assets={assets} search={{ action: '/tim', query: hostile }}>{hostile}</Page>);
  expect(html).not.toContain('<script>alert');
});
