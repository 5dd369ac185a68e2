import { formatDateTime } from '#libs/civil-date';
import { Cell, Checkboxes, type Column, DataTable, Fieldset, Link, Radios, Row, Select, TextInput, Textarea, type View } from '#libs/ui';
import type { TimelineStep } from '#src/dossiers';
import type { FormState } from '#src/platform/view';
import type { DossierFile } from '../app/dossier-file.js';
import { correctableParts, isCorrectable, WAS } from '../domain/step-input.js';
import { CHANNEL_WORDS, RESULT_BY_WORDS } from '../domain/words.js';

const FIRST = 'amended.0';

interface Props {
  state: FormState;
  file: DossierFile;
}

/** First which step, then what of it; everything stands as it reads now, and what is left as it is stays so. */
export function CorrectionFields({ state, file }: Props): View {
  const seq = Number(state.value(`${FIRST}.seq`));
  const step = file.view.timeline.find((each) => each.seq === seq && isCorrectable(each));
  if (!step) return <StepList file={file} />;
  const parts = correctableParts(step);
  return (
    <>
      <input type="hidden" name={`${FIRST}.seq`} value={seq} />
      {Object.keys(state.fields).filter((name) => name.startsWith(WAS)).map((name) => (
        <input type="hidden" name={name} value={state.value(name)} />
      ))}
      <Fieldset legend={`Bước ${seq}: ${step.label}`} legendSize="m">
        <Field state={state} name="at" label="Thời điểm" hint="Ví dụ 3/2/2026 9:15" width={20} />
        {parts.receipt && <ReceiptFields state={state} isOnline={step.action === 'submit'} hasSubmitter={file.view.receipt.submitter !== undefined} />}
        {parts.result && (
          <>
            <Field state={state} name="resultNumber" label="Số kết quả" width={20} />
            <Field state={state} name="resultOn" label="Ngày ký kết quả" width={10} />
          </>
        )}
        {parts.reason && <Textarea name={`${FIRST}.stepReason`} label="Lý do ghi ở bước này" rows={3} value={state.value(`${FIRST}.stepReason`)} error={state.error(`${FIRST}.stepReason`)} />}
        <VoidField state={state} step={step} />
      </Fieldset>
      <Textarea name="reason" label="Lý do đính chính" rows={2} value={state.value('reason')} error={state.error('reason')} />
    </>
  );
}

function Field({ state, name, label, hint, width }: { state: FormState; name: string; label: string; hint?: string; width?: 5 | 10 | 20 }): View {
  const full = `${FIRST}.${name}`;
  return <TextInput name={full} label={label} {...(hint !== undefined && { hint })} {...(width && { width })} value={state.value(full)} error={state.error(full)} />;
}

function VoidField({ state, step: { seq, corrected } }: { state: FormState; step: TimelineStep }): View {
  if (seq === 1) return null;
  const name = `${FIRST}.voided`;
  const option = corrected === 'voided' ? { value: 'false', label: 'Khôi phục bước đã hủy' } : { value: 'true', label: 'Hủy bước này: coi như chưa xảy ra' };
  return <Checkboxes name={name} values={state.values(name)} error={state.error(name)} options={[option]} />;
}

function PersonFields({ state, who, title }: { state: FormState; who: 'owner' | 'submitter'; title: string }): View {
  return (
    <Fieldset legend={title}>
      <Row>
        <Cell span={6}>
          <Field state={state} name={`${who}.name`} label="Họ tên hoặc tên tổ chức" />
        </Cell>
        <Cell span={3}>
          <Field state={state} name={`${who}.idNumber`} label="Số định danh" />
        </Cell>
        <Cell span={3}>
          <Field state={state} name={`${who}.phone`} label="Điện thoại" />
        </Cell>
        <Cell span={8}>
          <Field state={state} name={`${who}.address`} label="Địa chỉ" />
        </Cell>
        <Cell span={4}>
          <Field state={state} name={`${who}.email`} label="Thư điện tử" />
        </Cell>
      </Row>
    </Fieldset>
  );
}

function ReceiptFields({ state, isOnline, hasSubmitter }: { state: FormState; isOnline: boolean; hasSubmitter: boolean }): View {
  const channel = `${FIRST}.channel`;
  const resultBy = `${FIRST}.resultBy`;
  return (
    <>
      <PersonFields state={state} who="owner" title="Chủ hồ sơ" />
      {hasSubmitter && <PersonFields state={state} who="submitter" title="Người nộp" />}
      <Field state={state} name="procedure" label="Mã thủ tục" hint="Đổi thủ tục thì thời hạn tính lại theo thủ tục đúng." width={20} />
      {!isOnline && (
        <Radios name={channel} legend="Cách nộp" inline value={state.value(channel)} error={state.error(channel)} options={(['counter', 'post'] as const).map((value) => ({ value, label: CHANNEL_WORDS[value] }))} />
      )}
      <Textarea name={`${FIRST}.request`} label="Nội dung yêu cầu" rows={2} value={state.value(`${FIRST}.request`)} error={state.error(`${FIRST}.request`)} />
      <Row>
        <Cell span={3}>
          <Field state={state} name="sets" label="Số bộ" width={5} />
        </Cell>
        <Cell span={6}>
          <Select name={resultBy} label="Nhận kết quả" value={state.value(resultBy)} error={state.error(resultBy)} choices={Object.entries(RESULT_BY_WORDS).map(([value, text]) => ({ value, text }))} />
        </Cell>
      </Row>
    </>
  );
}

function StepList({ file: { view } }: { file: DossierFile }): View {
  const columns: Column<TimelineStep>[] = [
    { title: 'Bước', numeric: true, cell: ({ seq }) => seq },
    { title: 'Việc', isRowHeader: true, cell: ({ label, corrected }) => (corrected === 'voided' ? `${label} (đã hủy)` : label) },
    { title: 'Lúc', nowrap: true, cell: ({ at, reads }) => formatDateTime(reads?.at ?? at) },
    { title: 'Người làm', cell: ({ actorName }) => actorName ?? 'Hệ thống' },
    { title: 'Đính chính', titleHidden: true, cell: ({ seq, label }) => <Link href={`/ho-so/${view.code}/dinh-chinh?buoc=${seq}`} attributes={{ 'aria-label': `Đính chính bước ${seq}: ${label}` }}>Đính chính</Link> },
  ];
  return <DataTable caption="Chọn bước ghi sai" captionShown rows={view.timeline.filter(isCorrectable)} columns={columns} />;
}
