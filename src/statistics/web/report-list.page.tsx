import { type CivilDate, formatDate } from '#libs/civil-date';
import { ActionBar, Button, type Column, DataTable, EmptyState, Link, Mark, PageHeading, Pagination, Subtext, Tag, type View } from '#libs/ui';
import { shortStamp } from '#src/desk';
import type { RunHead } from '#src/reports';
import { DEFINITION_NAMES, isBeingCounted, runTitle, scopeWords, STATE_WORDS } from '../domain/run-words.js';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

export interface ReportListProps {
  runs: readonly RunHead[];
  people: ReadonlyMap<string, string>;
  next: string | null;
  isFirst: boolean;
  mayAsk: boolean;
  tabs: readonly StatisticsTab[];
  today: CivilDate;
}

export function ReportListPage({ runs, people, next, isFirst, mayAsk, tabs, today }: ReportListProps): View {
  const nameOf = (id: string | null): string => (id === null ? 'Hệ thống' : (people.get(id) ?? ''));
  const columns: Column<RunHead>[] = [
    {
      title: 'Báo cáo', isRowHeader: true,
      cell: (run) => (
        <>
          <Link href={`/bao-cao/${run.id}`}>{runTitle(run)}</Link>
          <Subtext>
            {DEFINITION_NAMES[run.definition]}. {scopeWords(run)}
          </Subtext>
        </>
      ),
    },
    { title: 'Từ ngày – đến ngày', label: 'Kỳ', nowrap: true, cell: ({ period }) => `${formatDate(period.from)} – ${formatDate(period.to)}` },
    { title: 'Lập lúc', nowrap: true, cell: ({ requestedAt, requestedBy }) => <>{shortStamp(requestedAt, today)}<Subtext>{nameOf(requestedBy)}</Subtext></> },
    { title: 'Tình trạng', nowrap: true, cell: (run) => <StateOf run={run} /> },
    { title: 'Chốt', nowrap: true, cell: ({ closedAt, closedBy }) => closedAt && <><Tag>Đã chốt</Tag><Subtext>{shortStamp(closedAt, today)}, {nameOf(closedBy)}</Subtext></> },
  ];
  return (
    <>
      <PageHeading title="Báo cáo" sub="Các báo cáo đã lập của đơn vị, mới nhất trước." />
      <StatisticsTabs current="reports" offered={tabs} />
      {mayAsk && (
        <ActionBar>
          <Button href="/bao-cao/lap">Lập báo cáo mới</Button>
        </ActionBar>
      )}
      <DataTable
        caption="Các báo cáo đã lập"
        columns={columns}
        rows={runs}
        empty={<EmptyState title="Chưa có báo cáo nào">{mayAsk ? <p>Bấm “Lập báo cáo mới”, chọn biểu và kỳ.</p> : <p>Lãnh đạo hoặc đầu mối kiểm soát TTHC lập báo cáo; lập xong sẽ hiện ở đây.</p>}</EmptyState>}
      />
      {(next !== null || !isFirst) && (
        <Pagination {...(!isFirst && { previous: { href: '/bao-cao', text: 'Mới nhất' } })} {...(next !== null && { next: { href: `/bao-cao?tiep=${encodeURIComponent(next)}`, text: 'Cũ hơn' } })} />
      )}
    </>
  );
}

export function StateOf({ run }: { run: Pick<RunHead, 'state' | 'progress' | 'failedChecks'> }): View {
  if (run.state === 'failed') return <Mark tone="overdue">{STATE_WORDS.failed}</Mark>;
  if (isBeingCounted(run)) return <Mark tone="near">{`${STATE_WORDS[run.state]} ${run.progress} %`}</Mark>;
  return run.failedChecks ? <Mark tone="overdue">{`${run.failedChecks} chỗ không khớp`}</Mark> : <Mark tone="in-term">{STATE_WORDS.done}</Mark>;
}
