import { type Content, type View, named } from '../element.js';

export type DayMark = 'off' | 'makeup' | 'rest' | 'short';

export interface MonthDay {
  /** In the month, from 1. */
  day: number;
  mark?: DayMark;
  /** What the day is, read out and shown when pointed at; without it an ordinary working day. */
  words?: string;
  today?: boolean;
}

export interface MonthTableProps {
  title: string;
  /** Monday to Sunday; null outside the month. */
  weeks: readonly (readonly (MonthDay | null)[])[];
}

const WEEKDAYS = [
  ['T2', 'Thứ Hai'], ['T3', 'Thứ Ba'], ['T4', 'Thứ Tư'], ['T5', 'Thứ Năm'], ['T6', 'Thứ Sáu'], ['T7', 'Thứ Bảy'], ['CN', 'Chủ nhật'],
] as const;

/** Signs, not colours alone: a square is a day off, a diamond a make-up day, a ring one on which only intake is open. */
const SIGNS: Partial<Record<DayMark, string>> = {
  off: 'M0 0h10v10H0z',
  makeup: 'M5 0l5 5-5 5-5-5z',
  short: 'M5 0a5 5 0 010 10A5 5 0 015 0zM5 2a3 3 0 000 6 3 3 0 000-6z',
};

/** One small month. @example <MonthTable title="Tháng 9" weeks={[[{ day: 1 }, { day: 2, mark: 'off', words: 'Quốc khánh' }, null, null, null, null, null]]} /> */
export function MonthTable({ title, weeks }: MonthTableProps): View {
  return (
    <table class={named('month')}>
      <caption class={named('month__title')}>{title}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map(([short, long]) => (
            <th scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr>{week.map((day) => (day ? <Day day={day} /> : <td />))}</tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day: { day, mark, words, today } }: { day: MonthDay }): View {
  return (
    <td class={named('month__day', mark && `month__day--${mark}`, today && 'month__day--today')} title={words} aria-current={today ? 'date' : undefined}>
      {day}
      {mark && <Sign mark={mark} />}
      {words !== undefined && <span class={named('visually-hidden')}>, {words}</span>}
    </td>
  );
}

function Sign({ mark }: { mark: DayMark }): View {
  const path = SIGNS[mark];
  if (path === undefined) return null;
  return (
    <svg class={named('month__sign')} viewBox="0 0 10 10" aria-hidden="true">
      <path d={path} fill-rule="evenodd" />
    </svg>
  );
}

/** The months of a year, as many side by side as fit. @example <MonthGrid><MonthTable … /><MonthTable … /></MonthGrid> */
export function MonthGrid({ children }: { children: Content }): View {
  return <div class={named('months')}>{children}</div>;
}

export interface MonthLegendProps {
  items: readonly { mark: DayMark; text: string }[];
}

/** What the signs mean. @example <MonthLegend items={[{ mark: 'off', text: 'nghỉ lễ' }]} /> */
export function MonthLegend({ items }: MonthLegendProps): View {
  return (
    <ul class={named('month-legend')}>
      {items.map(({ mark, text }) => (
        <li class={named('month-legend__item', `month__day--${mark}`)}>
          <Sign mark={mark} /> {text}
        </li>
      ))}
    </ul>
  );
}
