import { type CivilDate, civilDateOf, formatDate, formatDateTime } from '#libs/civil-date';
import { ActionBar, Button, CitizenText, ClockExplanation, type Content, DeadlineMark, type DeadlineView, Details, FactStrip, InsetText, Link, PageHeading, Section, Split, SummaryList, type SummaryRow, Subtext, type View } from '#libs/ui';
import { maskIdNumber, maskPhone } from '#libs/vietnamese';
import type { DossierView } from '#src/dossiers';
import type { DossierFile } from '../app/dossier-file.js';
import { type StepChoices, stepChoicesOf } from '../domain/step-kind.js';
import { holderText, printsOf } from '../domain/timeline-words.js';
import { channelWords, momentText, RESULT_BY_WORDS, RESULT_STATUS_WORDS } from '../domain/words.js';
import { HandOverTable, PapersTable } from './dossier-tables.js';
import { DossierTimeline } from './dossier-timeline.js';

export interface DossierPageProps {
  file: DossierFile;
  deadline?: DeadlineView | undefined;
  today: CivilDate;
  /** A step can be late while its dossier is not. */
  stepLate: boolean;
  /** Identity number and telephone in full. */
  revealed: boolean;
  mayReveal: boolean;
  /** Papers name the person in full; they are for those who handle the dossier. */
  mayPrint: boolean;
  fees?: Content;
}

/** Everything about one dossier: where it stands, what can be done next, whose it is, why the date is that, what has happened. */
export function DossierPage({ file, deadline, today, stepLate, revealed, mayReveal, mayPrint, fees }: DossierPageProps): View {
  const { view, procedure } = file;
  return (
    <>
      <PageHeading title={view.code} sub={`${procedure.name} (${procedure.code}) · ${procedure.fieldName}`} />
      <Standing view={view} deadline={deadline} today={today} stepCount={procedure.steps.length} stepLate={stepLate} />
      <Steps view={view} choices={stepChoicesOf(view)} />
      <Split asideLabel="Thời hạn và bản in" aside={<Aside view={view} mayPrint={mayPrint} />}>
        <Section title="Thông tin hồ sơ">
          <SummaryList rows={[...peopleRows(view, revealed, mayReveal), ...requestRows(view)]} />
        </Section>
        <Section title="Thành phần hồ sơ">
          <PapersTable papers={view.papers} caption="Thành phần hồ sơ" />
        </Section>
        {fees}
        <Section title="Quá trình giải quyết" id="qua-trinh">
          <DossierTimeline file={file} />
        </Section>
        {view.handOvers.length > 0 && (
          <Section title="Bàn giao">
            <HandOverTable handOvers={view.handOvers} />
          </Section>
        )}
      </Split>
    </>
  );
}

function Standing({ view, deadline, today, stepCount, stepLate }: Pick<DossierPageProps, 'deadline' | 'today' | 'stepLate'> & { view: DossierView; stepCount: number }): View {
  const { due, holder, step, appointmentOn } = view;
  return (
    <FactStrip
      facts={[
        { label: 'Trạng thái', value: view.state.label, note: view.returnedAt ? `trả lúc ${momentText(view.returnedAt, today)}` : undefined },
        ...(deadline ? [{ label: 'Hạn', value: <DeadlineMark deadline={deadline} />, note: view.acceptanceDueAt && view.state.name === 'submitted' ? `tiếp nhận trước ${momentText(view.acceptanceDueAt, today)}` : undefined }] : []),
        ...(due ? [{ label: 'Hẹn trả', value: momentText(due.dueAt, today), note: appointmentOn ? `đã hẹn lại ${formatDate(appointmentOn)}` : undefined }] : []),
        ...(holder ? [{ label: 'Đang giữ', value: holderText(holder), note: `từ ${momentText(holder.since, today)}` }] : []),
        ...(step && stepCount > 0 && !view.finishedAt ? [{ label: 'Bước', value: `${step.position}/${stepCount}`, note: step.dueAt && `${stepLate ? 'chậm bước, hạn' : 'hạn bước'} ${momentText(step.dueAt, today)}` }] : []),
      ]}
    />
  );
}

function Steps({ view, choices: { ready, seldom } }: { view: DossierView; choices: StepChoices }): View {
  const path = `/ho-so/${view.code}`;
  const toAccept = view.allowedActions.some(({ action }) => action === 'accept');
  if (ready.length === 0 && seldom.length === 0 && !toAccept) return null;
  return (
    <ActionBar>
      {toAccept && <Button href={`/tiep-nhan/truc-tuyen/${view.code}`}>Xem và tiếp nhận</Button>}
      {ready.map(({ slug, title }, index) => (
        <Button kind={index === 0 && !toAccept ? 'main' : 'quiet'} href={`${path}/${slug}`}>
          {title}
        </Button>
      ))}
      {seldom.length > 0 && (
        <Details summary="Việc khác">
          <ActionBar>
            {seldom.map(({ slug, title, grave }) => (
              <Button kind={grave ? 'danger' : 'quiet'} href={`${path}/${slug}`}>
                {title}
              </Button>
            ))}
          </ActionBar>
        </Details>
      )}
    </ActionBar>
  );
}

function peopleRows({ receipt: { owner, submitter } }: DossierView, revealed: boolean, mayReveal: boolean): SummaryRow[] {
  const hidden = !revealed && [owner, submitter].some((person) => person?.idNumber !== undefined || person?.phone !== undefined);
  const reveal = hidden && mayReveal ? [{ href: '?hien=dinh-danh', text: 'Hiện', spoken: 'số định danh và số điện thoại; việc xem được ghi lại' }] : undefined;
  return [
    { key: 'Chủ hồ sơ', value: <Person person={owner} revealed={revealed} />, ...(reveal && { actions: reveal }) },
    ...(submitter ? [{ key: 'Người nộp', value: <Person person={submitter} revealed={revealed} /> }] : []),
  ];
}

function Person({ person, revealed }: { person: DossierView['receipt']['owner']; revealed: boolean }): View {
  const { name, idNumber, phone, address, email } = person;
  const idText = idNumber && `số định danh ${revealed ? idNumber : maskIdNumber(idNumber)}`;
  const phoneText = phone && `điện thoại ${revealed ? phone : maskPhone(phone)}`;
  return (
    <>
      <b>{name}</b>
      {(idText || phoneText) && <Subtext>{[idText, phoneText].filter(Boolean).join(' · ')}</Subtext>}
      {address && <Subtext>{address}</Subtext>}
      {revealed && email && <Subtext>{email}</Subtext>}
    </>
  );
}

function requestRows(view: DossierView): SummaryRow[] {
  const { receipt, receivedAt, submittedAt, result, procedure } = view;
  const inAt = receivedAt ?? submittedAt;
  const number = [result.number && `số ${result.number}`, result.on && `ngày ${formatDate(result.on)}`].filter(Boolean).join(', ');
  return [
    ...(receipt.request ? [{ key: 'Nội dung yêu cầu', value: <CitizenText text={receipt.request} /> }] : []),
    { key: 'Cách nộp', value: [channelWords(receipt.channel, receipt.onlineLevel, inAt && civilDateOf(inAt)), receipt.assisted && ', nộp hộ tại quầy'] },
    ...(inAt ? [{ key: receivedAt ? 'Tiếp nhận' : 'Nộp lúc', value: formatDateTime(inAt) }] : []),
    { key: 'Thời hạn', value: procedure.term },
    { key: 'Số bộ', value: receipt.sets },
    { key: 'Nhận kết quả', value: RESULT_BY_WORDS[receipt.resultBy] },
    ...(view.finishKind === 'resolved' ? [{ key: 'Kết quả', value: [number || 'đã có', <Subtext>{RESULT_STATUS_WORDS[result.status]}</Subtext>] }] : []),
  ];
}

function Aside({ view, mayPrint }: { view: DossierView; mayPrint: boolean }): View {
  const { clock, due } = view;
  const prints = mayPrint ? printsOf(view) : [];
  return (
    <>
      {clock && due && (
        <Section>
          <ClockExplanation
            due={clock.due}
            {...(view.receivedAt && { receivedAt: view.receivedAt })}
            reasons={clock.reasons}
            law={`Thời hạn: ${view.procedure.term}. Cách tính: Bộ luật Dân sự 2015, điều 147 và 148.`}
          />
        </Section>
      )}
      {view.extension && (
        <InsetText>
          Đã xin lỗi và hẹn lại ngày <b>{formatDate(view.extension.appointmentOn)}</b>
          {view.extension.documentNumber && `, văn bản số ${view.extension.documentNumber}`}.
          <CitizenText text={view.extension.reason} />
        </InsetText>
      )}
      {view.supplementCount > 1 && <InsetText>Đã yêu cầu bổ sung {view.supplementCount} lần; chỉ số quốc gia tính hồ sơ yêu cầu bổ sung quá một lần là trễ hạn.</InsetText>}
      {prints.length > 0 && (
        <Section title="In">
          {prints.map(({ text, href }) => (
            <p>
              <Link href={href}>{text}</Link>
            </p>
          ))}
        </Section>
      )}
    </>
  );
}
