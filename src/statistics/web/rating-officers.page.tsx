import { type CivilDate, formatDate } from '#libs/civil-date';
import type { Period, ReportTable } from '#libs/reporting';
import { BackLink, EmptyState, ErrorSummary, FigureTable, PageHeading, type View } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import type { ClosedTableHead } from '#src/reports';
import { sheetFigures } from '../domain/figures.js';
import { valueOf } from '../domain/period-choices.js';
import { ClosedVersions, ClosingButton } from './closed-versions.js';
import { FailedChecks, FileLinks, TableNotes } from './table-parts.js';
import { PeriodBar } from './period-fields.js';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

export const OFFICERS_PATH = '/danh-gia/can-bo';

export interface RatingOfficersProps {
  table: ReportTable;
  period: Period;
  state: FormState;
  today: CivilDate;
  tabs: readonly StatisticsTab[];
  closed: readonly ClosedTableHead[];
  mayClose: boolean;
}

export function RatingOfficersPage({ table, period, state, today, tabs, closed, mayClose }: RatingOfficersProps): View {
  const errors = state.summary();
  const asked = `?period=${valueOf(period)}`;
  return (
    <>
      <BackLink href={`/danh-gia${asked}`}>Đánh giá của người dân</BackLink>
      <PageHeading title={table.title} sub={`Từ ${formatDate(period.from)} đến hết ${formatDate(period.to)}, gồm cả đơn vị cấp dưới. Đơn vị tính: ${table.unitNoun}.`} />
      <StatisticsTabs current="ratings" offered={tabs} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <PeriodBar path={OFFICERS_PATH} period={period} today={today} state={state} />
      <FailedChecks checks={table.checks} />
      {table.rows.length === 0 ? <EmptyState title="Chưa có đánh giá nào trong kỳ này" /> : <FigureTable {...sheetFigures(table)} />}
      <FileLinks path={OFFICERS_PATH} asked={asked} first={<ClosingButton table="R6_OFFICERS" period={period} today={today} mayClose={mayClose} alarmed={table.checks.length > 0} />} />
      <ClosedVersions closed={closed} today={today} />
      <TableNotes notes={table.footnotes} />
    </>
  );
}
