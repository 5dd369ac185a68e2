import { CellInput, CellSelect, type Column, DataTable, ErrorMessage, Section, Select, Subtext, type View } from '#libs/ui';
import type { PaperFact } from '#libs/dossier-flow';
import type { FormState } from '#src/platform/view';
import type { DossierFile } from '../app/dossier-file.js';
import { DIGITISED_WORDS, RESULT_STATUS_WORDS } from '../domain/words.js';

interface PaperLine {
  index: number;
  code: string;
  /** Left out on a row for a further paper. */
  name?: string;
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
      <Section>
        <DataTable caption="Thành phần hồ sơ" rows={[...view.papers.map(({ code, name }, index) => ({ index, code, name })), ...furtherLines(view.papers)]} columns={columnsOf(state)} />
      </Section>
      {view.finishKind === 'resolved' && (
        <Select name="result" label="Kết quả" value={state.value('result')} error={state.error('result')} choices={Object.entries(RESULT_STATUS_WORDS).map(([value, text]) => ({ value, text }))} />
      )}
    </>
  );
}

const FURTHER = 3;

/** Empty rows for papers that are not on the list, with codes that no paper has yet. */
function furtherLines(papers: readonly PaperFact[]): PaperLine[] {
  const codes = new Set(papers.map(({ code }) => code));
  const free = Array.from({ length: papers.length + FURTHER }, (_, index) => `K${index + 1}`).filter((code) => !codes.has(code));
  return free.slice(0, FURTHER).map((code, index) => ({ index: papers.length + index, code }));
}

function columnsOf(state: FormState): Column<PaperLine>[] {
  const nameOf = ({ index }: PaperLine, field: string): string => `papers.${index}.${field}`;
  return [
    {
      title: 'Giấy tờ',
      isRowHeader: true,
      cell: (line) => [
        <input type="hidden" name={nameOf(line, 'code')} value={line.code} />,
        line.name === undefined ? (
          [<CellInput name={nameOf(line, 'name')} id={nameOf(line, 'name')} label={`Tên ${said(line)}`} value={state.value(nameOf(line, 'name'))} attributes={{ title: 'Giấy tờ khác' }} />, <Subtext>giấy tờ khác</Subtext>]
        ) : (
          [line.name, <input type="hidden" name={nameOf(line, 'name')} value={line.name} />]
        ),
        ...['name', 'originals', 'certified', 'copies', 'missing', 'digitised', 'reusedFrom'].map((field) => errorOf(state, nameOf(line, field))),
      ],
    },
    ...COUNTS.map(([field, title]): Column<PaperLine> => ({
      title,
      cell: (line) => {
        const name = nameOf(line, field);
        return <CellInput name={name} id={name} label={`${title}: ${said(line)}`} width={3} value={state.value(name, '0')} invalid={state.error(name) !== undefined} />;
      },
    })),
    { title: 'Thiếu', cell: (line) => <CellInput name={nameOf(line, 'missing')} label={`Còn thiếu: ${said(line)}`} type="checkbox" value="true" checked={state.has(nameOf(line, 'missing'))} /> },
    {
      title: 'Số hóa',
      cell: (line) => {
        const digitised = nameOf(line, 'digitised');
        const from = nameOf(line, 'reusedFrom');
        return (
          <CellSelect
            name={digitised}
            label={`Số hóa: ${said(line)}`}
            value={state.value(digitised, 'no')}
            choices={Object.entries(DIGITISED_WORDS).map(([value, text]) => ({ value, text, ...(value.startsWith('reused') && { attributes: { 'data-reveals': true } }) }))}
            reveals={<CellInput name={from} id={from} label={`Mã hồ sơ dùng lại: ${said(line)}`} value={state.value(from)} invalid={state.error(from) !== undefined} attributes={{ title: 'Mã hồ sơ đã có giấy tờ này' }} />}
          />
        );
      },
    },
  ];
}

function said({ name, index }: PaperLine): string {
  return name ?? `giấy tờ khác, dòng ${index + 1}`;
}

function errorOf(state: FormState, name: string): View {
  const text = state.error(name);
  return text === undefined ? null : <ErrorMessage id={`${name}-error`}>{text}</ErrorMessage>;
}
