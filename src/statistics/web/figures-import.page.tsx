import {
  ActionBar, BackLink, Button, type Column, DataTable, ErrorSummary, FileUpload, Link, Mark, PageHeading, Section, Stats, TextInput, type View, WarningText, Wide,
} from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import type { FormState } from '#src/platform/view';
import type { FigureLine, FiguresLook } from '#src/reports';
import { packFigures } from '../domain/packed-figures.js';
import { IMPORT_PATH, YEARS_PATH } from './years.page.js';

export interface FiguresImportView {
  state: FormState;
  fileName?: string;
  look?: FiguresLook;
}

export function FiguresImportPage({ state, fileName = '', look }: FiguresImportView): View {
  const errors = state.summary();
  return (
    <>
      <BackLink href={YEARS_PATH}>Số liệu nhiều năm</BackLink>
      <PageHeading title="Nhập số liệu nhiều năm từ tệp" sub="Xem trước những số sẽ ghi, rồi mới ghi. Số hệ thống tự tính được thì giữ nguyên." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {look && <Look fileName={fileName} look={look} source={state.value('source')} />}
      <Section title={look ? 'Chọn tệp khác' : 'Tệp số liệu'}>
        <form method="post" action={IMPORT_PATH} encType="multipart/form-data" noValidate>
          <TextInput name="source" label="Nguồn" hint="Ghi một lần cho cả tệp. Ví dụ: Báo cáo 12/BC-UBND ngày 10/12/2020" value={state.value('source')} error={state.error('source')} />
          <FileUpload
            name="file" label="Tệp CSV hoặc XLSX" hint="Dòng là chỉ tiêu, cột là năm; số ghi như 1.250 hoặc 98,5; ô trống hoặc gạch ngang là không có số liệu. Đến 5 MB." accept=".csv,.xlsx"
            error={state.error('file')}
          />
          <p>
            Mẫu để điền: <Link href={`${YEARS_PATH}/mau/xlsx`}>XLSX</Link> · <Link href={`${YEARS_PATH}/mau/csv`}>CSV</Link>
          </p>
          <ActionBar>
            <Button kind={look ? 'quiet' : 'main'} preventDoubleClick>
              Xem trước
            </Button>
          </ActionBar>
        </form>
      </Section>
    </>
  );
}

function Look({ fileName, look: { lines, toEnter, unread }, source }: { fileName: string; look: FiguresLook; source: string }): View {
  const of = (standing: FigureLine['standing']): number => lines.filter((line) => line.standing === standing).length;
  return (
    <Section title={`Xem trước: ${fileName}`} id="xem-truoc">
      <Stats
        label="Kết quả xem trước"
        stats={[
          { label: 'Số mới', number: of('new') }, { label: 'Khác số đã ghi', number: of('changed') }, { label: 'Đã có, giống hệt', number: of('same') },
          { label: 'Hệ thống tính khác', number: of('counted') }, { label: 'Không đọc được', number: unread.length, tone: 'overdue' },
        ]}
      />
      {unread.length > 0 && <Unread unread={unread} />}
      {lines.some(({ standing }) => standing !== 'same') && (
        <Wide label="Số liệu trong tệp">
          <DataTable caption="Số liệu trong tệp" captionShown columns={LINES} rows={lines.filter(({ standing }) => standing !== 'same')} />
        </Wide>
      )}
      {toEnter === 0 ? (
        <p>Không có số nào để ghi.</p>
      ) : (
        <form method="post" action={`${IMPORT_PATH}/ghi`}>
          <input type="hidden" name="source" value={source} />
          <input type="hidden" name="_figures" value={packFigures(lines)} />
          <ActionBar>
            <Button preventDoubleClick>{`Ghi ${toEnter} số liệu, nguồn: ${source}`}</Button>
          </ActionBar>
        </form>
      )}
    </Section>
  );
}

function Unread({ unread }: Pick<FiguresLook, 'unread'>): View {
  return (
    <>
      <WarningText>Những chỗ dưới đây không đọc được nên sẽ không ghi. Sửa tệp rồi xem trước lại nếu cần.</WarningText>
      <DataTable
        caption="Chỗ không đọc được" captionShown
        columns={[
          { title: 'Dòng trong tệp', numeric: true, cell: ({ row }) => row },
          { title: 'Cột', cell: ({ column }) => column || 'cả dòng' },
          { title: 'Tệp ghi', isRowHeader: true, cell: ({ text }) => text },
          { title: 'Vì sao', cell: ({ why }) => why },
        ]}
        rows={unread}
      />
    </>
  );
}

const STANDINGS: Record<FigureLine['standing'], string> = { new: 'ghi mới', changed: 'ghi thay số cũ', same: 'đã có', counted: 'không ghi, giữ số hệ thống tính' };

const LINES: readonly Column<FigureLine>[] = [
  { title: 'Chỉ tiêu', isRowHeader: true, cell: ({ name }) => name },
  { title: 'Năm', nowrap: true, cell: ({ year, until }) => (until === '' ? year : `${year}, ${until}`) },
  { title: 'Tệp ghi', numeric: true, cell: ({ value }) => figure(value) },
  { title: 'Đang có', numeric: true, cell: ({ was }) => figure(was) },
  { title: 'Sẽ làm', cell: ({ standing }) => (standing === 'changed' || standing === 'counted' ? <Mark tone="near">{STANDINGS[standing]}</Mark> : STANDINGS[standing]) },
];

function figure(value: number | string | null): string {
  return typeof value === 'number' ? formatNumber(value) : (value ?? '');
}
