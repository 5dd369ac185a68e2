import { type CivilDate, formatDate } from '#libs/civil-date';
import { CAUSE_NAMES, OVERDUE_CAUSES, type OverdueRow, type Period } from '#libs/reporting';
import {
  ActionBar, Button, Cell, type Column, DataTable, DossierCode, EmptyState, ErrorSummary, PageHeading, Row, Section, Select, Subtext, type View, WarningText, Wide,
} from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import { shortDate } from '#src/desk';
import type { FormState } from '#src/platform/view';
import type { ClosedTableHead } from '#src/reports';
import { valueOf } from '../domain/period-choices.js';
import { ClosedVersions, ClosingButton } from './closed-versions.js';
import { FileLinks } from './table-parts.js';
import { PeriodBar } from './period-fields.js';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

const PATH = '/bao-cao/qua-han';

export interface OverduePageProps {
  rows: readonly OverdueRow[];
  /** Of which the rows may be the first. */
  total: number;
  period: Period;
  state: FormState;
  today: CivilDate;
  tabs: readonly StatisticsTab[];
  closed: readonly ClosedTableHead[];
  /** May say why, and close. */
  mayState: boolean;
}

export function OverduePage({ rows, total, period, state, today, tabs, mayState, closed }: OverduePageProps): View {
  const errors = state.summary();
  const asked = `?period=${valueOf(period)}`;
  return (
    <>
      <PageHeading title="Hồ sơ quá hạn" sub={`${formatNumber(total)} hồ sơ giải quyết quá hạn trong kỳ hoặc đang quá hạn vào cuối ngày ${formatDate(period.to)}.`} />
      <StatisticsTabs current="overdue" offered={tabs} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <PeriodBar path={PATH} period={period} today={today} state={state} />
      {total > rows.length && <WarningText>{`Chỉ liệt kê ${formatNumber(rows.length)} hồ sơ tiếp nhận sớm nhất. Hãy chọn kỳ ngắn hơn để xem hết.`}</WarningText>}
      {rows.length === 0 ? (
        <EmptyState title="Không có hồ sơ nào quá hạn trong kỳ này" />
      ) : (
        <Wide label="Danh sách hồ sơ quá hạn">
          <DataTable caption="Danh sách hồ sơ quá hạn" columns={overdueColumns(today)} rows={rows} />
        </Wide>
      )}
      <FileLinks path={PATH} asked={asked} first={<ClosingButton table="R10" period={period} today={today} mayClose={mayState} alarmed={total > rows.length} />} />
      {mayState && rows.length > 0 && <CauseSection rows={rows} state={state} asked={asked} />}
      <ClosedVersions closed={closed} today={today} />
    </>
  );
}

function CauseSection({ rows, state, asked }: { rows: readonly OverdueRow[]; state: FormState; asked: string }): View {
  return (
    <Section title="Ghi nguyên nhân quá hạn">
      <form method="post" action={`${PATH}${asked}`} noValidate>
        <Row>
          <Cell span={6}>
            <Select name="code" label="Hồ sơ" value={state.value('code')} error={state.error('code')} choices={rows.map(({ code }) => ({ value: code, text: code }))} />
          </Cell>
          <Cell span={6}>
            <Select
              name="cause"
              label="Nguyên nhân"
              value={state.value('cause')}
              error={state.error('cause')}
              choices={[{ value: '', text: 'Chọn nguyên nhân' }, ...OVERDUE_CAUSES.map((value) => ({ value, text: CAUSE_NAMES[value] }))]}
            />
          </Cell>
        </Row>
        <ActionBar>
          <Button preventDoubleClick>Ghi nguyên nhân</Button>
        </ActionBar>
      </form>
    </Section>
  );
}

export function overdueColumns(today: CivilDate): Column<OverdueRow>[] {
  return [
    { title: 'Hồ sơ', isRowHeader: true, nowrap: true, cell: ({ code }) => <DossierCode code={code} href={`/ho-so/${code}`} /> },
    { title: 'Thủ tục', cell: ({ procedure }) => procedure },
    { title: 'Chủ hồ sơ', cell: ({ owner }) => owner },
    { title: 'Nhận', nowrap: true, cell: ({ receivedOn }) => shortDate(receivedOn, today) },
    { title: 'Hẹn trả', nowrap: true, cell: ({ dueOn }) => shortDate(dueOn, today) },
    { title: 'Ngày làm việc quá', label: 'Số ngày làm việc quá hạn', numeric: true, cell: ({ daysLate, state }) => <>{daysLate === 0 ? 'dưới 1' : formatNumber(daysLate)}<Subtext>{state === 'open' ? 'chưa xong' : 'đã xong'}</Subtext></> },
    { title: 'Nơi giữ', label: 'Bước, người giữ khi quá hạn', cell: ({ heldBy }) => <>{heldBy?.step}<Subtext>{heldBy?.officer}</Subtext></> },
    { title: 'Nguyên nhân', cell: ({ cause }) => (cause === null ? 'chưa ghi' : CAUSE_NAMES[cause]) },
    { title: 'Xin lỗi', nowrap: true, cell: ({ apologyOn }) => (apologyOn === null ? 'chưa' : `đã gửi ${shortDate(apologyOn, today)}`) },
  ];
}
