import type { PaperFact } from '#libs/dossier-flow';
import { describeTerm } from '#libs/deadline';
import { type SheetColumn, SheetLine, SheetNote, SheetRow, SheetTable, type View } from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import { actorOf, DOTS, type DossierSource, lineInRegister, paperDate, papersAtReceipt, requestOf, submitterOf } from '../domain/dossier-source.js';
import { longMoment } from '../domain/moment-words.js';
import { daysLeftOut } from '../domain/promise.js';
import { DossierSheet, SIGN } from './dossier-sheet.page.js';

const AMOUNT = 'Số lượng';

const PAPERS: readonly SheetColumn<PaperFact>[] = [
  { title: 'TT', cell: (_, index) => index + 1, align: 'center', width: 'number' },
  { title: 'Thành phần hồ sơ', cell: ({ name, missing }) => (missing ? `${name} (chưa nộp)` : name) },
  { title: 'Bản chính', cell: ({ originals }) => originals || '', align: 'center', width: 'word', group: AMOUNT },
  { title: 'Chứng thực', cell: ({ certified }) => certified || '', align: 'center', width: 'word', group: AMOUNT },
  { title: 'Bản photo', cell: ({ copies }) => copies || '', align: 'center', width: 'word', group: AMOUNT },
];

/** Form 01. */
export function ReceiptSheet({ source }: { source: DossierSource }): View {
  const { dossier, head, letterhead, step } = source;
  const { receipt, receivedAt, firstDue } = dossier.history;
  const submitter = submitterOf(dossier);
  const leftOut = daysLeftOut(dossier);
  return (
    <DossierSheet
      source={source}
      signatures={[
        { role: 'Người nộp hồ sơ', note: SIGN, name: submitter.name },
        { role: letterhead.clerkTitle, note: SIGN, ...(step.actorId !== null && { name: actorOf(source) }) },
      ]}
    >
      <SheetLine label={`${head.desk} ${head.agency} tiếp nhận hồ sơ của`} strong>
        {submitter.name}
      </SheetLine>
      <SheetRow>
        <SheetLine label="Số định danh, CMND hoặc MST">{submitter.idNumber ?? DOTS}</SheetLine>
        <SheetLine label="Số điện thoại">{submitter.phone ?? DOTS}</SheetLine>
      </SheetRow>
      <SheetLine label="Địa chỉ">{submitter.address ?? DOTS}</SheetLine>
      {submitter.email !== undefined && <SheetLine label="Email">{submitter.email}</SheetLine>}
      {receipt.submitter && (
        <SheetLine label="Chủ hồ sơ" strong>
          {receipt.owner.name}
        </SheetLine>
      )}
      <SheetLine label="Nội dung yêu cầu giải quyết">{requestOf(dossier)}</SheetLine>
      <SheetLine number={1} label="Thành phần hồ sơ nộp gồm">
        {''}
      </SheetLine>
      <SheetTable caption="Thành phần hồ sơ" columns={PAPERS} rows={papersAtReceipt(dossier)} />
      <SheetRow>
        <SheetLine number={2} label="Số lượng hồ sơ">{`${String(receipt.sets).padStart(2, '0')} (bộ)`}</SheetLine>
        <SheetLine number={3} label="Thời gian giải quyết theo quy định">{describeTerm(receipt.term)}</SheetLine>
      </SheetRow>
      <SheetLine number={4} label="Thời gian nhận hồ sơ">{receivedAt ? longMoment(receivedAt) : ''}</SheetLine>
      <SheetLine number={5} label="Thời gian trả kết quả" strong>
        {firstDue ? longMoment(firstDue.dueAt) : ''}
      </SheetLine>
      {leftOut !== '' && <SheetNote>Không tính các ngày nghỉ: {leftOut}.</SheetNote>}
      <SheetLine number={6} label="Đăng ký nhận kết quả tại">{resultPlace(source)}</SheetLine>
      <SheetLine label="Phí, lệ phí">{feeText(source)}</SheetLine>
      <p>
        Vào Sổ theo dõi hồ sơ, quyển số: {paperDate(source).slice(0, 4)}, số thứ tự: {lineInRegister(dossier.code)}
      </p>
    </DossierSheet>
  );
}

function resultPlace({ dossier, head, letterhead }: DossierSource): string {
  const { resultBy } = dossier.history.receipt;
  if (resultBy === 'post') return 'Dịch vụ bưu chính công ích';
  if (resultBy === 'online') return 'Cổng Dịch vụ công quốc gia (bản điện tử)';
  return letterhead.pickUpPlace ?? `${head.desk} ${head.agency}`;
}

function feeText({ fee }: DossierSource): string {
  if (fee.amount === 0) return 'không';
  return `${formatNumber(fee.amount)} đồng${fee.paid ? ' (đã nộp)' : ''}`;
}
