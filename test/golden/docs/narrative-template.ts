import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AlignmentType, Document, Footer, Packer, PageNumber, PageOrientation, Paragraph, SectionType, type Table, type TableRow, TextRun } from 'docx';
import { packageRoot } from '#src/platform/database';
import { BODY, type CellText, FONT, grid, halves, heading, line, MARGIN, PAGE, row, when } from './template-parts.js';

/** The template that comes with the program. Made once by this script, then it is a Word file like any other: `node dist/test/golden/docs/narrative-template.js`. */
export const TEMPLATE_PATH = 'src/reports/data/bao-cao-cchc.docx';

type Block = Paragraph | Table;

/** The rows of a table, one per row of the report, and its total where it has one; of the report's columns those given, the first of figures being 3. */
function counted(name: string, columns: readonly number[], widths: readonly number[], hasTotal: boolean): TableRow[] {
  const cells = (tag: string): string[] => {
    const figures = columns.map((column) => `{cot_${column}}`);
    return [`{#${tag}}{stt}`, '{ten}', ...figures.slice(0, -1), `${figures.at(-1) ?? ''}{/${tag}}`];
  };
  return [row(cells(`bang_${name}`), widths), ...(hasTotal ? [row(cells(`tong_${name}`), widths, { bold: true })] : [])];
}

/** A table with one line of heads. @param across of the two first columns and of the others together */
function plainTable(name: string, rowHead: string, figures: readonly (readonly [head: string, column: number])[], [number, title, rest]: readonly [number, number, number], hasTotal = true): Table {
  const widths = [number, title, ...figures.map(() => Math.floor(rest / figures.length))];
  return grid(widths, [row(['TT', rowHead, ...figures.map(([head]) => head)], widths, { head: true }), ...counted(name, figures.map(([, column]) => column), widths, hasTotal)]);
}

const PORTRAIT = [440, 2515, 6400] as const;
const ACROSS = [500, 3487, 10300] as const;
const UNITS_ACROSS = [500, 2787, ...Array.from({ length: 11 }, () => 1000)];

/** Biểu II.06a. */
function handledTable(name: string, rowHead: string, widths: readonly number[], hasTotal = true): Table {
  const numbers = Array.from({ length: 13 }, (_, index) => `(${index + 1})`);
  return grid(widths, [
    row([{ text: 'TT', down: 3 }, { text: rowHead, down: 3 }, { text: 'Số hồ sơ tiếp nhận', across: 4 }, { text: 'Số hồ sơ đã giải quyết', across: 4 }, { text: 'Số hồ sơ đang giải quyết', across: 3 }], widths, { head: true }),
    // Word counts a row's cells without those that come down from above.
    spanned(['Tổng số', { text: 'Trong kỳ', across: 2, down: 1 }, 'Từ kỳ trước', 'Tổng số', 'Trước hạn', 'Đúng hạn', 'Quá hạn', 'Tổng số', 'Trong hạn', 'Quá hạn'], widths),
    row(['Trực tuyến', 'Trực tiếp, bưu chính'], widths.slice(3), { head: true }),
    row(numbers, widths, { head: true, bold: false }),
    ...counted(name, Array.from({ length: 11 }, (_, index) => index + 3), widths, hasTotal),
  ]);
}

/** The second line of the head: all but what lies over two columns reaches down to the third. */
function spanned(cells: readonly (string | CellText)[], widths: readonly number[]): TableRow {
  return row(cells.map((each) => (typeof each === 'string' ? { text: each, down: 2 } : each)), widths.slice(2), { head: true });
}

/** A row per item of a list; `words` are the columns of text. */
function listTable(list: string, columns: readonly (readonly [head: string, tag: string, width: number])[], words: readonly number[]): Table {
  const widths = columns.map(([, , width]) => width);
  const tags = columns.map(([, tag], index) => `${index === 0 ? `{#${list}}` : ''}{${tag}}${index === columns.length - 1 ? `{/${list}}` : ''}`);
  return grid(widths, [row(columns.map(([head]) => head), widths, { head: true }), row(tags, widths, { words })]);
}

/** Kept with all that stands between when it is so. */
function block(tag: string, children: readonly Block[]): Block[] {
  return [line(`{#${tag}}`, { indent: false }), ...children, line(`{/${tag}}`, { indent: false })];
}

const caption = (text: string): Paragraph => line(text, { bold: true, at: 'center', keepNext: true });
const chart = (tag: string): Paragraph => line(`{${tag}}`, { at: 'center', picture: true });

const DIGITISED = [['Tiếp nhận', 3], ['Số hóa đủ', 4], ['%', 5], ['Kết quả phải trả', 6], ['Kết quả điện tử', 7], ['%', 8], ['Dùng lại dữ liệu', 9], ['%', 10]] as const;
const LATE = [
  ['Số hồ sơ quá hạn', 3], ['Đã giải quyết', 4], ['Đang giải quyết', 5], ['Đã xin lỗi', 6], ['Do cơ quan giải quyết', 8], ['Do cơ quan phối hợp', 9], ['Do tổ chức, cá nhân', 10], ['Do hệ thống gián đoạn', 11], ['Chưa ghi nguyên nhân', 12],
] as const;
const ONLINE = [['Dịch vụ công cung cấp', 3], ['Có hồ sơ trực tuyến', 6], ['Tiếp nhận', 8], ['Trực tuyến', 9], ['%', 10], ['Nộp hộ tại quầy', 11], ['Phải nộp phí', 13], ['Thanh toán trực tuyến', 14]] as const;

function opening(): Block[] {
  return [
    halves([
      ['{cap_tren_hoa}', {}, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 24 }],
      ['{don_vi_hoa}', { bold: true }, 'Độc lập - Tự do - Hạnh phúc', { bold: true }],
      ['Số: [[……]]/BC-UBND', {}, '{dia_danh}, {ngay_thang}', { italics: true }],
    ]),
    line('', { at: 'center' }),
    line('BÁO CÁO', { bold: true, at: 'center' }),
    line('Tình hình, kết quả thực hiện công tác cải cách thủ tục hành chính', { bold: true, at: 'center' }),
    line('{ky}', { bold: true, at: 'center' }),
    when('tong_hop', '(Tổng hợp số liệu của {so_don_vi} đơn vị cấp dưới)', { bold: true, at: 'center' }),
    line('(Số liệu từ ngày {tu_ngay} đến hết ngày {den_ngay})', { italics: true, at: 'center' }),
    line('Kính gửi: {cap_tren}', { at: 'center' }),
    when('khong_khop', 'SỐ LIỆU KHÔNG KHỚP, PHẢI KIỂM TRA TRƯỚC KHI GỬI: {noi_dung}', { bold: true, color: 'C00000' }),
  ];
}

const headingWhen = (tag: string, text: string): Paragraph => heading(`{#${tag} [loopOver: "paragraph"]}${text}{/${tag}}`, 1);

function procedures(): Block[] {
  return [
    heading('I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH', 1),
    when('la_nam', '[[Nêu kế hoạch cải cách hành chính {ky}, số nhiệm vụ đã hoàn thành trên tổng số; văn bản chỉ đạo đã ban hành; việc phân công, kiểm tra, tập huấn, tuyên truyền trong năm.]]'),
    when('khong_la_nam', '[[Nêu nhiệm vụ của kế hoạch năm đã làm đến hết {ky}; văn bản chỉ đạo đã ban hành trong kỳ; việc phân công, kiểm tra, tập huấn, tuyên truyền.]]'),
    heading('II. KẾT QUẢ THỰC HIỆN', 1),
    heading('1. Công khai, rà soát thủ tục hành chính', 2),
    line('Đến ngày {den_ngay}, tại {chu_the} có {tthc} thủ tục hành chính (TTHC) và {tthc_lien_thong} TTHC liên thông đang có hiệu lực; {tthc_cong_khai} TTHC được công khai. Trong kỳ có {tthc_moi} TTHC mới, {tthc_het_hieu_luc} TTHC hết hiệu lực; {tthc_don_gian_hoa} TTHC được đơn giản hóa, cắt giảm {so_ngay_giam} ngày giải quyết.'),
    when('tong_hop', 'Một TTHC được tính ở mỗi đơn vị tiếp nhận.', { italics: true }),
    caption('Bảng 1. Danh mục thủ tục hành chính theo lĩnh vực'),
    plainTable('R3', 'Lĩnh vực', [['TTHC', 3], ['TTHC liên thông', 4], ['TTHC hết hiệu lực', 5], ['TTHC mới', 6], ['TTHC đơn giản hóa', 7]], PORTRAIT),
    line('[[Nêu kết quả rà soát, kiến nghị đơn giản hóa; hình thức công khai tại trụ sở, trên trang thông tin điện tử.]]'),
  ];
}

function handling(): Block[] {
  return [
    heading('2. Tiếp nhận, giải quyết thủ tục hành chính', 2),
    when('tong_hop', 'Đến {tinh_luc}, {so_don_vi_da_chot}/{so_don_vi} đơn vị đã chốt biểu II.06a của kỳ. Số liệu của đơn vị đã chốt lấy theo bản chốt, của đơn vị chưa chốt tính theo nhật ký hồ sơ.'),
    when('con_don_vi_chua_chot', 'Các đơn vị chưa chốt:'),
    when('don_vi_chua_chot', '- {ten}.'),
    line('Trong {ky}, {chu_the} tiếp nhận {tiep_nhan_trong_ky} hồ sơ, trong đó trực tuyến {truc_tuyen} hồ sơ (đạt {ty_le_truc_tuyen}%), trực tiếp và qua dịch vụ bưu chính {truc_tiep} hồ sơ; từ kỳ trước chuyển sang {ky_truoc_chuyen_sang} hồ sơ. Tổng số hồ sơ phải giải quyết là {tong_ho_so}.'),
    line('Đã giải quyết {da_giai_quyet} hồ sơ: trước hạn {truoc_han}, đúng hạn {dung_han}, quá hạn {qua_han}; tỷ lệ giải quyết trước và đúng hạn đạt {ty_le_dung_han}%. Đang giải quyết {dang_giai_quyet} hồ sơ: trong hạn {dang_trong_han}, quá hạn {dang_qua_han}.'),
    when('co_luy_ke', 'Lũy kế từ đầu năm đến hết ngày {den_ngay}: tiếp nhận {luy_ke_tiep_nhan} hồ sơ, đã giải quyết {luy_ke_da_giai_quyet} hồ sơ, trước và đúng hạn {luy_ke_ty_le_dung_han}%.'),
    when('co_cung_ky', 'Cùng kỳ năm trước ({ky_nam_truoc}): tiếp nhận {cung_ky_tiep_nhan} hồ sơ, đã giải quyết {cung_ky_da_giai_quyet} hồ sơ, trước và đúng hạn {cung_ky_ty_le_dung_han}%.'),
    when('khong_cung_ky', 'Hệ thống không có số liệu cùng kỳ năm trước ({ky_nam_truoc}). [[So sánh với cùng kỳ theo tài liệu của đơn vị, nếu có.]]'),
    caption('Bảng 2. Tình hình, kết quả giải quyết thủ tục hành chính (Biểu II.06a/VPCP/KSTT)'),
    handledTable('R2', 'Lĩnh vực', [440, 1820, ...Array.from({ length: 11 }, () => 645)]),
    chart('bieu_do_linh_vuc'),
    chart('bieu_do_theo_thang'),
    listTable('cac_thang', [
      ['Tháng', 'thang', 1355], ['Tiếp nhận', 'tiep_nhan', 1300], ['Trực tuyến', 'truc_tuyen', 1300], ['Tỷ lệ trực tuyến %', 'ty_le_truc_tuyen', 1400],
      ['Đã giải quyết', 'da_giai_quyet', 1300], ['Trước và đúng hạn', 'dung_han', 1300], ['Tỷ lệ đúng hạn %', 'ty_le_dung_han', 1400],
    ], []),
    chart('bieu_do_dung_han'),
    when('khong_qua_han', 'Trong kỳ không có hồ sơ giải quyết quá hạn; cuối kỳ không có hồ sơ đang quá hạn.'),
    when('co_qua_han', 'Các lĩnh vực có hồ sơ quá hạn:'),
    when('linh_vuc_qua_han', '- {ten}: đã giải quyết quá hạn {qua_han} hồ sơ, đang giải quyết quá hạn {dang_qua_han} hồ sơ.'),
    when('co_qua_han', 'Trong {tong_qua_han} hồ sơ quá hạn, {da_xin_loi} hồ sơ đã có văn bản xin lỗi, {chua_xin_loi} hồ sơ chưa xin lỗi. Nguyên nhân:'),
    when('nguyen_nhan_qua_han', '- {ten}: {so_ho_so} hồ sơ.'),
    when('co_qua_han', '[[Phân tích nguyên nhân quá hạn; biện pháp khắc phục, trách nhiệm.]]'),
    caption('Bảng 3. Hồ sơ quá hạn theo nguyên nhân'),
    plainTable('R10', 'Nguyên nhân', [['Số hồ sơ quá hạn', 3], ['Đã giải quyết', 4], ['Đang giải quyết', 5], ['Đã xin lỗi', 6], ['Chưa xin lỗi', 7]], PORTRAIT),
    when('co_danh_sach_qua_han', 'Danh sách hồ sơ quá hạn ở phụ lục.'),
  ];
}

function services(): Block[] {
  return [
    heading('3. Cung cấp, sử dụng dịch vụ công trực tuyến', 2),
    line('Đến ngày {den_ngay} cung cấp {dvc} dịch vụ công trực tuyến: một phần {dvc_mot_phan}, toàn trình {dvc_toan_trinh}; {dvc_co_ho_so} dịch vụ có phát sinh hồ sơ trực tuyến (đạt {ty_le_dvc_co_ho_so}%).'),
    line('Trong {dvc_tiep_nhan} hồ sơ tiếp nhận có {dvc_truc_tuyen} hồ sơ trực tuyến (đạt {dvc_ty_le_truc_tuyen}%), trong đó {nop_ho_tai_quay} hồ sơ do cán bộ nộp hộ tại quầy ({ty_le_nop_ho}%). Trong {phai_nop_phi} hồ sơ phải nộp phí, lệ phí có {thanh_toan_truc_tuyen} hồ sơ thanh toán trực tuyến (đạt {ty_le_thanh_toan_truc_tuyen}%).'),
    caption('Bảng 4. Dịch vụ công trực tuyến theo lĩnh vực'),
    plainTable('R5', 'Lĩnh vực', ONLINE, PORTRAIT),
    chart('bieu_do_truc_tuyen'),
    heading('4. Số hóa hồ sơ, kết quả giải quyết', 2),
    line('Trong {so_hoa_tiep_nhan} hồ sơ tiếp nhận, {so_hoa_du} hồ sơ được số hóa đủ thành phần ({ty_le_so_hoa_du}%); {dung_lai} hồ sơ dùng lại dữ liệu đã số hóa ({ty_le_dung_lai}%). Trong {ket_qua_phai_tra} hồ sơ có kết quả phải trả, {ket_qua_dien_tu} hồ sơ có kết quả điện tử ({ty_le_ket_qua_dien_tu}%).'),
    caption('Bảng 5. Số hóa hồ sơ, kết quả theo lĩnh vực'),
    plainTable('R4', 'Lĩnh vực', DIGITISED, PORTRAIT),
    chart('bieu_do_so_hoa'),
    heading('5. Mức độ hài lòng của tổ chức, cá nhân', 2),
    line('Phát ra {phieu_phat_ra} phiếu khảo sát, thu về {phieu_thu_ve} phiếu, có {y_kien_gop_y} ý kiến góp ý.'),
    when('muc_hai_long', '- {thang}, {muc}: {so_phieu} phiếu, chiếm {ty_le}%.'),
    line('Có {phieu_9_chi_so} phiếu chấm theo 9 chỉ số, tổng điểm trung bình {diem_9_chi_so}/18.'),
    heading('6. Chất lượng phục vụ theo Quyết định 766/QĐ-TTg', 2),
    line('Tính theo số liệu của hệ thống, trong {ky} đạt {diem_766}/{diem_766_toi_da} điểm; riêng các chỉ số có số liệu đạt {ty_le_766}% số điểm.'),
    caption('Bảng 6. Điểm theo nhóm chỉ số của Quyết định 766/QĐ-TTg'),
    plainTable('R9', 'Chỉ số', [['Tử số', 3], ['Mẫu số', 4], ['Tỷ lệ %', 5], ['Điểm tối đa', 6], ['Điểm đạt', 7]], [440, 4015, 4900]),
    line('[[Đối chiếu với điểm công bố trên Cổng Dịch vụ công quốc gia; nêu chỉ số cần cải thiện.]]'),
    heading('7. Tiếp nhận, xử lý phản ánh, kiến nghị', 2),
    line('[[Nêu số phản ánh, kiến nghị tiếp nhận, đã xử lý, đang xử lý về quy định hành chính.]]'),
  ];
}

function closing(): Block[] {
  return [
    heading('III. ĐÁNH GIÁ CHUNG', 1),
    when('la_nam', '1. Kết quả nổi bật {ky}, so với mục tiêu của kế hoạch năm: [[……]]'),
    when('khong_la_nam', '1. Kết quả đạt được trong {ky}: [[……]]'),
    line('2. Tồn tại, hạn chế và nguyên nhân: [[……]]'),
    headingWhen('la_nam', 'IV. PHƯƠNG HƯỚNG, NHIỆM VỤ {ky_toi_hoa}'),
    headingWhen('khong_la_nam', 'IV. NHIỆM VỤ TRỌNG TÂM {ky_toi_hoa}'),
    line('[[……]]'),
    heading('V. KIẾN NGHỊ, ĐỀ XUẤT', 1),
    line('[[……]]'),
    line('', { at: 'center' }),
    halves([
      ['Nơi nhận:', { bold: true, italics: true, at: 'left', size: 24 }, 'TM. ỦY BAN NHÂN DÂN', { bold: true }],
      ['- Như trên;', { at: 'left', size: 22 }, '[[CHỨC VỤ NGƯỜI KÝ]]', { bold: true }],
      ['- Lưu: VT.', { at: 'left', size: 22 }, '(Ký, đóng dấu, ghi rõ họ tên)', { italics: true }],
    ]),
  ];
}

/** @param named what a dossier is of, between its code and its days */
function overdueTable(named: readonly (readonly [head: string, tag: string, width: number])[]): Table {
  const columns = [
    ['TT', 'tt', 520], ['Mã hồ sơ', 'ma', 2900], ...named, ['Ngày nhận', 'ngay_nhan', 1150], ['Hẹn trả', 'han_tra', 1150], ['Số ngày làm việc quá hạn', 'so_ngay', 1000],
    ['Tình trạng', 'tinh_trang', 1400], ['Nguyên nhân', 'nguyen_nhan', 1400], ['Văn bản xin lỗi', 'xin_loi', 1100],
  ] as const;
  return listTable('ho_so_qua_han', columns, columns.flatMap(([, tag], index) => (tag === 'tt' || tag === 'so_ngay' ? [] : [index])));
}

/** What is too wide or too long for the report itself. */
function appendices(): Block[] {
  return [
    ...block('co_danh_sach_qua_han', [
      line('PHỤ LỤC: DANH SÁCH HỒ SƠ QUÁ HẠN', { bold: true, at: 'center' }),
      ...block('mot_don_vi', [overdueTable([['Thủ tục', 'thu_tuc', 3667]])]),
      ...block('tong_hop', [overdueTable([['Đơn vị', 'ten_don_vi', 1500], ['Thủ tục', 'thu_tuc', 2167]])]),
      when('con_qua_han', 'Còn {qua_han_con_lai} hồ sơ khác: xem danh sách hồ sơ quá hạn trên hệ thống.', { size: 22, italics: true }),
    ]),
    ...block('tong_hop', [
      line('PHỤ LỤC: SỐ LIỆU CỦA TỪNG ĐƠN VỊ', { bold: true, at: 'center' }),
      caption('Tình hình, kết quả giải quyết thủ tục hành chính (Biểu II.06a/VPCP/KSTT)'),
      handledTable('R2_don_vi', 'Đơn vị', UNITS_ACROSS),
      when('don_vi_doi_ten', '{noi_dung}', { size: 22, italics: true }),
      caption('Dịch vụ công trực tuyến'),
      plainTable('R5_don_vi', 'Đơn vị', ONLINE, ACROSS),
      caption('Số hóa hồ sơ, kết quả'),
      plainTable('R4_don_vi', 'Đơn vị', DIGITISED, ACROSS),
      caption('Hồ sơ quá hạn theo đơn vị, nguyên nhân'),
      plainTable('R10_don_vi', 'Đơn vị', LATE, ACROSS),
      chart('bieu_do_don_vi_dung_han'),
      chart('bieu_do_don_vi_truc_tuyen'),
    ]),
    ...block('co_sap_nhap', [
      line('PHỤ LỤC: SỐ LIỆU GỘP CỦA ĐƠN VỊ KẾ TỤC SAU SÁP NHẬP', { bold: true, at: 'center' }),
      line('Phụ lục trên ghi phần riêng của từng đơn vị; dưới đây cộng cả phần của các đơn vị đã nhập vào.', { size: 22, italics: true }),
      caption('Tình hình, kết quả giải quyết thủ tục hành chính (Biểu II.06a/VPCP/KSTT)'),
      handledTable('R2_sap_nhap', 'Đơn vị', UNITS_ACROSS, false),
      caption('Dịch vụ công trực tuyến'),
      plainTable('R5_sap_nhap', 'Đơn vị', ONLINE, ACROSS, false),
      caption('Số hóa hồ sơ, kết quả'),
      plainTable('R4_sap_nhap', 'Đơn vị', DIGITISED, ACROSS, false),
      caption('Hồ sơ quá hạn theo đơn vị, nguyên nhân'),
      plainTable('R10_sap_nhap', 'Đơn vị', LATE, ACROSS, false),
    ]),
  ];
}

function sources(): Block[] {
  return [
    new Paragraph({ pageBreakBefore: true, alignment: AlignmentType.CENTER, children: [new TextRun({ text: 'PHỤ LỤC: NGUỒN SỐ LIỆU', bold: true, size: BODY, font: FONT })] }),
    line('Mỗi số liệu trong báo cáo lấy từ bảng, dòng, cột dưới đây. Số liệu tính lúc {tinh_luc}. Mã kiểm tra các bảng (SHA-256): {ma_kiem_tra}.', { size: 22, indent: false }),
    listTable('nguon', [
      ['TT', 'tt', 520], ['Số liệu', 'noi_dung', 2900], ['Giá trị', 'gia_tri', 1100], ['Bảng', 'bang', 3000], ['Dòng', 'dong', 1300], ['Cột', 'cot', 2600], ['Kỳ', 'ky', 1300], ['Tính đến', 'nhat_ky', 1567],
    ], [1, 3, 4, 5, 6, 7]),
    line('Ô “……” là số liệu chưa có trong hệ thống. Xóa phụ lục này trước khi phát hành, nếu cơ quan nhận không yêu cầu.', { size: 22, italics: true, indent: false }),
  ];
}

export function narrativeTemplate(): Promise<Buffer> {
  const footer = (): { default: Footer } => ({ default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT })] })] }) });
  const document = new Document({
    creator: 'Một Cửa',
    title: 'Mẫu báo cáo cải cách thủ tục hành chính',
    styles: { default: { document: { run: { font: FONT, size: BODY, language: { value: 'vi-VN' } } } } },
    sections: [
      { properties: { page: { size: PAGE, margin: MARGIN } }, footers: footer(), children: [...opening(), ...procedures(), ...handling(), ...services(), ...closing()] },
      { properties: { type: SectionType.NEXT_PAGE, page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: MARGIN } }, footers: footer(), children: [...appendices(), ...sources()] },
    ],
  });
  return Packer.toBuffer(document);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await writeFile(join(packageRoot(), TEMPLATE_PATH), await narrativeTemplate());
