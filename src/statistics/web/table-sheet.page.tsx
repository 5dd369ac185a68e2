import { type CivilDate, formatDate } from '#libs/civil-date';
import type { ReportTable } from '#libs/reporting';
import { type Content, FigureTable, PrintSheet, SheetNote, type View } from '#libs/ui';
import type { Unit } from '#src/units';
import { sheetFigures } from '../domain/figures.js';

export interface TableSheetProps {
  table: ReportTable;
  unit: Unit;
  parent: Unit | null;
  date: CivilDate;
  /** What stands under the figures. */
  children: Content;
}

export interface OfficeSheetProps {
  unit: Unit;
  parent: Unit | null;
  date: CivilDate;
  title: string;
  subtitle: string;
  children: Content;
}

/** Any table on paper, headed and signed as the offices want it. */
export function OfficeSheet({ unit, parent, date, title, subtitle, children }: OfficeSheetProps): View {
  return (
    <PrintSheet
      size="A4"
      landscape
      {...(parent && { parent: parent.name })}
      agency={unit.name}
      place={unit.place}
      date={date}
      title={title}
      subtitle={subtitle}
      signatures={[{ role: 'NGƯỜI LẬP BIỂU', note: '(Ký, ghi rõ họ tên)' }, { role: 'THỦ TRƯỞNG ĐƠN VỊ', note: '(Ký, đóng dấu, ghi rõ họ tên)' }]}
    >
      {children}
    </PrintSheet>
  );
}

/** A table of figures on paper. */
export function TableSheet({ table, unit, parent, date, children }: TableSheetProps): View {
  const { from, to, label } = table.period;
  const subtitle = `Kỳ báo cáo: ${label}. Từ ngày ${formatDate(from)} đến hết ngày ${formatDate(to)}. Đơn vị tính: ${table.unitNoun}.`;
  return (
    <OfficeSheet unit={unit} parent={parent} date={date} title={table.title} subtitle={subtitle}>
      <FigureTable {...sheetFigures(table)} onPaper />
      <SheetNote>{children}</SheetNote>
    </OfficeSheet>
  );
}
