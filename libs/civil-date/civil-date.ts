/** A day of the Vietnamese calendar, 'YYYY-MM-DD', as counted by law in Asia/Ho_Chi_Minh. */
export type CivilDate = string;

/** A calendar month, 'YYYY-MM'. */
export type Month = string;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The text as a civil date.
 * @throws RangeError when it is not written YYYY-MM-DD or no such day exists.
 * @example parseCivilDate('2021-02-28') === '2021-02-28'
 */
export function parseCivilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError(`Not a civil date (YYYY-MM-DD): ${JSON.stringify(text)}`);
  return text;
}

/**
 * Whether the value is an existing day written YYYY-MM-DD.
 * @example isCivilDate('2021-02-30') === false
 */
export function isCivilDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const year = digits(value, 0, 4);
  const month = digits(value, 5, 7);
  const day = digits(value, 8, 10);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
}

/**
 * Days since 1970-01-01, the form in which dates are counted.
 * @throws RangeError when the text is not shaped like a date; use parseCivilDate for untrusted text.
 * @example dayNumberOf('1970-01-02') === 1
 */
export function dayNumberOf(date: CivilDate): number {
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 7);
  const day = digits(date, 8, 10);
  if (date.length !== 10 || Number.isNaN(year + month + day)) {
    throw new RangeError(`Not a civil date (YYYY-MM-DD): ${JSON.stringify(date)}`);
  }
  return dayNumber(year, month, day);
}

/** The inverse of dayNumberOf. @example dateOfDayNumber(1) === '1970-01-02' */
export function dateOfDayNumber(dayNumber: number): CivilDate {
  const { year, month, day } = partsOf(dayNumber);
  return written(year, month, day);
}

/** @example addDays('2024-02-28', 2) === '2024-03-01' */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/**
 * The same day number `months` on, or the last day of a shorter month (Điều 148 khoản 3 BLDS 2015).
 * @throws RangeError when the text is not shaped like a date.
 * @example addMonths('2024-01-31', 1) === '2024-02-29'
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const count = digits(date, 0, 4) * 12 + digits(date, 5, 7) - 1 + months;
  if (Number.isNaN(count)) throw new RangeError(`Not a civil date (YYYY-MM-DD): ${JSON.stringify(date)}`);
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return written(year, month, Math.min(digits(date, 8, 10), monthLength(year, month)));
}

/** Days from `from` to `to`; negative when `to` is earlier. @example daysBetween('2021-12-31', '2022-01-02') === 2 */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** 1 = Monday … 7 = Sunday. @example weekdayOf('2021-01-01') === 5 */
export function weekdayOf(date: CivilDate): number {
  return weekdayOfDayNumber(dayNumberOf(date));
}

/** @example weekdayOfDayNumber(0) === 4 // 1970-01-01 was a Thursday */
export function weekdayOfDayNumber(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/** Negative, 0 or positive: fit for sort(). @example compareDates('2021-01-01', '2021-01-02') < 0 */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @example yearOf('2021-05-03') === 2021 */
export function yearOf(date: CivilDate): number {
  return digits(date, 0, 4);
}

/** @example monthOf('2021-05-03') === '2021-05' */
export function monthOf(date: CivilDate): Month {
  return date.slice(0, 7);
}

/** @example daysInMonth('2024-02') === 29 */
export function daysInMonth(month: Month): number {
  return monthLength(digits(month, 0, 4), digits(month, 5, 7));
}

/** @example firstDayOfMonth('2024-02') === '2024-02-01' */
export function firstDayOfMonth(month: Month): CivilDate {
  return `${month}-01`;
}

/** @example lastDayOfMonth('2024-02') === '2024-02-29' */
export function lastDayOfMonth(month: Month): CivilDate {
  return `${month}-${two(daysInMonth(month))}`;
}

/** Year, month and day of a day number. @example partsOf(31) // { year: 1970, month: 2, day: 1 } */
export function partsOf(dayNumber: number): { year: number; month: number; day: number } {
  // Hinnant's civil_from_days: years begin in March, so the leap day comes last.
  const shifted = dayNumber + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}

/** Day number of a year, month and day that are known to exist. */
export function dayNumber(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** @example two(7) === '07' */
export function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

function written(year: number, month: number, day: number): CivilDate {
  const fourDigits = year >= 1000 ? String(year) : String(year).padStart(4, '0');
  return `${fourDigits}-${two(month)}-${two(day)}`;
}

function monthLength(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
