import { formatDate } from '#libs/civil-date';
import { CAUSE_NAMES } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import type { NarrativeFigures, TemplateValues } from './narrative-tables.js';

/** More than this is for the list itself (R10). */
const MOST_LISTED = 50;

/** Dossiers that missed their due date and why. Who owns them is nobody's business above the commune. */
export function overdueTexts({ overdue, tables }: NarrativeFigures): TemplateValues {
  const listed = overdue.slice(0, MOST_LISTED);
  const more = overdue.length - listed.length;
  return {
    nguyen_nhan_qua_han: tables.R10.table.rows.flatMap(({ name, cells }) => (cells['overdue'] ? [{ ten: name, so_ho_so: formatNumber(cells['overdue']) }] : [])),
    ho_so_qua_han: listed.map((row) => ({
      tt: String(row.position), ten_don_vi: row.unit ?? '', ma: row.code, thu_tuc: row.procedure, ngay_nhan: formatDate(row.receivedOn), han_tra: formatDate(row.dueOn), so_ngay: formatNumber(row.daysLate),
      tinh_trang: row.finishedOn === null ? 'Đang giải quyết' : `Xong ${formatDate(row.finishedOn)}`, nguyen_nhan: row.cause === null ? 'Chưa ghi' : CAUSE_NAMES[row.cause],
      xin_loi: row.apologyOn === null ? 'Chưa' : formatDate(row.apologyOn),
    })),
    co_danh_sach_qua_han: listed.length > 0, con_qua_han: more > 0, qua_han_con_lai: formatNumber(more),
  };
}
