import { Button, Cell, type Column, DataTable, DossierCode, EmptyState, Row, Subtext, TextInput, type View } from '#libs/ui';
import { formatDate } from '#libs/civil-date';
import type { ListItem } from '#src/dossiers';

export interface LookUpProps {
  /** The page that answers, and that the results lead to. */
  path: string;
  typed: string;
  found: readonly ListItem[];
  /** Nothing else to do on the page yet: the cursor waits here. */
  waits: boolean;
}

/** One field for the receipt's code, scanned into any focus or typed, or for whatever the citizen knows of it. */
export function LookUp({ path, typed, found, waits }: LookUpProps): View {
  const asked = typed.trim() !== '';
  return (
    <>
      <form method="get" action={path} role="search" aria-label="Tìm hồ sơ tại quầy">
        <Row>
          <Cell span={9}>
            <TextInput
              name="ma"
              label="Mã trên giấy tiếp nhận"
              note="Quét mã vào bất kỳ lúc nào; hoặc gõ mã, họ tên, số căn cước, điện thoại"
              value={typed}
              autocomplete="off"
              spellcheck={false}
              attributes={{ autofocus: waits, 'data-scan-code': true, 'hx-get': path, 'hx-trigger': 'scan', 'hx-target': '#content', 'hx-select': '#content', 'hx-swap': 'outerHTML', 'hx-push-url': 'true' }}
            />
          </Cell>
          <Cell span={3} unlabelled>
            <Button kind="quiet">Tìm</Button>
          </Cell>
        </Row>
      </form>
      {asked && waits && (
        <DataTable caption={`Hồ sơ khớp “${typed}”`} captionShown rows={[...found].sort(resolvedFirst)} columns={columnsFor(path)} empty={<EmptyState title="Không tìm thấy hồ sơ nào">Kiểm tra lại mã, hoặc tìm theo họ tên.</EmptyState>} />
      )}
    </>
  );
}

function resolvedFirst(a: ListItem, b: ListItem): number {
  return Number(b.state === 'resolved') - Number(a.state === 'resolved');
}

function columnsFor(path: string): Column<ListItem>[] {
  return [
    { title: 'Hồ sơ', isRowHeader: true, nowrap: true, cell: ({ code }) => <DossierCode code={code} href={`${path}?ma=${encodeURIComponent(code)}`} /> },
    { title: 'Chủ hồ sơ', cell: ({ ownerName, ownerIdEnd }) => <>{ownerName}{ownerIdEnd && <Subtext>…{ownerIdEnd}</Subtext>}</> },
    { title: 'Thủ tục', cell: ({ procedure }) => procedure?.name },
    { title: 'Trạng thái', cell: ({ stateLabel }) => stateLabel },
    { title: 'Hẹn trả', nowrap: true, cell: ({ dueOn }) => dueOn && formatDate(dueOn) },
  ];
}
