import ExcelJS from 'exceljs';
import { instantOf } from '#libs/civil-date';
import { REGISTER_COLUMNS as COLUMNS } from '#src/integration';
import { REGISTER_COLUMNS, type RegisterRow, toRegisterCsv } from '../support/register-csv.js';

export type RegisterDraft = Partial<RegisterRow>;

/** A dossier settled at the counter on 3 May 2021. */
const SETTLED: RegisterRow = {
  ma_ho_so: '', ma_tthc: '2.000815', kenh_nop: 'truc_tiep', muc_do: '', nop_ho: '', chu_ho_so: 'Trần Thị Mẫu', so_dinh_danh: '001199000123',
  dia_chi: 'Thôn Mẫu 1', dien_thoai: '0900000001', so_bo: '1', tiep_nhan: '2021-05-03 08:00', hen_tra: '2021-05-03 17:00', ngay_xong: '2021-05-03 08:30',
  ket_thuc: 'giai_quyet', ngay_tra: '2021-05-03 08:40', so_giay_to: '1', so_giay_to_so_hoa: '0', so_giay_to_dung_lai: '0', ket_qua_so_hoa: 'khong',
  danh_gia: '', nhan_xet: '',
};

const full = (draft: RegisterDraft): RegisterRow => ({ ...SETTLED, ...draft });
const labelOf = new Map<string, string>(COLUMNS.map(({ key, label }) => [key, label]));

export function sheetOf(drafts: readonly RegisterDraft[], options: { separator?: ';'; vietnameseHeadings?: boolean } = {}): string {
  const [head = '', ...lines] = toRegisterCsv(drafts.map(full)).split('\n');
  const heading = options.vietnameseHeadings ? head.split(',').map((key) => labelOf.get(key)).join(',') : head;
  const text = [heading, ...lines].join('\n');
  return options.separator ? text.replaceAll(',', options.separator) : text;
}

/** A file with one good row. */
export function registerFile(unitCode: string): string {
  return sheetOf([{ ma_ho_so: `${unitCode}-210503-0001` }]);
}

export interface WorkbookOptions {
  title?: string;
  vietnameseHeadings?: boolean;
  /** Dates as day numbers with a date format, as people type them; otherwise as text. */
  realDates?: boolean;
  /** One cell with the procedure's code over all rows. */
  mergeProcedure?: boolean;
}

const DATES = new Set(['tiep_nhan', 'hen_tra', 'ngay_xong', 'ngay_tra']);

export async function workbookOf(drafts: readonly RegisterDraft[], options: WorkbookOptions = {}): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sổ theo dõi');
  if (options.title) {
    sheet.addRow([options.title]);
    sheet.mergeCells(1, 1, 1, REGISTER_COLUMNS.length);
  }
  const head = sheet.addRow(REGISTER_COLUMNS.map((key) => (options.vietnameseHeadings ? labelOf.get(key) : key)));
  for (const row of drafts.map(full)) {
    const added = sheet.addRow(REGISTER_COLUMNS.map((key) => (options.realDates && DATES.has(key) && row[key] !== '' ? wallClock(row[key]) : row[key])));
    REGISTER_COLUMNS.forEach((key, index) => {
      if (options.realDates && DATES.has(key)) added.getCell(index + 1).numFmt = 'dd/mm/yyyy hh:mm';
    });
  }
  const column = REGISTER_COLUMNS.indexOf('ma_tthc') + 1;
  if (options.mergeProcedure) sheet.mergeCells(head.number + 1, column, head.number + drafts.length, column);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** exceljs writes the UTC reading of a Date into the sheet. */
function wallClock(text: string): Date {
  return new Date(instantOf(text.slice(0, 10), text.slice(11)).getTime() + 7 * 3_600_000);
}
