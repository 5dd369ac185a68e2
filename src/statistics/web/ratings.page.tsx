import { type CivilDate, formatDate } from '#libs/civil-date';
import { percentage, type Period, SATISFACTION_INDICES } from '#libs/reporting';
import {
  ActionBar, BarChart, Button, type Column, DataTable, DossierCode, EmptyState, ErrorSummary, Grid, PageHeading, Pagination, Section, type Stat, Stats, Subtext, type View,
} from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import { shortStamp } from '#src/desk';
import type { Page } from '#src/platform/http';
import type { FormState } from '#src/platform/view';
import type { RatingSummary, RemarkItem, Summary } from '#src/surveys';
import { valueOf } from '../domain/period-choices.js';
import { contentShare, levelWords, ratingWords, SOURCE_WORDS } from '../domain/rating-words.js';
import { PeriodBar } from './period-fields.js';
import { OFFICERS_PATH } from './rating-officers.page.js';
import { SLIPS_PATH } from './slips.page.js';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

const PATH = '/danh-gia';

export interface RatingsProps {
  summary: RatingSummary;
  /** Undefined for those who may not read them. */
  remarks: Page<RemarkItem> | undefined;
  isFirst: boolean;
  period: Period;
  state: FormState;
  today: CivilDate;
  tabs: readonly StatisticsTab[];
}

type Group = Summary & { name: string };

export function RatingsPage(props: RatingsProps): View {
  const { summary, remarks, period, state, today, tabs } = props;
  const errors = state.summary();
  const { total, slipsOut, fields, officers } = summary;
  return (
    <>
      <PageHeading title="Đánh giá của người dân" sub={`Các đánh giá nhận từ ${formatDate(period.from)} đến hết ${formatDate(period.to)}, gồm cả đơn vị cấp dưới.`} />
      <StatisticsTabs current="ratings" offered={tabs} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <PeriodBar path={PATH} period={period} today={today} state={state} />
      {total.ratings === 0 ? (
        <EmptyState title="Chưa có đánh giá nào trong kỳ này">
          <p>Đánh giá ghi lúc trả kết quả, trên ki-ốt hoặc qua mã QR sẽ hiện ở đây.{slipsOut > 0 && ` Đã phát ra ${formatNumber(slipsOut)} phiếu.`}</p>
        </EmptyState>
      ) : (
        <>
          <Totals total={total} slips={{ out: slipsOut, ...(tabs.includes('slips') && { href: SLIPS_PATH }) }} />
          <Levels total={total} />
          {total.indices.ratings > 0 && <Indices total={total} />}
          <Section title="Theo lĩnh vực">
            <Groups caption="Đánh giá theo lĩnh vực" title="Lĩnh vực" rows={fields.map((field) => ({ ...field, name: field.fieldName || 'Chưa rõ lĩnh vực' }))} />
          </Section>
          <Section title="Theo cán bộ">
            <Groups caption="Đánh giá theo cán bộ" title="Cán bộ" rows={officers.map((officer) => ({ ...officer, name: officer.officerName }))} />
            <ActionBar>
              <Button kind="quiet" href={`${OFFICERS_PATH}?period=${valueOf(period)}`}>
                Biểu theo cán bộ
              </Button>
            </ActionBar>
          </Section>
        </>
      )}
      {remarks && <Remarks {...props} remarks={remarks} />}
    </>
  );
}

interface SlipsShown {
  out: number;
  /** The book, for those who may read it. */
  href?: string;
}

function Totals({ total, slips }: { total: Summary; slips: SlipsShown }): View {
  const sources = (Object.keys(SOURCE_WORDS) as (keyof Summary['sources'])[]).filter((source) => total.sources[source] > 0);
  const share = contentShare(total);
  return (
    <Stats
      label="Đánh giá trong kỳ"
      stats={[
        { label: 'Số đánh giá', number: total.ratings, note: sources.map((source) => `${SOURCE_WORDS[source]} ${formatNumber(total.sources[source])}`).join(', ') },
        slipsStat(total.ratings, slips),
        { label: 'Hài lòng trở lên', number: share === null ? '–' : `${formatNumber(share)} %`, note: 'thang 3 mức và 5 mức' },
        { label: 'Điểm 9 chỉ số', number: total.indices.averageTotal === null ? '–' : formatNumber(total.indices.averageTotal), note: `tối đa 18, ${formatNumber(total.indices.ratings)} phiếu` },
      ]}
    />
  );
}

/** More slips back than out: some were never told to the book. */
function slipsStat(back: number, { out, href }: SlipsShown): Stat {
  const rate = out === 0 ? '' : `thu về ${formatNumber(percentage(back, out) ?? 0)} %`;
  const isShort = back > out;
  return {
    label: 'Phiếu phát ra', number: out, note: isShort ? `ít hơn số thu về ${formatNumber(back - out)} phiếu: còn phiếu giấy chưa ghi phát ra` : rate,
    ...(isShort && { tone: 'overdue' as const }), ...(href !== undefined && { href }),
  };
}

function Levels({ total }: { total: Summary }): View {
  const scales = ([[3, total.threeLevels], [5, total.fiveLevels]] as const).filter(([, { ratings }]) => ratings > 0);
  return (
    <Grid tile="large">
      {scales.map(([of, { levels, ratings }]) => (
        <BarChart
          id={`levels-${of}`}
          title={`Thang ${of} mức, ${formatNumber(ratings)} phiếu`}
          labelTitle="Mức"
          labels={levels.map(({ level }) => levelWords(level, of))}
          series={[{ name: 'Số phiếu', values: levels.map(({ ratings: given }) => given) }]}
        />
      ))}
    </Grid>
  );
}

function Indices({ total: { indices } }: { total: Summary }): View {
  const rows = SATISFACTION_INDICES.map((name, index) => ({ number: index + 1, name, average: indices.averages[index] ?? null }));
  return (
    <Section title="9 chỉ số">
      <DataTable
        caption="Điểm trung bình từng chỉ số, tối đa 2"
        columns={[
          { title: 'STT', numeric: true, cell: ({ number }) => number },
          { title: 'Chỉ số', isRowHeader: true, cell: ({ name }) => name },
          { title: 'Điểm trung bình (tối đa 2)', label: 'Điểm', numeric: true, cell: ({ average }) => (average === null ? '–' : formatNumber(average, 2)) },
        ]}
        rows={rows}
        foot={['', 'Tổng điểm (tối đa 18)', indices.averageTotal === null ? '–' : formatNumber(indices.averageTotal, 2)]}
      />
    </Section>
  );
}

function Groups({ caption, title, rows }: { caption: string; title: string; rows: readonly Group[] }): View {
  const columns: Column<Group>[] = [
    { title, isRowHeader: true, cell: ({ name }) => name },
    { title: 'Số đánh giá', numeric: true, cell: ({ ratings }) => formatNumber(ratings) },
    { title: 'Hài lòng trở lên %', numeric: true, cell: (row) => rateText(contentShare(row)) },
    { title: 'Không hài lòng', numeric: true, cell: ({ threeLevels, fiveLevels }) => formatNumber(unhappy(threeLevels.levels, 1) + unhappy(fiveLevels.levels, 2)) },
    { title: 'Điểm 9 chỉ số', numeric: true, cell: ({ indices }) => (indices.averageTotal === null ? '–' : formatNumber(indices.averageTotal, 2)) },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} empty={<EmptyState title="Không có đánh giá nào ghi rõ" />} />;
}

function unhappy(levels: Summary['threeLevels']['levels'], upTo: number): number {
  return levels.filter(({ level }) => level <= upTo).reduce((sum, { ratings }) => sum + ratings, 0);
}

function Remarks({ remarks: { items, next }, isFirst, period, today }: RatingsProps & { remarks: Page<RemarkItem> }): View {
  const address = `${PATH}?period=${valueOf(period)}`;
  const columns: Column<RemarkItem>[] = [
    { title: 'Hồ sơ', isRowHeader: true, nowrap: true, cell: ({ code }) => <DossierCode code={code} href={`/ho-so/${code}`} /> },
    { title: 'Ý kiến', cell: ({ remark, procedure }) => <>{remark}{procedure && <Subtext>{procedure.name}</Subtext>}</> },
    { title: 'Đánh giá', cell: (item) => <>{ratingWords(item)}<Subtext>{SOURCE_WORDS[item.source]}</Subtext></> },
    { title: 'Cán bộ', cell: ({ officer }) => officer?.name },
    { title: 'Lúc', nowrap: true, cell: ({ ratedAt }) => shortStamp(ratedAt, today) },
  ];
  return (
    <Section title="Ý kiến ghi kèm">
      <p>Chỉ lãnh đạo và đầu mối kiểm soát TTHC của đơn vị xem được.</p>
      <DataTable caption="Ý kiến ghi kèm đánh giá" columns={columns} rows={items} empty={<EmptyState title="Không có ý kiến nào trong kỳ" />} />
      {(next !== null || !isFirst) && (
        <Pagination
          label="Các trang ý kiến"
          {...(!isFirst && { previous: { href: address, text: 'Mới nhất' } })}
          {...(next !== null && { next: { href: `${address}&tiep=${encodeURIComponent(next)}`, text: 'Cũ hơn' } })}
        />
      )}
    </Section>
  );
}

function rateText(rate: number | null): string {
  return rate === null ? '–' : formatNumber(rate, 2);
}
