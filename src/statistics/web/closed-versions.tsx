import { type CivilDate, formatDate } from '#libs/civil-date';
import { Button, type Column, DataTable, Link, Section, type View } from '#libs/ui';
import type { Period } from '#libs/reporting';
import { shortStamp } from '#src/desk';
import type { ClosedTableHead, PlainTableId } from '#src/reports';
import { CLOSED_PATH, closingAddress, isOver } from '../domain/plain-words.js';
import { hashWords, shortLabel } from '../domain/run-words.js';

export interface ClosingOffered {
  table: PlainTableId;
  period: Period;
  today: CivilDate;
  mayClose: boolean;
  /** Whether anything in it does not agree. */
  alarmed: boolean;
}

/** Offered to those who may, of what is over and agrees. */
export function ClosingButton({ table, period, today, mayClose, alarmed }: ClosingOffered): View | null {
  return mayClose && !alarmed && isOver(period, today) ? <Button href={closingAddress(table, period)}>Chốt số liệu</Button> : null;
}

/** What was closed of a table that is counted as one looks, the latest first. */
export function ClosedVersions({ closed, today }: { closed: readonly ClosedTableHead[]; today: CivilDate }): View {
  const columns: Column<ClosedTableHead>[] = [
    { title: 'Kỳ', isRowHeader: true, cell: ({ id, period }) => <Link href={`${CLOSED_PATH}/${id}`}>{shortLabel(period.label)}</Link> },
    { title: 'Từ ngày', nowrap: true, cell: ({ period }) => formatDate(period.from) },
    { title: 'Đến ngày', nowrap: true, cell: ({ period }) => formatDate(period.to) },
    { title: 'Lần chốt', numeric: true, cell: ({ version }) => String(version) },
    { title: 'Chốt lúc', nowrap: true, cell: ({ closedAt }) => shortStamp(closedAt, today) },
    { title: 'Mã kiểm tra', nowrap: true, cell: ({ contentHash }) => <code>{hashWords(contentHash)}</code> },
  ];
  return (
    <Section title="Các bản đã chốt">
      {closed.length === 0 ? <p>Chưa chốt bản nào. Kỳ đã qua hết thì lãnh đạo hoặc đầu mối kiểm soát TTHC chốt được.</p> : <DataTable caption="Các bản đã chốt" columns={columns} rows={closed} />}
    </Section>
  );
}
