import { type CivilDate, addDays, addMonths, formatDate, parseCivilDate, weekdayOf, yearOf } from '#libs/civil-date';

/** Both ends included. */
export interface Period {
  from: CivilDate;
  to: CivilDate;
  /** Vietnamese, as printed in the head of a table. */
  label: string;
}

/**
 * `statutory_*`: the reporting periods of Nghị định 09/2019/NĐ-CP (the year runs 15 December to 14 December);
 * `to_9_december`: 10 December to 9 December, as many communes close their year.
 */
export type PeriodKind =
  | 'year'
  | 'half'
  | 'nine_months'
  | 'eleven_months'
  | 'quarter'
  | 'month'
  | 'week'
  | 'statutory_year'
  | 'statutory_quarter'
  | 'to_9_december';

interface Preset {
  /** How many there are in a year; `n` counts from 1. */
  count: number;
  bounds: (year: number, n: number) => { from: CivilDate; to: CivilDate };
  label: (year: number, n: number) => string;
}

const ROMAN: Record<number, string> = { 1: 'I', 2: 'II', 3: 'III', 4: 'IV' };

/** In the order in which periodLabel tries them; no two of them ever mean the same days. */
const PRESETS: Record<PeriodKind, Preset> = {
  year: { count: 1, bounds: (year) => months(year, 1, 12), label: (year) => `Năm ${year}` },
  half: {
    count: 2,
    bounds: (year, n) => months(year, n * 6 - 5, 6),
    label: (year, n) => `6 tháng ${n === 1 ? 'đầu' : 'cuối'} năm ${year}`,
  },
  nine_months: { count: 1, bounds: (year) => months(year, 1, 9), label: (year) => `9 tháng đầu năm ${year}` },
  eleven_months: { count: 1, bounds: (year) => months(year, 1, 11), label: (year) => `11 tháng đầu năm ${year}` },
  quarter: {
    count: 4,
    bounds: (year, n) => months(year, n * 3 - 2, 3),
    label: (year, n) => `Quý ${ROMAN[n] ?? n} năm ${year}`,
  },
  month: { count: 12, bounds: (year, n) => months(year, n, 1), label: (year, n) => `Tháng ${n} năm ${year}` },
  week: { count: 53, bounds: isoWeek, label: (year, n) => dated(`Tuần ${n} năm ${year}`, isoWeek(year, n)) },
  statutory_year: {
    count: 1,
    bounds: (year) => shifted(year, 1, 12, 15),
    label: (year) => dated(`Kỳ báo cáo năm ${year}`, shifted(year, 1, 12, 15)),
  },
  statutory_quarter: {
    count: 4,
    bounds: (year, n) => shifted(year, n * 3 - 2, 3, 15),
    label: (year, n) => dated(`Kỳ báo cáo quý ${ROMAN[n] ?? n} năm ${year}`, shifted(year, n * 3 - 2, 3, 15)),
  },
  to_9_december: {
    count: 1,
    bounds: (year) => shifted(year, 1, 12, 10),
    label: (year) => dated(`Năm ${year}`, shifted(year, 1, 12, 10)),
  },
};

export const PERIOD_KINDS = Object.keys(PRESETS) as PeriodKind[];

/**
 * A customary reporting period; `n` is the number of the month, quarter, half or ISO week, 1 for the others.
 * @throws RangeError when the year has no such n.
 * @example presetPeriod('statutory_quarter', 2021, 1) // 2020-12-15 to 2021-03-14
 */
export function presetPeriod(kind: PeriodKind, year: number, n = 1): Period {
  const preset = PRESETS[kind];
  const whole = Number.isInteger(n) && n >= 1 && n <= preset.count;
  if (!Number.isInteger(year) || year < 1900 || year > 9998 || !whole) {
    throw new RangeError(`There is no ${kind} ${n} of the year ${year}`);
  }
  const { from, to } = preset.bounds(year, n);
  if (kind === 'week' && yearOf(addDays(from, 3)) !== year) throw new RangeError(`There is no week ${n} of the year ${year}`);
  return { from, to, label: preset.label(year, n) };
}

/**
 * Any two dates as a period, both included.
 * @throws RangeError when either is not a date or `to` is before `from`.
 * @example customPeriod('2021-02-03', '2021-02-05').label === 'Từ ngày 03/02/2021 đến ngày 05/02/2021'
 */
export function customPeriod(from: CivilDate, to: CivilDate): Period {
  parseCivilDate(from);
  parseCivilDate(to);
  if (to < from) throw new RangeError(`A period cannot end (${to}) before it begins (${from})`);
  return { from, to, label: periodLabel(from, to) };
}

/**
 * The period's Vietnamese name when it is a customary one, otherwise its two dates.
 * @example periodLabel('2021-01-01', '2021-12-31') === 'Năm 2021'
 */
export function periodLabel(from: CivilDate, to: CivilDate): string {
  for (const kind of PERIOD_KINDS) {
    const { count, bounds, label } = PRESETS[kind];
    for (const year of new Set([yearOf(from), yearOf(to)])) {
      for (let n = 1; n <= count; n += 1) {
        const candidate = bounds(year, n);
        const ofThisYear = kind !== 'week' || yearOf(addDays(candidate.from, 3)) === year;
        if (ofThisYear && candidate.from === from && candidate.to === to) return label(year, n);
      }
    }
  }
  return from === to ? `Ngày ${formatDate(from)}` : `Từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`;
}

function months(year: number, first: number, count: number): { from: CivilDate; to: CivilDate } {
  const from = addMonths(`${year}-01-01`, first - 1);
  return { from, to: addDays(addMonths(from, count), -1) };
}

/** Whole months moved back so as to begin on `day` of the month before. */
function shifted(year: number, first: number, count: number, day: number): { from: CivilDate; to: CivilDate } {
  const from = addMonths(`${year}-01-${day}`, first - 2);
  return { from, to: addDays(addMonths(from, count), -1) };
}

/** Weeks begin on Monday; week 1 is the one with the year's first Thursday (ISO 8601). */
function isoWeek(year: number, n: number): { from: CivilDate; to: CivilDate } {
  const fourth = `${year}-01-04`;
  const from = addDays(fourth, 1 - weekdayOf(fourth) + (n - 1) * 7);
  return { from, to: addDays(from, 6) };
}

function dated(name: string, bounds: { from: CivilDate; to: CivilDate }): string {
  return `${name} (từ ngày ${formatDate(bounds.from)} đến ngày ${formatDate(bounds.to)})`;
}
