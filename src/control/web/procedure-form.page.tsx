import { BackLink, Button, Cell, CellInput, CellSelect, Checkboxes, ErrorSummary, MoneyInput, PageHeading, Radios, Row, Section, Select, Subtext, Table, TextInput, type View, Wide } from '#libs/ui';
import { COMPETENCES, type FieldRow, OFFICES } from '#src/catalogue';
import type { FormState } from '#src/platform/view';
import { COMPETENCE_WORDS, OFFICE_WORDS, TERM_UNIT_WORDS } from '../domain/catalogue-words.js';
import { countRows } from '../domain/rows.js';
import { PROCEDURES_PATH } from './procedures.page.js';

const SPARE_ROWS = 3;
const UNITS = Object.entries(TERM_UNIT_WORDS).map(([value, text]) => ({ value, text }));
const OFFICE_CHOICES = OFFICES.map((value) => ({ value, text: OFFICE_WORDS[value] }));

export interface ProcedureFormView {
  state: FormState;
  /** Null for a new procedure. */
  code: string | null;
  fields: readonly FieldRow[];
}

export function ProcedureFormPage({ state, code, fields }: ProcedureFormView): View {
  const errors = state.summary();
  const back = code === null ? PROCEDURES_PATH : `${PROCEDURES_PATH}/${code}`;
  return (
    <>
      <BackLink href={back}>{code === null ? 'Danh mục thủ tục' : `Thủ tục ${code}`}</BackLink>
      <PageHeading
        title={code === null ? 'Thủ tục mới' : `Phiên bản mới của thủ tục ${code}`}
        sub={code === null ? 'Ghi theo quyết định công bố.' : 'Sửa chỗ thay đổi, chỗ khác để nguyên. Hồ sơ đã nhận vẫn theo phiên bản lúc nhận.'}
      />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="post" action={code === null ? `${PROCEDURES_PATH}/moi` : `${back}/sua`} noValidate>
        <Decision state={state} isNew={code === null} />
        <What state={state} isNew={code === null} fields={fields} />
        <Section title="Quy trình nội bộ">
          <Wide label="Các bước">
            <Table caption="Các bước, theo thứ tự; dòng để trống bị bỏ" head={[{ content: 'Bước' }, { content: 'Bộ phận' }, { content: 'Thời hạn' }, { content: 'Đơn vị tính' }]} rows={stepRows(state)} />
          </Wide>
        </Section>
        <Section title="Thành phần hồ sơ">
          <Wide label="Giấy tờ">
            <Table caption="Giấy tờ phải nộp; dòng để trống bị bỏ" head={[{ content: 'Giấy tờ' }, { content: 'Bản chính' }, { content: 'Bản sao' }, { content: 'Bắt buộc' }]} rows={paperRows(state)} />
          </Wide>
        </Section>
        <Button preventDoubleClick>{code === null ? 'Đưa vào danh mục' : 'Ghi phiên bản mới'}</Button>
      </form>
    </>
  );
}

function Decision({ state, isNew }: { state: FormState; isNew: boolean }): View {
  return (
    <Row>
      <Cell span={3}>
        <TextInput name="validFrom" label="Có hiệu lực từ ngày" value={state.value('validFrom')} inputMode="numeric" error={state.error('validFrom')} />
      </Cell>
      <Cell span={3}>
        <TextInput name="decisionNumber" label="Số quyết định công bố" value={state.value('decisionNumber')} error={state.error('decisionNumber')} />
      </Cell>
      <Cell span={3}>
        <TextInput name="decisionDate" label="Ngày quyết định" value={state.value('decisionDate')} inputMode="numeric" error={state.error('decisionDate')} />
      </Cell>
      {!isNew && (
        <>
          <Cell span={3}>
            <TextInput name="daysCut" label="Số ngày cắt giảm" hint="Chỉ khi đổi đơn vị tính thời hạn" value={state.value('daysCut')} inputMode="decimal" error={state.error('daysCut')} />
          </Cell>
          <Cell span={12}>
            <Radios
              name="changeKind"
              legend="Loại thay đổi"
              inline
              value={state.value('changeKind', 'amended')}
              error={state.error('changeKind')}
              options={[{ value: 'amended', label: 'Sửa đổi, bổ sung' }, { value: 'simplified', label: 'Đơn giản hóa' }]}
            />
          </Cell>
        </>
      )}
    </Row>
  );
}

function What({ state, isNew, fields }: { state: FormState; isNew: boolean; fields: readonly FieldRow[] }): View {
  return (
    <Section title="Nội dung">
      {isNew && (
        <Row>
          <Cell span={4}>
            <TextInput name="code" label="Mã thủ tục" hint="Ví dụ 1.001193" value={state.value('code')} error={state.error('code')} />
          </Cell>
          <Cell span={8}>
            <TextInput name="field" label="Lĩnh vực" hint="Chọn trong danh sách hoặc gõ lĩnh vực mới" value={state.value('field')} error={state.error('field')} attributes={{ list: 'field-names' }} />
            <datalist id="field-names">
              {fields.map(({ name }) => (
                <option value={name} />
              ))}
            </datalist>
          </Cell>
        </Row>
      )}
      <Row>
        <Cell span={12}>
          <TextInput name="name" label="Tên thủ tục" value={state.value('name')} error={state.error('name')} />
        </Cell>
        <Cell span={2}>
          <TextInput name="term.amount" label="Thời hạn" value={state.value('term.amount')} inputMode="decimal" error={state.error('term.amount')} />
        </Cell>
        <Cell span={3}>
          <Select name="term.unit" label="Đơn vị tính" value={state.value('term.unit', 'working_day')} choices={UNITS} error={state.error('term.unit')} />
        </Cell>
        <Cell span={3}>
          <TextInput name="term.cutoff" label="Giờ chốt" hint="Chỉ cho “trong ngày”, ví dụ 15:00" value={state.value('term.cutoff')} error={state.error('term.cutoff')} />
        </Cell>
      </Row>
      <Service state={state} />
    </Section>
  );
}

function Service({ state }: { state: FormState }): View {
  return (
    <>
      <Row>
        <Cell span={4}>
          <Select
            name="supplementPolicy"
            label="Khi bổ sung hồ sơ"
            value={state.value('supplementPolicy', 'pause')}
            choices={[{ value: 'pause', text: 'tạm dừng thời hạn' }, { value: 'restart', text: 'tính lại từ đầu' }]}
            error={state.error('supplementPolicy')}
          />
        </Cell>
        <Cell span={4}>
          <Select name="competence" label="Thẩm quyền" value={state.value('competence', 'commune')} choices={COMPETENCES.map((value) => ({ value, text: COMPETENCE_WORDS[value] }))} error={state.error('competence')} />
        </Cell>
        <Cell span={4}>
          <Select
            name="onlineLevel"
            label="Dịch vụ công trực tuyến"
            value={state.value('onlineLevel', 'none')}
            choices={[{ value: 'none', text: 'không' }, { value: '3', text: 'một phần' }, { value: '4', text: 'toàn trình' }]}
            error={state.error('onlineLevel')}
          />
        </Cell>
        <Cell span={4}>
          <MoneyInput name="fee" label="Lệ phí một hồ sơ" value={state.value('fee', '0')} error={state.error('fee')} />
        </Cell>
      </Row>
      <Checkboxes
        name="flags"
        small
        options={[
          { name: 'givesResult', id: 'givesResult', value: 'true', label: 'Có trả kết quả', checked: state.value('givesResult', 'true') === 'true' },
          { name: 'isPublic', id: 'isPublic', value: 'true', label: 'Đã niêm yết, công khai', checked: state.value('isPublic', 'true') === 'true' },
        ]}
      />
    </>
  );
}

function stepRows(state: FormState) {
  return Array.from({ length: countRows(state.fields, 'steps') + SPARE_ROWS }, (_, row) => [
    cell(state, `steps.${row}.name`, `Tên bước ${row + 1}`),
    { content: <CellSelect name={`steps.${row}.office`} label={`Bộ phận, bước ${row + 1}`} choices={OFFICE_CHOICES} value={state.value(`steps.${row}.office`, 'officer')} /> },
    cell(state, `steps.${row}.allotment.amount`, `Thời hạn, bước ${row + 1}`, 4),
    { content: <CellSelect name={`steps.${row}.allotment.unit`} label={`Đơn vị tính, bước ${row + 1}`} choices={UNITS} value={state.value(`steps.${row}.allotment.unit`, 'working_day')} /> },
  ]);
}

function paperRows(state: FormState) {
  return Array.from({ length: countRows(state.fields, 'papers') + SPARE_ROWS }, (_, row) => {
    const name = cell(state, `papers.${row}.name`, `Tên giấy tờ ${row + 1}`);
    const code = state.value(`papers.${row}.code`);
    const required = `papers.${row}.required`;
    return [
      { content: <>{name.content}{code !== '' && <input type="hidden" name={`papers.${row}.code`} value={code} />}</> },
      cell(state, `papers.${row}.originals`, `Bản chính, giấy tờ ${row + 1}`, 3),
      cell(state, `papers.${row}.copies`, `Bản sao, giấy tờ ${row + 1}`, 3),
      { content: <CellInput name={required} label={`Bắt buộc, giấy tờ ${row + 1}`} type="checkbox" value="true" checked={state.value(required, 'true') === 'true'} /> },
    ];
  });
}

function cell(state: FormState, name: string, label: string, width?: 3 | 4) {
  const error = state.error(name);
  return {
    content: (
      <>
        <CellInput name={name} id={name} label={label} value={state.value(name)} width={width} invalid={error !== undefined} attributes={error === undefined ? undefined : { 'aria-describedby': `${name}-error` }} />
        {error !== undefined && <Subtext id={`${name}-error`} tone="wrong">{error}</Subtext>}
      </>
    ),
  };
}
