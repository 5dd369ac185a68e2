import { type CivilDate, civilDateOf, formatDate, formatTime, yearOf } from '#libs/civil-date';
import type { Channel, Digitised, OnlineLevel, ResultBy, ResultStatus } from '#libs/dossier-flow';

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = { counter: 'Trực tiếp', post: 'Bưu chính công ích', online: 'Trực tuyến' };

export const RESULT_BY_WORDS: Readonly<Record<ResultBy, string>> = { desk: 'Tại bộ phận một cửa', post: 'Qua bưu chính công ích', online: 'Trực tuyến' };

export const DIGITISED_WORDS: Readonly<Record<Digitised, string>> = {
  no: 'Chưa số hóa',
  digitised: 'Đã số hóa',
  reused_paper: 'Dùng lại giấy tờ',
  reused_result: 'Dùng lại kết quả',
};

export const RESULT_STATUS_WORDS: Readonly<Record<ResultStatus, string>> = { none: 'Không có kết quả để lưu', not_digitised: 'Chưa số hóa', digitised: 'Đã số hóa, có bản điện tử' };

/** The first day of “toàn trình” and “một phần” for levels 4 and 3 (NĐ 42/2022/NĐ-CP). */
const NAMED_ANEW: CivilDate = '2022-08-15';

/** @example channelWords('online', 4, '2025-03-01') === 'Trực tuyến toàn trình' */
export function channelWords(channel: Channel, level: OnlineLevel | null, on: CivilDate | null): string {
  if (channel !== 'online' || level === null) return CHANNEL_WORDS[channel];
  if (on !== null && on < NAMED_ANEW) return `${CHANNEL_WORDS.online} mức độ ${level}`;
  return `${CHANNEL_WORDS.online} ${level === 4 ? 'toàn trình' : 'một phần'}`;
}

/** In a list every name would begin alike. @example procedureWords('Thủ tục đăng ký khai sinh') === 'Đăng ký khai sinh' */
export function procedureWords(name: string): string {
  const rest = name.replace(/^Thủ tục /, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** Of this year without the year. @example dayText('2026-03-02', '2026-05-01') === '02/03' */
export function dayText(date: CivilDate, today: CivilDate): string {
  return yearOf(date) === yearOf(today) ? formatDate(date).slice(0, 5) : formatDate(date);
}

/** @example momentText(new Date('2026-03-02T02:12:00Z'), '2026-05-01') === '02/03 09:12' */
export function momentText(at: Date, today: CivilDate): string {
  return `${dayText(civilDateOf(at), today)} ${formatTime(at)}`;
}
