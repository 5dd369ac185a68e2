import { formatDate } from '#libs/civil-date';
import type { ReportTable } from '#libs/reporting';
import { type Content, FigureTable, PrintSheet, SheetNote, type View } from '#libs/ui';
import { type PaperHeading, stateLines } from '#src/reports';
import { sheetFigures } from '../domain/figures.js';

export interface OfficeSheetProps {
  heading: PaperHeading;
  title: string;
  subtitle: string;
  children: Content;
}

/** Any table on paper, headed and signed as the offices want it. */
export function OfficeSheet({ heading: { unitName, parentName, place, on }, title, subtitle, children }: OfficeSheetProps): View {
  return (
    <PrintSheet
      size="A4"
      landscape
      {...(parentName !== null && { parent: parentName })}
      agency={unitName}
      place={place}
      date={on}
      title={title}
      subtitle={subtitle}
      signatures={[{ role: 'NGƯỜI LẬP BIỂU', note: '(Ký, ghi rõ họ tên)' }, { role: 'THỦ TRƯỞNG ĐƠN VỊ', note: '(Ký, đóng dấu, ghi rõ họ tên)' }]}
    >
      {children}
    </PrintSheet>
  );
}

/** A table of figures on paper: on screen, from the printer and as a PDF file the same. */
export function TableSheet({ table, heading }: { table: ReportTable; heading: PaperHeading }): View {
  const { from, to, label } = table.period;
  const subtitle = `Kỳ báo cáo: ${label}. Từ ngày ${formatDate(from)} đến hết ngày ${formatDate(to)}. Đơn vị tính: ${table.unitNoun}.`;
  return (
    <OfficeSheet heading={heading} title={table.title} subtitle={subtitle}>
      <FigureTable {...sheetFigures(table)} onPaper />
      <SheetNote>
        {table.checks.map(({ row, identity, left, right, relation = '≠' }) => (
          <p>
            <b>
              SỐ LIỆU KHÔNG KHỚP – {row}: {identity}: {left} {relation} {right}
            </b>
          </p>
        ))}
        {[...table.footnotes, ...stateLines(heading)].map((note) => (
          <p>{note}</p>
        ))}
      </SheetNote>
    </OfficeSheet>
  );
}
