import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  AlignmentType, BorderStyle, Document, Footer, HeadingLevel, Packer, PageNumber, PageOrientation, Paragraph, type ParagraphChild, SectionType, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType,
} from 'docx';
import { packageRoot } from '#src/platform/database';

/** The template that comes with the program. Made once by this script, then it is a Word file like any other: `node dist/test/golden/docs/narrative-template.js`. */
export const TEMPLATE_PATH = 'src/reports/data/bao-cao-cchc.docx';

const FONT = 'Times New Roman';
const BODY = 28;
const SMALL = 18;
/** Nghị định 30/2020/NĐ-CP, phụ lục I: 2 cm above and below, 3 cm at the left, 1.5 cm at the right. */
const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 850 };
const PAGE = { width: 11906, height: 16838 };
const NARROW = PAGE.width - MARGIN.left - MARGIN.right;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const ALL = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const NOTHING = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };

interface Look {
  bold?: boolean;
  italics?: boolean;
  size?: number;
  at?: 'left' | 'center' | 'right' | 'both';
  color?: string;
  indent?: boolean;
}

const PLACED = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, both: AlignmentType.JUSTIFIED };

/** What stands in square brackets is for the unit to write, and marked so. */
function runs(text: string, { bold = false, italics = false, size = BODY, color }: Look): ParagraphChild[] {
  return text.split(/(\[\[.*?\]\])/).filter((part) => part !== '').map((part) => {
    const blank = part.startsWith('[[');
    return new TextRun({ text: blank ? part.slice(1, -1) : part, bold, italics: italics || blank, size, font: FONT, ...(color && { color }), ...(blank && { highlight: 'yellow' as const }) });
  });
}

function line(text: string, look: Look = {}): Paragraph {
  const { at = 'both', indent = true } = look;
  return new Paragraph({ alignment: PLACED[at], spacing: { before: 60, after: 60, line: 300 }, ...(indent && at === 'both' && { indent: { firstLine: 567 } }), children: runs(text, look) });
}

/** Kept with what follows when it is so, else gone without leaving an empty line. */
const when = (tag: string, text: string, look: Look = {}): Paragraph => line(`{#${tag} [loopOver: "paragraph"]}${text}{/${tag}}`, look);

function heading(text: string, level: 1 | 2): Paragraph {
  const look = { bold: true };
  return new Paragraph({ heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 160, after: 60 }, indent: { firstLine: 567 }, children: runs(text, { ...look, color: '000000' }) });
}

type CellText = { text: string; across?: number; down?: number };

/** A row of a grid: plain text, or a head that spans. */
function row(cells: readonly (string | CellText)[], widths: readonly number[], { head = false, bold = head, size = SMALL, words = [1] }: { head?: boolean; bold?: boolean; size?: number; words?: readonly number[] } = {}): TableRow {
  let at = 0;
  return new TableRow({
    cantSplit: true,
    tableHeader: head,
    children: cells.map((each) => {
      const { text, across = 1, down = 1 } = typeof each === 'string' ? { text: each } : each;
      const column = at;
      at += across;
      const width = widths.slice(column, column + across).reduce((sum, one) => sum + one, 0);
      const place = head || column === 0 ? 'center' : words.includes(column) ? 'left' : 'right';
      return new TableCell({
        columnSpan: across, rowSpan: down, borders: ALL, verticalAlign: VerticalAlignTable.CENTER, width: { size: width, type: WidthType.DXA }, margins: { left: 40, right: 40, top: 20, bottom: 20 },
        children: [new Paragraph({ alignment: PLACED[place], children: runs(text, { bold, size }) })],
      });
    }),
  });
}

function grid(widths: readonly number[], rows: TableRow[]): Table {
  return new Table({ width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA }, columnWidths: [...widths], layout: 'fixed', rows });
}

function halves(lines: readonly (readonly [string, Look, string, Look])[]): Table {
  const widths = [Math.round(NARROW * 0.42), Math.round(NARROW * 0.58)];
  return new Table({
    width: { size: NARROW, type: WidthType.DXA }, columnWidths: widths, layout: 'fixed', borders: NOTHING,
    rows: lines.map(([left, leftLook, right, rightLook]) => new TableRow({
      children: [[left, leftLook], [right, rightLook]].map(([text, look], index) => new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA }, borders: NOTHING,
        children: [new Paragraph({ alignment: PLACED[(look as Look).at ?? 'center'], children: runs(text as string, { size: 26, ...(look as Look) }) })],
      })),
    })),
  });
}

const columns = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, index) => `{cot_${from + index}}`);

/** The rows of a table, one per row of the report, and its total. */
function counted(id: string, last: number, widths: readonly number[]): TableRow[] {
  const cells = (tag: string): string[] => [`{#${tag}}{stt}`, '{ten}', ...columns(3, last - 1), `{cot_${last}}{/${tag}}`];
  return [row(cells(`bang_${id}`), widths), row(cells(`tong_${id}`), widths, { bold: true })];
}

function proceduresTable(): Table {
  const widths = [500, 2655, 1240, 1240, 1240, 1240, 1240];
  return grid(widths, [row(['TT', 'Lĩnh vực', 'TTHC', 'TTHC liên thông', 'TTHC hết hiệu lực', 'TTHC mới', 'TTHC đơn giản hóa'], widths, { head: true }), ...counted('R3', 7, widths)]);
}

function handledTable(): Table {
  const widths = [440, 1820, ...Array.from({ length: 11 }, () => 645)];
  const numbers = Array.from({ length: 13 }, (_, index) => `(${index + 1})`);
  return grid(widths, [
    row([{ text: 'TT', down: 3 }, { text: 'Lĩnh vực', down: 3 }, { text: 'Số hồ sơ tiếp nhận', across: 4 }, { text: 'Số hồ sơ đã giải quyết', across: 4 }, { text: 'Số hồ sơ đang giải quyết', across: 3 }], widths, { head: true }),
    // Word counts a row's cells without those that come down from above.
    spanned(['Tổng số', { text: 'Trong kỳ', across: 2, down: 1 }, 'Từ kỳ trước', 'Tổng số', 'Trước hạn', 'Đúng hạn', 'Quá hạn', 'Tổng số', 'Trong hạn', 'Quá hạn'], widths),
    row(['Trực tuyến', 'Trực tiếp, bưu chính'], widths.slice(3), { head: true }),
    row(numbers, widths, { head: true, bold: false }),
    ...counted('R2', 13, widths),
  ]);
}

/** The second line of the head: all but what lies over two columns reaches down to the third. */
function spanned(cells: readonly (string | CellText)[], widths: readonly number[]): TableRow {
  return row(cells.map((each) => (typeof each === 'string' ? { text: each, down: 2 } : each)), widths.slice(2), { head: true });
}

function sourcesTable(): Table {
  const widths = [520, 2900, 1100, 3000, 1300, 2600, 1300, 1567];
  const tags = ['{#nguon}{tt}', '{noi_dung}', '{gia_tri}', '{bang}', '{dong}', '{cot}', '{ky}', '{nhat_ky}{/nguon}'];
  return grid(widths, [row(['TT', 'Số liệu', 'Giá trị', 'Bảng', 'Dòng', 'Cột', 'Kỳ', 'Tính đến'], widths, { head: true }), row(tags, widths, { words: [1, 3, 4, 5, 6, 7] })]);
}

function opening(): (Paragraph | Table)[] {
  return [
    halves([
      ['{cap_tren_hoa}', {}, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }],
      ['{don_vi_hoa}', { bold: true }, 'Độc lập - Tự do - Hạnh phúc', { bold: true }],
      ['Số: [[……]]/BC-UBND', {}, '{dia_danh}, {ngay_thang}', { italics: true }],
    ]),
    line('', { at: 'center' }),
    line('BÁO CÁO', { bold: true, at: 'center' }),
    line('Tình hình, kết quả thực hiện công tác cải cách thủ tục hành chính', { bold: true, at: 'center' }),
    line('{ky_bao_cao}', { bold: true, at: 'center' }),
    line('(Số liệu từ ngày {tu_ngay} đến hết ngày {den_ngay})', { italics: true, at: 'center' }),
    line('Kính gửi: {cap_tren}', { at: 'center' }),
    when('khong_khop', 'SỐ LIỆU KHÔNG KHỚP, PHẢI KIỂM TRA TRƯỚC KHI GỬI: {noi_dung}', { bold: true, color: 'C00000' }),
  ];
}

function results(): (Paragraph | Table)[] {
  return [
    heading('I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH', 1),
    line('[[Nêu kế hoạch, văn bản chỉ đạo đã ban hành trong kỳ; việc phân công, kiểm tra, tập huấn, tuyên truyền.]]'),
    heading('II. KẾT QUẢ THỰC HIỆN', 1),
    heading('1. Công khai, rà soát thủ tục hành chính', 2),
    line('Đến ngày {den_ngay}, tại {don_vi} có {tthc} thủ tục hành chính (TTHC) và {tthc_lien_thong} TTHC liên thông đang có hiệu lực; {tthc_cong_khai} TTHC được công khai. Trong kỳ có {tthc_moi} TTHC mới, {tthc_het_hieu_luc} TTHC hết hiệu lực; {tthc_don_gian_hoa} TTHC được đơn giản hóa, cắt giảm {so_ngay_giam} ngày giải quyết.'),
    line('Bảng 1. Danh mục thủ tục hành chính theo lĩnh vực', { bold: true, at: 'center' }),
    proceduresTable(),
    line('[[Nêu kết quả rà soát, kiến nghị đơn giản hóa; hình thức công khai tại trụ sở, trên trang thông tin điện tử.]]'),
    heading('2. Tiếp nhận, giải quyết thủ tục hành chính', 2),
    line('Trong kỳ, {don_vi} tiếp nhận {tiep_nhan_trong_ky} hồ sơ, trong đó trực tuyến {truc_tuyen} hồ sơ (đạt {ty_le_truc_tuyen}%), trực tiếp và qua dịch vụ bưu chính {truc_tiep} hồ sơ; từ kỳ trước chuyển sang {ky_truoc_chuyen_sang} hồ sơ. Tổng số hồ sơ phải giải quyết là {tong_ho_so}.'),
    line('Đã giải quyết {da_giai_quyet} hồ sơ: trước hạn {truoc_han}, đúng hạn {dung_han}, quá hạn {qua_han}; tỷ lệ giải quyết trước và đúng hạn đạt {ty_le_dung_han}%. Đang giải quyết {dang_giai_quyet} hồ sơ: trong hạn {dang_trong_han}, quá hạn {dang_qua_han}.'),
    when('co_cung_ky', 'Cùng kỳ năm trước: tiếp nhận {cung_ky_tiep_nhan} hồ sơ, đã giải quyết {cung_ky_da_giai_quyet} hồ sơ, trước và đúng hạn {cung_ky_ty_le_dung_han}%.'),
    when('khong_cung_ky', 'Hệ thống không có số liệu cùng kỳ năm trước. [[So sánh với cùng kỳ theo tài liệu của đơn vị, nếu có.]]'),
    when('khong_qua_han', 'Trong kỳ không có hồ sơ giải quyết quá hạn; cuối kỳ không có hồ sơ đang quá hạn.'),
    when('co_qua_han', 'Các lĩnh vực có hồ sơ quá hạn:'),
    when('linh_vuc_qua_han', '- {ten}: đã giải quyết quá hạn {qua_han} hồ sơ, đang giải quyết quá hạn {dang_qua_han} hồ sơ.'),
    when('co_qua_han', '[[Nêu nguyên nhân quá hạn; việc xin lỗi tổ chức, cá nhân.]]'),
    line('Bảng 2. Tình hình, kết quả giải quyết thủ tục hành chính (Biểu II.06a/VPCP/KSTT)', { bold: true, at: 'center' }),
    handledTable(),
    heading('3. Số hóa hồ sơ, kết quả giải quyết', 2),
    line('Trong {so_hoa_tiep_nhan} hồ sơ tiếp nhận, {so_hoa_du} hồ sơ được số hóa đủ thành phần ({ty_le_so_hoa_du}%); {dung_lai} hồ sơ dùng lại dữ liệu đã số hóa ({ty_le_dung_lai}%). Trong {ket_qua_phai_tra} hồ sơ có kết quả phải trả, {ket_qua_dien_tu} hồ sơ có kết quả điện tử ({ty_le_ket_qua_dien_tu}%).'),
    heading('4. Mức độ hài lòng của tổ chức, cá nhân', 2),
    line('Phát ra {phieu_phat_ra} phiếu khảo sát, thu về {phieu_thu_ve} phiếu, có {y_kien_gop_y} ý kiến góp ý.'),
    when('muc_hai_long', '- {thang}, {muc}: {so_phieu} phiếu, chiếm {ty_le}%.'),
    line('Có {phieu_9_chi_so} phiếu chấm theo 9 chỉ số, tổng điểm trung bình {diem_9_chi_so}/18.'),
    heading('5. Tiếp nhận, xử lý phản ánh, kiến nghị', 2),
    line('[[Nêu số phản ánh, kiến nghị tiếp nhận, đã xử lý, đang xử lý về quy định hành chính.]]'),
  ];
}

function closing(): (Paragraph | Table)[] {
  return [
    heading('III. ĐÁNH GIÁ CHUNG', 1),
    line('1. Kết quả đạt được: [[……]]'),
    line('2. Tồn tại, hạn chế và nguyên nhân: [[……]]'),
    heading('IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI', 1),
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

function sources(): (Paragraph | Table)[] {
  return [
    line('PHỤ LỤC: NGUỒN SỐ LIỆU', { bold: true, at: 'center' }),
    line('Mỗi số liệu trong báo cáo lấy từ bảng, dòng, cột dưới đây. Số liệu tính lúc {tinh_luc}. Mã kiểm tra các bảng (SHA-256): {ma_kiem_tra}.', { size: 22, indent: false }),
    sourcesTable(),
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
      { properties: { page: { size: PAGE, margin: MARGIN } }, footers: footer(), children: [...opening(), ...results(), ...closing()] },
      { properties: { type: SectionType.NEXT_PAGE, page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: MARGIN } }, footers: footer(), children: sources() },
    ],
  });
  return Packer.toBuffer(document);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await writeFile(join(packageRoot(), TEMPLATE_PATH), await narrativeTemplate());
