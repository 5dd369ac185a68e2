import type { Channel, ResultBy } from '#libs/dossier-flow';
import type { ListItem } from './list-items.js';
import { MINUTE_FORMAT, type SheetColumn, wallClock } from './sheet-file.js';

const CHANNELS: Record<Channel, string> = { counter: 'Trực tiếp', post: 'Bưu chính công ích', online: 'Trực tuyến' };
export const RESULT_BY: Record<ResultBy, string> = { desk: 'Tại bộ phận một cửa', post: 'Qua bưu chính công ích', online: 'Trực tuyến' };
const OUTCOMES: Readonly<Record<string, string>> = { early: 'Trước hạn', on_time: 'Đúng hạn', late: 'Quá hạn' };

const tail = (end: string | null): string | null => end && `…${end}`;

/** What clerks are used to read of a dossier in a list (domain: 14), after the row's number. */
export const LIST_SHEET: readonly SheetColumn<ListItem>[] = [
  { head: 'Mã hồ sơ', width: 28, value: (item) => item.code },
  { head: 'Thủ tục hành chính', width: 50, value: (item) => item.procedure?.name ?? null },
  { head: 'Trạng thái', width: 24, value: (item) => item.stateLabel },
  { head: 'Kênh nộp', width: 18, value: (item) => CHANNELS[item.channel] },
  { head: 'Chủ hồ sơ', width: 28, value: (item) => item.ownerName },
  { head: 'Số định danh', width: 12, value: (item) => tail(item.ownerIdEnd) },
  { head: 'Số điện thoại', width: 12, value: (item) => tail(item.ownerPhoneEnd) },
  { head: 'Địa chỉ', width: 36, value: (item) => item.ownerAddress },
  { head: 'Nhận hồ sơ', width: 17, format: MINUTE_FORMAT, value: (item) => wallClock(item.receivedAt ?? item.submittedAt) },
  { head: 'Hẹn trả kết quả', width: 17, format: MINUTE_FORMAT, value: (item) => wallClock(item.dueAt) },
  { head: 'Giải quyết xong', width: 17, format: MINUTE_FORMAT, value: (item) => wallClock(item.finishedAt) },
  { head: 'Trả kết quả', width: 17, format: MINUTE_FORMAT, value: (item) => wallClock(item.returnedAt) },
  { head: 'Tiến độ', width: 12, value: (item) => OUTCOMES[item.outcome ?? ''] ?? null },
  { head: 'Đang giữ', width: 28, value: (item) => [item.holderName, item.holderOffice, item.holderUnitName].filter(Boolean).join(', ') },
  { head: 'Nhận kết quả', width: 22, value: (item) => RESULT_BY[item.resultBy] },
];
