/**
 * Tables that the periodic report on procedures is written from. `R2_LAST_YEAR`: the same days of the year before; `R2_YEAR`: from the
 * year's first day to the period's last; `…_UNITS`: a row per unit below, in a consolidated report only.
 */
export const NARRATIVE_TABLES = ['R1', 'R2', 'R2_LAST_YEAR', 'R2_YEAR', 'R3', 'R4', 'R5', 'R6', 'R6_INDICES', 'R9', 'R10'] as const;
export const UNIT_TABLES = ['R2_UNITS', 'R4_UNITS', 'R5_UNITS', 'R10_UNITS'] as const;
/** Rows of units that merged, added up under whoever took their work over. */
export const MERGED_TABLES = ['R2_MERGED', 'R4_MERGED', 'R5_MERGED', 'R10_MERGED'] as const;
export type NarrativeTableId = (typeof NARRATIVE_TABLES)[number];
export type UnitTableId = (typeof UNIT_TABLES)[number];
export type MergedTableId = (typeof MERGED_TABLES)[number];

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
  figure('luy_ke_tiep_nhan', 'Hồ sơ tiếp nhận lũy kế từ đầu năm', 'R2_YEAR', IN_PERIOD),
  figure('luy_ke_da_giai_quyet', 'Hồ sơ đã giải quyết lũy kế từ đầu năm', 'R2_YEAR', ['finished']),
  figure('luy_ke_ty_le_dung_han', 'Tỷ lệ trước và đúng hạn lũy kế từ đầu năm, %', 'R2_YEAR', ['finished_early', 'finished_on_time'], ['finished']),
  figure('tong_qua_han', 'Hồ sơ quá hạn trong kỳ và cuối kỳ', 'R10', ['overdue']),
  figure('da_xin_loi', 'Hồ sơ quá hạn đã có văn bản xin lỗi', 'R10', ['apologised']),
  figure('chua_xin_loi', 'Hồ sơ quá hạn chưa xin lỗi', 'R10', ['unapologised']),
  figure('nop_mot_phan', 'Hồ sơ nhận giải quyết nộp trực tuyến một phần (mức độ 3)', 'R1', ['level3']),
  figure('nop_toan_trinh', 'Hồ sơ nhận giải quyết nộp trực tuyến toàn trình (mức độ 4)', 'R1', ['level4']),
  figure('dvc', 'Dịch vụ công trực tuyến cung cấp', 'R5', ['offered']),
  figure('dvc_mot_phan', 'Dịch vụ công trực tuyến một phần', 'R5', ['offered3']),
  figure('dvc_toan_trinh', 'Dịch vụ công trực tuyến toàn trình', 'R5', ['offered4']),
  figure('dvc_co_ho_so', 'Dịch vụ công có phát sinh hồ sơ trực tuyến', 'R5', ['used']),
  figure('ty_le_dvc_co_ho_so', 'Tỷ lệ dịch vụ công có phát sinh hồ sơ trực tuyến, %', 'R5', ['used_rate']),
  figure('dvc_tiep_nhan', 'Hồ sơ tiếp nhận (mẫu số của dịch vụ công trực tuyến)', 'R5', ['received']),
  figure('dvc_truc_tuyen', 'Hồ sơ trực tuyến', 'R5', ['online']),
  figure('dvc_ty_le_truc_tuyen', 'Tỷ lệ hồ sơ trực tuyến, %', 'R5', ['online_rate']),
  figure('nop_ho_tai_quay', 'Hồ sơ trực tuyến nộp hộ tại quầy', 'R5', ['filled_at_counter']),
  figure('ty_le_nop_ho', 'Tỷ lệ nộp hộ tại quầy, %', 'R5', ['filled_rate']),
  figure('phai_nop_phi', 'Hồ sơ phải nộp phí, lệ phí', 'R5', ['payable']),
  figure('thanh_toan_truc_tuyen', 'Hồ sơ thanh toán trực tuyến', 'R5', ['paid_online']),
  figure('ty_le_thanh_toan_truc_tuyen', 'Tỷ lệ thanh toán trực tuyến, %', 'R5', ['paid_rate']),
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
  figure('diem_766', 'Điểm theo Quyết định 766', 'R9', ['points']),
  figure('diem_766_toi_da', 'Điểm tối đa theo Quyết định 766', 'R9', ['most']),
  figure('ty_le_766', 'Tỷ lệ điểm đạt của các chỉ số có số liệu, %', 'R9', ['rate']),
];

/** Rows of a table, repeated where a template puts them between {#bang_R2} and {/bang_R2}; the total row alone by {#tong_R2}. */
export const NARRATIVE_ROWS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R9', 'R10', ...UNIT_TABLES, ...MERGED_TABLES] as const satisfies readonly (NarrativeTableId | UnitTableId | MergedTableId)[];
export const ROW_TAGS = { number: 'stt', name: 'ten', column: 'cot_' } as const;

/** The name of a table in the tags of its rows. @example rowsName('R2_UNITS') === 'R2_don_vi' */
export function rowsName(id: (typeof NARRATIVE_ROWS)[number]): string {
  return id.replace('_UNITS', '_don_vi').replace('_MERGED', '_sap_nhap');
}

/** Of a table by unit, its units that merged. */
export function mergedOf(id: UnitTableId): MergedTableId {
  return id.replace('_UNITS', '_MERGED') as MergedTableId;
}

/** Pictures, by the chart that each is of. */
export const CHART_TAGS = {
  bieu_do_linh_vuc: { chart: 'shares', text: 'biểu đồ hồ sơ theo lĩnh vực; tổng hợp: theo đơn vị' },
  bieu_do_theo_thang: { chart: 'flow', text: 'biểu đồ tiếp nhận, giải quyết theo tháng' },
  bieu_do_dung_han: { chart: 'on_time', text: 'biểu đồ tỷ lệ đúng hạn theo tháng' },
  bieu_do_truc_tuyen: { chart: 'online', text: 'biểu đồ tỷ lệ trực tuyến theo tháng' },
  bieu_do_so_hoa: { chart: 'digitised', text: 'biểu đồ tỷ lệ số hóa; tổng hợp: theo đơn vị' },
  bieu_do_don_vi_dung_han: { chart: 'row_on_time', text: 'biểu đồ tỷ lệ đúng hạn theo đơn vị (báo cáo tổng hợp)' },
  bieu_do_don_vi_truc_tuyen: { chart: 'row_online', text: 'biểu đồ tỷ lệ trực tuyến theo đơn vị (báo cáo tổng hợp)' },
} as const;

export const OTHER_TAGS: Readonly<Record<string, string>> = {
  don_vi: 'tên đơn vị',
  don_vi_hoa: 'tên đơn vị, chữ in hoa',
  chu_the: 'đơn vị trong câu; báo cáo tổng hợp: các đơn vị thuộc …',
  cap_tren: 'tên đơn vị cấp trên',
  cap_tren_hoa: 'tên đơn vị cấp trên, chữ in hoa',
  dia_danh: 'địa danh trước ngày tháng',
  ngay_thang: 'ngày … tháng … năm …, lúc lập',
  ky_bao_cao: 'tên kỳ báo cáo',
  ky: 'tên kỳ trong câu: năm 2026, quý I năm 2026',
  ky_hoa: 'tên kỳ trong câu, chữ in hoa',
  ky_toi: 'kỳ sau: năm 2027, quý II năm 2026',
  ky_toi_hoa: 'kỳ sau, chữ in hoa',
  ky_nam_truoc: 'cùng kỳ năm trước: năm 2025, quý I năm 2025',
  tu_ngay: 'ngày đầu kỳ',
  den_ngay: 'ngày cuối kỳ',
  tinh_luc: 'giờ tính số liệu',
  ma_kiem_tra: 'mã kiểm tra của các bảng số liệu',
  qua_han_con_lai: 'số hồ sơ quá hạn không có trong danh sách',
  so_don_vi: 'số đơn vị cấp dưới được tổng hợp',
  so_don_vi_da_chot: 'số đơn vị đã chốt biểu II.06a của kỳ',
  so_don_vi_chua_chot: 'số đơn vị chưa chốt biểu II.06a của kỳ',
};

/** What stands between {#…} and {/…} is kept when it is so. */
export const CONDITION_TAGS: Readonly<Record<string, string>> = {
  co_qua_han: 'có hồ sơ quá hạn',
  khong_qua_han: 'không có hồ sơ quá hạn',
  co_danh_sach_qua_han: 'có danh sách hồ sơ quá hạn',
  con_qua_han: 'danh sách hồ sơ quá hạn không hết',
  co_cung_ky: 'có số liệu cùng kỳ năm trước',
  khong_cung_ky: 'không có số liệu cùng kỳ năm trước',
  co_luy_ke: 'kỳ không bắt đầu từ đầu năm, có số lũy kế',
  la_nam: 'kỳ báo cáo là một năm',
  khong_la_nam: 'kỳ báo cáo không phải một năm',
  mot_don_vi: 'báo cáo của một đơn vị',
  tong_hop: 'báo cáo tổng hợp các đơn vị cấp dưới',
  con_don_vi_chua_chot: 'có đơn vị cấp dưới chưa chốt',
  co_sap_nhap: 'có đơn vị cấp dưới sáp nhập trong kỳ hoặc trước kỳ (báo cáo tổng hợp)',
};

/** Lists with tags of their own between {#…} and {/…}. */
export const LIST_TAGS = {
  linh_vuc_qua_han: { text: 'lĩnh vực có hồ sơ quá hạn', tags: ['ten', 'qua_han', 'dang_qua_han'] },
  nguyen_nhan_qua_han: { text: 'nguyên nhân quá hạn có hồ sơ', tags: ['ten', 'so_ho_so'] },
  ho_so_qua_han: { text: 'hồ sơ quá hạn, quá lâu nhất trước, nhiều nhất 50, không có tên công dân', tags: ['tt', 'ten_don_vi', 'ma', 'thu_tuc', 'ngay_nhan', 'han_tra', 'so_ngay', 'tinh_trang', 'nguyen_nhan', 'xin_loi'] },
  cac_thang: { text: '12 tháng đến cuối kỳ', tags: ['thang', 'tiep_nhan', 'da_giai_quyet', 'dung_han', 'ty_le_dung_han', 'truc_tuyen', 'ty_le_truc_tuyen'] },
  muc_hai_long: { text: 'các mức hài lòng có phiếu', tags: ['thang', 'muc', 'so_phieu', 'ty_le'] },
  don_vi_chua_chot: { text: 'đơn vị cấp dưới chưa chốt biểu II.06a của kỳ', tags: ['ten'] },
  don_vi_doi_ten: { text: 'đơn vị cấp dưới đổi tên trong kỳ (báo cáo tổng hợp)', tags: ['noi_dung'] },
  khong_khop: { text: 'chỗ số liệu không khớp', tags: ['noi_dung'] },
  nguon: { text: 'nguồn của từng số liệu; mẫu nào cũng phải có', tags: ['tt', 'noi_dung', 'gia_tri', 'bang', 'dong', 'cot', 'ky', 'nhat_ky'] },
} as const;

/** The appendix by which every figure can be checked. */
export const SOURCES_TAG = 'nguon';
