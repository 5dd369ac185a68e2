import type { CivilDate } from '#libs/civil-date';
import { BackLink, Button, Cell, type Column, DataTable, EmptyState, ErrorSummary, PageHeading, Row, Section, Select, type View, WarningText } from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import { shortStamp } from '#src/desk';
import type { FormState } from '#src/platform/view';
import type { Difference, FinishedRun, RunHead } from '#src/reports';
import { figureText } from '../domain/figures.js';
import { runTitle } from '../domain/run-words.js';

export interface Compared {
  before: FinishedRun;
  after: FinishedRun;
  differences: Difference['differences'];
}

export interface ComparePageProps {
  runs: readonly RunHead[];
  state: FormState;
  compared?: Compared | undefined;
  today: CivilDate;
}

export function ComparePage({ runs, state, compared, today }: ComparePageProps): View {
  const errors = state.summary();
  const choices = runs.map((run) => ({ value: run.id, text: `${runTitle(run)}, tính ${shortStamp(run.requestedAt, today)}${run.closedAt ? ', đã chốt' : ''}` }));
  return (
    <>
      <BackLink href="/bao-cao">Về danh sách báo cáo</BackLink>
      <PageHeading title="So sánh hai báo cáo" sub="Cùng biểu, cùng cách lập dòng; nêu từng ô khác nhau." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="get" action="/bao-cao/so-sanh" noValidate>
        <Row>
          <Cell span={6}>
            <Select name="a" label="Báo cáo trước" value={state.value('a')} error={state.error('a')} choices={choices} />
          </Cell>
          <Cell span={6}>
            <Select name="b" label="Báo cáo sau" value={state.value('b')} error={state.error('b')} choices={choices} />
          </Cell>
        </Row>
        <Button kind="quiet">So sánh</Button>
      </form>
      {compared && <ComparedSection compared={compared} today={today} />}
    </>
  );
}

function ComparedSection({ compared: { before, after, differences }, today }: { compared: Compared; today: CivilDate }): View {
  const samePeriod = before.period.from === after.period.from && before.period.to === after.period.to;
  return (
    <Section title={differences.length === 0 ? 'Hai báo cáo giống nhau ở mọi ô' : `${differences.length} ô khác nhau`}>
      {!samePeriod && <WarningText>Hai báo cáo khác kỳ: {before.period.label} và {after.period.label}.</WarningText>}
      {before.unitId !== after.unitId && <WarningText>Hai báo cáo của hai đơn vị khác nhau.</WarningText>}
      {differences.length > 0 && (
        <Differences
          differences={differences}
          titles={[`Trước (tính ${shortStamp(before.finishedAt, today)})`, `Sau (tính ${shortStamp(after.finishedAt, today)})`]}
          hrefOf={({ row, column }) => `/bao-cao/${after.id}/o?dong=${row}&cot=${column}`}
        />
      )}
    </Section>
  );
}

export function DifferencePage({ run, differences, today }: { run: FinishedRun; differences: Difference['differences']; today: CivilDate }): View {
  return (
    <>
      <BackLink href={`/bao-cao/${run.id}`}>Về báo cáo</BackLink>
      <PageHeading title="So với số liệu hôm nay" sub={`${runTitle(run)}. Bảng tính lúc ${shortStamp(run.finishedAt, today)}, đếm lại cùng kỳ từ nhật ký hồ sơ lúc này.`} />
      {differences.length === 0 ? (
        <EmptyState title="Không ô nào khác">
          <p>Từ lúc lập bảng, không có hồ sơ nào của kỳ này được ghi muộn hay sửa lại.</p>
        </EmptyState>
      ) : (
        <>
          <p>{differences.length} ô khác: có hồ sơ của kỳ này được ghi muộn hoặc sửa sau khi lập bảng.</p>
          <Differences differences={differences} titles={['Trong bảng', 'Hôm nay']} hrefOf={({ row, column }) => `/bao-cao/${run.id}/o?dong=${row}&cot=${column}`} />
        </>
      )}
    </>
  );
}

interface DifferencesProps {
  differences: Difference['differences'];
  titles: readonly [string, string];
  hrefOf: (difference: Difference['differences'][number]) => string;
}

function Differences({ differences, titles, hrefOf }: DifferencesProps): View {
  const columns: Column<Difference['differences'][number]>[] = [
    { title: 'Dòng', isRowHeader: true, cell: ({ name }) => name },
    { title: 'Cột', cell: (difference) => <a href={hrefOf(difference)}>{difference.head}</a> },
    { title: titles[0], numeric: true, cell: ({ before }) => figureText(before) || '–' },
    { title: titles[1], numeric: true, cell: ({ after }) => figureText(after) || '–' },
    { title: 'Chênh', numeric: true, cell: ({ before, after }) => signed((after ?? 0) - (before ?? 0)) },
  ];
  return <DataTable caption="Các ô khác nhau" columns={columns} rows={differences} />;
}

/** @example signed(3) === '+3' */
function signed(difference: number): string {
  const rounded = Math.round(difference * 100) / 100;
  return rounded > 0 ? `+${formatNumber(rounded)}` : formatNumber(rounded);
}
