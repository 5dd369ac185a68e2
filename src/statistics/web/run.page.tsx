import { type CivilDate, formatDate } from '#libs/civil-date';
import type { FigureChart, ReportTable } from '#libs/reporting';
import {
  BackLink, Button, type Column, DataTable, Details, EmptyState, FactStrip, FigureTable, Link, Mark, NotificationBanner, PageHeading, ProgressBar, Section, type StripFact, Tabs, Tag, type View,
} from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import { shortStamp } from '#src/desk';
import { type FinishedRun, isFinished, type Run, VERIFY_PATH } from '#src/reports';
import { sheetFigures } from '../domain/figures.js';
import { hashWords, isBeingCounted, runTitle, scopeWords, STATE_WORDS } from '../domain/run-words.js';
import { FileLinks, TableNotes } from './table-parts.js';
import type { RightsOnReport } from './access.js';
import { RunCharts } from './run-charts.js';

export type RunView = 'table' | 'charts';

export interface RunPageProps {
  run: Run;
  unitName: string;
  people: ReadonlyMap<string, string>;
  view: RunView;
  today: CivilDate;
  rights: RightsOnReport;
  /** Of the next run, should one be asked for: pressed twice it is asked for once. */
  nextId: string;
  charts: readonly FigureChart[];
}

type Failure = ReportTable['checks'][number];

export function RunPage(props: RunPageProps): View {
  const { run, unitName } = props;
  return (
    <>
      <BackLink href="/bao-cao">Về danh sách báo cáo</BackLink>
      <PageHeading title={runTitle(run)} sub={`${unitName}. ${scopeWords(run)}. Từ ${formatDate(run.period.from)} đến hết ${formatDate(run.period.to)}.`} />
      <RunBody {...props} />
    </>
  );
}

/** What takes the place of the progress when the numbers are there. */
export function RunBody(props: RunPageProps): View {
  const { run } = props;
  const path = `/bao-cao/${run.id}`;
  if (isFinished(run)) {
    return (
      <div id="report">
        <Finished {...props} run={run} />
      </div>
    );
  }
  const asking = isBeingCounted(run) ? { 'hx-get': `${path}/tien-do`, 'hx-trigger': 'every 2s', 'hx-target': '#report', 'hx-swap': 'outerHTML' } : {};
  return (
    <div id="report" {...asking}>
      {isBeingCounted(run) ? (
        <>
          <ProgressBar id="run-progress" label="Đang lập báo cáo" value={run.progress} max={100} text={`${STATE_WORDS[run.state]}, ${run.progress} %`} />
          <p>
            Bạn có thể làm việc khác rồi quay lại. <Link href={path}>Xem lại tiến độ</Link>
          </p>
        </>
      ) : (
        <EmptyState title="Báo cáo này tính không thành công">
          <p>Hãy lập lại. Nếu vẫn không được, báo quản trị kèm giờ lập {shortStamp(run.requestedAt, props.today)}.</p>
          {props.rights.mayAsk && <AgainForm path={path} nextId={props.nextId} text="Lập lại báo cáo" />}
        </EmptyState>
      )}
    </div>
  );
}

function Finished(props: RunPageProps & { run: FinishedRun }): View {
  const { run, view, charts } = props;
  const path = `/bao-cao/${run.id}`;
  const { table } = run.outcome;
  return (
    <>
      <FactStrip facts={factsOf(props)} />
      {run.comparesTo !== null && !run.closedAt && (
        <NotificationBanner titleId="closed-before">
          <p>
            Kỳ này đã có một báo cáo được chốt trước. <Link href={`/bao-cao/so-sanh?a=${run.comparesTo}&b=${run.id}`}>Xem các ô khác với bản đã chốt</Link>
          </p>
        </NotificationBanner>
      )}
      <Actions {...props} path={path} />
      {table.checks.length > 0 && <Failures checks={table.checks} />}
      <Tabs label="Cách xem" tabs={[{ text: 'Bảng số liệu', href: path, current: view === 'table' }, { text: 'Biểu đồ', href: `${path}?xem=bieu-do`, current: view === 'charts' }]} />
      {view === 'charts' ? <RunCharts charts={charts} /> : <TableOf run={run} path={path} />}
    </>
  );
}

function TableOf({ run, path }: { run: FinishedRun; path: string }): View {
  const { table, contentHash, positions } = run.outcome;
  const figures = sheetFigures(table, (row, column) => `${path}/o?dong=${row}&cot=${column}`);
  return (
    <>
      <p>
        {table.title}. Đơn vị tính: {table.unitNoun}. Bấm vào một số để xem các hồ sơ được đếm.
      </p>
      <FigureTable {...figures} />
      <TableNotes notes={table.footnotes} />
      <Details summary="Kiểm chứng bảng này">
        <p>
          Mã kiểm tra (SHA-256): <code>{contentHash}</code>
        </p>
        {run.closedAt && (
          <p>
            <Link href={`${VERIFY_PATH}/${contentHash}`}>Trang kiểm chứng, ai cũng xem được</Link>
          </p>
        )}
        <p>Đếm đến dòng nhật ký: {Object.values(positions).map((position) => formatNumber(position)).join(', ')}. Lập lại cùng kỳ mà mã khác đi tức là có hồ sơ được ghi hoặc sửa sau đó.</p>
      </Details>
    </>
  );
}

function factsOf({ run, people, today }: RunPageProps & { run: FinishedRun }): StripFact[] {
  const nameOf = (id: string | null): string => (id === null ? 'hệ thống' : (people.get(id) ?? ''));
  const { positions, contentHash, table } = run.outcome;
  const logs = Object.values(positions);
  return [
    {
      label: 'Tình trạng',
      value: run.closedAt ? <Tag>Đã chốt</Tag> : 'Chưa chốt',
      note: run.closedAt ? `${shortStamp(run.closedAt, today)}, ${nameOf(run.closedBy)}${run.closedShort === null ? '' : `. Chốt thiếu: ${run.closedShort}`}` : undefined,
    },
    { label: 'Các phép kiểm tra', value: table.checks.length === 0 ? <Mark tone="in-term">Khớp hết</Mark> : <Mark tone="overdue">{`${table.checks.length} chỗ không khớp`}</Mark> },
    { label: 'Tính lúc', value: shortStamp(run.finishedAt, today), note: `${nameOf(run.requestedBy)} lập` },
    { label: 'Nhật ký hồ sơ', value: logs.length === 1 ? `đến dòng ${formatNumber(logs[0] ?? 0)}` : `của ${logs.length} đơn vị` },
    { label: 'Mã kiểm tra', value: hashWords(contentHash) },
  ];
}

function Actions({ run, rights, today, nextId, path }: RunPageProps & { run: FinishedRun; path: string }): View {
  const over = run.period.to < today;
  const mayClose = rights.mayClose && !run.closedAt && over && run.outcome.table.checks.length === 0;
  return (
    <FileLinks
      path={path}
      first={mayClose && <Button href={`${path}/chot`}>Chốt số liệu</Button>}
      prints
      buttons={
        <>
          <Button kind="quiet" href={`${path}/hom-nay`}>
            So với hôm nay
          </Button>
          {run.closedAt && (
            <Button kind="quiet" href={`${path}/dinh-chinh`}>
              Đính chính
            </Button>
          )}
          {rights.mayAsk && <AgainForm path={path} nextId={nextId} text="Lập lại" />}
        </>
      }
    >
      {' · '}
      <Link href={`${path}/tai/txt`}>Văn bản</Link>
    </FileLinks>
  );
}

function AgainForm({ path, nextId, text }: { path: string; nextId: string; text: string }): View {
  return (
    <form method="post" action={`${path}/lap-lai`}>
      <input type="hidden" name="_key" value={nextId} />
      <Button kind="quiet" preventDoubleClick>
        {text}
      </Button>
    </form>
  );
}

function Failures({ checks }: { checks: readonly Failure[] }): View {
  const columns: Column<Failure>[] = [
    { title: 'Dòng', isRowHeader: true, cell: ({ row }) => <Mark tone="overdue">{row}</Mark> },
    { title: 'Phải khớp', cell: ({ identity }) => identity },
    { title: 'Vế trái', numeric: true, cell: ({ left }) => formatNumber(left) },
    { title: 'Vế phải', numeric: true, cell: ({ right }) => formatNumber(right) },
    { title: 'Chênh', numeric: true, cell: ({ left, right }) => formatNumber(left - right) },
  ];
  return (
    <Section title="Số liệu không khớp, chưa chốt được">
      <DataTable caption="Số liệu không khớp" columns={columns} rows={checks} />
    </Section>
  );
}
