import { instantOf, isCivilDate } from '#libs/civil-date';
import { field } from './field.js';
import type { FieldOptions, Rule } from './field.js';

export interface NumberOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
}

/** A whole number; a string of digits, as in a query, is taken too. */
export function WholeNumber(options: NumberOptions): PropertyDecorator {
  return field(options, {
    convert: (raw) => (typeof raw === 'string' && /^\s*[+-]?\d{1,15}\s*$/.test(raw) ? Number(raw) : raw),
    rules: [{ code: 'number.not_whole', text: 'phải là số nguyên.', holds: Number.isSafeInteger }, ...rangeRules(options)],
    api: { type: 'integer', minimum: options.min, maximum: options.max },
  });
}

/** An amount in whole đồng; on a form also as people write it, 1.250.000. */
export function Dong(options: NumberOptions): PropertyDecorator {
  return field(options, {
    convert: (raw) => (typeof raw === 'string' && /^\s*\d{1,3}([. ]?\d{3})*\s*đ?\s*$|^\s*\d{1,15}\s*$/.test(raw) ? Number(raw.replace(/[^\d]/g, '')) : raw),
    rules: [{ code: 'number.not_whole', text: 'phải là số tiền chẵn đồng, ví dụ 8.000.', holds: Number.isSafeInteger }, ...rangeRules(options)],
    api: { type: 'integer', minimum: options.min, maximum: options.max },
  });
}

export interface DecimalOptions extends NumberOptions {
  /** Digits after the decimal point; 2 unless told. */
  readonly places?: number;
}

export function Decimal(options: DecimalOptions): PropertyDecorator {
  const places = options.places ?? 2;
  return field(options, {
    convert: (raw) => (typeof raw === 'string' && /^\s*[+-]?\d{1,12}(\.\d{1,12})?\s*$/.test(raw) ? Number(raw) : raw),
    rules: [
      { code: 'number.not_a_number', text: 'phải là số.', holds: Number.isFinite },
      ...rangeRules(options),
      {
        code: 'number.too_many_places',
        text: `tối đa ${String(places)} chữ số sau dấu thập phân.`,
        holds: (value) => Number(Number(value).toFixed(places)) === value,
      },
    ],
    api: { type: Number, minimum: options.min, maximum: options.max },
  });
}

function rangeRules({ min, max }: NumberOptions): readonly Rule[] {
  const rules: Rule[] = [];
  if (min !== undefined) rules.push({ code: 'number.too_small', text: `nhỏ nhất là ${String(min)}.`, holds: (value) => Number(value) >= min });
  if (max !== undefined) rules.push({ code: 'number.too_large', text: `lớn nhất là ${String(max)}.`, holds: (value) => Number(value) <= max });
  return rules;
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };

/** True or false; in a query also 1 or 0. */
export function Flag(options: FieldOptions): PropertyDecorator {
  return field(options, {
    convert: (raw) => (typeof raw === 'string' && Object.hasOwn(FLAGS, raw) ? FLAGS[raw] : raw),
    rules: [{ code: 'flag.bad', text: 'phải là true hoặc false.', holds: (value) => typeof value === 'boolean' }],
    api: { type: Boolean },
  });
}

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;
const yearRule: Rule = {
  code: 'date.out_of_range',
  text: `năm phải từ ${String(EARLIEST_YEAR)} đến ${String(LATEST_YEAR)}.`,
  holds: (value) => {
    const year = value instanceof Date ? value.getUTCFullYear() : Number(String(value).slice(0, 4));
    return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
  },
};

/** A civil date 'YYYY-MM-DD' that exists; on a form also as people write it, 3/2/2026. */
export function CivilDateField(options: FieldOptions): PropertyDecorator {
  return field(options, {
    convert: (raw) => (typeof raw === 'string' ? isoDate(raw.trim()) : raw),
    rules: [{ code: 'date.bad', text: 'phải là ngày có thật, dạng ngày/tháng/năm hoặc YYYY-MM-DD.', holds: isCivilDate }, yearRule],
    api: { type: String, format: 'date' },
  });
}

const WRITTEN_DATE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?=$|[T ])/;

function isoDate(text: string): string {
  return text.replace(WRITTEN_DATE, (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** An instant, as Date: ISO 8601 with its offset, or without one Vietnamese clock time (UTC+7). */
export function InstantField(options: FieldOptions): PropertyDecorator {
  return field(options, {
    convert: (raw) => (typeof raw === 'string' ? (parseInstant(raw) ?? raw) : raw),
    rules: [
      {
        code: 'instant.bad',
        text: 'phải là thời điểm có thật, dạng ngày/tháng/năm giờ:phút, YYYY-MM-DDTHH:MM (giờ Việt Nam) hoặc ISO 8601 có múi giờ.',
        holds: (value) => value instanceof Date,
      },
      yearRule,
    ],
    api: { type: String, format: 'date-time' },
  });
}

const INSTANT_SHAPE = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:(Z)|([ +-])(\d{2}):?(\d{2}))?$/;
const MINUTE_MS = 60_000;
const VIETNAM_OFFSET_MINUTES = 420;

/**
 * Reads ISO 8601 with an offset, or a time of day in UTC+7 when it has none; undefined when it is no real instant.
 * People write the hour with one digit too. A blank before the offset is read as "+", which a query string turns into a blank.
 *
 * @example
 * parseInstant('2026-02-03T09:00')          // 2026-02-03T02:00:00.000Z
 * parseInstant('2026-02-03T09:00:00+07:00') // the same
 */
export function parseInstant(text: string): Date | undefined {
  const match = INSTANT_SHAPE.exec(isoDate(text.trim()));
  if (match === null) return undefined;
  const [, date = '', hour, minute, second = '0', fraction = '0', zulu, sign, offsetHour, offsetMinute] = match;
  if (!isCivilDate(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (Number(offsetHour ?? 0) > 14 || Number(offsetMinute ?? 0) > 59) return undefined;
  const given = Number(offsetHour) * 60 + Number(offsetMinute);
  const offset = zulu !== undefined ? 0 : sign === undefined ? VIETNAM_OFFSET_MINUTES : sign === '-' ? -given : given;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  const vietnamese = instantOf(date, `${(hour ?? '').padStart(2, '0')}:${minute ?? ''}`).getTime() + Number(second) * 1000 + milliseconds;
  return new Date(vietnamese + (VIETNAM_OFFSET_MINUTES - offset) * MINUTE_MS);
}
