import { type CivilDate, formatDate } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { BackLink, type Column, DataTable, EmptyState, Link, PageHeading, Pagination, type View, WarningText } from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import type { CellList, RecordItem } from '#src/reports';
import type { CellHeads } from '../domain/cell-heads.js';
import { dossierColumns } from './dossier-columns.js';

export interface CellPageProps {
  /** The table that the number stands in, where the page leads back to. */
  table: { href: string; text: string };
  period: Pick<Period, 'from' | 'to'>;
  /** Where cells that have changed since are told; null where the table was counted a moment ago. */
  changesHref: string | null;
  heads: CellHeads;
  list: CellList;
  /** Empty where all dossiers are of one unit. */
  units: ReadonlyMap<string, string>;
  address: string;
  isFirst: boolean;
  /** Whether who looks may open a procedure in the catalogue. */
  opensCatalogue: boolean;
  today: CivilDate;
}

export function CellPage(props: CellPageProps): View {
  const { table, period, heads, list, changesHref } = props;
  const { counted, listed, changedSince, records } = list;
  const what = records ? recordNoun(heads, records) : heads.isRate ? 'hồ sơ ở tử số của tỷ lệ này' : 'hồ sơ';
  return (
    <>
      <BackLink href={table.href}>{table.text}</BackLink>
      <PageHeading title={`${heads.row}: ${heads.column}`} sub={`${formatNumber(counted)} ${what}, kỳ ${formatDate(period.from)} – ${formatDate(period.to)}${records ? '.' : ', theo ngày tiếp nhận.'}`} />
      {changedSince && changesHref !== null && (
        <WarningText>
          Bảng đếm {formatNumber(counted)}, danh sách hôm nay có {formatNumber(listed)}: có việc được ghi muộn hoặc sửa sau khi lập bảng. <Link href={changesHref}>Xem các ô đã khác</Link>
        </WarningText>
      )}
      {records ? <Records {...props} records={records} /> : <Dossiers {...props} />}
    </>
  );
}

function Dossiers({ heads, list, units, address, isFirst, today }: CellPageProps): View {
  const { items, next } = list;
  return (
    <>
      <DataTable caption={`${heads.row}: ${heads.column}`} columns={dossierColumns(today, units)} rows={items} empty={<EmptyState title="Không có hồ sơ nào" />} />
      {(next !== null || !isFirst) && (
        <Pagination {...(!isFirst && { previous: { href: address, text: 'Về đầu' } })} {...(next !== null && { next: { href: `${address}&tiep=${encodeURIComponent(next)}`, text: 'Xem tiếp' } })} />
      )}
    </>
  );
}

/** What a table counts that is no dossier: procedures, slips handed out. */
function Records({ records, units, heads, opensCatalogue }: CellPageProps & { records: readonly RecordItem[] }): View {
  const ofProcedures = records.every(({ kind }) => kind === 'procedure');
  const columns: Column<RecordItem>[] = [
    {
      title: ofProcedures ? 'Mã thủ tục' : 'Loại', isRowHeader: true, nowrap: true,
      cell: ({ kind, code }) => (kind === 'procedure' && opensCatalogue ? <Link href={`/quan-tri/thu-tuc/${encodeURIComponent(code)}`}>{code}</Link> : code),
    },
    { title: ofProcedures ? 'Tên thủ tục' : 'Lĩnh vực', cell: ({ name }) => name },
    ...(units.size > 0 ? [{ title: 'Đơn vị', cell: ({ unitId }: RecordItem) => units.get(unitId) }] : []),
    { title: 'Tính vào ô', numeric: true, cell: ({ amount }) => formatNumber(amount) },
  ];
  return <DataTable caption={`${heads.row}: ${heads.column}`} columns={columns} rows={records} empty={<EmptyState title="Không có gì" />} />;
}

function recordNoun({ measuredIn }: CellHeads, records: readonly RecordItem[]): string {
  if (measuredIn === 'days') return 'ngày';
  return records.every(({ kind }) => kind === 'procedure') ? 'thủ tục' : 'phiếu';
}
