import { civilDateOf } from '#libs/civil-date';
import { ActionBar, Button, type Column, DataTable, EmptyState, Link, Mark, PageHeading, Pagination, Section, Subtext, type View } from '#libs/ui';
import type { HandOverListView } from '#src/dossiers';
import type { Page } from '#src/platform/http';
import { listNumber, takerText } from '../domain/list-words.js';
import { momentText } from '../domain/words.js';

export interface HandOverListsProps {
  waiting: readonly HandOverListView[];
  made: Page<HandOverListView>;
  now: Date;
  isFirst: boolean;
}

const FORM = 'xac-nhan';

/** What waits to be confirmed first, then all lists, newest first. */
export function HandOverListsPage({ waiting, made, now, isFirst }: HandOverListsProps): View {
  const columns = columnsOf(now);
  return (
    <>
      <PageHeading title="Danh sách bàn giao" sub={waiting.length === 0 ? 'Không có danh sách nào chờ bạn xác nhận.' : `${waiting.length} danh sách chờ bạn xác nhận đã nhận.`} />
      {waiting.length > 0 && (
        <Section title="Chờ tôi xác nhận">
          <form id={FORM} method="post" action="/ban-giao/xac-nhan">
            <DataTable
              caption="Danh sách chờ xác nhận"
              rows={waiting}
              columns={columns}
              selection={{ name: 'ds', value: ({ id }) => id, label: (list) => `Chọn danh sách ${listNumber(list)}`, chosen: () => waiting.length === 1 }}
            />
            <ActionBar>
              <Button preventDoubleClick>Xác nhận đã nhận các danh sách đã chọn</Button>
            </ActionBar>
          </form>
        </Section>
      )}
      <Section title="Đã lập">
        <DataTable caption="Danh sách bàn giao đã lập" rows={made.items} columns={columns} empty={<EmptyState title="Chưa có danh sách bàn giao nào">Đánh dấu các hồ sơ trong một danh sách rồi bấm “Bàn giao…”.</EmptyState>} />
        {(!isFirst || made.next !== null) && (
          <Pagination {...(!isFirst && { previous: { href: '/ban-giao', text: 'Về đầu' } })} {...(made.next !== null && { next: { href: `/ban-giao?cursor=${encodeURIComponent(made.next)}` } })} />
        )}
      </Section>
    </>
  );
}

function columnsOf(now: Date): Column<HandOverListView>[] {
  const today = civilDateOf(now);
  return [
    { title: 'Số', isRowHeader: true, nowrap: true, cell: (list) => <Link href={`/ban-giao/${list.id}`}>{listNumber(list)}</Link> },
    { title: 'Lập lúc', nowrap: true, cell: ({ madeAt }) => momentText(madeAt, today) },
    { title: 'Bên giao', cell: ({ fromName }) => fromName ?? '' },
    { title: 'Bên nhận', cell: (list) => [takerText(list), list.note && <Subtext>{list.note}</Subtext>] },
    { title: 'Số hồ sơ', numeric: true, cell: ({ dossiers }) => dossiers },
    { title: 'Xác nhận', cell: (list) => <Confirmed list={list} today={today} /> },
    { title: 'In', titleHidden: true, cell: (list) => <Link href={`/in/ban-giao/${list.id}`} attributes={{ 'aria-label': `In danh sách ${listNumber(list)}` }}>In</Link> },
  ];
}

export function Confirmed({ list: { confirmedAt, confirmedByName }, today }: { list: HandOverListView; today: string }): View {
  if (confirmedAt === null) return <Mark tone="near">Chưa xác nhận</Mark>;
  return (
    <>
      <Mark tone="in-term">Đã nhận</Mark>
      <Subtext>
        {momentText(confirmedAt, today)} · {confirmedByName}
      </Subtext>
    </>
  );
}
