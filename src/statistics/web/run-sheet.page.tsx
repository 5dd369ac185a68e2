import { civilDateOf, formatDate, formatDateTime } from '#libs/civil-date';
import { FigureTable, PrintSheet, SheetNote, type View } from '#libs/ui';
import { type FinishedRun, sealWords } from '#src/reports';
import type { Unit } from '#src/units';
import { sheetFigures } from '../domain/figures.js';

/** A finished table on paper: on screen, from the printer and as a PDF file the same. */
export function RunSheet({ run, unit, parent, verifyAt }: { run: FinishedRun; unit: Unit; parent: Unit | null; verifyAt: string }): View {
  const { table, contentHash } = run.outcome;
  const { from, to, label } = run.period;
  return (
    <PrintSheet
      size="A4"
      landscape
      {...(parent && { parent: parent.name })}
      agency={unit.name}
      place={unit.place}
      date={civilDateOf(run.closedAt ?? run.finishedAt)}
      title={table.title}
      subtitle={`Kỳ báo cáo: ${label}. Từ ngày ${formatDate(from)} đến hết ngày ${formatDate(to)}. Đơn vị tính: ${table.unitNoun}.`}
      signatures={[{ role: 'NGƯỜI LẬP BIỂU', note: '(Ký, ghi rõ họ tên)' }, { role: 'THỦ TRƯỞNG ĐƠN VỊ', note: '(Ký, đóng dấu, ghi rõ họ tên)' }]}
    >
      <FigureTable {...sheetFigures(table)} onPaper />
      <SheetNote>
        {table.checks.map(({ row, identity, left, right }) => (
          <p>
            <b>
              SỐ LIỆU KHÔNG KHỚP – {row}: {identity}: {left} ≠ {right}
            </b>
          </p>
        ))}
        {table.footnotes.map((note) => (
          <p>{note}</p>
        ))}
        <p>
          Tính lúc {formatDateTime(run.finishedAt)}, số liệu {run.closedAt ? 'đã chốt' : 'chưa chốt'}.
        </p>
        <p>{sealWords(run.closedAt !== null, contentHash, verifyAt)}</p>
      </SheetNote>
    </PrintSheet>
  );
}
