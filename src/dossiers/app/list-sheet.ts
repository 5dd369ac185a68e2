import type { Channel, ResultBy } from '#libs/dossier-flow';
import type { ListItem } from './list-items.js';

interface SheetColumn {
  head: string;
  width: number;
  /** Of dates. */
  format?: string;
  value: (item: ListItem) => string | Date | null;
}

const CHANNELS: Record<Channel, string> = { counter: 'Trực tiếp', post: 'Bưu chính công ích', online: 'Trực tuyến' };
const RESULT_BY: Record<ResultBy, string> = { desk: 'Tại bộ phận một cửa', post: 'Qua bưu chính công ích', online: 'Trực tuyến' };
const OUTCOMES: Readonly<Record<string, string>> = { early: 'Trước hạn', on_time: 'Đúng hạn', late: 'Quá hạn' };

const MINUTE = 'dd/mm/yyyy hh:mm';
const HANOI_MS = 7 * 3_600_000;

const tail = (end: string | null): string | null => end && `…${end}`;
/** A sheet knows no time zone: it gets the clock on the wall. */
const wall = (at: Date | null): Date | null => at && new Date(at.getTime() + HANOI_MS);

/** What clerks are used to read of a dossier in a list (domain: 14), after the row's number. */
export const SHEET_COLUMNS: readonly SheetColumn[] = [
  { head: 'Mã hồ sơ', width: 28, value: (item) => item.code },
  { head: 'Thủ tục hành chính', width: 50, value: (item) => item.procedure?.name ?? null },
  { head: 'Trạng thái', width: 24, value: (item) => item.stateLabel },
  { head: 'Kênh nộp', width: 18, value: (item) => CHANNELS[item.channel] },
  { head: 'Chủ hồ sơ', width: 28, value: (item) => item.ownerName },
  { head: 'Số định danh', width: 12, value: (item) => tail(item.ownerIdEnd) },
  { head: 'Số điện thoại', width: 12, value: (item) => tail(item.ownerPhoneEnd) },
  { head: 'Địa chỉ', width: 36, value: (item) => item.ownerAddress },
  { head: 'Nhận hồ sơ', width: 17, format: MINUTE, value: (item) => wall(item.receivedAt ?? item.submittedAt) },
  { head: 'Hẹn trả kết quả', width: 17, format: MINUTE, value: (item) => wall(item.dueAt) },
  { head: 'Giải quyết xong', width: 17, format: MINUTE, value: (item) => wall(item.finishedAt) },
  { head: 'Trả kết quả', width: 17, format: MINUTE, value: (item) => wall(item.returnedAt) },
  { head: 'Tiến độ', width: 12, value: (item) => OUTCOMES[item.outcome ?? ''] ?? null },
  { head: 'Đang giữ', width: 28, value: (item) => [item.holderName, item.holderOffice, item.holderUnitName].filter(Boolean).join(', ') },
  { head: 'Nhận kết quả', width: 22, value: (item) => RESULT_BY[item.resultBy] },
];
