/** Tables that the periodic report on procedures is written from; `R2_LAST_YEAR`: the same days of the year before. */
export const NARRATIVE_TABLES = ['R1', 'R2', 'R2_LAST_YEAR', 'R3', 'R4', 'R6', 'R6_INDICES'] as const;
export type NarrativeTableId = (typeof NARRATIVE_TABLES)[number];

/** A figure of a total row by the name that it has in a template: columns added up, or in per cent of others. */
export interface NarrativeField {
  tag: string;
  /** As the appendix of sources names it. */
  text: string;
  table: NarrativeTableId;
  sum: readonly string[];
  over?: readonly string[];
}

const figure = (tag: string, text: string, table: NarrativeTableId, sum: readonly string[], over?: readonly string[]): NarrativeField => ({ tag, text, table, sum, ...(over && { over }) });

const IN_PERIOD = ['received_online', 'received_direct'];

export const NARRATIVE_FIELDS: readonly NarrativeField[] = [
  figure('tthc', 'TTHC có hiệu lực', 'R3', ['procedures']),
  figure('tthc_lien_thong', 'TTHC liên thông', 'R3', ['interlinked']),
  figure('tthc_cong_khai', 'TTHC công khai', 'R3', ['public']),
  figure('tthc_moi', 'TTHC mới trong kỳ', 'R3', ['new']),
  figure('tthc_het_hieu_luc', 'TTHC hết hiệu lực trong kỳ', 'R3', ['expired']),
  figure('tthc_don_gian_hoa', 'TTHC đơn giản hóa trong kỳ', 'R3', ['simplified']),
  figure('so_ngay_giam', 'Số ngày giải quyết cắt giảm', 'R3', ['days_cut']),
  figure('tong_ho_so', 'Hồ sơ tiếp nhận, kể cả kỳ trước chuyển sang', 'R2', ['received']),
  figure('tiep_nhan_trong_ky', 'Hồ sơ tiếp nhận trong kỳ', 'R2', IN_PERIOD),
  figure('truc_tuyen', 'Hồ sơ trực tuyến', 'R2', ['received_online']),
  figure('truc_tiep', 'Hồ sơ trực tiếp, qua bưu chính', 'R2', ['received_direct']),
  figure('ty_le_truc_tuyen', 'Tỷ lệ hồ sơ trực tuyến, %', 'R2', ['received_online'], IN_PERIOD),
  figure('ky_truoc_chuyen_sang', 'Hồ sơ từ kỳ trước chuyển sang', 'R2', ['carried_over']),
  figure('da_giai_quyet', 'Hồ sơ đã giải quyết', 'R2', ['finished']),
  figure('truoc_han', 'Hồ sơ giải quyết trước hạn', 'R2', ['finished_early']),
  figure('dung_han', 'Hồ sơ giải quyết đúng hạn', 'R2', ['finished_on_time']),
  figure('qua_han', 'Hồ sơ giải quyết quá hạn', 'R2', ['finished_late']),
  figure('ty_le_dung_han', 'Tỷ lệ giải quyết trước và đúng hạn, %', 'R2', ['finished_early', 'finished_on_time'], ['finished']),
  figure('dang_giai_quyet', 'Hồ sơ đang giải quyết', 'R2', ['open']),
  figure('dang_trong_han', 'Hồ sơ đang giải quyết, trong hạn', 'R2', ['open_in_term']),
  figure('dang_qua_han', 'Hồ sơ đang giải quyết, quá hạn', 'R2', ['open_overdue']),
  figure('cung_ky_tiep_nhan', 'Hồ sơ tiếp nhận cùng kỳ năm trước', 'R2_LAST_YEAR', IN_PERIOD),
  figure('cung_ky_da_giai_quyet', 'Hồ sơ đã giải quyết cùng kỳ năm trước', 'R2_LAST_YEAR', ['finished']),
  figure('cung_ky_ty_le_dung_han', 'Tỷ lệ trước và đúng hạn cùng kỳ năm trước, %', 'R2_LAST_YEAR', ['finished_early', 'finished_on_time'], ['finished']),
  figure('nop_mot_phan', 'Hồ sơ nhận giải quyết nộp trực tuyến một phần (mức độ 3)', 'R1', ['level3']),
  figure('nop_toan_trinh', 'Hồ sơ nhận giải quyết nộp trực tuyến toàn trình (mức độ 4)', 'R1', ['level4']),
  figure('so_hoa_tiep_nhan', 'Hồ sơ tiếp nhận (mẫu số của số hóa)', 'R4', ['received']),
  figure('so_hoa_du', 'Hồ sơ số hóa đủ thành phần khi tiếp nhận', 'R4', ['in_full']),
  figure('ty_le_so_hoa_du', 'Tỷ lệ số hóa đủ thành phần, %', 'R4', ['in_full_rate']),
  figure('ket_qua_phai_tra', 'Hồ sơ có kết quả phải trả', 'R4', ['results_due']),
  figure('ket_qua_dien_tu', 'Kết quả điện tử', 'R4', ['results_digitised']),
  figure('ty_le_ket_qua_dien_tu', 'Tỷ lệ kết quả điện tử, %', 'R4', ['results_rate']),
  figure('dung_lai', 'Hồ sơ dùng lại dữ liệu đã số hóa', 'R4', ['reused']),
  figure('ty_le_dung_lai', 'Tỷ lệ dùng lại dữ liệu, %', 'R4', ['reused_rate']),
  figure('phieu_phat_ra', 'Phiếu khảo sát phát ra', 'R6', ['slips_out']),
  figure('phieu_thu_ve', 'Phiếu khảo sát thu về', 'R6', ['ratings']),
  figure('y_kien_gop_y', 'Ý kiến góp ý', 'R6', ['remarks']),
  figure('phieu_9_chi_so', 'Phiếu chấm 9 chỉ số', 'R6_INDICES', ['scored']),
  figure('diem_9_chi_so', 'Tổng điểm trung bình 9 chỉ số (tối đa 18)', 'R6_INDICES', ['total']),
];

/** Rows of a table, repeated where a template puts them between {#bang_R2} and {/bang_R2}; the total row alone by {#tong_R2}. */
export const NARRATIVE_ROWS = ['R1', 'R2', 'R3', 'R4', 'R6'] as const satisfies readonly NarrativeTableId[];
export const ROW_TAGS = { number: 'stt', name: 'ten', column: 'cot_' } as const;

export const OTHER_TAGS: Readonly<Record<string, string>> = {
  don_vi: 'tên đơn vị',
  don_vi_hoa: 'tên đơn vị, chữ in hoa',
  cap_tren: 'tên đơn vị cấp trên',
  cap_tren_hoa: 'tên đơn vị cấp trên, chữ in hoa',
  dia_danh: 'địa danh trước ngày tháng',
  ngay_thang: 'ngày … tháng … năm …, lúc lập',
  ky_bao_cao: 'tên kỳ báo cáo',
  tu_ngay: 'ngày đầu kỳ',
  den_ngay: 'ngày cuối kỳ',
  tinh_luc: 'giờ tính số liệu',
  ma_kiem_tra: 'mã kiểm tra của các bảng số liệu',
};

/** What stands between {#…} and {/…} is kept when it is so. */
export const CONDITION_TAGS: Readonly<Record<string, string>> = {
  co_qua_han: 'có hồ sơ quá hạn',
  khong_qua_han: 'không có hồ sơ quá hạn',
  co_cung_ky: 'có số liệu cùng kỳ năm trước',
  khong_cung_ky: 'không có số liệu cùng kỳ năm trước',
};

/** Lists with tags of their own between {#…} and {/…}. */
export const LIST_TAGS = {
  linh_vuc_qua_han: { text: 'lĩnh vực có hồ sơ quá hạn', tags: ['ten', 'qua_han', 'dang_qua_han'] },
  muc_hai_long: { text: 'các mức hài lòng có phiếu', tags: ['thang', 'muc', 'so_phieu', 'ty_le'] },
  khong_khop: { text: 'chỗ số liệu không khớp', tags: ['noi_dung'] },
  nguon: { text: 'nguồn của từng số liệu; mẫu nào cũng phải có', tags: ['tt', 'noi_dung', 'gia_tri', 'bang', 'dong', 'cot', 'ky', 'nhat_ky'] },
} as const;

/** The appendix by which every figure can be checked. */
export const SOURCES_TAG = 'nguon';
