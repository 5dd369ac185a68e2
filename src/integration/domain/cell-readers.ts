import { type CivilDate, isCivilDate } from '#libs/civil-date';
import { searchKey } from '#libs/vietnamese';

/** A wall-clock time in Viet Nam as a register has it; `clock` null where only the day is written. */
export interface WrittenTime {
  date: CivilDate;
  /** 'HH:MM:SS' */
  clock: string | null;
}

const CLOCK = String.raw`(\d{1,2})[:hg](\d{2})(?::(\d{2}))?`;
const ISO = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})(?:[T ]\s*${CLOCK})?$`);
const VIETNAMESE = new RegExp(String.raw`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,?\s+${CLOCK})?$`);
/** As printed on the receipt: 17:00 03/05/2021. */
const CLOCK_FIRST = new RegExp(String.raw`^${CLOCK},?\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`);

/**
 * Undefined for what is no time or no day of the calendar.
 * @example readTime('2021-05-03 07:30') // { date: '2021-05-03', clock: '07:30:00' }
 * @example readTime('03/05/2021 7:30') // the same
 * @example readTime('03/05/2021') // { date: '2021-05-03', clock: null }
 */
export function readTime(text: string): WrittenTime | undefined {
  const iso = ISO.exec(text);
  if (iso) return writtenTime([iso[1], iso[2], iso[3]], [iso[4], iso[5], iso[6]]);
  const vietnamese = VIETNAMESE.exec(text);
  if (vietnamese) return writtenTime([vietnamese[3], vietnamese[2], vietnamese[1]], [vietnamese[4], vietnamese[5], vietnamese[6]]);
  const receipt = CLOCK_FIRST.exec(text);
  return receipt ? writtenTime([receipt[6], receipt[5], receipt[4]], [receipt[1], receipt[2], receipt[3]]) : undefined;
}

function writtenTime(day: (string | undefined)[], time: (string | undefined)[]): WrittenTime | undefined {
  const date = day.map((part) => (part ?? '').padStart(2, '0')).join('-');
  if (!isCivilDate(date)) return undefined;
  const [hour, minute, second = '00'] = time;
  if (hour === undefined || minute === undefined) return { date, clock: null };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return { date, clock: `${hour.padStart(2, '0')}:${minute}:${second}` };
}

/** A whole number without sign. @example readCount('3') === 3 */
export function readCount(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** Reads one of the words, without regard to case, diacritics, spaces and signs. */
function words<T>(meanings: Readonly<Record<string, T>>): (text: string) => T | undefined {
  return (text) => {
    const key = searchKey(text).replaceAll(' ', '');
    return Object.hasOwn(meanings, key) ? meanings[key] : undefined;
  };
}

export const readChannel = words({
  tructiep: 'counter', taiquay: 'counter', noptructiep: 'counter',
  buuchinh: 'post', buuchinhcongich: 'post', buudien: 'post',
  tructuyen: 'online', noptructuyen: 'online',
} as const);

export const readLevel = words({ 3: 3, mucdo3: 3, motphan: 3, 4: 4, mucdo4: 4, toantrinh: 4 } as const);

export const readFlag = words({ co: true, x: true, 1: true, khong: false, 0: false } as const);

export const readEnding = words({
  giaiquyet: 'resolved', dagiaiquyet: 'resolved', xong: 'resolved',
  rut: 'withdrawn', ruthoso: 'withdrawn', congdanrut: 'withdrawn',
  dung: 'stopped', dunggiaiquyet: 'stopped', dungxuly: 'stopped', tuchoigiaiquyet: 'stopped',
} as const);

/** @example readRating('4/5') // { scale: 5, level: 4 } */
export function readRating(text: string): { scale: 3 | 5; level: number } | undefined {
  const match = /^([1-5])\s*\/\s*([35])$/.exec(text);
  const level = Number(match?.[1]);
  const scale = Number(match?.[2]) as 3 | 5;
  return match && level <= scale ? { scale, level } : undefined;
}
