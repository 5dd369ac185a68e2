/** The columns of a procedure list, in any order; `certainty` and the running number are let through unread. */
export const LIST_COLUMNS = [
  { key: 'code', label: 'Mã thủ tục', aliases: ['Mã TTHC', 'Mã số', 'Mã số TTHC', 'Mã thủ tục hành chính'], required: true },
  { key: 'name', label: 'Tên thủ tục', aliases: ['Tên TTHC', 'Thủ tục hành chính', 'Tên thủ tục hành chính'], required: true },
  { key: 'field', label: 'Lĩnh vực', required: true },
  { key: 'report_line', label: 'Dòng báo cáo', required: false },
  { key: 'term', label: 'Thời hạn', aliases: ['Thời hạn giải quyết'], required: true },
  { key: 'term_unit', label: 'Đơn vị tính', aliases: ['Đơn vị thời hạn'], required: false },
  { key: 'cutoff', label: 'Giờ chốt', required: false },
  { key: 'online_level', label: 'Mức độ trực tuyến', aliases: ['Mức độ', 'Mức độ DVC', 'Mức độ dịch vụ công'], required: false },
  { key: 'competence', label: 'Thẩm quyền', required: false },
  { key: 'fee', label: 'Lệ phí', aliases: ['Phí, lệ phí'], required: false },
  { key: 'result', label: 'Có kết quả', required: false },
  { key: 'supplement_policy', label: 'Khi bổ sung', required: false },
  { key: 'public', label: 'Công khai', required: false },
  { key: 'papers', label: 'Thành phần hồ sơ', required: false },
  { key: 'steps', label: 'Quy trình nội bộ', required: false },
  { key: 'certainty', label: 'Độ chắc chắn', required: false },
  { key: 'number', label: 'STT', aliases: ['TT'], required: false },
] as const;

export type ListColumn = (typeof LIST_COLUMNS)[number]['key'];

export function labelOf(column: ListColumn): string {
  return LIST_COLUMNS.find((one) => one.key === column)?.label ?? column;
}
