import { type CivilDate, civilDateOf, formatDate } from '#libs/civil-date';
import { type Period, reportCode } from '#libs/reporting';
import { ActionBar, BarChart, Button, type Column, DataTable, EmptyState, ErrorSummary, Link, Mark, PageHeading, Section, Spoken, Subtext, type View, Wide } from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import { shortDate } from '#src/desk';
import type { FormState } from '#src/platform/view';
import type { ComparedUnit, UnitFigures } from '#src/reports';
import type { Unit } from '#src/units';
import { valueOf } from '../domain/period-choices.js';
import { shortLabel } from '../domain/run-words.js';
import { type Direction, inOrder, type UnitOrder } from '../domain/unit-order.js';
import { PeriodBar } from './period-fields.js';

const PATH = '/cap-duoi';
/** More bars than eyes compare. */
const MOST_BARS = 25;

export interface CommunesProps {
  unit: Unit;
  units: readonly ComparedUnit[];
  total: UnitFigures;
  period: Period;
  state: FormState;
  today: CivilDate;
  order: UnitOrder | undefined;
  direction: Direction;
  atWork: string;
}

export function CommunesPage(props: CommunesProps): View {
  const { unit, units, total, period, state, today, order, direction } = props;
  const errors = state.summary();
  const rows = order ? inOrder(units, order, direction) : units;
  return (
    <>
      <PageHeading title="Các đơn vị cấp dưới" sub={`${unit.name}, ${units.length} đơn vị trực thuộc. Từ ${formatDate(period.from)} đến hết ${formatDate(period.to)}.`} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <PeriodBar path={PATH} period={period} today={today} state={state} />
      <Section title="Số liệu từng đơn vị">
        <Wide label="Số liệu từng đơn vị">
          <DataTable
            caption={`Các đơn vị cấp dưới, ${period.label}`}
            columns={columnsOf(props)}
            rows={rows}
            foot={units.length > 1 ? footOf(total) : undefined}
            empty={<EmptyState title="Không có đơn vị trực thuộc nào" />}
          />
        </Wide>
      </Section>
      {rows.length > 1 && (
        <BarChart
          id="on-time"
          title="Tỷ lệ trước và đúng hạn, %"
          labelTitle="Đơn vị"
          labels={rows.slice(0, MOST_BARS).map(({ name }) => name)}
          decimals={2}
          series={[{ name: 'Trước và đúng hạn', values: rows.slice(0, MOST_BARS).map(({ onTimeRate }) => onTimeRate) }]}
        />
      )}
      <ActionBar>
        <Button href={`/bao-cao/tong-hop?period=${encodeURIComponent(valueOf(period))}`} kind="quiet">
          Ai đã chốt, tổng hợp
        </Button>
      </ActionBar>
    </>
  );
}

function columnsOf(props: CommunesProps): Column<ComparedUnit>[] {
  const { today, atWork } = props;
  const sorted = (by: UnitOrder) => ({ sort: sortOf(props, by) });
  return [
    { title: 'Đơn vị', isRowHeader: true, ...sorted('name'), cell: ({ name, unitId }) => <>{name}{unitId === atWork && <Subtext>đang làm việc tại đây</Subtext>}</> },
    { title: 'Nhận', numeric: true, ...sorted('received'), cell: ({ received }) => formatNumber(received) },
    { title: 'Xong', numeric: true, cell: ({ finished }) => formatNumber(finished) },
    { title: 'Còn', numeric: true, ...sorted('open'), cell: ({ open }) => formatNumber(open) },
    { title: 'Quá hạn', numeric: true, ...sorted('overdue'), cell: ({ overdue }) => (overdue > 0 ? <Mark tone="overdue">{formatNumber(overdue)}</Mark> : '0') },
    { title: 'Đúng hạn %', numeric: true, ...sorted('onTimeRate'), cell: ({ onTimeRate }) => rateText(onTimeRate) },
    { title: 'Trực tuyến %', numeric: true, ...sorted('onlineRate'), cell: ({ onlineRate }) => rateText(onlineRate) },
    {
      title: 'Chốt gần nhất',
      cell: ({ lastClosed }) =>
        lastClosed ? (
          <>
            <Link href={`/bao-cao/${lastClosed.id}`}>
              {reportCode(lastClosed.definition)} · {shortLabel(lastClosed.label)}
            </Link>
            <Subtext>chốt {shortDate(civilDateOf(lastClosed.closedAt), today)}</Subtext>
          </>
        ) : (
          'chưa chốt lần nào'
        ),
    },
    {
      title: 'Vào xem', titleHidden: true, nowrap: true,
      cell: (unit) => (
        <>
          <GoTo unit={unit} to="/danh-sach/qua-han" text="Hồ sơ" />
          <GoTo unit={unit} to="/bao-cao" text="Báo cáo" />
        </>
      ),
    },
  ];
}

/** Changes the unit at work, so that every list and report there is of that unit. */
function GoTo({ unit: { unitId, name }, to, text }: { unit: ComparedUnit; to: string; text: string }): View {
  return (
    <form method="post" action="/tai-khoan/don-vi">
      <input type="hidden" name="unitId" value={unitId} />
      <Button kind="quiet" name="tiep" value={to}>
        {text}
        <Spoken> của {name}</Spoken>
      </Button>
    </form>
  );
}

function sortOf({ period, order, direction }: CommunesProps, by: UnitOrder): NonNullable<Column<ComparedUnit>['sort']> {
  // The worst first is what one looks for: names from A, numbers from the greatest.
  const first: Direction = by === 'name' || by === 'onTimeRate' || by === 'onlineRate' ? 'ascending' : 'descending';
  const next: Direction = order === by ? (direction === 'ascending' ? 'descending' : 'ascending') : first;
  const query = new URLSearchParams({ period: valueOf(period), xep: by, chieu: next === 'descending' ? 'giam' : 'tang' });
  return { href: `${PATH}?${query.toString()}`, ...(order === by && { direction }) };
}

function footOf({ received, finished, open, overdue, onTimeRate, onlineRate }: UnitFigures): string[] {
  return ['Tổng cộng', ...[received, finished, open, overdue].map((number) => formatNumber(number)), rateText(onTimeRate), rateText(onlineRate), '', ''];
}

function rateText(rate: number | null): string {
  return rate === null ? '–' : formatNumber(rate, 2);
}
