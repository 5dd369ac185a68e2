import { Button, type Column, DataRow, DataTable, DeadlineMark, DossierCode, EmptyState, Link, Subtext, type View } from '#libs/ui';
import { formatTime } from '#libs/civil-date';
import type { ChangedDossier, ListItem } from '#src/dossiers';
import type { Reading } from '../app/deadlines.js';
import { rowWords } from '../domain/row-words.js';
import { procedureWords } from '../domain/words.js';

export type SortName = 'code' | 'owner' | 'received' | 'due' | 'finished';

export interface DossierTableProps {
  id?: string;
  caption: string;
  items: readonly ListItem[];
  reading: Reading;
  /** Rows that the visitor may choose; their boxes belong to the form of this id. */
  choosing?: { form: string; offered: (item: ListItem) => boolean };
  sorting?: (name: SortName) => NonNullable<Column<ListItem>['sort']>;
  /** What somebody else has done to rows meanwhile, by code. */
  changed?: ReadonlyMap<string, ChangedDossier>;
  empty?: string;
}

export function DossierTable(props: DossierTableProps): View {
  return <DataTable {...tableOf(props)} {...(props.id !== undefined && { id: props.id })} caption={props.caption} rows={props.items} empty={<EmptyState title={props.empty ?? 'Không có hồ sơ nào'} />} />;
}

/** Rows alone, each to take the place of the one that is on the screen. */
export function MovedRow({ item, ...props }: DossierTableProps & { item: ListItem }): View {
  const table = tableOf(props);
  return <DataRow table={{ ...table, rowAttributes: (row) => ({ ...table.rowAttributes(row), 'hx-swap-oob': 'true' }) }} row={item} />;
}

/** Chosen rows are named by code and the version that was seen. @example chosenName({ code: 'H26.15.30-261105-0001', version: 3 }) === 'H26.15.30-261105-0001~3' */
export function chosenName({ code, version }: { code: string; version: number }): string {
  return `${code}~${version}`;
}

function tableOf({ reading, choosing, sorting, changed }: DossierTableProps) {
  return {
    columns: columnsOf(reading, sorting),
    rowAttributes: ({ id }: ListItem) => ({ id: `row-${id}` }),
    ...(choosing && {
      selection: { name: 'ho-so', form: choosing.form, value: chosenName, label: ({ code }: ListItem) => `Chọn ${code}`, offered: choosing.offered },
    }),
    ...(changed && { stale: ({ code }: ListItem) => staleNote(changed.get(code)) }),
  };
}

function staleNote(change: ChangedDossier | undefined): View {
  if (!change) return null;
  return (
    <>
      {change.byName ?? 'Hệ thống'} vừa {change.step.charAt(0).toLowerCase()}
      {change.step.slice(1)}
      <Subtext>
        {formatTime(change.at)} · <Link href={`/ho-so/${change.code}`}>xem</Link>
      </Subtext>
    </>
  );
}

function columnsOf(reading: Reading, sorting: DossierTableProps['sorting']): Column<ListItem>[] {
  const sort = (name: SortName) => (sorting ? { sort: sorting(name) } : {});
  return [
    { title: 'Hồ sơ', isRowHeader: true, ...sort('code'), cell: ({ code, procedure }) => [<DossierCode code={code} href={`/ho-so/${code}`} />, procedure && <Subtext>{procedureWords(procedure.name)}</Subtext>] },
    { title: 'Chủ hồ sơ', ...sort('owner'), cell: (item) => [item.ownerName, <Subtext>{rowWords(item, reading.now).owner}</Subtext>] },
    { title: 'Tiếp nhận', nowrap: true, ...sort('received'), cell: (item) => receivedCell(item, reading) },
    { title: 'Hẹn trả', nowrap: true, ...sort('due'), cell: (item) => dueCell(item, reading) },
    { title: 'Hạn', cell: (item) => deadlineCell(item, reading) },
    { title: 'Đang giữ', cell: (item) => holderCell(item, reading) },
  ];
}

function receivedCell(item: ListItem, { now }: Reading): View {
  const { day, time, channel } = rowWords(item, now).received;
  return (
    <>
      {day} {time}
      <Subtext>{channel}</Subtext>
    </>
  );
}

function dueCell(item: ListItem, { now }: Reading): View {
  const { due } = rowWords(item, now);
  if (!due) return null;
  return (
    <>
      <b>{due.day}</b>
      <Subtext>{due.time}</Subtext>
    </>
  );
}

function deadlineCell(item: ListItem, reading: Reading): View {
  const deadline = reading.deadline(item);
  const { note } = rowWords(item, reading.now);
  if (!deadline) return <>{item.stateLabel}</>;
  return <DeadlineMark deadline={deadline} {...(note !== undefined && { note })} />;
}

function holderCell(item: ListItem, { now }: Reading): View {
  const { holder, step } = rowWords(item, now);
  return (
    <>
      {item.state === 'submitted' ? <Button kind="quiet" href={`/tiep-nhan/truc-tuyen/${item.code}`}>Xem xét</Button> : holder}
      {step !== undefined && <Subtext>{step}</Subtext>}
    </>
  );
}
