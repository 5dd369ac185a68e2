import { type CivilDate, formatDate } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { ActionBar, Button, type Column, DataTable, Details, ErrorSummary, FileUpload, PageHeading, Prose, Section, type View } from '#libs/ui';
import { shortStamp } from '#src/desk';
import type { FormState } from '#src/platform/view';
import type { NarrativeTemplates, UnitClosing } from '#src/reports';
import { type TemplateTag, templateTags } from '../domain/template-tags.js';
import { valueOf } from '../domain/period-choices.js';
import { PeriodBar } from './period-fields.js';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

export const NARRATIVE_PATH = '/bao-cao/cchc';

export interface NarrativePageProps {
  unitName: string;
  /** Null where there is no unit below. */
  below: readonly UnitClosing[] | null;
  period: Period;
  /** Of the period. */
  state: FormState;
  /** Of the template. */
  upload: FormState;
  own: Awaited<ReturnType<NarrativeTemplates['own']>>;
  setBy: string | undefined;
  mayReplace: boolean;
  today: CivilDate;
  tabs: readonly StatisticsTab[];
}

export function NarrativePage(props: NarrativePageProps): View {
  const { unitName, below, period, state, upload, today, tabs } = props;
  const errors = [...state.summary(), ...upload.summary()];
  const asked = `?period=${valueOf(period)}`;
  return (
    <>
      <PageHeading title="Báo cáo cải cách hành chính" sub={`${unitName}. Phần thủ tục hành chính của báo cáo định kỳ, viết sẵn thành tệp Word từ số liệu của hệ thống.`} />
      <StatisticsTabs current="narrative" offered={tabs} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Section title="Kỳ báo cáo">
        <PeriodBar path={NARRATIVE_PATH} period={period} today={today} state={state} button="Chọn kỳ này" />
        <Prose>
          <p>
            Kỳ đang chọn: từ {formatDate(period.from)} đến hết {formatDate(period.to)}. Biểu nào của kỳ này đã chốt thì báo cáo lấy số đã chốt; các biểu khác tính ngay lúc tải. Chỗ tô vàng do đơn vị viết thêm; phụ lục
            cuối tệp ghi nguồn của từng số liệu.
          </p>
        </Prose>
        <ActionBar>
          <Button href={`${NARRATIVE_PATH}/tai${asked}`}>Tải báo cáo Word</Button>
        </ActionBar>
      </Section>
      {below !== null && below.length > 0 && <BelowSection below={below} period={period} href={`${NARRATIVE_PATH}/tai${asked}&tong_hop=1`} />}
      <TemplateSection {...props} />
    </>
  );
}

/** Of the units below: those that were in being have something to close. */
function BelowSection({ below, period, href }: { below: readonly UnitClosing[]; period: Period; href: string }): View {
  const all = below.filter(({ exempt }) => !exempt);
  const open = all.filter(({ closed }) => closed === null);
  return (
    <Section title="Báo cáo tổng hợp các đơn vị cấp dưới">
      <Prose>
        <p>
          {all.length - open.length}/{all.length} đơn vị đã chốt biểu II.06a của kỳ này ({period.label}). Số của đơn vị đã chốt lấy theo bản chốt; của đơn vị chưa chốt tính theo nhật ký hồ sơ, và báo cáo nêu tên các đơn vị đó.
        </p>
        {open.length > 0 && <p>Chưa chốt: {open.map(({ name }) => name).join(', ')}.</p>}
      </Prose>
      <ActionBar>
        <Button href={href}>Tải báo cáo tổng hợp Word</Button>
        <Button kind="quiet" href={`/bao-cao/tong-hop?period=${valueOf(period)}`}>
          Xem tình hình chốt
        </Button>
      </ActionBar>
    </Section>
  );
}

function TemplateSection({ upload, own, setBy, mayReplace, today }: NarrativePageProps): View {
  return (
    <Section title="Mẫu báo cáo">
      <p>{own ? `Đang dùng mẫu riêng của đơn vị: ${own.fileName}, lần thay thứ ${own.version}, ${shortStamp(own.setAt, today)}, ${setBy ?? ''}.` : 'Đang dùng mẫu của hệ thống.'}</p>
      <ActionBar>
        <Button kind="quiet" href={`${NARRATIVE_PATH}/mau`}>
          Tải mẫu đang dùng
        </Button>
        {own && mayReplace && (
          <form method="post" action={`${NARRATIVE_PATH}/mau/goc`}>
            <Button kind="quiet" preventDoubleClick>
              Dùng lại mẫu của hệ thống
            </Button>
          </form>
        )}
      </ActionBar>
      {mayReplace && (
        <form method="post" action={`${NARRATIVE_PATH}/mau`} encType="multipart/form-data" noValidate>
          <FileUpload name="file" label="Thay bằng mẫu khác" hint="Tệp Word (.docx), đến 2 MB. Tải mẫu đang dùng về, sửa bằng Word rồi gửi lại; giữ nguyên các chỗ trong ngoặc nhọn." accept=".docx" error={upload.error('file')} />
          <ActionBar>
            <Button kind="quiet" preventDoubleClick>
              Kiểm tra và dùng mẫu này
            </Button>
          </ActionBar>
        </form>
      )}
      <Details summary="Các chỗ điền dùng được trong mẫu">
        <p>Viết tên trong ngoặc nhọn, ví dụ {'{tong_ho_so}'}. Chỗ lặp viết cả mở và đóng, ví dụ {'{#bang_R2}'} ở ô đầu và {'{/bang_R2}'} ở ô cuối của một dòng trong bảng.</p>
        <DataTable caption="Chỗ điền" columns={TAG_COLUMNS} rows={templateTags()} />
      </Details>
    </Section>
  );
}

const TAG_COLUMNS: readonly Column<TemplateTag>[] = [
  { title: 'Viết trong mẫu', isRowHeader: true, nowrap: true, cell: ({ written }) => <code>{written}</code> },
  { title: 'Thành', cell: ({ text }) => text },
];
