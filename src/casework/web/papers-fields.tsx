import { CellInput, CellSelect, type Column, DataTable, ErrorMessage, Select, type View } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import type { DossierFile } from '../app/dossier-file.js';
import { DIGITISED_WORDS, RESULT_STATUS_WORDS } from '../domain/words.js';

interface PaperLine {
  index: number;
  code: string;
  name: string;
}

const COUNTS = [
  ['originals', 'Bản chính'],
  ['certified', 'Chứng thực'],
  ['copies', 'Photo'],
] as const;

/** The check-list as a table to fill in: counts, what is missing, what is digitised or used again. */
export function PapersFields({ state, file: { view } }: { state: FormState; file: DossierFile }): View {
  return (
    <>
      <DataTable caption="Thành phần hồ sơ" rows={view.papers.map(({ code, name }, index) => ({ index, code, name }))} columns={columnsOf(state)} />
      {view.finishKind === 'resolved' && (
        <Select name="result" label="Kết quả" value={state.value('result')} error={state.error('result')} choices={Object.entries(RESULT_STATUS_WORDS).map(([value, text]) => ({ value, text }))} />
      )}
    </>
  );
}

function columnsOf(state: FormState): Column<PaperLine>[] {
  const nameOf = ({ index }: PaperLine, field: string): string => `papers.${index}.${field}`;
  return [
    {
      title: 'Giấy tờ',
      isRowHeader: true,
      cell: (line) => [
        line.name,
        <input type="hidden" name={nameOf(line, 'code')} value={line.code} />,
        <input type="hidden" name={nameOf(line, 'name')} value={line.name} />,
        ...['originals', 'certified', 'copies', 'missing', 'digitised', 'reusedFrom'].map((field) => errorOf(state, nameOf(line, field))),
      ],
    },
    ...COUNTS.map(([field, title]): Column<PaperLine> => ({
      title,
      cell: (line) => {
        const name = nameOf(line, field);
        return <CellInput name={name} id={name} label={`${title}: ${line.name}`} width={3} value={state.value(name, '0')} invalid={state.error(name) !== undefined} />;
      },
    })),
    { title: 'Thiếu', cell: (line) => <CellInput name={nameOf(line, 'missing')} label={`Còn thiếu: ${line.name}`} type="checkbox" value="true" checked={state.has(nameOf(line, 'missing'))} /> },
    {
      title: 'Số hóa',
      cell: (line) => {
        const from = nameOf(line, 'reusedFrom');
        return (
          <>
            <CellSelect name={nameOf(line, 'digitised')} label={`Số hóa: ${line.name}`} value={state.value(nameOf(line, 'digitised'), 'no')} choices={Object.entries(DIGITISED_WORDS).map(([value, text]) => ({ value, text }))} />
            <CellInput name={from} id={from} label={`Dùng lại từ hồ sơ: ${line.name}`} value={state.value(from)} invalid={state.error(from) !== undefined} attributes={{ title: 'Mã hồ sơ, nếu dùng lại' }} />
          </>
        );
      },
    },
  ];
}

function errorOf(state: FormState, name: string): View {
  const text = state.error(name);
  return text === undefined ? null : <ErrorMessage id={`${name}-error`}>{text}</ErrorMessage>;
}
