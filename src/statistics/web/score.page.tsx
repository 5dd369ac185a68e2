import { type CivilDate, formatDate } from '#libs/civil-date';
import { type Forecast766, type Period, type ReportTable, type Score766, type Scored766, worthRaising } from '#libs/reporting';
import {
  ActionBar, Button, type Column, DataTable, EmptyState, ErrorSummary, Link, Mark, PageHeading, Prose, Section, Stats, Subtext, type View, Wide,
} from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import type { FormState } from '#src/platform/view';
import type { ForecastOfMonth } from '#src/reports';
import { valueOf } from '../domain/period-choices.js';
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
}

export function ScorePage({ score, table, forecast, period, state, today, tabs }: ScorePageProps): View {
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
        <DataTable caption="Điểm theo chỉ số" columns={SCORED} rows={score.rows} foot={footOf(score)} />
      </Wide>
      <ActionBar>
        <Button kind="quiet" href={`${PATH}/tai/xlsx${asked}`}>
          Tải XLSX
        </Button>
        <span>
          <Link href={`${PATH}/tai/docx${asked}`}>Word</Link> · <Link href={`${PATH}/tai/pdf${asked}`}>PDF</Link> · <Link href={`${PATH}/tai/csv${asked}`}>CSV</Link> · <Link href={`${PATH}/tai/json${asked}`}>JSON</Link>
        </span>
      </ActionBar>
      <Raising forecast={forecast} />
      <Section title="Ghi chú">
        <Prose>
          <ul>
            {table.footnotes.slice(-2).map((note) => (
              <li>{note}</li>
            ))}
          </ul>
        </Prose>
      </Section>
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

const SCORED: readonly Column<Scored766>[] = [
  {
    title: 'Chỉ số', isRowHeader: true,
    cell: ({ indicator }) => (
      <>
        {indicator.name}
        <Subtext>{`${indicator.group}. ${indicator.formula}`}</Subtext>
      </>
    ),
  },
  { title: 'Tử số', numeric: true, cell: ({ part }) => numberText(part) },
  { title: 'Mẫu số', numeric: true, cell: ({ whole }) => numberText(whole) },
  { title: 'Tỷ lệ %', numeric: true, cell: ({ rate }) => numberText(rate) },
  { title: 'Điểm tối đa', numeric: true, cell: ({ indicator }) => formatNumber(indicator.points) },
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
