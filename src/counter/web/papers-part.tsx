import { ActionBar, Button, CellInput, CellSelect, Checkboxes, type Column, DataTable, ErrorMessage, KeyHint, Part, Subtext, type View } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import { ENOUGH, MISSING, type PaperRow, PAPERS_OF } from '../domain/paper-rows.js';
import type { IntakeView } from './intake-view.js';

const DIGITISED = [
  { value: 'no', text: 'Chưa' },
  { value: 'digitised', text: 'Đã quét' },
  { value: 'reused_paper', text: 'Dùng lại giấy tờ', attributes: { 'data-reveals': true } },
  { value: 'reused_result', text: 'Dùng lại kết quả', attributes: { 'data-reveals': true } },
];

/** Papers with their numbers, ticked one by one or all at once. */
export function PapersPart({ view, fresh }: { view: IntakeView; fresh?: boolean }): View {
  const { state, scene } = view;
  if (!scene.version) {
    return (
      <Part id="papers" fresh={fresh}>
        <Subtext>Danh sách giấy tờ hiện ra khi chọn thủ tục.</Subtext>
      </Part>
    );
  }
  const { version, papers } = scene;
  const listed = papers.some(({ isOther }) => !isOther);
  return (
    <Part id="papers" fresh={fresh}>
      <input type="hidden" name={PAPERS_OF} value={version.id} />
      <DataTable caption="Thành phần hồ sơ" rows={papers} columns={columnsOf(state)} />
      {listed && (
        <ActionBar>
          <Button kind="quiet" name="_act" value="enough" attributes={{ 'hx-post': '/tiep-nhan/giay-to', 'hx-swap': 'none', 'aria-keyshortcuts': 'Alt+D', formaction: '/tiep-nhan#papers' }}>
            Đủ tất cả <KeyHint keys="Alt+D" />
          </Button>
        </ActionBar>
      )}
      {(state.error(MISSING) || state.has(MISSING)) && (
        <Checkboxes name={MISSING} error={state.error(MISSING)} values={state.values(MISSING)} options={[{ value: 'true', label: 'Vẫn tiếp nhận, ghi các giấy tờ chưa đánh dấu là còn thiếu' }]} />
      )}
    </Part>
  );
}

function columnsOf(state: FormState): Column<PaperRow>[] {
  const count = (part: 'originals' | 'certified' | 'copies', title: string, label: string): Column<PaperRow> => ({
    title,
    label,
    cell: (row) => {
      const name = `papers.${row.index}.${part}`;
      return <CellInput name={name} id={name} label={`${label}: ${nameOf(row)}`} value={row[part]} width={2} invalid={state.error(name) !== undefined} attributes={{ inputmode: 'numeric' }} />;
    },
  });
  return [
    { title: 'Đủ', cell: (row) => (row.isOther ? '' : <CellInput type="checkbox" name={ENOUGH} id={`enough-${row.index}`} label={`Đủ: ${row.name}`} value={row.code} checked={row.enough} />) },
    { title: 'Giấy tờ', isRowHeader: true, cell: (row) => paperName(row, state) },
    count('originals', 'Chính', 'Bản chính'),
    count('certified', 'C. thực', 'Bản chứng thực'),
    count('copies', 'Photo', 'Bản photo'),
    { title: 'Số hóa', cell: (row) => digitisedCell(row, state) },
  ];
}

function nameOf({ name, isOther }: PaperRow): string {
  return isOther ? name || 'giấy tờ khác' : name;
}

function paperName(row: PaperRow, state: FormState): View {
  const hidden = <input type="hidden" name={`papers.${row.index}.code`} value={row.code} />;
  const errors = ['name', 'originals', 'certified', 'copies', 'digitised', 'reusedFrom'].map((part) => `papers.${row.index}.${part}`).filter((name) => state.error(name) !== undefined);
  return (
    <>
      {hidden}
      {row.isOther ? <CellInput name={`papers.${row.index}.name`} id={`papers.${row.index}.name`} label="Tên giấy tờ khác" value={row.name} attributes={{ placeholder: 'Giấy tờ khác' }} /> : row.name}
      {!row.isOther && !row.required && <Subtext>không bắt buộc</Subtext>}
      {errors.map((name) => (
        <ErrorMessage id={`${name}-error`}>{state.error(name)}</ErrorMessage>
      ))}
    </>
  );
}

function digitisedCell(row: PaperRow, state: FormState): View {
  const from = `papers.${row.index}.reusedFrom`;
  return (
    <CellSelect
      name={`papers.${row.index}.digitised`}
      label={`Số hóa: ${nameOf(row)}`}
      value={row.digitised}
      choices={DIGITISED}
      reveals={<CellInput name={from} id={from} label={`Mã hồ sơ có sẵn giấy tờ: ${nameOf(row)}`} value={row.reusedFrom} invalid={state.error(from) !== undefined} attributes={{ placeholder: 'Mã hồ sơ có sẵn' }} />}
    />
  );
}
