import { type CivilDate, formatDate } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import {
  ActionBar, Button, type Column, DataTable, Details, EmptyState, ErrorSummary, FileUpload, Link, Mark, PageHeading, Pagination, Prose, Section, Subtext, type View,
} from '#libs/ui';
import { shortStamp } from '#src/desk';
import type { FormState } from '#src/platform/view';
import type { Narrative, UnitClosing } from '#src/reports';
import type { NarrativeSurroundings } from '../app/narrative-setting.js';
import { failureWords, isBeingWritten, NARRATIVE_STATES, narrativeScope, sizeWords } from '../domain/narrative-words.js';
import { valueOf } from '../domain/period-choices.js';
import { shortLabel } from '../domain/run-words.js';
import { type TemplateTag, templateTags } from '../domain/template-tags.js';
import { NARRATIVE_PATH } from './narrative-order.page.js';
import { PeriodBar } from './period-fields.js';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

export interface NarrativePageProps extends NarrativeSurroundings {
  made: readonly Narrative[];
  next: string | null;
  isFirst: boolean;
  /** Of the reports to be: pressed twice each is asked for once. */
  newIds: { own: string; below: string };
  period: Period;
  /** Of the period. */
  state: FormState;
  /** Of the template. */
  upload: FormState;
  mayReplace: boolean;
  today: CivilDate;
  tabs: readonly StatisticsTab[];
}

export function NarrativePage(props: NarrativePageProps): View {
  const { unitName, below, period, newIds, state, upload, today, tabs } = props;
  const errors = [...state.summary(), ...upload.summary()];
  return (
    <>
      <PageHeading title="Báo cáo cải cách hành chính" sub={`${unitName}. Phần thủ tục hành chính của báo cáo định kỳ, viết sẵn thành tệp Word từ số liệu của hệ thống.`} />
      <StatisticsTabs current="narrative" offered={tabs} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Section title="Kỳ báo cáo">
        <PeriodBar path={NARRATIVE_PATH} period={period} today={today} state={state} button="Chọn kỳ này" />
        <Prose>
          <p>
            Kỳ đang chọn: từ {formatDate(period.from)} đến hết {formatDate(period.to)}. Biểu R1 – R6 nào của kỳ này đã chốt thì báo cáo lấy số đã chốt; còn lại tính lúc lập. Chỗ tô vàng do đơn vị viết thêm; phụ lục cuối
            tệp ghi nguồn của từng số liệu.
          </p>
        </Prose>
        <ActionBar>
          <AskForm period={period} newId={newIds.own} text="Lập báo cáo Word" />
        </ActionBar>
      </Section>
      {below !== null && below.length > 0 && <BelowSection below={below} period={period} newId={newIds.below} />}
      <MadeSection {...props} />
      <TemplateSection {...props} />
    </>
  );
}

function AskForm({ period, newId, consolidated = false, text }: { period: Period; newId: string; consolidated?: boolean; text: string }): View {
  return (
    <form method="post" action={NARRATIVE_PATH}>
      <input type="hidden" name="_key" value={newId} />
      <input type="hidden" name="period" value={valueOf(period)} />
      {consolidated && <input type="hidden" name="tong_hop" value="1" />}
      <Button preventDoubleClick>{text}</Button>
    </form>
  );
}

function MadeSection({ made, people, next, isFirst, period, today }: NarrativePageProps): View {
  const columns: Column<Narrative>[] = [
    {
      title: 'Báo cáo', isRowHeader: true,
      cell: (narrative) => (
        <>
          <Link href={`${NARRATIVE_PATH}/${narrative.id}`}>{shortLabel(narrative.period.label)}</Link>
          <Subtext>{narrativeScope(narrative)}</Subtext>
        </>
      ),
    },
    { title: 'Từ ngày – đến ngày', label: 'Kỳ', nowrap: true, cell: (each) => `${formatDate(each.period.from)} – ${formatDate(each.period.to)}` },
    { title: 'Lập lúc', nowrap: true, cell: ({ requestedAt, requestedBy }) => <>{shortStamp(requestedAt, today)}<Subtext>{people.get(requestedBy) ?? ''}</Subtext></> },
    { title: 'Số liệu tính đến', nowrap: true, cell: ({ outcome }) => outcome && shortStamp(outcome.countedAt, today) },
    { title: 'Tình trạng', cell: (narrative) => <StateOf narrative={narrative} /> },
    { title: 'Tệp', nowrap: true, cell: ({ id, outcome }) => outcome && <><Link href={`${NARRATIVE_PATH}/${id}/tai`}>Tải Word</Link><Subtext>{sizeWords(outcome.bytes)}</Subtext></> },
  ];
  return (
    <Section title="Báo cáo đã lập">
      <DataTable caption="Báo cáo đã lập" columns={columns} rows={made} empty={<EmptyState title="Chưa lập báo cáo nào"><p>Chọn kỳ rồi bấm “Lập báo cáo Word”. Tệp đã lập được giữ ở đây, tải lại không đổi.</p></EmptyState>} />
      {(next !== null || !isFirst) && (
        <Pagination
          {...(!isFirst && { previous: { href: `${NARRATIVE_PATH}?period=${valueOf(period)}`, text: 'Mới nhất' } })}
          {...(next !== null && { next: { href: `${NARRATIVE_PATH}?period=${valueOf(period)}&tiep=${encodeURIComponent(next)}`, text: 'Cũ hơn' } })}
        />
      )}
    </Section>
  );
}

function StateOf({ narrative }: { narrative: Narrative }): View {
  const { state, progress, outcome } = narrative;
  if (state === 'failed') return <><Mark tone="overdue">{NARRATIVE_STATES.failed}</Mark><Subtext>{failureWords(narrative)}</Subtext></>;
  if (isBeingWritten(narrative)) return <Mark tone="near">{`${NARRATIVE_STATES[state]} ${progress} %`}</Mark>;
  return outcome?.failedChecks ? <Mark tone="overdue">{`${outcome.failedChecks} chỗ không khớp`}</Mark> : <Mark tone="in-term">{NARRATIVE_STATES.done}</Mark>;
}

/** Of the units below: those that were in being have something to close. */
function BelowSection({ below, period, newId }: { below: readonly UnitClosing[]; period: Period; newId: string }): View {
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
        <AskForm period={period} newId={newId} consolidated text="Lập báo cáo tổng hợp Word" />
        <Button kind="quiet" href={`/bao-cao/tong-hop?period=${valueOf(period)}`}>
          Xem tình hình chốt
        </Button>
      </ActionBar>
    </Section>
  );
}

function TemplateSection({ upload, own, people, mayReplace, today }: NarrativePageProps): View {
  return (
    <Section title="Mẫu báo cáo">
      <p>{own ? `Đang dùng mẫu riêng của đơn vị: ${own.fileName}, lần thay thứ ${own.version}, ${shortStamp(own.setAt, today)}, ${people.get(own.setBy) ?? ''}.` : 'Đang dùng mẫu của hệ thống.'}</p>
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
