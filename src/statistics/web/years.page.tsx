import { INDICATORS, type MultiYearTable, multiYearText } from '#libs/reporting';
import {
  ActionBar, Button, Cell, type Column, DataTable, ErrorSummary, Link, PageHeading, Prose, Row, Section, Select, TextInput, type View, WarningText, Wide,
} from '#libs/ui';
import type { FormState } from '#src/platform/view';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

const PATH = '/bao-cao/nhieu-nam';
type YearsRow = MultiYearTable['rows'][number];

export interface YearsPageProps {
  table: MultiYearTable;
  firstYear: number;
  state: FormState;
  tabs: readonly StatisticsTab[];
  mayEnter: boolean;
}

export function YearsPage({ table, firstYear, state, tabs, mayEnter }: YearsPageProps): View {
  const errors = state.summary();
  return (
    <>
      <PageHeading title="Số liệu nhiều năm" sub={`${table.title}, từ năm ${firstYear}.`} />
      <StatisticsTabs current="years" offered={tabs} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {table.conflicts.map(({ indicator, year, counted, entered, source }) => (
        <WarningText>{`${nameOf(indicator)}, năm ${year}: hệ thống tính ${counted}, ${source} ghi ${entered}. Bảng lấy số hệ thống tính.`}</WarningText>
      ))}
      <Wide label="Chỉ tiêu qua các năm">
        <DataTable caption="Chỉ tiêu qua các năm" columns={columnsOf(table)} rows={table.rows} />
      </Wide>
      <ActionBar>
        <span>
          <Link href={`${PATH}/tai/csv?tu=${firstYear}`}>CSV</Link> · <Link href={`${PATH}/tai/json?tu=${firstYear}`}>JSON</Link> · <Link href={`${PATH}?tu=${firstYear - 5}`}>Xem thêm 5 năm trước</Link>
        </span>
      </ActionBar>
      <Prose>
        {table.footnotes.map((note) => (
          <p>{note}</p>
        ))}
      </Prose>
      {mayEnter && <Entering state={state} />}
    </>
  );
}

function Entering({ state }: { state: FormState }): View {
  return (
    <Section title="Ghi số liệu từ tài liệu">
      <form method="post" action={PATH} noValidate>
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
    ...columns.map(({ head }, index): Column<YearsRow> => ({
      title: head, numeric: true,
      cell: ({ cells }) => {
        const cell = cells[index];
        return cell ? multiYearText(cell) : '';
      },
    })),
  ];
}

function nameOf(indicator: string): string {
  return INDICATORS.find(({ key }) => key === indicator)?.name ?? indicator;
}
