import { type CivilDate, formatDate } from '#libs/civil-date';
import { ActionBar, BackLink, Button, Details, EmptyState, FactStrip, Link, Mark, PageHeading, ProgressBar, Prose, type StripFact, type View } from '#libs/ui';
import { shortStamp } from '#src/desk';
import { type Narrative, VERIFY_PATH } from '#src/reports';
import { valueOf } from '../domain/period-choices.js';
import { failureWords, isBeingWritten, NARRATIVE_STATES, narrativeScope, narrativeTitle, sizeWords } from '../domain/narrative-words.js';

export const NARRATIVE_PATH = '/bao-cao/cchc';

export interface NarrativeOrderProps {
  narrative: Narrative;
  unitName: string;
  /** Who asked for it. */
  by: string;
  today: CivilDate;
}

export function NarrativeOrderPage(props: NarrativeOrderProps): View {
  const { narrative, unitName } = props;
  const { period } = narrative;
  return (
    <>
      <BackLink href={`${NARRATIVE_PATH}?period=${valueOf(period)}`}>Về báo cáo cải cách hành chính</BackLink>
      <PageHeading title={narrativeTitle(narrative)} sub={`${unitName}. ${narrativeScope(narrative)}. Từ ${formatDate(period.from)} đến hết ${formatDate(period.to)}.`} />
      <NarrativeOrderBody {...props} />
    </>
  );
}

/** What takes the place of the progress when the file is there. */
export function NarrativeOrderBody(props: NarrativeOrderProps): View {
  const { narrative, today } = props;
  const path = `${NARRATIVE_PATH}/${narrative.id}`;
  if (narrative.outcome) {
    return (
      <div id="narrative">
        <Written {...props} outcome={narrative.outcome} path={path} />
      </div>
    );
  }
  const asking = isBeingWritten(narrative) ? { 'hx-get': `${path}/tien-do`, 'hx-trigger': 'every 1s', 'hx-target': '#narrative', 'hx-swap': 'outerHTML' } : {};
  return (
    <div id="narrative" {...asking}>
      {isBeingWritten(narrative) ? (
        <>
          <ProgressBar id="narrative-progress" label="Đang lập báo cáo" value={narrative.progress} max={100} text={`${NARRATIVE_STATES[narrative.state]}, ${narrative.progress} %`} />
          <p>
            Bạn có thể làm việc khác rồi quay lại. <Link href={path}>Xem lại tiến độ</Link>
          </p>
        </>
      ) : (
        <EmptyState title="Báo cáo này lập không thành công">
          <p>
            Lý do: {failureWords(narrative)}. Hãy lập lại ở trang báo cáo. Nếu vẫn không được, báo quản trị kèm giờ lập {shortStamp(narrative.requestedAt, today)}.
          </p>
        </EmptyState>
      )}
    </div>
  );
}

function Written({ narrative, outcome, path, by, today }: NarrativeOrderProps & { outcome: NonNullable<Narrative['outcome']>; path: string }): View {
  const facts: StripFact[] = [
    { label: 'Tình trạng', value: <Mark tone="in-term">{NARRATIVE_STATES.done}</Mark>, note: `${shortStamp(narrative.requestedAt, today)}, ${by}` },
    { label: 'Số liệu tính đến', value: shortStamp(outcome.countedAt, today) },
    { label: 'Các phép đối chiếu', value: outcome.failedChecks === 0 ? <Mark tone="in-term">Khớp hết</Mark> : <Mark tone="overdue">{`${outcome.failedChecks} chỗ không khớp`}</Mark>, note: outcome.failedChecks === 0 ? undefined : 'nêu ngay đầu báo cáo' },
    { label: 'Tệp Word', value: sizeWords(outcome.bytes) },
  ];
  return (
    <>
      <FactStrip facts={facts} />
      <ActionBar>
        <Button href={`${path}/tai`}>Tải báo cáo Word</Button>
      </ActionBar>
      <Prose>
        <p>Tệp được giữ nguyên như lúc lập: tải lại bao giờ cũng như nhau, dù sau đó có hồ sơ ghi muộn hay số liệu đã đổi. Cần số mới thì lập báo cáo khác. Chỗ tô vàng do đơn vị viết thêm.</p>
      </Prose>
      <Details summary="Kiểm chứng báo cáo này">
        <p>
          Mã SHA-256 của tệp, khi chưa ai sửa: <code>{outcome.fileHash}</code>
        </p>
        <p>
          Mã của các bảng số liệu, in ở phụ lục cuối báo cáo: <code>{outcome.figuresHash}</code>
        </p>
        <p>
          <Link href={`${VERIFY_PATH}/${outcome.fileHash}`}>Trang kiểm chứng, ai cũng xem được</Link>
        </p>
      </Details>
    </>
  );
}
