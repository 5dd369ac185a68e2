import { type CivilDate, civilDateOf, formatDate, formatDateTime, formatTime } from '#libs/civil-date';
import type { ResultBy } from '#libs/dossier-flow';
import { type SheetColumn, SheetLine, SheetNote, SheetRow, SheetTable, type View } from '#libs/ui';
import type { HandOverLine, HandOverListView, RegisterRow } from '#src/dossiers';
import type { UnitHead } from '../app/unit-heads.js';
import { longDate } from '../domain/moment-words.js';
import { SIGN } from './dossier-sheet.page.js';
import { UnitSheet } from './unit-sheet.page.js';

const RESULT_BY: Readonly<Record<ResultBy, string>> = { desk: 'Trực tiếp', post: 'Bưu chính', online: 'Trực tuyến' };

const HANDED_OVER: readonly SheetColumn<HandOverLine>[] = [
  { title: 'TT', cell: (_, index) => index + 1, align: 'center', width: 'number' },
  { title: 'Mã hồ sơ', cell: ({ code }) => code, width: 'long' },
  { title: 'Chủ hồ sơ', cell: ({ ownerName }) => ownerName },
  { title: 'Thủ tục hành chính', cell: ({ procedure }) => procedure?.name },
  { title: 'Nhận hồ sơ', cell: ({ receivedAt }) => dayAndTime(receivedAt), align: 'center', width: 'short' },
  { title: 'Hẹn trả', cell: ({ dueAt }) => dayAndTime(dueAt), align: 'center', width: 'short' },
  { title: 'Ghi chú', cell: () => '', width: 'short' },
];

/** What was handed over together, to be signed by both. */
export function HandOverSheet({ head, list }: { head: UnitHead; list: HandOverListView & { lines: readonly HandOverLine[] } }): View {
  const taker = [list.toName, list.toOffice, list.toUnitName].filter(Boolean).join(', ');
  return (
    <UnitSheet
      size="A4"
      head={head}
      date={civilDateOf(list.madeAt)}
      number={`${list.number}/${list.year}`}
      title="Danh sách bàn giao hồ sơ"
      signatures={[
        { role: 'Bên giao', note: SIGN, ...(list.fromName !== null && { name: list.fromName }) },
        { role: 'Bên nhận', note: SIGN, ...(list.confirmedByName !== null ? { name: list.confirmedByName } : list.toName !== null && { name: list.toName }) },
      ]}
    >
      <SheetRow>
        <SheetLine label="Bên giao" strong>
          {list.fromName ?? ''}
        </SheetLine>
        <SheetLine label="Bên nhận" strong>
          {taker}
        </SheetLine>
        <SheetLine label="Thời gian bàn giao">{formatDateTime(list.madeAt)}</SheetLine>
      </SheetRow>
      {list.note !== null && <SheetLine label="Ghi chú">{list.note}</SheetLine>}
      <SheetTable caption="Hồ sơ bàn giao" columns={HANDED_OVER} rows={list.lines} />
      <p>Tổng số: {list.lines.length} hồ sơ.</p>
      {list.confirmedAt !== null && (
        <SheetNote>
          {list.confirmedByName ?? ''} đã xác nhận nhận đủ lúc {formatDateTime(list.confirmedAt)}.
        </SheetNote>
      )}
    </UnitSheet>
  );
}

const RESULTS: readonly SheetColumn<RegisterRow>[] = [
  { title: 'TT', cell: ({ number }) => number, align: 'center', width: 'number' },
  { title: 'Mã hồ sơ', cell: ({ code }) => code, width: 'long' },
  { title: 'Chủ hồ sơ', cell: ({ ownerName }) => ownerName },
  { title: 'Thủ tục hành chính', cell: ({ procedure }) => procedure },
  { title: 'Số kết quả', cell: ({ resultNumber }) => resultNumber, width: 'short' },
  { title: 'Trả lúc', cell: ({ returnedAt }) => returnedAt && formatTime(returnedAt), align: 'center', width: 'word' },
  { title: 'Phương thức', cell: ({ resultBy }) => RESULT_BY[resultBy], width: 'short' },
  { title: 'Người nhận', cell: ({ receivedBy }) => receivedBy },
  { title: 'Ký nhận', cell: () => '', width: 'medium' },
];

/** Results handed over on a day, for the takers to sign. */
export function ResultsSheet({ head, day, rows, clerk }: { head: UnitHead; day: CivilDate; rows: readonly RegisterRow[]; clerk: string }): View {
  return (
    <UnitSheet size="A4" landscape head={head} date={day} title="Danh sách trả kết quả giải quyết hồ sơ" subtitle={capital(longDate(day))} signatures={[{ role: 'Người trả kết quả', note: SIGN, name: clerk }]}>
      {rows.length > 0 ? <SheetTable caption="Kết quả đã trả" columns={RESULTS} rows={rows} roomy /> : <p>Trong ngày chưa trả kết quả nào.</p>}
      <p>Tổng số: {rows.length} hồ sơ.</p>
    </UnitSheet>
  );
}

const DAYS = 'Ngày, tháng, năm';

const REGISTER: readonly SheetColumn<RegisterRow>[] = [
  { title: 'TT', cell: ({ number }) => number, align: 'center', width: 'number' },
  { title: 'Mã hồ sơ', cell: ({ code }) => code, width: 'code' },
  { title: 'Tên thủ tục hành chính', cell: ({ procedure }) => procedure },
  { title: 'Số lượng hồ sơ (bộ)', cell: ({ sets }) => sets, align: 'center', width: 'word' },
  { title: 'Tên cá nhân, tổ chức', cell: ({ ownerName }) => ownerName },
  { title: 'Địa chỉ, số điện thoại', cell: ({ address, phone }) => [address, phone].filter(Boolean).join(', ') },
  { title: 'Cơ quan chủ trì giải quyết', cell: ({ agency }) => agency, width: 'short' },
  { title: 'Nhận hồ sơ', cell: ({ receivedAt }) => dayAndTime(receivedAt), align: 'center', width: 'date', group: DAYS },
  { title: 'Hẹn trả kết quả', cell: ({ dueAt }) => dayAndTime(dueAt), align: 'center', width: 'date', group: DAYS },
  { title: 'Trả kết quả', cell: ({ returnedAt }) => dayAndTime(returnedAt), align: 'center', width: 'date', group: DAYS },
  { title: 'Phương thức nhận kết quả', cell: ({ resultBy }) => RESULT_BY[resultBy], align: 'center', width: 'date', group: 'Trả kết quả' },
  { title: 'Ký nhận', cell: ({ receivedBy }) => receivedBy, width: 'short', group: 'Trả kết quả' },
  { title: 'Ghi chú', cell: ({ note }) => note },
];

/** Form 07. */
export function RegisterSheet({ head, from, to, rows }: { head: UnitHead; from: CivilDate; to: CivilDate; rows: readonly RegisterRow[] }): View {
  return (
    <UnitSheet size="A4" landscape head={head} date={to} title={head.set.titles['07']} subtitle={from === to ? capital(longDate(from)) : `Từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`}>
      {rows.length > 0 ? <SheetTable caption="Sổ theo dõi hồ sơ" columns={REGISTER} rows={rows} dense /> : <p>Trong thời gian này không tiếp nhận hồ sơ nào.</p>}
      <p>Tổng số: {rows.length} hồ sơ.</p>
    </UnitSheet>
  );
}

function dayAndTime(instant: Date | null): string {
  return instant ? `${formatTime(instant)} ${formatDate(civilDateOf(instant))}` : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
