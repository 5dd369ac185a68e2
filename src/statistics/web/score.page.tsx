import { type CivilDate, formatDate } from '#libs/civil-date';
import { type Forecast766, type Group766, groups766, type Period, type ReportTable, type Score766, type Scored766, worthRaising } from '#libs/reporting';
import { type Column, type Content, DataTable, EmptyState, ErrorSummary, Link, Mark, PageHeading, Section, Stats, Subtext, type View, Wide } from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import type { FormState } from '#src/platform/view';
import type { ClosedTableHead, ForecastOfMonth } from '#src/reports';
import { scoreAddress } from '../domain/counted-address.js';
import { valueOf } from '../domain/period-choices.js';
import { ClosedVersions, ClosingButton } from './closed-versions.js';
import { FileLinks, TableNotes } from './table-parts.js';
import { PeriodBar } from './period-fields.js';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

const PATH = '/bao-cao/chi-so-766';

export interface ScorePageProps {
  score: Score766;
  table: ReportTable;
  forecast: ForecastOfMonth;
  period: Period;
  state: FormState;
  today: CivilDate;
  tabs: readonly StatisticsTab[];
  closed: readonly ClosedTableHead[];
  mayClose: boolean;
}

export function ScorePage({ score, table, forecast, period, state, today, tabs, closed, mayClose }: ScorePageProps): View {
  const errors = state.summary();
  const asked = `?period=${valueOf(period)}`;
  return (
    <>
      <PageHeading title="Chỉ số 766" sub={`Chất lượng phục vụ theo Quyết định 766/QĐ-TTg, từ ${formatDate(period.from)} đến hết ${formatDate(period.to)}.`} />
      <StatisticsTabs current="score" offered={tabs} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <PeriodBar path={PATH} period={period} today={today} state={state} />
      <Stats
        label="Điểm của đơn vị"
        stats={[
          { label: 'Điểm đạt', number: formatNumber(score.points), note: `trên ${score.possible} điểm có số liệu` },
          { label: `Dự báo hết tháng ${forecast.month.to.slice(5, 7)}/${forecast.month.to.slice(0, 4)}`, number: formatNumber(forecast.forecast.points), note: `đến hôm nay ${formatNumber(forecast.now.points)}` },
        ]}
      />
      {table.checks.map(({ row, left, right }) => (
        <p>
          <Mark tone="overdue">{`Không khớp, ${row}: tử số ${left} lớn hơn mẫu số ${right}`}</Mark>
        </p>
      ))}
      <Wide label="Điểm theo chỉ số">
        <DataTable caption="Điểm theo chỉ số" columns={scoredColumns(period)} rows={score.rows} foot={footOf(score)} />
      </Wide>
      <FileLinks path={PATH} asked={asked} first={<ClosingButton table="R9" period={period} today={today} mayClose={mayClose} alarmed={table.checks.length > 0} />} />
      <Section title="Điểm theo nhóm">
        <DataTable caption="Điểm theo nhóm" columns={GROUPS} rows={groups766(score)} />
      </Section>
      <Raising forecast={forecast} />
      <ClosedVersions closed={closed} today={today} />
      <TableNotes notes={table.footnotes.slice(-2)} />
    </>
  );
}

/** What would win most points by the end of the month. */
function Raising({ forecast: { month, rows } }: { forecast: ForecastOfMonth }): View {
  const worth = worthRaising(rows);
  return (
    <Section title={`Nâng điểm trong tháng ${month.to.slice(5, 7)}/${month.to.slice(0, 4)}`}>
      <p>Dự báo đến hết ngày {formatDate(month.to)}: hồ sơ còn đến trong tháng tính bằng mức mỗi ngày của 90 ngày trước đó, làm đạt bằng tỷ lệ từ đầu tháng đến nay.</p>
      {worth.length === 0 ? <EmptyState title="Không chỉ số nào dự báo mất điểm" /> : <DataTable caption="Chỉ số mất nhiều điểm nhất trước" columns={WORTH} rows={worth} />}
    </Section>
  );
}

function scoredColumns(period: Period): Column<Scored766>[] {
  const counted = ({ indicator, ...row }: Scored766, side: 'part' | 'whole'): Content => {
    const number = row[side];
    return number ? <Link href={scoreAddress(indicator.key, side, period)}>{numberText(number)}</Link> : numberText(number);
  };
  return [
    {
      title: 'Chỉ số', isRowHeader: true,
      cell: ({ indicator }) => (
        <>
          {indicator.name}
          <Subtext>{`${indicator.group}. ${indicator.formula}`}</Subtext>
        </>
      ),
    },
    { title: 'Tử số', numeric: true, cell: (row) => counted(row, 'part') },
    { title: 'Mẫu số', numeric: true, cell: (row) => counted(row, 'whole') },
    { title: 'Tỷ lệ %', numeric: true, cell: ({ rate }) => numberText(rate) },
    { title: 'Điểm tối đa', numeric: true, cell: ({ indicator }) => formatNumber(indicator.points) },
    { title: 'Điểm đạt', numeric: true, cell: ({ points }) => numberText(points) },
  ];
}

const GROUPS: readonly Column<Group766>[] = [
  { title: 'Nhóm', isRowHeader: true, cell: ({ name }) => name },
  { title: 'Điểm tối đa', numeric: true, cell: ({ most }) => formatNumber(most) },
  { title: 'Điểm đạt', numeric: true, cell: ({ points }) => numberText(points) },
];

const WORTH: readonly Column<Forecast766>[] = [
  { title: 'Chỉ số', isRowHeader: true, cell: ({ indicator }) => indicator.name },
  { title: 'Hôm nay', numeric: true, cell: ({ now }) => numberText(now) },
  { title: 'Hết tháng', numeric: true, cell: ({ points, indicator }) => `${numberText(points)} / ${formatNumber(indicator.points)}` },
  { title: 'Dự báo mất', numeric: true, cell: ({ lost }) => formatNumber(lost) },
  { title: 'Để đạt đủ điểm', cell: ({ missing, indicator }) => `thêm ${formatNumber(missing)} ${indicator.step}` },
];

function footOf({ points, possible }: Score766): string[] {
  return ['Tổng điểm', '', '', '', formatNumber(possible), formatNumber(points)];
}

function numberText(number: number | null): string {
  return number === null ? '–' : formatNumber(number);
}
