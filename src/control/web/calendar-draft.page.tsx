import { BackLink, Button, Cell, CellInput, CellSelect, Details, ErrorSummary, FileUpload, PageHeading, Row, Section, Subtext, Table, TextInput, type View, Wide } from '#libs/ui';
import type { FieldError } from '#src/platform/refusal';
import type { FormState } from '#src/platform/view';
import { countRows } from '../domain/rows.js';
import { CALENDAR_PATH } from './calendar.page.js';
import { SheetErrors } from './sheet-errors.js';

const LEAST_ROWS = 6;
const SPARE_ROWS = 2;
const KINDS = [{ value: 'off', text: 'Nghỉ' }, { value: 'makeup', text: 'Làm bù' }, { value: 'remove', text: 'Bỏ khỏi lịch' }];

export interface DraftView {
  state: FormState;
  rowErrors: readonly FieldError[];
}

export function CalendarDraftPage({ state, rowErrors }: DraftView): View {
  const errors = state.summary();
  return (
    <>
      <BackLink href={CALENDAR_PATH}>Lịch làm việc</BackLink>
      <PageHeading title="Thay đổi lịch" sub="Lập dự thảo trước, xem hồ sơ nào đổi ngày hẹn, rồi mới áp dụng." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <SheetErrors errors={rowErrors} />
      <Section title="Gõ từng ngày">
        <form method="post" action={`${CALENDAR_PATH}/thay-doi`} noValidate>
          <Row>
            <Cell span={6}>
              <TextInput name="notice" label="Số văn bản thông báo" hint="Ví dụ 6150/TB-BLĐTBXH" value={state.value('notice')} error={state.error('notice')} />
            </Cell>
          </Row>
          <Wide label="Các ngày">
            <Table
              caption="Các ngày"
              head={[{ content: 'Ngày' }, { content: 'Loại' }, { content: 'Tên ngày' }, { content: 'Căn cứ' }, { content: 'Làm bù cho ngày' }]}
              rows={dayRows(state)}
            />
          </Wide>
          <Button preventDoubleClick>Lập dự thảo</Button>
        </form>
      </Section>
      <Section title="Hoặc nhập từ tệp">
        <form method="post" action={`${CALENDAR_PATH}/thay-doi/tep`} encType="multipart/form-data" noValidate>
          <Row>
            <Cell span={6}>
              <TextInput id="file-notice" name="notice" label="Số văn bản thông báo" value={state.value('notice')} error={state.error('file-notice')} />
            </Cell>
            <Cell span={6}>
              <FileUpload name="file" label="Tệp CSV hoặc XLSX" accept=".csv,.xlsx" error={state.error('file')} />
            </Cell>
          </Row>
          <Details summary="Tệp gồm những cột nào?">
            <p>Ngày (3/2/2027 hoặc 2027-02-03), Loại (nghỉ, làm bù hoặc bỏ), Tên ngày; có thể thêm Căn cứ, Làm bù cho ngày. Thứ tự cột tùy ý.</p>
          </Details>
          <Button kind="quiet" preventDoubleClick>
            Lập dự thảo từ tệp
          </Button>
        </form>
      </Section>
    </>
  );
}

function dayRows(state: FormState) {
  const rows = Math.max(LEAST_ROWS, countRows(state.fields, 'days') + SPARE_ROWS);
  return Array.from({ length: rows }, (_, row) => {
    const text = (column: string, label: string, width?: 10) => {
      const name = `days.${row}.${column}`;
      const error = state.error(name);
      return {
        content: (
          <>
            <CellInput name={name} id={name} label={`${label}, dòng ${row + 1}`} value={state.value(name)} width={width} invalid={error !== undefined} attributes={error ? { 'aria-describedby': `${name}-error` } : undefined} />
            {error !== undefined && <Subtext id={`${name}-error`} tone="wrong">{error}</Subtext>}
          </>
        ),
      };
    };
    const kind = `days.${row}.kind`;
    return [
      text('date', 'Ngày', 10),
      { content: <CellSelect name={kind} label={`Loại, dòng ${row + 1}`} choices={KINDS} value={state.value(kind, 'off')} invalid={state.error(kind) !== undefined} /> },
      text('name', 'Tên ngày'), text('basis', 'Căn cứ'), text('replaces', 'Làm bù cho ngày', 10),
    ];
  });
}
