import { type CivilDate, formatDate } from '#libs/civil-date';
import { PERIOD_KINDS, REPORT_DEFINITIONS } from '#libs/reporting';
import {
  ActionBar, BackLink, Button, Cell, CellInput, type Column, DataTable, EmptyState, ErrorMessage, ErrorSummary, Link, Mark, PageHeading, Radios, Row, Section, Subtext, TextInput, type View, Wide,
} from '#libs/ui';
import { shortStamp } from '#src/desk';
import type { FormState } from '#src/platform/view';
import { type CalendarEntry, isOwedTable, OWED_TABLES, owedAddress, owedCode, type OwedId, SCHEDULE_SCOPES, type ScheduleScope } from '#src/reports';
import { type DueState, dueState, KIND_HEADS, KIND_WORDS, SCOPE_WORDS } from '../domain/due-words.js';
import { CLOSED_PATH, PLAIN_NAMES } from '../domain/plain-words.js';
import { scopeWords, shortLabel } from '../domain/run-words.js';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

export const CALENDAR_PATH = '/bao-cao/lich';

export interface CalendarProps {
  entries: readonly CalendarEntry[];
  hasSchedule: boolean;
  /** The unit above whose schedule holds; null when it is the unit's own, or there is none. */
  setBy: string | null;
  maySet: boolean;
  tabs: readonly StatisticsTab[];
  today: CivilDate;
}

export function CalendarPage({ entries, hasSchedule, setBy, maySet, tabs, today }: CalendarProps): View {
  const open = entries.filter((entry) => ['not_made', 'made', 'late'].includes(dueState(entry, today)));
  const coming = entries.filter((entry) => dueState(entry, today) === 'coming');
  const closed = entries.filter(({ due }) => due?.closedAt).reverse();
  const sub = hasSchedule ? (setBy === null ? 'Theo lịch đơn vị tự đặt.' : `Theo lịch của ${setBy}.`) : 'Chưa đặt lịch: không báo cáo nào tự lập.';
  const table = (caption: string, rows: readonly CalendarEntry[], empty: string): View => (
    <Section title={`${caption} (${rows.length})`}>
      <DataTable caption={caption} columns={columnsOf(today)} rows={rows} empty={<EmptyState title={empty} />} />
    </Section>
  );
  return (
    <>
      <PageHeading title="Lịch báo cáo" sub={`${sub} Sáng hôm sau ngày cuối kỳ báo cáo được lập sẵn; hằng ngày nhắc đến khi chốt.`} />
      <StatisticsTabs current="calendar" offered={tabs} />
      {maySet && (
        <ActionBar>
          <Button kind="quiet" href={`${CALENDAR_PATH}/cai-dat`}>
            Đặt lịch
          </Button>
        </ActionBar>
      )}
      {table('Phải chốt', open, 'Không còn báo cáo nào phải chốt')}
      {table('Sắp tới', coming, 'Không có kỳ nào kết thúc trong 100 ngày tới')}
      {table('Đã chốt', closed, 'Chưa chốt báo cáo nào theo lịch')}
    </>
  );
}

const STATE_MARKS: Readonly<Record<DueState, { tone: 'overdue' | 'near' | 'in-term' | 'stopped'; text: string }>> = {
  coming: { tone: 'stopped', text: 'Kỳ chưa hết' }, not_made: { tone: 'near', text: 'Chưa lập' }, made: { tone: 'near', text: 'Đã lập, chờ chốt' },
  late: { tone: 'overdue', text: 'Quá hạn chốt' }, closed: { tone: 'in-term', text: 'Đã chốt' }, closed_late: { tone: 'near', text: 'Đã chốt, trễ hạn' },
};

function columnsOf(today: CivilDate): Column<CalendarEntry>[] {
  return [
    {
      title: 'Báo cáo', isRowHeader: true,
      cell: (entry) => {
        const text = `${owedCode(entry.definition)} · ${shortLabel(entry.period.label)}`;
        const href = entry.due && pathOf(entry, entry.due);
        return (
          <>
            {href ? <Link href={href}>{text}</Link> : text}
            <Subtext>{isOwedTable(entry.definition) ? 'Của riêng đơn vị' : scopeWords(entry)}</Subtext>
          </>
        );
      },
    },
    { title: 'Kỳ', nowrap: true, cell: ({ period }) => `${formatDate(period.from)} – ${formatDate(period.to)}` },
    { title: 'Hạn chốt', nowrap: true, cell: ({ dueOn }) => formatDate(dueOn) },
    { title: 'Lập lúc', nowrap: true, cell: ({ due }) => due && due.runId !== null && shortStamp(due.madeAt, today) },
    { title: 'Tình trạng', nowrap: true, cell: (entry) => <StateMark entry={entry} today={today} /> },
  ];
}

/** The table as it was made or closed; of one that is counted as one looks, the page of it. */
function pathOf({ definition, period }: CalendarEntry, { closedRunId, runId }: NonNullable<CalendarEntry['due']>): string {
  if (!isOwedTable(definition)) return `/bao-cao/${closedRunId ?? runId ?? ''}`;
  return closedRunId === null ? owedAddress(definition, period) : `${CLOSED_PATH}/${closedRunId}`;
}

function StateMark({ entry, today }: { entry: CalendarEntry; today: CivilDate }): View {
  const state = dueState(entry, today);
  const { tone, text } = STATE_MARKS[state];
  return (
    <>
      <Mark tone={tone}>{state === 'made' && isOwedTable(entry.definition) ? 'Chờ chốt' : text}</Mark>
      {entry.due?.closedAt && <Subtext>{shortStamp(entry.due.closedAt, today)}</Subtext>}
    </>
  );
}

export interface ScheduleProps {
  state: FormState;
  unitName: string;
  parentName: string | null;
  hasUnitsBelow: boolean;
}

export function SchedulePage({ state, unitName, parentName, hasUnitsBelow }: ScheduleProps): View {
  const errors = state.summary();
  const path = `${CALENDAR_PATH}/cai-dat`;
  const scopes = hasUnitsBelow ? SCHEDULE_SCOPES : (['own'] as const);
  return (
    <>
      <BackLink href={CALENDAR_PATH}>Về lịch báo cáo</BackLink>
      <PageHeading title="Đặt lịch báo cáo" sub={`${unitName}. Đơn vị trực thuộc chưa đặt lịch riêng thì theo lịch này.`} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="post" action={path} noValidate>
        <Radios
          name="whose" legend="Lịch" value={state.value('whose', 'own')} error={state.error('whose')}
          options={[
            { value: 'inherited', label: parentName === null ? 'Không lập báo cáo theo lịch' : `Theo lịch của ${parentName}` },
            { value: 'own', label: 'Đơn vị tự chọn các báo cáo dưới đây' },
          ]}
        />
        <Row>
          <Cell span={4}>
            <TextInput name="validFrom" label="Áp dụng cho kỳ kết thúc từ ngày" value={state.value('validFrom')} error={state.error('validFrom')} inputMode="numeric" />
          </Cell>
          <Cell span={4}>
            <TextInput name="dueDays" label="Hạn chốt: số ngày sau khi hết kỳ" value={state.value('dueDays')} error={state.error('dueDays')} inputMode="numeric" />
          </Cell>
        </Row>
        <Owed rows={rowsOf(scopes)} state={state} withScope={hasUnitsBelow} />
        <ActionBar>
          <Button preventDoubleClick>Ghi lịch</Button>
          <Button kind="quiet" href={CALENDAR_PATH}>
            Thôi
          </Button>
        </ActionBar>
      </form>
    </>
  );
}

/** Tables that are made by themselves, then those that are only to be closed. */
function rowsOf(scopes: readonly ScheduleScope[]): OwedRow[] {
  return [
    ...Object.values(REPORT_DEFINITIONS).flatMap(({ id, title }) => scopes.map((scope) => ({ id: id as OwedId, title, scope }))),
    ...OWED_TABLES.map((id) => ({ id, title: `${PLAIN_NAMES[id].replace(/^R\d+\. /, '')}, tính ngay lúc xem`, scope: 'own' as const })),
  ];
}

interface OwedRow {
  id: OwedId;
  title: string;
  scope: ScheduleScope;
}

/** Which table for which kind of period, a box each. */
function Owed({ rows, state, withScope }: { rows: readonly OwedRow[]; state: FormState; withScope: boolean }): View {
  const [chosen, error] = [state.values('items'), state.error('items')];
  const columns: Column<OwedRow>[] = [
    { title: 'Biểu', isRowHeader: true, cell: ({ id, title, scope }) => <>{owedCode(id)}<Subtext>{withScope ? `${SCOPE_WORDS[scope]}. ${title}` : title}</Subtext></> },
    ...PERIOD_KINDS.map((kind): Column<OwedRow> => ({
      title: KIND_HEADS[kind],
      cell: ({ id, scope }) => {
        const value = `${id}:${kind}:${scope}`;
        return <CellInput type="checkbox" name="items" label={`${owedCode(id)}, ${SCOPE_WORDS[scope]}: ${KIND_WORDS[kind]}`} value={value} checked={chosen.includes(value)} />;
      },
    })),
  ];
  return (
    <Section title="Báo cáo phải lập" id="items">
      <p>NĐ 09: kỳ theo Nghị định 09/2019, quý từ ngày 15 của tháng trước, năm từ 15/12 đến 14/12.</p>
      {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
      <Wide label="Báo cáo phải lập">
        <DataTable caption="Báo cáo phải lập theo từng loại kỳ" columns={columns} rows={rows} />
      </Wide>
    </Section>
  );
}
