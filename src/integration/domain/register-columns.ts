import type { ColumnSpec } from '#src/platform/tabular';

/** The columns of the register format, in its own order; docs/register-format.md describes each. */
export const REGISTER_COLUMNS = [
  { key: 'stt', label: 'STT', aliases: ['TT', 'Số thứ tự'], required: false },
  { key: 'ma_ho_so', label: 'Mã hồ sơ', aliases: ['Số hồ sơ'], required: true },
  { key: 'ma_tthc', label: 'Mã TTHC', aliases: ['Mã thủ tục', 'Mã thủ tục hành chính'], required: true },
  { key: 'kenh_nop', label: 'Kênh nộp', aliases: ['Hình thức nộp', 'Hình thức tiếp nhận'], required: true },
  { key: 'muc_do', label: 'Mức độ', aliases: ['Mức độ DVC', 'Mức độ dịch vụ công'], required: false },
  { key: 'nop_ho', label: 'Nộp hộ', aliases: ['Nộp hộ tại quầy'], required: false },
  { key: 'chu_ho_so', label: 'Chủ hồ sơ', aliases: ['Tên cá nhân, tổ chức', 'Tên cá nhân/tổ chức', 'Họ tên chủ hồ sơ'], required: true },
  { key: 'so_dinh_danh', label: 'Số định danh', aliases: ['Số CCCD', 'CCCD/CMND', 'Số CCCD/CMND/MST'], required: false },
  { key: 'dia_chi', label: 'Địa chỉ', required: false },
  { key: 'dien_thoai', label: 'Điện thoại', aliases: ['Số điện thoại'], required: false },
  { key: 'so_bo', label: 'Số bộ', aliases: ['Số lượng hồ sơ (bộ)', 'Số bộ hồ sơ'], required: false },
  { key: 'tiep_nhan', label: 'Tiếp nhận', aliases: ['Ngày tiếp nhận', 'Nhận hồ sơ', 'Thời điểm tiếp nhận'], required: true },
  { key: 'hen_tra', label: 'Hẹn trả', aliases: ['Ngày hẹn trả', 'Hẹn trả kết quả', 'Ngày hẹn trả kết quả'], required: false },
  { key: 'ngay_xong', label: 'Ngày xong', aliases: ['Ngày giải quyết xong', 'Ngày có kết quả'], required: false },
  { key: 'ket_thuc', label: 'Kết thúc', aliases: ['Hình thức kết thúc'], required: false },
  { key: 'ngay_tra', label: 'Ngày trả', aliases: ['Trả kết quả', 'Ngày trả kết quả'], required: false },
  { key: 'so_giay_to', label: 'Số giấy tờ', required: false },
  { key: 'so_giay_to_so_hoa', label: 'Số giấy tờ số hóa', aliases: ['Giấy tờ số hóa'], required: false },
  { key: 'so_giay_to_dung_lai', label: 'Số giấy tờ dùng lại', aliases: ['Giấy tờ dùng lại'], required: false },
  { key: 'ket_qua_so_hoa', label: 'Kết quả số hóa', required: false },
  { key: 'danh_gia', label: 'Đánh giá', aliases: ['Mức đánh giá'], required: false },
  { key: 'nhan_xet', label: 'Nhận xét', required: false },
] as const satisfies readonly ColumnSpec[];

export type RegisterColumn = (typeof REGISTER_COLUMNS)[number]['key'];

const labels = new Map<string, string>(REGISTER_COLUMNS.map(({ key, label }) => [key, label]));

/** @example labelOf('ma_ho_so') === 'Mã hồ sơ' */
export function labelOf(column: RegisterColumn): string {
  return labels.get(column) ?? column;
}
