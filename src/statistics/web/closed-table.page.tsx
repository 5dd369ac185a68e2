import { type CivilDate, formatDate } from '#libs/civil-date';
import type { OverdueRow } from '#libs/reporting';
import {
  BackLink, Button, type Column, DataTable, DossierCode, EmptyState, FactStrip, FigureTable, Link, NotificationBanner, PageHeading, Section, Tag, type View, Wide,
} from '#libs/ui';
import { shortStamp } from '#src/desk';
import { type ClosedTable, type ClosedTableHead, plainAddress, type PlainChanges, plainText, VERIFY_PATH } from '#src/reports';
import { sheetFigures } from '../domain/figures.js';
import { CLOSED_PATH, closedTitle } from '../domain/plain-words.js';
import { hashWords } from '../domain/run-words.js';
import { overdueColumns } from './overdue.page.js';
import { FileLinks, TableNotes } from './table-parts.js';

type Table = ClosedTable['content']['table'];
type Row = Table['rows'][number];
type ChangedRow = PlainChanges['came'][number];

export interface ClosedTableProps {
  closed: ClosedTable;
  /** The version in force of the same table and period. */
  latest: ClosedTableHead;
  closedBy: string;
  today: CivilDate;
}

export function ClosedTablePage({ closed, latest, closedBy, today }: ClosedTableProps): View {
  const { id, tableId, period, head, version, replaces, content, contentHash, closedAt } = closed;
  const path = `${CLOSED_PATH}/${id}`;
  return (
    <>
      <BackLink href={plainAddress(tableId, period)}>Về bảng tính lúc này</BackLink>
      <PageHeading title={closedTitle(closed)} sub={`${head.unitName}. Từ ${formatDate(period.from)} đến hết ${formatDate(period.to)}. Đúng như lúc chốt.`} />
      {latest.id !== id && (
        <NotificationBanner titleId="closed-since">
          <p>
            Kỳ này đã được chốt lại. <Link href={`${CLOSED_PATH}/${latest.id}`}>Xem bản chốt lần {latest.version}</Link>
          </p>
        </NotificationBanner>
      )}
      <FactStrip
        facts={[
          { label: 'Tình trạng', value: <Tag>Đã chốt</Tag>, note: `${shortStamp(closedAt, today)}, ${closedBy}` },
          { label: 'Lần chốt', value: String(version), note: replaces !== null && <Link href={`${CLOSED_PATH}/${replaces}`}>thay bản chốt lần {version - 1}</Link> },
          { label: 'Mã kiểm tra', value: hashWords(contentHash), note: <Link href={`${VERIFY_PATH}/${contentHash}`}>trang kiểm chứng</Link> },
        ]}
      />
      <FileLinks
        path={path}
        prints
        buttons={
          <Button kind="quiet" href={`${path}/hom-nay`}>
            So với hôm nay
          </Button>
        }
      />
      <Content closed={closed} today={today} />
      <TableNotes notes={content.table.notes} />
    </>
  );
}

/** As the open page shows the same. */
function Content({ closed: { tableId, content }, today }: Pick<ClosedTableProps, 'closed' | 'today'>): View {
  if (content.figures) return <FigureTable {...sheetFigures(content.figures)} />;
  if (tableId !== 'R10') return <PlainRows table={content.table} />;
  const { rows } = content.data as { rows: OverdueRow[] }; // as it was when closed: the list of R10
  return (
    <Wide label={content.table.title}>
      <DataTable caption={content.table.title} columns={overdueColumns(today)} rows={rows} empty={<EmptyState title="Không có hồ sơ nào quá hạn trong kỳ này" />} />
    </Wide>
  );
}

function PlainRows({ table }: { table: Table }): View {
  const named = table.columns.findIndex(({ key }) => key !== 'position');
  const columns = table.columns.map(({ path, at }, index): Column<Row> => ({
    title: path.at(-1) ?? '', label: path.join(': '), isRowHeader: index === named, numeric: at === 'right',
    cell: ({ cells, strong }) => {
      const text = plainText(cells[index] ?? null);
      return strong ? <b>{text}</b> : text;
    },
  }));
  return (
    <Wide label={table.title}>
      <DataTable caption={table.title} columns={columns} rows={table.rows} empty={<EmptyState title="Không có dòng nào" />} />
    </Wide>
  );
}

/** The correction list of a closed table: cells that are counted otherwise now, rows that came or went. */
export function TableChangesPage({ closed, changes, today }: { closed: ClosedTable; changes: PlainChanges; today: CivilDate }): View {
  const { id, tableId, closedAt } = closed;
  const { differences, came, went } = changes;
  const ofDossiers = tableId === 'R10';
  const same = differences.length + came.length + went.length === 0;
  return (
    <>
      <BackLink href={`${CLOSED_PATH}/${id}`}>Về bản đã chốt</BackLink>
      <PageHeading title="So với số liệu hôm nay" sub={`${closedTitle(closed)}, chốt ${shortStamp(closedAt, today)}, tính lại cùng kỳ từ nhật ký hồ sơ và sổ sách lúc này.`} />
      {same && (
        <EmptyState title="Không ô nào khác">
          <p>Từ lúc chốt, không có gì của kỳ này được ghi muộn hay sửa lại.</p>
        </EmptyState>
      )}
      {differences.length > 0 && <DifferentCells differences={differences} ofDossiers={ofDossiers} />}
      <ChangedRows title={ofDossiers ? 'Hồ sơ nay có thêm' : 'Dòng nay có thêm'} rows={came} ofDossiers={ofDossiers} />
      <ChangedRows title={ofDossiers ? 'Hồ sơ nay không còn' : 'Dòng nay không còn'} rows={went} ofDossiers={ofDossiers} />
      {ofDossiers && came.length + went.length > 0 && <p>Mở hồ sơ để xem ai ghi, ghi lúc nào và vì sao.</p>}
    </>
  );
}

function DifferentCells({ differences, ofDossiers }: Pick<PlainChanges, 'differences'> & { ofDossiers: boolean }): View {
  const columns: Column<PlainChanges['differences'][number]>[] = [
    { title: ofDossiers ? 'Hồ sơ' : 'Dòng', isRowHeader: true, cell: (row) => <RowName row={row} ofDossiers={ofDossiers} /> },
    { title: 'Cột', cell: ({ head }) => head },
    { title: 'Đã chốt', cell: ({ before }) => before || '–' },
    { title: 'Hôm nay', cell: ({ after }) => after || '–' },
  ];
  return (
    <Section title={`${differences.length} ô khác`}>
      <DataTable caption="Các ô khác với bản đã chốt" columns={columns} rows={differences} />
    </Section>
  );
}

function ChangedRows({ title, rows, ofDossiers }: { title: string; rows: readonly ChangedRow[]; ofDossiers: boolean }): View | null {
  if (rows.length === 0) return null;
  return (
    <Section title={`${title}: ${rows.length}`}>
      <ul>
        {rows.map((row) => (
          <li>
            <RowName row={row} ofDossiers={ofDossiers} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function RowName({ row: { row, name }, ofDossiers }: { row: ChangedRow; ofDossiers: boolean }): View {
  return ofDossiers ? <DossierCode code={row} href={`/ho-so/${encodeURIComponent(row)}`} /> : <>{name}</>;
}
