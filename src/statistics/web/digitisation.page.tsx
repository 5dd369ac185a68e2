import { type CivilDate, formatDate } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { BarChart, type Column, DataTable, EmptyState, ErrorSummary, PageHeading, Prose, Section, Stats, type View, Wide } from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import type { DigitisationRates, DigitisationTable, FieldDigitisation } from '#src/documents';
import type { FormState } from '#src/platform/view';
import { PeriodBar } from './period-fields.js';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

export interface DigitisationProps {
  table: DigitisationTable;
  period: Period;
  state: FormState;
  today: CivilDate;
  tabs: readonly StatisticsTab[];
}

export function DigitisationPage({ table: { total, fields }, period, state, today, tabs }: DigitisationProps): View {
  const errors = state.summary();
  return (
    <>
      <PageHeading title="Số hóa hồ sơ, giấy tờ" sub={`Hồ sơ tiếp nhận từ ${formatDate(period.from)} đến hết ${formatDate(period.to)}, tính đến ngày cuối kỳ, gồm cả đơn vị cấp dưới.`} />
      <StatisticsTabs current="digitisation" offered={tabs} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <PeriodBar path="/bao-cao/so-hoa" period={period} today={today} state={state} />
      {total.received === 0 ? (
        <EmptyState title="Không có hồ sơ nào tiếp nhận trong kỳ này" />
      ) : (
        <>
          <Stats label="Tỷ lệ số hóa của đơn vị" stats={statsOf(total)} />
          <Section title="Theo lĩnh vực">
            <Wide label="Số hóa theo lĩnh vực">
              <DataTable caption="Số hóa theo lĩnh vực" columns={COLUMNS} rows={fields} foot={footOf(total)} />
            </Wide>
          </Section>
          <BarChart
            id="digitised"
            title="Tỷ lệ số hóa đủ khi tiếp nhận và kết quả điện tử, %"
            labelTitle="Lĩnh vực"
            labels={fields.map(({ fieldName }) => fieldName)}
            decimals={2}
            series={[
              { name: 'Số hóa khi tiếp nhận', values: fields.map(({ inFullRate }) => inFullRate) },
              { name: 'Kết quả điện tử', values: fields.map(({ resultsDigitisedRate }) => resultsDigitisedRate) },
            ]}
          />
          <Prose>
            <p>Tỷ lệ số hóa khi tiếp nhận, dùng lại và hồ sơ điện tử tính trên số hồ sơ tiếp nhận; tỷ lệ kết quả điện tử tính trên số hồ sơ có kết quả phải trả (Quyết định 766/QĐ-TTg).</p>
          </Prose>
        </>
      )}
    </>
  );
}

const COLUMNS: readonly Column<FieldDigitisation>[] = [
  { title: 'Lĩnh vực', isRowHeader: true, cell: ({ fieldName }) => fieldName || 'Chưa rõ lĩnh vực' },
  { title: 'Tiếp nhận', numeric: true, cell: ({ received }) => formatNumber(received) },
  { title: 'Số hóa đủ', numeric: true, cell: ({ inFull }) => formatNumber(inFull) },
  { title: '%', label: 'Số hóa đủ %', numeric: true, cell: ({ inFullRate }) => rateText(inFullRate) },
  { title: 'Kết quả phải trả', numeric: true, cell: ({ resultsDue }) => formatNumber(resultsDue) },
  { title: 'Kết quả điện tử', numeric: true, cell: ({ resultsDigitised }) => formatNumber(resultsDigitised) },
  { title: '%', label: 'Kết quả điện tử %', numeric: true, cell: ({ resultsDigitisedRate }) => rateText(resultsDigitisedRate) },
  { title: 'Dùng lại', numeric: true, cell: ({ reused }) => formatNumber(reused) },
  { title: 'Hồ sơ điện tử', numeric: true, cell: ({ electronic }) => formatNumber(electronic) },
  { title: '%', label: 'Hồ sơ điện tử %', numeric: true, cell: ({ electronicRate }) => rateText(electronicRate) },
];

function statsOf(total: DigitisationRates) {
  const of = (part: number, whole: number): string => `${formatNumber(part)} / ${formatNumber(whole)} hồ sơ`;
  return [
    { label: 'Số hóa khi tiếp nhận', number: percentText(total.inFullRate), note: of(total.inFull, total.received) },
    { label: 'Kết quả điện tử', number: percentText(total.resultsDigitisedRate), note: of(total.resultsDigitised, total.resultsDue) },
    { label: 'Dùng lại giấy tờ đã số hóa', number: percentText(total.reusedRate), note: of(total.reused, total.received) },
    { label: 'Hồ sơ điện tử', number: percentText(total.electronicRate), note: of(total.electronic, total.received) },
  ];
}

function footOf(total: DigitisationRates): string[] {
  return [
    'Tổng số', formatNumber(total.received), formatNumber(total.inFull), rateText(total.inFullRate), formatNumber(total.resultsDue), formatNumber(total.resultsDigitised),
    rateText(total.resultsDigitisedRate), formatNumber(total.reused), formatNumber(total.electronic), rateText(total.electronicRate),
  ];
}

function percentText(rate: number | null): string {
  return rate === null ? '–' : `${formatNumber(rate)} %`;
}

function rateText(rate: number | null): string {
  return rate === null ? '–' : formatNumber(rate, 2);
}
