import { type CivilDate, formatDate, yearOf } from '#libs/civil-date';
import type { Period, RecordReportId, ReportTable } from '#libs/reporting';
import { Button, ErrorSummary, FigureTable, FilterBar, PageHeading, type View } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import { sheetFigures } from '../domain/figures.js';
import { valueOf } from '../domain/period-choices.js';
import { FailedChecks, FileLinks, TableNotes } from './table-parts.js';
import { PeriodBar } from './period-fields.js';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

const NAMES: Readonly<Record<RecordReportId, string>> = { R3: 'R3. Danh mục TTHC', R4: 'R4. Số hóa', R5: 'R5. Dịch vụ công trực tuyến', R6: 'R6. Mức độ hài lòng', R6_INDICES: 'R6. 9 chỉ số' };

export interface RecordTableProps {
  id: RecordReportId;
  table: ReportTable;
  unitName: string;
  period: Period;
  state: FormState;
  today: CivilDate;
  tabs: readonly StatisticsTab[];
  mayAsk: boolean;
}

export function RecordTablePage({ id, table, unitName, period, state, today, tabs, mayAsk }: RecordTableProps): View {
  const errors = state.summary();
  const [path, asked] = [`/bao-cao/bieu/${id}`, `?period=${valueOf(period)}`];
  return (
    <>
      <PageHeading title={table.title} sub={`${unitName}. Từ ${formatDate(period.from)} đến hết ${formatDate(period.to)}. Đơn vị tính: ${table.unitNoun}.`} />
      <StatisticsTabs current="tables" offered={tabs} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <FilterBar label="Biểu" chips={(Object.keys(NAMES) as RecordReportId[]).map((each) => ({ text: NAMES[each], href: `/bao-cao/bieu/${each}${asked}`, chosen: each === id }))} />
      <PeriodBar path={path} period={period} today={today} state={state} />
      <FailedChecks checks={table.checks} />
      <FigureTable {...sheetFigures(table, (row, column) => `${path}/o${asked}&dong=${row}&cot=${column}`)} />
      <FileLinks
        path={path}
        asked={asked}
        first={mayAsk && <Button href={`/bao-cao/lap?bieu=${id}&nam=${yearOf(period.to)}&ky=${encodeURIComponent(valueOf(period))}`}>Lập báo cáo để chốt</Button>}
        prints
      />
      <TableNotes notes={[...table.footnotes, 'Bảng này tính ngay lúc xem. Muốn chốt để báo cáo thì lập thành báo cáo.']} />
    </>
  );
}
