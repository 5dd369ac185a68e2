import { type CivilDate, formatDate } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { BackLink, type Column, DataTable, EmptyState, ErrorSummary, PageHeading, Pagination, type View } from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import type { FormState } from '#src/platform/view';
import type { CountedList } from '#src/reports';
import { valueOf } from '../domain/period-choices.js';
import { dossierColumns } from './dossier-columns.js';

export interface CountedPageProps {
  table: string;
  list: CountedList;
  period: Period;
  state: FormState;
  address: string;
  isFirst: boolean;
  today: CivilDate;
}

export function CountedPage({ table, list: { items, next, title, isRate, total, points }, period, state, address, isFirst, today }: CountedPageProps): View {
  const errors = state.summary();
  const back = table === 'R9' ? { href: `/bao-cao/chi-so-766?period=${valueOf(period)}`, text: 'Về chỉ số 766' } : { href: '/bao-cao/nhieu-nam', text: 'Về số liệu nhiều năm' };
  return (
    <>
      <BackLink href={back.href}>{back.text}</BackLink>
      <PageHeading title={title} sub={`${countWords(total, isRate, points)}, kỳ ${formatDate(period.from)} – ${formatDate(period.to)}, theo ngày ${points === undefined ? 'tiếp nhận' : 'đánh giá'}.`} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <DataTable caption={title} columns={points === undefined ? dossierColumns(today) : [...dossierColumns(today), POINTS]} rows={items} empty={<EmptyState title="Không có hồ sơ nào" />} />
      {(next !== null || !isFirst) && (
        <Pagination {...(!isFirst && { previous: { href: address, text: 'Về đầu' } })} {...(next !== null && { next: { href: `${address}&tiep=${encodeURIComponent(next)}`, text: 'Xem tiếp' } })} />
      )}
    </>
  );
}

/** What a rating on the nine indices adds to the number. */
const POINTS: Column<CountedList['items'][number]> = { title: 'Điểm', numeric: true, cell: ({ points = 0 }) => formatNumber(points) };

/** @example countWords(2, false, 33) === '33 điểm của 2 phiếu' */
function countWords(total: number, isRate: boolean, points?: number): string {
  if (points !== undefined) return `${formatNumber(points)} điểm của ${formatNumber(total)} phiếu`;
  return `${formatNumber(total)} hồ sơ${isRate ? ' ở tử số của tỷ lệ này' : ''}`;
}
