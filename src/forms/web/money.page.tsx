import { formatDateTime, formatTime } from '#libs/civil-date';
import { type SheetColumn, SheetLine, SheetNote, SheetRow, SheetTable, type View } from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import { type ClerkTill, type Closing, type Entry, type FeeItem, type FeeReceipt, payMethodLabels, type TillSums } from '#src/fees';
import type { UnitHead } from '../app/unit-heads.js';
import { longDate } from '../domain/moment-words.js';
import { SIGN } from './dossier-sheet.page.js';
import { UnitSheet } from './unit-sheet.page.js';

const ITEMS: readonly SheetColumn<FeeItem>[] = [
  { title: 'TT', cell: (_, index) => index + 1, align: 'center', width: 'number' },
  { title: 'Nội dung', cell: ({ text }) => text },
  { title: 'Số tiền (đồng)', cell: ({ amount }) => formatNumber(amount), align: 'right', width: 'medium' },
];

/** What was taken, or handed back, for one dossier. */
export function FeeReceiptSheet({ head, receipt }: { head: UnitHead; receipt: FeeReceipt }): View {
  const { cancels, cancelledBy } = receipt;
  return (
    <UnitSheet
      size="A5"
      head={head}
      date={receipt.takenOn}
      number={receipt.number}
      title={cancels ? 'Biên lai hủy, hoàn trả phí, lệ phí' : 'Biên lai thu phí, lệ phí'}
      {...(cancels && { subtitle: `Hủy biên lai số ${cancels.number}` })}
      signatures={[
        { role: cancels ? 'Người nhận lại tiền' : 'Người nộp tiền', note: SIGN, name: receipt.payerName },
        { role: cancels ? 'Người hoàn trả' : 'Người thu tiền', note: SIGN, name: receipt.recordedBy.name },
      ]}
    >
      <SheetLine label={cancels ? 'Hoàn trả cho' : 'Người nộp tiền'} strong>
        {receipt.payerName}
      </SheetLine>
      <SheetLine label="Mã hồ sơ">{receipt.dossierCode}</SheetLine>
      {cancels && <SheetLine label="Lý do hủy">{receipt.reason}</SheetLine>}
      <SheetTable caption="Các khoản thu" columns={ITEMS} rows={receipt.items} foot={{ label: 'Cộng', cells: [formatNumber(receipt.total)] }} />
      <SheetLine label="Số tiền bằng chữ" strong>
        {receipt.totalInWords}
      </SheetLine>
      <SheetRow>
        <SheetLine label="Hình thức">{payMethodLabels[receipt.method]}</SheetLine>
        <SheetLine label="Thời gian">{formatDateTime(receipt.takenAt)}</SheetLine>
      </SheetRow>
      {cancelledBy && (
        <p>
          <b>
            ĐÃ HỦY bằng biên lai số {cancelledBy.number} lúc {formatDateTime(cancelledBy.at)}: {cancelledBy.reason}
          </b>
        </p>
      )}
    </UnitSheet>
  );
}

export interface TillSheetProps {
  head: UnitHead;
  day: string;
  title: string;
  number?: string;
  entries: readonly Entry[];
  total: TillSums;
  clerks: readonly ClerkTill[];
  closings: readonly Closing[];
  /** Who signs as having taken it. */
  clerk: string;
}

const ENTRIES: readonly SheetColumn<Entry>[] = [
  { title: 'TT', cell: (_, index) => index + 1, align: 'center', width: 'number' },
  { title: 'Biên lai số', cell: ({ number }) => number, width: 'code' },
  { title: 'Giờ', cell: ({ takenAt }) => formatTime(takenAt), align: 'center', width: 'word' },
  { title: 'Mã hồ sơ', cell: ({ dossierCode }) => dossierCode, width: 'long' },
  { title: 'Nội dung', cell: entryText },
  { title: 'Hình thức', cell: ({ method }) => payMethodLabels[method], width: 'short' },
  { title: 'Số tiền (đồng)', cell: ({ cancels, total }) => formatNumber(cancels ? -total : total), align: 'right', width: 'short' },
];

const CLERKS: readonly SheetColumn<Pick<ClerkTill, 'clerk' | 'methods' | 'net'>>[] = [
  { title: 'Người thu', cell: ({ clerk }) => clerk.name },
  { title: 'Tiền mặt', cell: ({ methods }) => formatNumber(methods.cash.net), align: 'right', width: 'medium' },
  { title: 'Chuyển khoản', cell: ({ methods }) => formatNumber(methods.transfer.net), align: 'right', width: 'medium' },
  { title: 'Trực tuyến', cell: ({ methods }) => formatNumber(methods.online.net), align: 'right', width: 'medium' },
  { title: 'Cộng', cell: ({ net }) => formatNumber(net), align: 'right', width: 'medium' },
];

const CLOSINGS: readonly SheetColumn<Closing>[] = [
  { title: 'Lần chốt', cell: ({ number }) => number, width: 'short' },
  { title: 'Người thu', cell: ({ clerk }) => clerk.name },
  { title: 'Tiền mặt theo sổ', cell: ({ expectedCash }) => formatNumber(expectedCash), align: 'right', width: 'short' },
  { title: 'Đếm được', cell: ({ countedCash }) => formatNumber(countedCash), align: 'right', width: 'short' },
  { title: 'Chênh lệch', cell: ({ difference }) => formatNumber(difference), align: 'right', width: 'short' },
  { title: 'Chốt lúc', cell: ({ closedAt, closedBy }) => `${formatDateTime(closedAt)}, ${closedBy.name}`, width: 'medium' },
  { title: 'Giải trình', cell: ({ note }) => note, width: 'medium' },
];

/** The money of a day, or of one closing: who took it and how, entry by entry. */
export function TillSheet({ head, day, title, number, entries, total, clerks, closings, clerk }: TillSheetProps): View {
  const late = entries.filter(({ afterClosing }) => afterClosing).length;
  return (
    <UnitSheet
      size="A4"
      head={head}
      date={day}
      title={title}
      {...(number !== undefined && { number })}
      subtitle={`Thu ${longDate(day)}`}
      signatures={[{ role: 'Người thu tiền', note: SIGN, name: clerk }, { role: 'Người nhận bàn giao tiền', note: SIGN }, { role: head.letterhead.signerTitle, note: SIGN }]}
    >
      {clerks.length > 0 && (
        <SheetTable
          caption="Theo người thu và hình thức"
          columns={CLERKS}
          rows={clerks}
          foot={{ label: 'Cộng', cells: [...(['cash', 'transfer', 'online'] as const).map((method) => formatNumber(total.methods[method].net)), formatNumber(total.net)] }}
        />
      )}
      {entries.length > 0 ? (
        <SheetTable caption="Từng biên lai" columns={ENTRIES} rows={entries} foot={{ label: `Cộng ${entries.length} biên lai`, cells: [formatNumber(total.net)] }} />
      ) : (
        <p>Chưa thu khoản nào.</p>
      )}
      {closings.length > 0 && <SheetTable caption="Các lần chốt quỹ" columns={CLOSINGS} rows={closings} />}
      {late > 0 && <SheetNote>Có {late} biên lai ghi sau khi quỹ của ngày đã chốt.</SheetNote>}
    </UnitSheet>
  );
}

function entryText({ items, cancels, cancelledBy }: Entry): string {
  const text = items.map((item) => item.text).join('; ');
  if (cancels) return `Hủy biên lai ${cancels.number}: ${text}`;
  return cancelledBy ? `${text} (đã hủy bằng ${cancelledBy.number})` : text;
}
