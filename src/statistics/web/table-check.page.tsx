import { type CivilDate, formatDate } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import type { Difference, Slip } from '#libs/table-check';
import {
  ActionBar, Button, type Column, DataTable, Details, ErrorSummary, FileUpload, Link, Mark, PageHeading, Prose, Section, type View,
} from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import type { FormState } from '#src/platform/view';
import type { PrintedCheck } from '#src/reports';
import { valueOf } from '../domain/period-choices.js';
import { PeriodBar } from './period-fields.js';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

export const CHECK_PATH = '/bao-cao/kiem-tra-bieu';

const LAYOUT_NAMES: Readonly<Record<string, string>> = {
  R1: 'R1, kết quả tiếp nhận và giải quyết theo lĩnh vực', R2: 'R2, biểu II.06a/VPCP/KSTT', R3: 'R3, danh mục thủ tục theo lĩnh vực', R7: 'R7, số liệu nhiều năm',
};

export interface CheckedFile {
  fileName: string;
  check: PrintedCheck;
}

export interface TableCheckProps {
  /** Of the period. */
  state: FormState;
  /** Of the file. */
  upload: FormState;
  period: Period;
  comparing: boolean;
  checked?: CheckedFile | undefined;
  today: CivilDate;
  tabs: readonly StatisticsTab[];
}

export function TableCheckPage({ state, upload, period, comparing, checked, today, tabs }: TableCheckProps): View {
  const errors = [...state.summary(), ...upload.summary()];
  const action = comparing ? `${CHECK_PATH}?period=${valueOf(period)}` : CHECK_PATH;
  return (
    <>
      <PageHeading title="Kiểm tra biểu làm tay" sub="Gửi bảng làm bằng Excel theo mẫu R1 hoặc R2; hệ thống chỉ ra chỗ cộng sai, dòng không khớp, tỷ lệ không đúng. Bảng không được lưu lại." />
      <StatisticsTabs current="check" offered={tabs} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {checked && <Outcome {...checked} period={period} />}
      <Section title={checked ? 'Kiểm tra tệp khác' : 'Tệp cần kiểm tra'}>
        <form method="post" action={action} encType="multipart/form-data" noValidate>
          <FileUpload name="file" label="Bảng số liệu" hint="XLSX hoặc CSV, đến 5 MB. Đọc trang tính đầu tiên." accept=".xlsx,.csv" error={upload.error('file')} />
          <p>
            {comparing ? (
              <>
                Có đối chiếu với số hệ thống đếm kỳ {formatDate(period.from)} – {formatDate(period.to)}. <Link href={CHECK_PATH}>Không đối chiếu</Link>
              </>
            ) : (
              'Chỉ xét bảng, chưa đối chiếu với số hệ thống đếm.'
            )}
          </p>
          <ActionBar>
            <Button preventDoubleClick>Kiểm tra</Button>
          </ActionBar>
        </form>
      </Section>
      <Details summary="Đối chiếu thêm với số hệ thống đếm của một kỳ" open={comparing || state.errors.length > 0}>
        <PeriodBar path={CHECK_PATH} period={period} today={today} state={state} button="Chọn kỳ này" />
      </Details>
    </>
  );
}

function Outcome({ fileName, check, period }: CheckedFile & { period: Period }): View {
  const { layout, rowCount, slips, differences, compared } = check;
  const wrong = slips.length + differences.length;
  const title = wrong > 0 ? <Mark tone="overdue">{`${wrong} chỗ cần xem lại`}</Mark> : <Mark tone="in-term">Không thấy chỗ nào sai</Mark>;
  return (
    <>
      <Section title={`Kết quả: ${fileName}`}>
        <p>{title}</p>
        {layout !== null && <p>{`Đọc là biểu ${LAYOUT_NAMES[layout] ?? layout}; ${rowCount} dòng, không kể dòng tổng.`}</p>}
        {slips.length > 0 && <Slips slips={slips} />}
        {layout === null && (
          <Prose>
            <p>Bảng phải có dòng đầu bảng như mẫu: tên lĩnh vực, tổng số, nộp trực tiếp, đã giải quyết… Hãy tải một báo cáo về làm mẫu.</p>
          </Prose>
        )}
      </Section>
      {compared && (
        <Section title={`So với số hệ thống đếm, ${period.label}`}>
          {differences.length === 0 ? <p><Mark tone="in-term">Giống hệt số hệ thống đếm</Mark></p> : <Differences differences={differences} />}
        </Section>
      )}
    </>
  );
}

function Slips({ slips }: { slips: readonly Slip[] }): View {
  const columns: Column<Slip>[] = [
    { title: 'Dòng trong tệp', label: 'Dòng', nowrap: true, cell: ({ line }) => line ?? 'đầu bảng' },
    { title: 'Chỗ sai', isRowHeader: true, cell: ({ text }) => text },
    { title: 'Bảng ghi', numeric: true, cell: ({ printed }) => printed },
    { title: 'Phải là', numeric: true, cell: ({ expected }) => (expected === null ? '' : formatNumber(expected)) },
  ];
  return <DataTable caption="Chỗ sai trong bảng" columns={columns} rows={slips} />;
}

function Differences({ differences }: { differences: readonly Difference[] }): View {
  const columns: Column<Difference>[] = [
    { title: 'Dòng trong tệp', label: 'Dòng', nowrap: true, cell: ({ line }) => line ?? '' },
    { title: 'Chỗ khác', isRowHeader: true, cell: ({ text }) => text },
    { title: 'Bảng ghi', numeric: true, cell: ({ printed }) => printed },
    { title: 'Hệ thống đếm', numeric: true, cell: ({ counted }) => (counted === null ? '' : formatNumber(counted)) },
  ];
  return <DataTable caption="Khác với số hệ thống đếm" columns={columns} rows={differences} />;
}
