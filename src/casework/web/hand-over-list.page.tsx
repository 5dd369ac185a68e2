import { civilDateOf } from '#libs/civil-date';
import { ActionBar, BackLink, Button, type Column, DataTable, DossierCode, FactStrip, PageHeading, Subtext, type View } from '#libs/ui';
import type { HandOverLine, HandOverListView } from '#src/dossiers';
import { listNumber, takerText } from '../domain/list-words.js';
import { momentText, procedureWords } from '../domain/words.js';
import { Confirmed } from './hand-over-lists.page.js';

export function HandOverListPage({ list, now }: { list: HandOverListView & { lines: HandOverLine[] }; now: Date }): View {
  const today = civilDateOf(now);
  return (
    <>
      <BackLink href="/ban-giao">Danh sách bàn giao</BackLink>
      <PageHeading title={`Danh sách bàn giao số ${listNumber(list)}`} {...(list.note !== null && { sub: list.note })} />
      <FactStrip
        facts={[
          { label: 'Bên giao', value: list.fromName ?? '', note: `lập lúc ${momentText(list.madeAt, today)}` },
          { label: 'Bên nhận', value: takerText(list) },
          { label: 'Số hồ sơ', value: list.lines.length },
          { label: 'Xác nhận', value: <Confirmed list={list} today={today} /> },
        ]}
      />
      <ActionBar>
        {list.confirmable && (
          <form method="post" action={`/ban-giao/${list.id}/xac-nhan`}>
            <Button preventDoubleClick>Xác nhận đã nhận</Button>
          </form>
        )}
        <Button kind="quiet" href={`/in/ban-giao/${list.id}`}>
          In danh sách
        </Button>
      </ActionBar>
      <DataTable caption="Các hồ sơ bàn giao" rows={list.lines} columns={columnsOf(today)} />
    </>
  );
}

function columnsOf(today: string): Column<HandOverLine>[] {
  return [
    { title: 'Hồ sơ', isRowHeader: true, cell: ({ code, procedure }) => [<DossierCode code={code} href={`/ho-so/${code}`} />, procedure && <Subtext>{procedureWords(procedure.name)}</Subtext>] },
    { title: 'Chủ hồ sơ', cell: ({ ownerName }) => ownerName },
    { title: 'Tiếp nhận', nowrap: true, cell: ({ receivedAt }) => momentText(receivedAt, today) },
    { title: 'Hẹn trả', nowrap: true, cell: ({ dueAt }) => momentText(dueAt, today) },
    { title: 'Bàn giao', nowrap: true, cell: ({ handedOverAt }) => momentText(handedOverAt, today) },
    { title: 'Nay', cell: ({ stateLabel }) => stateLabel },
  ];
}
