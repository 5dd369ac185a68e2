import type { CivilDate } from '#libs/civil-date';
import type { Action } from '#libs/dossier-flow';
import { Checkboxes, MoneyInput, Radios, TextInput, Textarea, type View } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import type { DossierFile } from '../app/dossier-file.js';
import type { TakerChoices } from '../app/takers.js';
import { RESULT_BY_WORDS } from '../domain/words.js';
import { CorrectionFields } from './correction-fields.js';
import { HandOverFields } from './hand-over-fields.js';
import { PapersFields } from './papers-fields.js';
import { RatingFields } from './rating-fields.js';

export interface StepFieldsProps {
  action: Action;
  file: DossierFile;
  state: FormState;
  takers: TakerChoices;
  today: CivilDate;
}

type FieldsProps = Pick<StepFieldsProps, 'file' | 'state'>;

/** What a step asks for; named as its form names it. */
export function StepFields({ action, ...props }: StepFieldsProps): View {
  const { state, file } = props;
  switch (action) {
    case 'hand_over':
      return <HandOverFields state={state} takers={props.takers} steps={file.procedure.steps} />;
    case 'request_supplement':
      return <SupplementRequestFields {...props} />;
    case 'receive_supplement':
    case 'complete':
      return <SupplementFields {...props} />;
    case 'request_payment':
      return <PaymentRequestFields {...props} />;
    case 'confirm_payment':
      return <PaymentFields {...props} />;
    case 'extend':
      return <ExtensionFields {...props} />;
    case 'withdraw':
    case 'stop':
      return <Reason state={state} label={action === 'withdraw' ? 'Lý do công dân nêu' : 'Lý do dừng giải quyết'} />;
    case 'resolve':
      return <ResultFields {...props} />;
    case 'settle':
      return (
        <>
          <ResultFields {...props} />
          <TakenByFields {...props} />
        </>
      );
    case 'return':
      return <ReturnFields {...props} />;
    case 'rate':
      return <RatingFields state={state} />;
    case 'record_papers':
      return <PapersFields state={state} file={file} />;
    case 'correct':
      return <CorrectionFields state={state} file={file} />;
    default:
      return <Note state={state} />;
  }
}

function Note({ state }: { state: FormState }): View {
  return <Textarea name="note" label="Ghi chú" rows={2} value={state.value('note')} error={state.error('note')} />;
}

function Reason({ state, label }: { state: FormState; label: string }): View {
  return <Textarea name="reason" label={label} hint="Ghi trên phiếu đưa cho công dân." rows={4} value={state.value('reason')} error={state.error('reason')} />;
}

function SupplementRequestFields({ state, file }: FieldsProps): View {
  const papers = file.view.papers;
  return (
    <>
      {papers.length > 0 && (
        <Checkboxes name="missing" legend="Giấy tờ phải bổ sung" values={state.values('missing')} options={papers.map(({ name }) => ({ value: name, label: name }))} />
      )}
      <Textarea name="_other" label={papers.length > 0 ? 'Giấy tờ khác' : 'Giấy tờ phải bổ sung'} hint="Mỗi dòng một loại." rows={2} value={state.value('_other')} error={state.error('_other')} />
      <Reason state={state} label="Lý do" />
    </>
  );
}

function SupplementFields({ state, file }: FieldsProps): View {
  const missing = file.view.papers.filter((paper) => paper.missing);
  return (
    <>
      {missing.length > 0 && (
        <Checkboxes name="_received" legend="Giấy tờ đã nhận" hint="Tính mỗi loại một bản chính; sửa số bản ở “Ghi nhận giấy tờ”." values={state.values('_received')} options={missing.map(({ code, name }) => ({ value: code, label: name }))} />
      )}
      <Note state={state} />
    </>
  );
}

function PaymentRequestFields({ state }: FieldsProps): View {
  return (
    <>
      <TextInput name="reason" label="Khoản phải nộp" value={state.value('reason')} error={state.error('reason')} />
      <MoneyInput name="amount" label="Số tiền" value={state.value('amount')} error={state.error('amount')} />
    </>
  );
}

function PaymentFields({ state }: FieldsProps): View {
  return (
    <>
      <MoneyInput name="amount" label="Số tiền đã nộp" value={state.value('amount')} error={state.error('amount')} />
      <Checkboxes name="online" values={state.values('online')} options={[{ value: 'true', label: 'Nộp trực tuyến' }]} error={state.error('online')} />
      <Note state={state} />
    </>
  );
}

function ExtensionFields({ state }: FieldsProps): View {
  return (
    <>
      <TextInput name="appointmentOn" label="Ngày hẹn trả lại" hint="Sau hạn đã hẹn. Ví dụ 3/2/2026" width={10} value={state.value('appointmentOn')} error={state.error('appointmentOn')} />
      <Reason state={state} label="Lý do xin lỗi và hẹn lại" />
      <TextInput name="documentNumber" label="Số văn bản" hint="Nếu đã có" width={20} value={state.value('documentNumber')} error={state.error('documentNumber')} />
    </>
  );
}

function ResultFields({ state }: FieldsProps): View {
  return (
    <>
      <TextInput name="resultNumber" label="Số kết quả" hint="Số của giấy tờ, quyết định trả cho công dân, nếu có" width={20} value={state.value('resultNumber')} error={state.error('resultNumber')} />
      <TextInput name="resultOn" label="Ngày ký kết quả" hint="Ví dụ 3/2/2026" width={10} value={state.value('resultOn')} error={state.error('resultOn')} />
      <Checkboxes name="resultDigitised" values={state.values('resultDigitised')} options={[{ value: 'true', label: 'Kết quả có bản điện tử đã ký số' }]} error={state.error('resultDigitised')} />
      <Note state={state} />
    </>
  );
}

function TakenByFields({ state }: FieldsProps): View {
  return (
    <>
      <TextInput name="receivedBy" label="Người nhận kết quả" width={30} value={state.value('receivedBy')} error={state.error('receivedBy')} />
      <Checkboxes name="identityChecked" values={state.values('identityChecked')} options={[{ value: 'true', label: 'Đã kiểm tra giấy tờ tùy thân' }]} error={state.error('identityChecked')} />
    </>
  );
}

function ReturnFields({ state, file }: FieldsProps): View {
  return (
    <>
      <Radios name="method" legend="Cách trả" value={state.value('method')} error={state.error('method')} options={Object.entries(RESULT_BY_WORDS).map(([value, label]) => ({ value, label }))} />
      <TakenByFields state={state} file={file} />
    </>
  );
}
