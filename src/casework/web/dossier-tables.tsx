import { formatDateTime } from '#libs/civil-date';
import type { PaperFact } from '#libs/dossier-flow';
import { type Column, DataTable, Link, Subtext, type View } from '#libs/ui';
import type { HandOverView } from '#src/dossiers';
import { holderText } from '../domain/timeline-words.js';
import { DIGITISED_WORDS } from '../domain/words.js';

const paperColumns: Column<PaperFact>[] = [
  { title: 'Giấy tờ', isRowHeader: true, cell: ({ name }) => name },
  { title: 'Bản chính', numeric: true, cell: ({ originals }) => originals },
  { title: 'Chứng thực', numeric: true, cell: ({ certified }) => certified },
  { title: 'Photo', numeric: true, cell: ({ copies }) => copies },
  { title: 'Đủ, thiếu', nowrap: true, cell: ({ missing }) => (missing ? <Subtext tone="wrong">còn thiếu</Subtext> : 'đủ') },
  { title: 'Số hóa', cell: ({ digitised, reusedFrom }) => [DIGITISED_WORDS[digitised], reusedFrom && <Subtext>từ <Link href={`/ho-so/${reusedFrom}`}>{reusedFrom}</Link></Subtext>] },
];

export function PapersTable({ papers, caption }: { papers: readonly PaperFact[]; caption: string }): View {
  if (papers.length === 0) return <Subtext>Thủ tục này không ghi thành phần hồ sơ.</Subtext>;
  return <DataTable caption={caption} rows={papers} columns={paperColumns} />;
}

const handOverColumns: Column<HandOverView>[] = [
  { title: 'Lúc', nowrap: true, isRowHeader: true, cell: ({ at }) => formatDateTime(at) },
  { title: 'Bên giao', cell: ({ from }) => (from ? holderText(from) : 'Bộ phận một cửa') },
  { title: 'Bên nhận', cell: ({ to }) => holderText(to) },
  { title: 'Bước', numeric: true, cell: ({ stepIndex }) => stepIndex ?? '' },
  { title: 'Ghi chú', cell: ({ note }) => note ?? '' },
];

/** The lines of the control slip (form 06). */
export function HandOverTable({ handOvers }: { handOvers: readonly HandOverView[] }): View {
  return <DataTable caption="Các lần bàn giao" rows={handOvers} columns={handOverColumns} />;
}
