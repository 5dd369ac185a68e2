/** The columns of the register import, in the order of its head row. */
export const REGISTER_COLUMNS = [
  'ma_ho_so',
  'ma_tthc',
  'kenh_nop',
  'muc_do',
  'nop_ho',
  'chu_ho_so',
  'so_dinh_danh',
  'dia_chi',
  'dien_thoai',
  'so_bo',
  'tiep_nhan',
  'hen_tra',
  'ngay_xong',
  'ket_thuc',
  'ngay_tra',
  'so_giay_to',
  'so_giay_to_so_hoa',
  'so_giay_to_dung_lai',
  'ket_qua_so_hoa',
  'danh_gia',
  'nhan_xet',
] as const;

/** One dossier as written in the register file: times are 'YYYY-MM-DD HH:MM' in Viet Nam, empty text where nothing is known. */
export type RegisterRow = Record<(typeof REGISTER_COLUMNS)[number], string>;

/** The file line by line, each with its line end, for registers too large to hold. */
export function* registerCsvLines(rows: Iterable<RegisterRow>): Generator<string> {
  yield `${REGISTER_COLUMNS.join(',')}\n`;
  for (const row of rows) yield `${REGISTER_COLUMNS.map((column) => quoted(row[column])).join(',')}\n`;
}

export function toRegisterCsv(rows: Iterable<RegisterRow>): string {
  return [...registerCsvLines(rows)].join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
