import type { CivilDate } from '#libs/civil-date';
import { ActionBar, BackLink, Button, type Column, DataTable, Details, EmptyState, ErrorSummary, FileUpload, Link, PageHeading, Pagination, ProgressBar, Prose, Radios, Section, Stats, Subtext, Tag, type View, WarningText } from '#libs/ui';
import { shortStamp } from '#src/desk';
import { type ImportView, type ProblemView, REGISTER_COLUMNS } from '#src/integration';
import type { FormState } from '#src/platform/view';

export const IMPORTS_PATH = '/quan-tri/nhap-so';

export const STATE_WORDS: Readonly<Record<ImportView['state'], string>> = {
  uploading: 'đang tải lên', queued: 'chờ chạy', running: 'đang chạy', done: 'xong', failed: 'dừng giữa chừng',
};

export function ImportsPage({ state, imports, today }: { state: FormState; imports: readonly ImportView[]; today: CivilDate }): View {
  const errors = state.summary();
  const columns: Column<ImportView>[] = [
    { title: 'Tệp', isRowHeader: true, cell: ({ id, fileName, dryRun }) => <><Link href={`${IMPORTS_PATH}/${id}`}>{fileName}</Link><Subtext>{dryRun ? 'chạy thử' : 'nhập thật'}</Subtext></> },
    { title: 'Gửi lúc', nowrap: true, cell: ({ requestedAt }) => shortStamp(requestedAt, today) },
    { title: 'Tình trạng', nowrap: true, cell: (one) => <Tag>{STATE_WORDS[one.state]}</Tag> },
    { title: 'Dòng đọc', numeric: true, cell: ({ rowsRead }) => rowsRead },
    { title: 'Nhập được', numeric: true, cell: ({ rowsImported }) => rowsImported },
    { title: 'Đã có', numeric: true, cell: ({ rowsSkipped }) => rowsSkipped },
    { title: 'Dòng sai', numeric: true, cell: ({ rowsBad }) => rowsBad },
  ];
  return (
    <>
      <PageHeading title="Nhập sổ cũ" sub="Sổ theo dõi đã ghi trước khi dùng phần mềm: mỗi dòng một hồ sơ, giữ nguyên mã và ngày giờ cũ." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Section title="Gửi sổ">
        <UploadForm state={state} dryRun />
      </Section>
      <Details summary="Định dạng của sổ">
        <FormatHelp />
      </Details>
      <Section title="Các lần nhập">
        <DataTable caption="Các lần nhập" columns={columns} rows={imports} empty={<EmptyState title="Chưa nhập lần nào">Bắt đầu bằng chạy thử: kiểm tra từng dòng mà không ghi hồ sơ nào.</EmptyState>} />
      </Section>
    </>
  );
}

/** The file comes last: what stands behind it is not read. */
function UploadForm({ state, dryRun }: { state: FormState; dryRun: boolean }): View {
  return (
    <form method="post" action={IMPORTS_PATH} encType="multipart/form-data" noValidate>
      <Radios
        name="dryRun"
        legend="Làm gì"
        inline
        value={state.value('dryRun', String(dryRun))}
        error={state.error('dryRun')}
        options={[{ value: 'true', label: 'Chạy thử: chỉ kiểm tra' }, { value: 'false', label: 'Nhập thật' }]}
      />
      <FileUpload name="file" label="Tệp CSV hoặc XLSX" hint="Đến 64 MB" accept=".csv,.xlsx" error={state.error('file')} />
      <Button preventDoubleClick>Gửi sổ</Button>
    </form>
  );
}

function FormatHelp(): View {
  return (
    <Prose>
      <p>CSV (UTF-8, UTF-16 hoặc Windows-1258) hoặc trang tính đầu tiên của XLSX. Trên dòng tiêu đề được có tối đa 20 dòng; thứ tự cột tùy ý. Trong XLSX, số định danh, điện thoại và mã phải ở dạng chữ.</p>
      <ul>
        {REGISTER_COLUMNS.map(({ label, required }) => (
          <li>
            {label}
            {required && ' (bắt buộc)'}
          </li>
        ))}
      </ul>
      <p>Thời điểm ghi 2021-10-27 08:30, 27/10/2021 08:30 hoặc 08:30 27/10/2021. Kênh nộp: trực tiếp, bưu chính, trực tuyến. Kết thúc: giải quyết, rút hoặc dừng. Đánh giá: 3/3 hoặc 4/5.</p>
      <p>Nhập lại an toàn: dòng giống hệt đã nhập thì bỏ qua; cùng mã mà nội dung khác thì báo sai. Dòng sai không cản các dòng khác.</p>
    </Prose>
  );
}

export interface ImportPageView {
  shown: ImportView;
  problems: readonly ProblemView[];
  next: string | null;
  today: CivilDate;
  state: FormState;
}

export function ImportPage({ shown, problems, next, today, state }: ImportPageView): View {
  const { id, fileName, dryRun, requestedAt, error } = shown;
  const going = isGoing(shown);
  // While it runs the part below asks for itself again; once it has ended it no longer does.
  const again = going ? { 'hx-get': `${IMPORTS_PATH}/${id}`, 'hx-trigger': 'every 2s', 'hx-select': '#ket-qua', 'hx-target': '#ket-qua', 'hx-swap': 'outerHTML' } as const : {};
  return (
    <>
      <BackLink href={IMPORTS_PATH}>Nhập sổ cũ</BackLink>
      <PageHeading title={dryRun ? `Chạy thử ${fileName}` : `Nhập ${fileName}`} sub={`Gửi lúc ${shortStamp(requestedAt, today)}.`} />
      <Section id="ket-qua" title={STATE_TITLES[shown.state]} attributes={again}>
        {going && (
          <>
            <ProgressBar id="tien-do" label="Tiến độ" value={shown.percent ?? undefined} max={100} text={shown.percent === null ? `đã đọc ${shown.rowsRead} dòng` : `${shown.percent}% · đã đọc ${shown.rowsRead} dòng`} />
            <p>
              <Link href={`${IMPORTS_PATH}/${id}`}>Xem lại tiến độ</Link>. Có thể rời trang; việc nhập vẫn chạy, bị ngắt thì tự chạy tiếp.
            </p>
          </>
        )}
        {error && <WarningText>{error.message}</WarningText>}
        <Stats
          label="Kết quả"
          stats={[
            { label: 'Dòng đã đọc', number: shown.rowsRead }, { label: dryRun ? 'Sẽ nhập được' : 'Đã nhập', number: shown.rowsImported },
            { label: 'Đã có từ trước', number: shown.rowsSkipped, note: 'giống hệt, bỏ qua' }, { label: 'Dòng sai', number: shown.rowsBad, tone: 'overdue' },
          ]}
        />
        {!going && <Problems shown={shown} problems={problems} next={next} />}
        {!going && dryRun && shown.state === 'done' && (
          <Section title="Bước tiếp theo" level={3}>
            <p>{shown.rowsBad > 0 ? 'Sửa các dòng sai rồi chạy thử lại; hoặc nhập thật ngay, dòng sai bị bỏ lại.' : 'Không có dòng sai.'} Chọn lại đúng tệp để nhập thật.</p>
            <UploadForm state={state} dryRun={false} />
          </Section>
        )}
      </Section>
    </>
  );
}

const STATE_TITLES: Readonly<Record<ImportView['state'], string>> = {
  uploading: 'Đang tải lên', queued: 'Đang chờ chạy', running: 'Đang chạy', done: 'Kết quả', failed: 'Đã dừng giữa chừng',
};

export function isGoing({ state }: ImportView): boolean {
  return state === 'uploading' || state === 'queued' || state === 'running';
}

function Problems({ shown: { id, problems: count, problemsNotListed }, problems, next }: Pick<ImportPageView, 'shown' | 'problems' | 'next'>): View {
  if (count === 0) return null;
  const columns: Column<ProblemView>[] = [
    { title: 'Dòng', isRowHeader: true, numeric: true, cell: ({ row }) => row },
    { title: 'Cột', nowrap: true, cell: ({ columnLabel }) => columnLabel ?? '—' },
    { title: 'Sai ở đâu', cell: ({ message }) => message },
  ];
  return (
    <Section title={`${count} chỗ sai`} level={3}>
      <ActionBar>
        <Button kind="quiet" href={`${IMPORTS_PATH}/${id}/dong-sai.csv`}>
          Tải danh sách lỗi (CSV)
        </Button>
      </ActionBar>
      <DataTable caption="Các dòng sai" columns={columns} rows={problems} />
      {problemsNotListed > 0 && <p>Còn {problemsNotListed} lỗi nữa không liệt kê.</p>}
      {next !== null && <Pagination next={{ href: `${IMPORTS_PATH}/${id}?sau=${encodeURIComponent(next)}` }} />}
    </Section>
  );
}
