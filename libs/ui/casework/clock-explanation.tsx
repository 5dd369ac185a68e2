import { type CivilDate, formatDate, formatDateTime, formatTime, weekdayOf } from '#libs/civil-date';
import type { Due, DueReason } from '#libs/deadline';
import { type Content, type View, named } from '../element.js';

export interface ClockExplanationProps {
  /** Left out: the promise alone is not shown, only why. */
  due?: Pick<Due, 'dueAt' | 'dueOn' | 'provisional'>;
  receivedAt?: Date;
  /** Line by line, as libs/deadline gives them. */
  reasons: readonly DueReason[];
  /** The clauses that the count follows. */
  law?: Content;
  title?: Content;
  titleLevel?: 2 | 3;
  id?: string;
}

const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'];
const SHORT_WEEKDAYS = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'];
const PASSES: ReadonlySet<DueReason['code']> = new Set(['counted', 'makeup', 'half_day', 'same_day']);

/**
 * The promised date, large, and why, day by day.
 * @example <ClockExplanation reasons={[{ from: '2021-04-28', to: '2021-04-28', code: 'counted', counted: 1, text: 'Thứ Tư 28/04/2021: ngày 1' }]} />
 */
export function ClockExplanation({ due, receivedAt, reasons, law, title = 'Hẹn trả kết quả', titleLevel = 2, id }: ClockExplanationProps): View {
  const Heading = `h${titleLevel}` as 'h2';
  return (
    <section class={named('clock')} id={id}>
      <Heading class={named('clock__title')}>{title}</Heading>
      {due && (
        <p class={named('clock__date')}>
          <span>{weekday(due.dueOn)}</span> <time dateTime={due.dueOn}>{formatDate(due.dueOn)}</time>
        </p>
      )}
      {due && (
        <p class={named('clock__until')}>
          trước {formatTime(due.dueAt)}
          {receivedAt && ` · nhận ${formatDateTime(receivedAt)}`}
        </p>
      )}
      {due?.provisional && <p class={named('clock__provisional')}>Tạm tính: chưa có thông báo nghỉ lễ của năm đó.</p>}
      {reasons.length > 0 && (
        <ol class={named('clock__days')}>
          {reasons.map((reason) => (
            <li class={named('clock__day', reason.code === 'due' ? 'clock__day--due' : PASSES.has(reason.code) ? 'clock__day--counted' : 'clock__day--skipped')}>
              <span class={named('clock__when')}>{span(reason.from, reason.to)}</span> <span>{note(reason)}</span>
            </li>
          ))}
        </ol>
      )}
      {law !== undefined && <p class={named('clock__law')}>{law}</p>}
    </section>
  );
}

function weekday(date: CivilDate): string {
  return WEEKDAYS[weekdayOf(date) - 1] ?? '';
}

/** 'T3 27/04', 'T7 01 – CN 02/05', 'T6 30/04 – T7 01/05'. */
function span(from: CivilDate, to: CivilDate): string {
  const day = (date: CivilDate, length: number) => `${SHORT_WEEKDAYS[weekdayOf(date) - 1] ?? ''} ${formatDate(date).slice(0, length)}`;
  if (from === to) return day(from, 5);
  return `${day(from, from.slice(0, 7) === to.slice(0, 7) ? 2 : 5)} – ${day(to, 5)}`;
}

/** The text without the day, which has a column of its own here, and without what the look of the line says. */
function note({ text }: DueReason): string {
  const colon = text.indexOf(': ');
  return (colon < 0 ? text : text.slice(colon + 2)).replace(/^(không )?tính, /, '');
}
