import { formatDate } from '#libs/civil-date';
import { ActionBar, BackLink, Button, Cell, type Column, DataTable, Details, ErrorSummary, FileUpload, Link, PageHeading, Row, Section, Stats, Subtext, Tag, TextInput, type View, WarningText } from '#libs/ui';
import { LIST_COLUMNS, type ListReport } from '#src/catalogue';
import type { FormState } from '#src/platform/view';
import { CHANGE_WORDS } from '../domain/catalogue-words.js';
import { PROCEDURES_PATH } from './procedures.page.js';
import { SheetErrors } from './sheet-errors.js';

export const IMPORT_LIST_PATH = `${PROCEDURES_PATH}/nhap`;

export interface ProcedureImportView {
  state: FormState;
  report?: ListReport;
  /** The rows, for the form that applies them; left out where there are too many to carry. */
  packed?: string;
}

export function ProcedureImportPage({ state, report, packed }: ProcedureImportView): View {
  const errors = state.summary();
  return (
    <>
      <BackLink href={PROCEDURES_PATH}>Danh mục thủ tục</BackLink>
      <PageHeading title="Nhập danh mục thủ tục" sub="Xem trước những gì sẽ đổi, rồi mới ghi. Thủ tục không có trong tệp để nguyên." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {report && <Report report={report} packed={packed} state={state} />}
      <Section title={report ? 'Chọn tệp khác' : 'Tệp danh mục'}>
        <form method="post" action={IMPORT_LIST_PATH} encType="multipart/form-data" noValidate>
          <Decision state={state} />
          <FileUpload name="file" label="Tệp CSV hoặc XLSX" hint="Đến 5 MB, 10.000 dòng" accept=".csv,.xlsx" error={state.error('file')} />
          <Details summary="Tệp gồm những cột nào?">
            <ul>
              {LIST_COLUMNS.map(({ label, required }) => (
                <li>
                  {label}
                  {required && ' (bắt buộc)'}
                </li>
              ))}
            </ul>
          </Details>
          <Button kind={report ? 'quiet' : 'main'} preventDoubleClick>
            Xem trước
          </Button>
        </form>
      </Section>
    </>
  );
}

function Decision({ state }: { state: FormState }): View {
  return (
    <Row>
      <Cell span={3}>
        <TextInput name="validFrom" label="Có hiệu lực từ ngày" value={state.value('validFrom')} inputMode="numeric" error={state.error('validFrom')} />
      </Cell>
      <Cell span={4}>
        <TextInput name="decisionNumber" label="Số quyết định công bố" value={state.value('decisionNumber')} error={state.error('decisionNumber')} />
      </Cell>
      <Cell span={3}>
        <TextInput name="decisionDate" label="Ngày quyết định" value={state.value('decisionDate')} inputMode="numeric" error={state.error('decisionDate')} />
      </Cell>
    </Row>
  );
}

function Report({ report, packed, state }: { report: ListReport; packed: string | undefined; state: FormState }): View {
  const { added, changed, unchanged, missing, errors, rows, validFrom } = report;
  const changes = added.length + changed.length;
  return (
    <Section title={`Xem trước: hiệu lực từ ${formatDate(validFrom)}`} id="xem-truoc">
      <Stats
        label="Kết quả xem trước"
        stats={[
          { label: 'Dòng trong tệp', number: rows }, { label: 'Thủ tục mới', number: added.length }, { label: 'Phiên bản mới', number: changed.length },
          { label: 'Không đổi', number: unchanged }, { label: 'Chỗ sai', number: errors.length, tone: 'overdue' },
        ]}
      />
      <SheetErrors errors={errors.map(({ row, message }) => ({ field: `row.${row}`, message }))} />
      <Listed report={report} />
      {missing.length > 0 && (
        <Details summary={`${missing.length} thủ tục đang có hiệu lực mà không có trong tệp (để nguyên)`}>
          <ul>
            {missing.map(({ code, name }) => (
              <li>
                <Link href={`${PROCEDURES_PATH}/${code}`}>{code}</Link> {name}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {errors.length > 0 && <WarningText>Còn chỗ sai thì chưa ghi được dòng nào. Sửa tệp rồi xem trước lại.</WarningText>}
      {errors.length === 0 && changes === 0 && <p>Danh mục đã đúng như tệp, không có gì để ghi.</p>}
      {errors.length === 0 && changes > 0 && packed !== undefined && (
        <form method="post" action={`${IMPORT_LIST_PATH}/ghi`}>
          {['validFrom', 'decisionNumber', 'decisionDate'].map((name) => (
            <input type="hidden" name={name} value={state.value(name)} />
          ))}
          <input type="hidden" name="_rows" value={packed} />
          <ActionBar>
            <Button preventDoubleClick>Ghi {changes} thay đổi vào danh mục</Button>
          </ActionBar>
        </form>
      )}
      {errors.length === 0 && changes > 0 && packed === undefined && <WarningText>Tệp quá dài để ghi một lần; hãy chia thành nhiều tệp.</WarningText>}
    </Section>
  );
}

interface Line {
  code: string;
  name: string;
  kind: string;
  parts: readonly string[];
}

function Listed({ report: { added, changed } }: { report: ListReport }): View {
  const lines: Line[] = [
    ...added.map(({ code, name }) => ({ code, name, kind: CHANGE_WORDS.new, parts: [] })),
    ...changed.map(({ code, name, changeKind, differences }) => ({ code, name, kind: CHANGE_WORDS[changeKind], parts: differences.map(({ label }) => label) })),
  ];
  if (lines.length === 0) return null;
  const columns: Column<Line>[] = [
    { title: 'Mã', isRowHeader: true, nowrap: true, cell: ({ code }) => code },
    { title: 'Thủ tục', cell: ({ name }) => name },
    { title: 'Loại', nowrap: true, cell: ({ kind }) => <Tag>{kind}</Tag> },
    { title: 'Đổi', cell: ({ parts }) => <Subtext>{parts.join(', ') || '—'}</Subtext> },
  ];
  return <DataTable caption="Sẽ thay đổi" columns={columns} rows={lines} />;
}
