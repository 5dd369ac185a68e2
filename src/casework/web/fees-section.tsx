import { formatDateTime } from '#libs/civil-date';
import { type Column, DataTable, Link, Money, Section, Subtext, type View } from '#libs/ui';
import { type DossierFees, type FeeReceipt, payMethodLabels } from '#src/fees';

const columns: Column<FeeReceipt>[] = [
  { title: 'Biên lai', isRowHeader: true, nowrap: true, cell: ({ id, number }) => <Link href={`/in/bien-lai/${id}`}>{number}</Link> },
  { title: 'Lúc', nowrap: true, cell: ({ takenAt, takenBy }) => [formatDateTime(takenAt), <Subtext>{takenBy.name}</Subtext>] },
  { title: 'Khoản', cell: ({ items }) => items.map(({ text }) => text).join('; ') },
  { title: 'Cách nộp', cell: ({ method }) => payMethodLabels[method] },
  {
    title: 'Số tiền',
    numeric: true,
    cell: ({ total, cancels, cancelledBy }) => [
      <Money amount={cancels ? -total : total} />,
      cancels && <Subtext>hủy biên lai {cancels.number}</Subtext>,
      cancelledBy && <Subtext tone="warning">đã hủy: {cancelledBy.reason}</Subtext>,
    ],
  },
];

export function FeesSection({ code, fees: { receipts, paid, due }, mayTake }: { code: string; fees: DossierFees; mayTake: boolean }): View {
  if (receipts.length === 0 && due === 0) return null;
  return (
    <Section title="Phí, lệ phí">
      {receipts.length > 0 && <DataTable caption="Biên lai" rows={receipts} columns={columns} foot={['Đã thu', '', '', '', <Money amount={paid} />]} />}
      {due > 0 && (
        <p>
          Còn phải thu <Money amount={due} />. {mayTake && <Link href={`/thu-phi?ma=${code}`}>Thu phí</Link>}
        </p>
      )}
    </Section>
  );
}
