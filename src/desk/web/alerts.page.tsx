import { type CivilDate, civilDateOf } from '#libs/civil-date';
import { Button, type Column, DataTable, DossierCode, EmptyState, FilterBar, Link, Mark, PageHeading, Pagination, Subtext, Tag, type View } from '#libs/ui';
import type { InboxItem } from '#src/alerts';
import { ROLE_WORDS } from '../domain/role-words.js';
import { alertTone } from '../domain/alert-marks.js';
import { shortStamp } from '../domain/stamps.js';

export interface AlertsView {
  items: readonly InboxItem[];
  count: { open: number; unseen: number };
  /** Those that no longer hold, too. */
  all: boolean;
  from: string | undefined;
  next: string | null;
  /** Of somebody who is told of more than one unit. */
  unitNames: ReadonlyMap<string, string> | undefined;
  now: Date;
}

export function AlertsPage(view: AlertsView): View {
  const { count, all, from, next, now } = view;
  return (
    <div id="alerts">
      <PageHeading title="Cảnh báo" sub={count.unseen > 0 ? `${count.unseen} cảnh báo chưa xem. Mới nhất ở trên.` : 'Bạn đã xem hết. Mới nhất ở trên.'}>
        {count.unseen > 0 && (
          <form method="post" action="/canh-bao/da-xem-het">
            <input type="hidden" name="until" value={now.toISOString()} />
            <Button kind="quiet">Đánh dấu đã xem hết</Button>
          </form>
        )}
      </PageHeading>
      <FilterBar
        label="Lọc cảnh báo"
        chips={[
          { text: 'Còn hiệu lực', href: '/canh-bao', count: count.open, chosen: !all },
          { text: 'Tất cả', href: '/canh-bao?xem=tat-ca', chosen: all },
        ]}
      />
      <AlertList {...view} />
      {(next !== null || from !== undefined) && (
        <Pagination
          {...(from !== undefined && { previous: { href: addressOf(all), text: 'Về trang đầu' } })}
          {...(next !== null && { next: { href: addressOf(all, next), text: 'Cũ hơn' } })}
        />
      )}
    </div>
  );
}

function AlertList({ items, all, from, unitNames, now }: AlertsView): View {
  const here = addressOf(all, from);
  const today = civilDateOf(now);
  const columns: Column<InboxItem>[] = [
    { title: 'Lúc', nowrap: true, cell: ({ raisedAt }) => <time dateTime={raisedAt.toISOString()}>{shortStamp(raisedAt, today)}</time> },
    { title: 'Việc gì', isRowHeader: true, cell: (item) => <What item={item} /> },
    { title: 'Hồ sơ, báo cáo', cell: (item) => <Which item={item} unitName={unitNames?.get(item.unitId)} /> },
    { title: 'Hẹn', nowrap: true, cell: ({ dueAt }) => (dueAt ? shortStamp(dueAt, today) : '') },
    { title: 'Đã xem', nowrap: true, cell: (item) => <Seen item={item} here={here} today={today} /> },
  ];
  const empty = (
    <EmptyState title={all ? 'Chưa có cảnh báo nào' : 'Không có cảnh báo nào còn hiệu lực'}>
      <p>Khi hồ sơ sắp đến hạn, quá hạn hoặc chậm bước, phần mềm báo ở đây và ở số đỏ phía trên. {!all && <Link href="/canh-bao?xem=tat-ca">Xem cả cảnh báo cũ</Link>}</p>
    </EmptyState>
  );
  return <DataTable caption="Cảnh báo" columns={columns} rows={items} empty={empty} />;
}

function What({ item }: { item: InboxItem }): View {
  const tone = alertTone(item);
  const { text, role, seenAt, cancelledAt } = item;
  return (
    <>
      {tone ? <Mark tone={tone}>{text}</Mark> : text} {seenAt === null && cancelledAt === null && <Tag>Mới</Tag>}
      {cancelledAt !== null && <Subtext>không còn hiệu lực</Subtext>}
      {cancelledAt === null && role !== null && <Subtext>báo chung cho {ROLE_WORDS[role as keyof typeof ROLE_WORDS].toLowerCase()}</Subtext>}
    </>
  );
}

function Which({ item: { code, procedure, counts, about }, unitName }: { item: InboxItem; unitName: string | undefined }): View {
  if (counts) {
    const parts = [
      { text: 'đến hạn hôm nay', count: counts.dueToday, href: '/danh-sach/den-han-hom-nay' },
      { text: 'quá hạn', count: counts.overdue, href: '/danh-sach/qua-han' },
      { text: 'chờ tiếp nhận', count: counts.toAccept, href: '/danh-sach/cho-tiep-nhan' },
      { text: 'chờ trả', count: counts.readyToReturn, href: '/danh-sach/cho-tra' },
    ].filter(({ count }) => count > 0);
    return (
      <>
        {parts.map(({ text, count, href }, index) => (
          <>
            {index > 0 && ' · '}
            <Link href={href}>
              {count} {text}
            </Link>
          </>
        ))}
        {unitName && <Subtext>{unitName}</Subtext>}
      </>
    );
  }
  if (about) {
    return (
      <>
        <Link href={about.path}>{about.name}</Link>
        {unitName && <Subtext>{unitName}</Subtext>}
      </>
    );
  }
  return (
    <>
      {code && <DossierCode code={code} href={`/ho-so/${encodeURIComponent(code)}`} />}
      <Subtext>{[procedure, unitName].filter(Boolean).join(' · ')}</Subtext>
    </>
  );
}

/** Button and answer have one id: whoever pressed it goes on from there. */
function Seen({ item: { unitId, id, text, code, seenAt }, here, today }: { item: InboxItem; here: string; today: CivilDate }): View {
  if (seenAt) return <span id={`seen-${id}`}>{shortStamp(seenAt, today)}</span>;
  return (
    <form method="post" action="/canh-bao/da-xem" hx-post="/canh-bao/da-xem" hx-target="#alerts" hx-select="#alerts" hx-select-oob="#alerts-badge" hx-swap="outerHTML">
      <input type="hidden" name="unitId" value={unitId} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="tiep" value={here} />
      <Button kind="quiet" small attributes={{ id: `seen-${id}`, 'aria-label': `Đã xem: ${text}${code ? `, ${code}` : ''}` }}>
        Đã xem
      </Button>
    </form>
  );
}

function addressOf(all: boolean, from?: string): string {
  const query = new URLSearchParams({ ...(all && { xem: 'tat-ca' }), ...(from !== undefined && { tu: from }) }).toString();
  return query === '' ? '/canh-bao' : `/canh-bao?${query}`;
}
