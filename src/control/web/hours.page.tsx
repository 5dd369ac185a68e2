import { type CivilDate, formatDate } from '#libs/civil-date';
import { BackLink, Button, Cell, CellInput, ErrorSummary, PageHeading, Row, Section, Subtext, Table, TextInput, type View, Wide } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import { type SessionCells, weekRows } from '../domain/week-rows.js';
import { CALENDAR_PATH } from './calendar.page.js';

export const HOURS_PATH = `${CALENDAR_PATH}/gio`;
const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'];

export interface HoursView {
  state: FormState;
  unitName: string;
  /** First days of the editions of the week, oldest first, with which is in force. */
  editions: readonly { from: CivilDate; to: CivilDate | null; inForce: boolean }[];
  mayChange: boolean;
}

export function HoursPage({ state, unitName, editions, mayChange }: HoursView): View {
  const errors = state.summary();
  return (
    <>
      <BackLink href={CALENDAR_PATH}>Lịch làm việc</BackLink>
      <PageHeading title="Giờ làm việc" sub={`${unitName}. Buổi có “Tiếp nhận” thì quầy nhận hồ sơ; buổi có “Tính thời hạn” thì ngày ấy là ngày làm việc.`} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="post" action={HOURS_PATH} noValidate>
        <Wide label="Giờ làm việc trong tuần">
          <Table
            caption="Các buổi trong tuần; buổi để trống là nghỉ"
            head={[{ content: 'Thứ' }, { content: 'Mở' }, { content: 'Đóng' }, { content: 'Tiếp nhận' }, { content: 'Tính thời hạn' }]}
            rows={weekRows(state).map((cells) => (mayChange ? rowOf(state, cells) : plainRow(state, cells)))}
            firstCellIsHeader
          />
        </Wide>
        {mayChange ? (
          <>
            <Row>
              <Cell span={4}>
                <TextInput name="validFrom" label="Áp dụng từ ngày" hint="Giờ cũ giữ nguyên đến hết ngày hôm trước." value={state.value('validFrom')} inputMode="numeric" error={state.error('validFrom')} />
              </Cell>
            </Row>
            <Button preventDoubleClick>Lưu giờ làm việc</Button>
          </>
        ) : (
          <p>Chỉ quản trị của đơn vị đổi được giờ làm việc.</p>
        )}
      </form>
      <Section title="Các lần đặt giờ">
        <ul>
          {editions.map(({ from, to, inForce }) => (
            <li>
              Từ {formatDate(from)} {to ? `đến ${formatDate(to)}` : 'trở đi'}
              {inForce && ' (đang áp dụng)'}
            </li>
          ))}
        </ul>
        {editions.length === 0 && <p>Chưa đặt lần nào.</p>}
      </Section>
    </>
  );
}

function rowOf(state: FormState, { row, weekday, slot }: SessionCells) {
  const name = (column: string): string => `sessions.${row}.${column}`;
  const where = `${WEEKDAYS[weekday - 1] ?? ''}, buổi ${slot}`;
  const clock = (column: 'opens' | 'closes', label: string) => {
    const error = state.error(name(column));
    return {
      content: (
        <>
          <CellInput name={name(column)} id={name(column)} label={`${label}: ${where}`} value={state.value(name(column))} width={5} invalid={error !== undefined} attributes={error ? { 'aria-describedby': `${name(column)}-error` } : undefined} />
          {error !== undefined && <Subtext id={`${name(column)}-error`} tone="wrong">{error}</Subtext>}
        </>
      ),
    };
  };
  const flag = (column: string, label: string) => ({ content: <CellInput name={name(column)} label={`${label}: ${where}`} type="checkbox" value="true" checked={state.has(name(column))} /> });
  return [
    { content: <>{slot === 1 ? WEEKDAYS[weekday - 1] : <Subtext>buổi {slot}</Subtext>}<input type="hidden" name={name('weekday')} value={weekday} /></> },
    clock('opens', 'Giờ mở'), clock('closes', 'Giờ đóng'), flag('openForIntake', 'Tiếp nhận'), flag('countsForTerms', 'Tính thời hạn'),
  ];
}

/** For who may look and not change. */
function plainRow(state: FormState, { row, weekday, slot }: SessionCells) {
  const said = (column: string): string => state.value(`sessions.${row}.${column}`, '—');
  const yes = (column: string): string => (state.has(`sessions.${row}.${column}`) ? 'có' : '—');
  return [
    { content: slot === 1 ? WEEKDAYS[weekday - 1] : <Subtext>buổi {slot}</Subtext> },
    { content: said('opens') }, { content: said('closes') }, { content: yes('openForIntake') }, { content: yes('countsForTerms') },
  ];
}
