/** What of a date a number format shows. */
export type DateFormat = 'date' | 'date-time' | 'time';

const DAY_MS = 86_400_000;

/** Number formats that every workbook has without declaring them. */
const BUILT_IN: Readonly<Record<number, DateFormat>> = {
  14: 'date', 15: 'date', 16: 'date', 17: 'date', 18: 'time', 19: 'time', 20: 'time', 21: 'time', 22: 'date-time',
  27: 'date', 28: 'date', 29: 'date', 30: 'date', 31: 'date', 36: 'date', 45: 'time', 46: 'time', 47: 'time',
  50: 'date', 51: 'date', 52: 'date', 53: 'date', 54: 'date', 57: 'date', 58: 'date',
};

/** `code` is the declared format such as `dd/mm/yyyy hh:mm`; quoted text, colours and escapes in it say nothing. */
export function dateFormatOf(id: number, code: string | undefined): DateFormat | undefined {
  if (code === undefined) return BUILT_IN[id];
  const tokens = code
    .toLowerCase()
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/g, '')
    .replace(/general|am\/pm|a\/p/g, '');
  const date = /[dy]/.test(tokens) || /m/.test(tokens.replace(/[h\]][^a-z]*m+|m+[^a-z]*s/g, ''));
  const time = /[hs]/.test(tokens);
  if (date) return time ? 'date-time' : 'date';
  return time ? 'time' : undefined;
}

/**
 * A day number as the workbook's wall clock shows it, to the minute: `2026-02-03`, `2026-02-03 09:00` or `09:00`.
 * A cell formatted as a date that also holds a time of day gives both.
 *
 * @example serialToText(46056.375, 'date-time', false) === '2026-02-03 09:00'
 */
export function serialToText(serial: number, format: DateFormat, date1904: boolean): string {
  const seconds = Math.round(serial * 86_400);
  const clock = `${two(Math.floor(seconds / 3_600) % 24)}:${two(Math.floor(seconds / 60) % 60)}`;
  if (serial < 1) return clock;
  const days = Math.floor(seconds / 86_400);
  // 1900 was given a 29 February, so before 1 March 1900 the count is one day off.
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const day = new Date(epoch + days * DAY_MS).toISOString().slice(0, 10);
  return format === 'date' && seconds % 86_400 === 0 ? day : `${day} ${clock}`;
}

/** The largest day number, 9999-12-31; a number beyond it is no date whatever its format says. */
export const MAX_SERIAL = 2_958_465;

/**
 * Plain digits, without exponent, to the 15 digits that a spreadsheet shows.
 *
 * @example plainNumber('1.23E+11') === '123000000000'
 * @example plainNumber('0.30000000000000004') === '0.3'
 */
export function plainNumber(raw: string): string {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (Number.isSafeInteger(value)) return String(value);
  const rounded = Number(value.toPrecision(15));
  return rounded.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
