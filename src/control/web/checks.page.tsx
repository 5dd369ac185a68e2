import { type CivilDate, formatDate } from '#libs/civil-date';
import { Button, type Column, DataTable, Details, EmptyState, FactStrip, Mark, PageHeading, Section, Stats, Subtext, type View } from '#libs/ui';
import type { DeliveryItem } from '#src/alerts';
import { shortStamp } from '#src/desk';
import type { Lag } from '#src/platform/health';
import type { Reconciliation } from '#src/reports';
import { CHANNEL_WORDS, GRAIN_WORDS, MEASURE_WORDS, recordMeasureWords } from '../domain/check-words.js';

export const CHECKS_PATH = '/quan-tri/kiem-tra';

const LONG_WAIT_MS = 15 * 60_000;
const SHOWN_DIFFERENCES = 50;

export interface ChecksView {
  reconciliations: readonly Reconciliation[];
  unitNames: ReadonlyMap<string, string>;
  accountNames: ReadonlyMap<string, string>;
  /** Null for who may not see them. */
  deliveries: readonly DeliveryItem[] | null;
  backlog: Lag;
  unitId: string;
  now: Date;
  today: CivilDate;
}

export function ChecksPage(view: ChecksView): View {
  const { deliveries } = view;
  return (
    <>
      <PageHeading title="Kiểm tra hệ thống" sub="Số đếm báo cáo được đếm lại từ nhật ký mỗi đêm; tin gửi đi không đến thì nằm lại ở đây." />
      <Health {...view} />
      <Section title="Đối chiếu số đếm">
        <Recounts {...view} />
      </Section>
      {deliveries && (
        <Section title="Tin không gửi được">
          <Deliveries {...view} deliveries={deliveries} />
        </Section>
      )}
    </>
  );
}

function Health({ backlog: { pending, failed, oldest }, deliveries, reconciliations, now }: ChecksView): View {
  const waiting = oldest ? now.getTime() - oldest.getTime() : 0;
  const late = waiting > LONG_WAIT_MS;
  const differing = reconciliations.filter(({ differenceCount }) => differenceCount > 0).length;
  return (
    <>
      <FactStrip
        facts={[
          { label: 'Cơ sở dữ liệu', value: <Mark tone="in-term">trả lời</Mark> },
          { label: 'Việc chạy nền', value: late ? <Mark tone="overdue">chậm</Mark> : <Mark tone="in-term">kịp</Mark>, note: pending === 0 ? 'không có việc chờ' : `${pending} việc chờ, lâu nhất ${Math.ceil(waiting / 60_000)} phút` },
          { label: 'Việc nền hỏng', value: failed > 0 ? <Mark tone="overdue">{failed} việc</Mark> : <Mark tone="in-term">không</Mark>, note: failed > 0 ? 'báo người vận hành máy chủ' : undefined },
          { label: 'Số đếm báo cáo', value: reconciliations.length === 0 ? 'chưa đối chiếu' : differing > 0 ? <Mark tone="overdue">lệch ở {differing} đơn vị</Mark> : <Mark tone="in-term">khớp</Mark> },
        ]}
      />
      {deliveries && <Stats label="Tin gửi đi" stats={[{ label: 'Tin không gửi được', number: deliveries.length, tone: 'overdue' }]} />}
    </>
  );
}

function Recounts({ reconciliations, unitNames, unitId, today }: ChecksView): View {
  const columns: Column<Reconciliation>[] = [
    { title: 'Đơn vị', isRowHeader: true, cell: (one) => unitNames.get(one.unitId) ?? '—' },
    { title: 'Lần gần nhất', nowrap: true, cell: ({ ranAt }) => shortStamp(ranAt, today) },
    { title: 'Đếm lại từ nhật ký', cell: ({ since }) => (since === null ? 'toàn bộ' : <>từ {formatDate(since)}<Subtext>trước đó: so ngày với tháng, tháng với năm, và số còn mở</Subtext></>) },
    { title: 'Số dòng so', numeric: true, cell: ({ compared }) => compared },
    { title: 'Kết quả', nowrap: true, cell: ({ differenceCount }) => (differenceCount === 0 ? <Mark tone="in-term">khớp</Mark> : <Mark tone="overdue">lệch {differenceCount} chỗ</Mark>) },
  ];
  const differing = reconciliations.filter(({ differenceCount }) => differenceCount > 0);
  return (
    <>
      <DataTable caption="Đối chiếu từng đơn vị" columns={columns} rows={reconciliations} empty={<EmptyState title="Chưa đối chiếu lần nào">Hệ thống tự đối chiếu mỗi đêm; bấm nút dưới đây để đối chiếu ngay.</EmptyState>} />
      {differing.map((one) => (
        <Details summary={`${unitNames.get(one.unitId) ?? ''}: lệch ở đâu`}>
          <Differences of={one} />
        </Details>
      ))}
      <form method="post" action={`${CHECKS_PATH}/doi-chieu`}>
        <Button kind="quiet" preventDoubleClick>
          Đối chiếu {unitNames.get(unitId) ?? 'đơn vị này'} ngay
        </Button>
      </form>
    </>
  );
}

type KeptDifference = Reconciliation['differences'][number];

function Differences({ of }: { of: Reconciliation }): View {
  const columns: Column<KeptDifference>[] = [
    { title: 'Kỳ', isRowHeader: true, nowrap: true, cell: (one) => ('table' in one ? `từ ${formatDate(one.since)}` : `${GRAIN_WORDS[one.grain]} từ ${formatDate(one.startsOn)}`) },
    { title: 'Kênh, lĩnh vực', cell: (one) => ('table' in one ? (one.fieldCode ?? '—') : CHANNEL_WORDS[one.channel]) },
    { title: 'Số đo', cell: (one) => ('table' in one ? recordMeasureWords(one) : MEASURE_WORDS[one.measure]) },
    { title: 'Đang đếm', numeric: true, cell: ({ counted }) => counted },
    { title: 'Đúng ra', numeric: true, cell: (one) => <>{one.recounted}<Subtext>{'against' in one ? 'cộng từ kỳ nhỏ hơn' : 'theo nhật ký'}</Subtext></> },
  ];
  return <DataTable caption="Chỗ lệch" columns={columns} rows={of.differences.slice(0, SHOWN_DIFFERENCES)} />;
}

function Deliveries({ deliveries, accountNames, unitNames, today }: ChecksView & { deliveries: readonly DeliveryItem[] }): View {
  const columns: Column<DeliveryItem>[] = [
    { title: 'Gửi cho', isRowHeader: true, cell: ({ accountId, unitId }) => <>{accountNames.get(accountId) ?? '—'}<Subtext>{unitNames.get(unitId) ?? ''}</Subtext></> },
    { title: 'Bằng', nowrap: true, cell: ({ channel }) => (channel === 'mail' ? 'thư điện tử' : 'webhook') },
    { title: 'Số cảnh báo', numeric: true, cell: ({ total }) => total },
    { title: 'Lập lúc', nowrap: true, cell: ({ createdAt }) => shortStamp(createdAt, today) },
    { title: 'Đã thử', numeric: true, cell: ({ attempts }) => `${attempts} lần` },
    { title: 'Lỗi', cell: ({ lastError }) => lastError ?? '—' },
    {
      title: 'Gửi lại', titleHidden: true,
      cell: ({ unitId, id, accountId }) => (
        <form method="post" action={`${CHECKS_PATH}/gui-lai`}>
          <input type="hidden" name="unitId" value={unitId} />
          <input type="hidden" name="id" value={id} />
          <Button kind="quiet" attributes={{ 'aria-label': `Gửi lại cho ${accountNames.get(accountId) ?? 'người nhận'}` }}>
            Gửi lại
          </Button>
        </form>
      ),
    },
  ];
  return <DataTable caption="Tin không gửi được" columns={columns} rows={deliveries} empty={<EmptyState title="Không có tin nào nằm lại" />} />;
}
