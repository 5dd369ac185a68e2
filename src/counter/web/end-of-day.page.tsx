import { formatDate, formatTime } from '#libs/civil-date';
import { type Column, DataTable, DossierCode, EmptyState, Link, moneyText, PageHeading, Section, type Stat, Stats, Subtext, type View } from '#libs/ui';
import type { DayEnd, ListItem } from '#src/dossiers';
import type { TillSums } from '#src/fees';

export interface EndOfDayView {
  end: DayEnd;
  /** This clerk's till, and what of it no closing covers yet. */
  till: TillSums;
  unclosed: number;
  /** Earlier days whose till was left open. */
  openDays: readonly string[];
}

export function EndOfDayPage({ view }: { view: EndOfDayView }): View {
  const { end, openDays } = view;
  const { uncollected, dueNext, notHandedOver } = end;
  return (
    <>
      <PageHeading title="Cuối ngày" sub={`Ngày ${formatDate(end.day)}: xem lại trước khi đóng quầy.`} />
      <Stats label="Hôm nay" stats={statsOf(view)} />
      {openDays.length > 0 && (
        <Subtext tone="warning">
          Quỹ chưa chốt của ngày trước:{' '}
          {openDays.map((day, index) => (
            <>
              {index > 0 && ', '}
              <Link href={`/thu-phi?ngay=${day}`}>{formatDate(day)}</Link>
            </>
          ))}
        </Subtext>
      )}
      <Section title={`Nhận hôm nay, chưa bàn giao: ${counted(notHandedOver.total)}`} id="chua-ban-giao">
        <DataTable caption="Nhận hôm nay, chưa bàn giao" rows={notHandedOver.items} columns={[CODE, OWNER, RECEIVED, DUE]} empty={<EmptyState title="Đã bàn giao hết" />} />
        {notHandedOver.total > 0 && (
          <p>
            <Link href="/danh-sach/moi-tiep-nhan">Bàn giao ở danh sách Mới tiếp nhận</Link>
          </p>
        )}
      </Section>
      <Section title={`Ngày làm việc tới phải trả: ${counted(dueNext.total)}`} id="sap-den-han">
        <DataTable caption="Ngày làm việc tới phải trả" rows={dueNext.items} columns={[CODE, OWNER, DUE, HOLDER]} empty={<EmptyState title="Không có hồ sơ nào" />} />
      </Section>
      <Section title={`Có kết quả, chưa ai đến nhận: ${counted(uncollected.total)}`} id="chua-nhan">
        <DataTable caption="Có kết quả, chưa ai đến nhận" rows={uncollected.items} columns={[CODE, OWNER, PHONE, WAITED, RETURN]} empty={<EmptyState title="Không còn kết quả nào ở quầy" />} />
      </Section>
    </>
  );
}

function statsOf({ end, till, unclosed }: EndOfDayView): Stat[] {
  return [
    { label: 'Đã nhận', number: end.receivedToday },
    { label: 'Đã trả', number: end.returnedToday, href: '/danh-sach/da-tra-hom-nay' },
    { label: 'Chưa bàn giao', number: end.notHandedOver.total, tone: 'near', href: '#chua-ban-giao' },
    { label: 'Chờ người đến nhận', number: end.uncollected.total, href: '#chua-nhan' },
    { label: 'Quầy này thu', number: moneyText(till.net), note: unclosed > 0 ? `${unclosed} khoản chưa chốt` : 'đã chốt', href: '/thu-phi' },
  ];
}

/** Counted no further than a thousand. */
function counted(total: number): string {
  return total > 1000 ? '1000+' : String(total);
}

const CODE: Column<ListItem> = {
  title: 'Hồ sơ', isRowHeader: true, cell: ({ code, procedure }) => <><DossierCode code={code} href={`/ho-so/${code}`} /><Subtext>{procedure?.name}</Subtext></>,
};
const OWNER: Column<ListItem> = { title: 'Chủ hồ sơ', cell: ({ ownerName, ownerIdEnd }) => <>{ownerName}{ownerIdEnd && <Subtext>…{ownerIdEnd}</Subtext>}</> };
const RECEIVED: Column<ListItem> = { title: 'Nhận lúc', nowrap: true, cell: ({ receivedAt }) => receivedAt && formatTime(receivedAt) };
const DUE: Column<ListItem> = { title: 'Hẹn trả', nowrap: true, cell: ({ dueOn, dueAt }) => dueOn && <>{formatDate(dueOn)}{dueAt && <Subtext>{formatTime(dueAt)}</Subtext>}</> };
const HOLDER: Column<ListItem> = { title: 'Đang giữ', cell: ({ holderName, holderOffice, holderUnitName }) => holderName ?? holderOffice ?? holderUnitName ?? 'Bộ phận một cửa' };
const PHONE: Column<ListItem> = { title: 'Điện thoại', nowrap: true, cell: ({ ownerPhoneEnd }) => (ownerPhoneEnd ? `…${ownerPhoneEnd}` : '—') };
const WAITED: Column<ListItem & { daysSince: number }> = { title: 'Đã chờ', nowrap: true, numeric: true, cell: ({ daysSince }) => (daysSince === 0 ? 'từ hôm nay' : `${daysSince} ngày`) };
const RETURN: Column<ListItem> = { title: 'Việc', titleHidden: true, nowrap: true, cell: ({ code }) => <Link href={`/tra-ket-qua?ma=${encodeURIComponent(code)}`}>Trả</Link> };
