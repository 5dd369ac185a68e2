import { type CivilDate, formatDate, yearOf } from '#libs/civil-date';
import { INDICATORS, type MultiYearCell, type MultiYearTable, multiYearText, type Period } from '#libs/reporting';
import {
  ActionBar, Button, Cell, type Column, type Content, DataTable, ErrorSummary, FilterBar, Link, PageHeading, Prose, Row, Section, Select, TextInput, type View, WarningText, Wide,
} from '#libs/ui';
import type { FormState } from '#src/platform/view';
import { type ClosedTableHead, plainAddress } from '#src/reports';
import { figureAddress } from '../domain/counted-address.js';
import { ClosedVersions, ClosingButton } from './closed-versions.js';
import { FileLinks } from './table-parts.js';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

export const YEARS_PATH = '/bao-cao/nhieu-nam';
export const IMPORT_PATH = `${YEARS_PATH}/nhap`;
type YearsRow = MultiYearTable['rows'][number];

export interface YearsPageProps {
  table: MultiYearTable;
  period: Period;
  state: FormState;
  tabs: readonly StatisticsTab[];
  /** May enter figures, and close. */
  mayEnter: boolean;
  closed: readonly ClosedTableHead[];
  today: CivilDate;
}

export function YearsPage({ table, period, state, tabs, mayEnter, closed, today }: YearsPageProps): View {
  const firstYear = yearOf(period.from);
  const errors = state.summary();
  return (
    <>
      <PageHeading title="Số liệu nhiều năm" sub={`${table.title}, từ năm ${firstYear}, tính đến hết ${formatDate(period.to)}.`} />
      <StatisticsTabs current="years" offered={tabs} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <FilterBar label="Tính đến hết ngày" chips={endsOffered(period, today).map((to) => ({ text: to === today ? 'Hôm nay' : formatDate(to), href: plainAddress('R7', { from: period.from, to }), chosen: to === period.to }))} />
      {table.conflicts.map(({ indicator, year, counted, entered, source }) => (
        <WarningText>{`${nameOf(indicator)}, năm ${year}: hệ thống tính ${counted}, ${source} ghi ${entered}. Bảng lấy số hệ thống tính.`}</WarningText>
      ))}
      <Wide label="Chỉ tiêu qua các năm">
        <DataTable caption="Chỉ tiêu qua các năm" columns={columnsOf(table)} rows={table.rows} />
      </Wide>
      <FileLinks path={YEARS_PATH} asked={`?tu=${firstYear}&den=${period.to}`} first={<ClosingButton table="R7" period={period} today={today} mayClose={mayEnter} alarmed={false} />}>
        {' · '}
        <Link href={`${YEARS_PATH}?tu=${firstYear - 5}&den=${period.to}`}>Xem thêm 5 năm trước</Link>
      </FileLinks>
      <Prose>
        {table.footnotes.map((note) => (
          <p>{note}</p>
        ))}
      </Prose>
      <ClosedVersions closed={closed} today={today} />
      {mayEnter && <Entering state={state} />}
    </>
  );
}

/** Ends of years, by the calendar and by the decree: what is closed is over. */
function endsOffered({ from, to }: Period, today: CivilDate): CivilDate[] {
  const year = yearOf(today);
  const ends = [today, `${year}-12-14`, `${year - 1}-12-31`, `${year - 1}-12-14`, to].filter((end) => end >= from && end <= today);
  return [...new Set(ends)].sort().reverse();
}

function Entering({ state }: { state: FormState }): View {
  return (
    <Section title="Ghi số liệu từ tài liệu">
      <p>
        Cả bảng đã có sẵn trong tệp thì <Link href={IMPORT_PATH}>nhập từ tệp XLSX hoặc CSV</Link>.
      </p>
      <form method="post" action={YEARS_PATH} noValidate>
        <Row>
          <Cell span={6}>
            <Select name="indicator" label="Chỉ tiêu" value={state.value('indicator')} error={state.error('indicator')} choices={INDICATORS.map(({ key, name }) => ({ value: key, text: name }))} />
          </Cell>
          <Cell span={3}>
            <TextInput name="year" label="Năm" inputMode="numeric" value={state.value('year')} error={state.error('year')} />
          </Cell>
          <Cell span={3}>
            <TextInput name="value" label="Số liệu" hint="Để trống là bỏ số đã ghi" value={state.value('value')} error={state.error('value')} />
          </Cell>
        </Row>
        <TextInput name="source" label="Nguồn" hint="Ví dụ: Báo cáo 12/BC-UBND ngày 10/12/2020" value={state.value('source')} error={state.error('source')} />
        <ActionBar>
          <Button preventDoubleClick>Ghi số liệu</Button>
        </ActionBar>
      </form>
    </Section>
  );
}

function columnsOf({ columns }: MultiYearTable): Column<YearsRow>[] {
  return [
    { title: 'Chỉ tiêu', isRowHeader: true, cell: ({ name }) => name },
    ...columns.map(({ head, from, to }, index): Column<YearsRow> => ({
      title: head, numeric: true,
      cell: ({ key, cells }) => {
        const cell = cells[index];
        return cell && shownFigure(cell, key, { from, to });
      },
    })),
  ];
}

/** What the system counted leads to what it is made of. */
function shownFigure(cell: MultiYearCell, indicator: string, period: Pick<Period, 'from' | 'to'>): Content {
  const href = cell.origin === 'counted' && cell.value !== 0 ? figureAddress(indicator, period) : undefined;
  return href === undefined ? multiYearText(cell) : <Link href={href}>{multiYearText(cell)}</Link>;
}

function nameOf(indicator: string): string {
  return INDICATORS.find(({ key }) => key === indicator)?.name ?? indicator;
}
