import { addDays, addMonths, type CivilDate, yearOf } from '#libs/civil-date';
import { customPeriod, type Period } from '#libs/reporting';

/** What a report calls its period, the one after it and the same one a year before. */
export interface PeriodWords {
  /** @example 'quý I năm 2026' */
  name: string;
  next: string;
  lastYear: string;
  isYear: boolean;
}

const MONTHS_OF_A_YEAR = 12;
const ROMAN = ['I', 'II', 'III', 'IV'];

type Named = Omit<PeriodWords, 'isYear'>;

/** By how many months it has, for calendar and statutory periods (15 December to 14 December) alike: both are named after the month in which they end. */
const NAMED: Readonly<Record<number, (year: number, month: number) => Named | undefined>> = {
  12: (year) => ({ name: `năm ${year}`, next: `năm ${year + 1}`, lastYear: `năm ${year - 1}` }),
  3: (year, month) => {
    const quarter = month / 3;
    if (!Number.isInteger(quarter)) return undefined;
    const named = (of: number, number: number): string => `quý ${ROMAN[number - 1] ?? ''} năm ${of}`;
    return { name: named(year, quarter), next: quarter === 4 ? named(year + 1, 1) : named(year, quarter + 1), lastYear: named(year - 1, quarter) };
  },
  6: (year, month) => (month === 6
    ? { name: `6 tháng đầu năm ${year}`, next: `6 tháng cuối năm ${year}`, lastYear: `6 tháng đầu năm ${year - 1}` }
    : month === 12 ? { name: `6 tháng cuối năm ${year}`, next: `6 tháng đầu năm ${year + 1}`, lastYear: `6 tháng cuối năm ${year - 1}` } : undefined),
  9: (year, month) => (month === 9 ? { name: `9 tháng đầu năm ${year}`, next: `quý IV năm ${year}`, lastYear: `9 tháng đầu năm ${year - 1}` } : undefined),
  11: (year, month) => (month === 11 ? { name: `11 tháng đầu năm ${year}`, next: `tháng 12 năm ${year}`, lastYear: `11 tháng đầu năm ${year - 1}` } : undefined),
  1: (year, month) => ({ name: `tháng ${month} năm ${year}`, next: month === 12 ? `tháng 1 năm ${year + 1}` : `tháng ${month + 1} năm ${year}`, lastYear: `tháng ${month} năm ${year - 1}` }),
};

/** @example periodWords(presetPeriod('quarter', 2026, 1)).next === 'quý II năm 2026' */
export function periodWords(period: Pick<Period, 'from' | 'to'>): PeriodWords {
  const months = monthsOf(period);
  const named = months === null ? undefined : NAMED[months]?.(yearOf(period.to), monthIn(period.to));
  return { ...(named ?? { name: 'kỳ báo cáo', next: 'kỳ tới', lastYear: 'cùng kỳ năm trước' }), isYear: months === MONTHS_OF_A_YEAR };
}

/** The same days of the year before. */
export function yearBefore({ from, to }: Period): Period {
  return customPeriod(addMonths(from, -MONTHS_OF_A_YEAR), addDays(addMonths(addDays(to, 1), -MONTHS_OF_A_YEAR), -1));
}

/** From the first day of the reporting year that the period ends in; the period itself where it begins with the year, or is no customary one. */
export function yearSoFar(period: Period): Period {
  const months = monthsOf(period);
  if (months === null || NAMED[months]?.(yearOf(period.to), monthIn(period.to)) === undefined) return period;
  const before = monthIn(period.to) - months;
  return before <= 0 ? period : customPeriod(addMonths(period.from, -before), period.to);
}

/** Null when it is not made of whole months. */
function monthsOf({ from, to }: Pick<Period, 'from' | 'to'>): number | null {
  for (let months = 1; months <= MONTHS_OF_A_YEAR; months += 1) if (addDays(addMonths(from, months), -1) === to) return months;
  return null;
}

function monthIn(date: CivilDate): number {
  return Number(date.slice(5, 7));
}
