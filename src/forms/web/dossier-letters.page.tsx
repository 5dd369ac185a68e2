import { civilDateOf } from '#libs/civil-date';
import type { ExtendFacts, StepOf, SupplementFacts } from '#libs/dossier-flow';
import { type SheetColumn, SheetLine, SheetTable, type SheetSignature, type View } from '#libs/ui';
import { actorOf, type DossierSource, missingPapers, ownerReached, requestOf, submitterOf } from '../domain/dossier-source.js';
import { longDate, longMoment } from '../domain/moment-words.js';
import { DossierSheet, Lines, ReachLines, SIGN, SIGN_AND_SEAL } from './dossier-sheet.page.js';

const MISSING: readonly SheetColumn<string>[] = [
  { title: 'TT', cell: (_, index) => index + 1, align: 'center', width: 'number' },
  { title: 'Giấy tờ, nội dung cần bổ sung, hoàn thiện', cell: (paper) => paper },
];

/** Form 02. */
export function SupplementSheet({ source, step }: { source: DossierSource; step: { facts: SupplementFacts } }): View {
  const { dossier, head, letterhead } = source;
  const missing = missingPapers(dossier, step.facts.missing);
  return (
    <DossierSheet source={source} signatures={[{ role: 'Người hướng dẫn', note: SIGN, name: actorOf(source) }]}>
      <SheetLine label="Hồ sơ của" strong>
        {dossier.history.receipt.owner.name}
      </SheetLine>
      <ReachLines person={ownerReached(dossier)} />
      <SheetLine label="Nội dung yêu cầu giải quyết">{requestOf(dossier)}</SheetLine>
      <p>{missing.length > 0 ? 'Yêu cầu bổ sung, hoàn thiện hồ sơ gồm những nội dung sau:' : 'Yêu cầu bổ sung, hoàn thiện hồ sơ.'}</p>
      {missing.length > 0 && <SheetTable caption="Nội dung cần bổ sung" columns={MISSING} rows={missing} />}
      <SheetLine label="Lý do">{step.facts.reason}</SheetLine>
      <p>
        Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, Ông/Bà liên hệ {head.desk} {head.agency}
        {letterhead.phone === null ? '' : `, số điện thoại ${letterhead.phone},`} để được hướng dẫn./.
      </p>
    </DossierSheet>
  );
}

/** Form 03. */
export function RefusalSheet({ source, reason }: { source: DossierSource; reason: string }): View {
  const { dossier, head, letterhead } = source;
  const submitter = submitterOf(dossier);
  return (
    <DossierSheet
      source={source}
      signatures={[
        { role: 'Người nộp hồ sơ', note: SIGN, name: submitter.name },
        { role: letterhead.clerkTitle, note: SIGN, name: actorOf(source) },
      ]}
    >
      <SheetLine label={`${head.desk} ${head.agency} đã xem xét hồ sơ của`} strong>
        {submitter.name}
      </SheetLine>
      <ReachLines person={submitter} />
      <SheetLine label="Nội dung yêu cầu giải quyết">{requestOf(dossier)}</SheetLine>
      <p>
        Qua xem xét, {head.desk} {head.agency} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:
      </p>
      <Lines text={reason} />
      <p>Xin thông báo để Ông/Bà được biết và thực hiện./.</p>
    </DossierSheet>
  );
}

/** Form 04: an apology before the appointment is missed (NĐ 61/2018). */
export function ApologySheet({ source, facts }: { source: DossierSource; facts: ExtendFacts }): View {
  const { dossier, head, set, step } = source;
  const { history } = dossier;
  // As it stood when the apology was written; a supplement may have moved it since.
  const due = step.due ?? history.firstDue;
  return (
    <DossierSheet source={source} signatures={[headSignature(source)]}>
      <SheetLine label="Kính gửi" strong>
        {history.receipt.owner.name}
      </SheetLine>
      <p>
        {history.receivedAt && `${capital(longDate(civilDateOf(history.receivedAt)))}, `}
        {head.agency} tiếp nhận hồ sơ của Ông/Bà/Tổ chức, mã hồ sơ: {dossier.code}, đề nghị giải quyết: {requestOf(dossier)}.
      </p>
      <SheetLine label="Thời gian hẹn trả kết quả giải quyết hồ sơ">{due ? longMoment(due.dueAt) : ''}</SheetLine>
      <p>Tuy nhiên, đến nay {head.agency} chưa thể trả kết quả giải quyết hồ sơ của Ông/Bà/Tổ chức đúng thời hạn ghi trong Giấy tiếp nhận hồ sơ và hẹn trả kết quả.</p>
      <SheetLine label="Lý do">{facts.reason}</SheetLine>
      <p>
        Sự chậm trễ này gây phiền hà, tốn kém thời gian, công sức, chi phí của Ông/Bà/Tổ chức. {head.agency} xin lỗi Ông/Bà/Tổ chức và{' '}
        {set.id === '2018' ? 'sẽ trả kết quả giải quyết hồ sơ vào' : 'đề nghị gia hạn thời gian giải quyết, trả kết quả vào'} <b>{longDate(facts.appointmentOn)}</b>.
      </p>
      <p>Mong nhận được sự thông cảm của Ông/Bà/Tổ chức./.</p>
    </DossierSheet>
  );
}

/** Form 05. */
export function StopSheet({ source, step }: { source: DossierSource; step: StepOf<'stop'> }): View {
  const { dossier, head } = source;
  const { receipt, receivedAt } = dossier.history;
  return (
    <DossierSheet source={source} signatures={[headSignature(source)]}>
      <SheetLine label="Kính gửi" strong>
        {receipt.owner.name}
      </SheetLine>
      <p>
        {head.agency} đã tiếp nhận hồ sơ {dossier.code} của Ông/Bà/Tổ chức{receivedAt && ` lúc ${longMoment(receivedAt)}`}, đề nghị giải quyết: {requestOf(dossier)}.
      </p>
      <p>Qua xem xét, {head.agency} thông báo dừng giải quyết hồ sơ này với lý do cụ thể như sau:</p>
      <Lines text={step.facts.reason} />
      <p>
        Đề nghị Ông/Bà/Tổ chức liên hệ {head.desk} để nhận lại hồ sơ. Trân trọng thông báo để Ông/Bà/Tổ chức được biết./.
      </p>
    </DossierSheet>
  );
}

/** The head of the agency signs, by name where the unit's settings have it. */
function headSignature({ letterhead: { signerTitle, signerName } }: DossierSource): SheetSignature {
  return { role: signerTitle, note: SIGN_AND_SEAL, ...(signerName !== null && { name: signerName }) };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
