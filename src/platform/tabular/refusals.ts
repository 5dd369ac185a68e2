import { defineRefusals, isRefusal, type Refusal } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'tabular.wrong_type': {
    status: 415,
    text: 'Tệp {file} không phải là bảng CSV hoặc XLSX ({found}). Hãy mở bằng chương trình bảng tính rồi lưu lại dạng .xlsx hoặc .csv.',
  },
  'tabular.too_big': { status: 413, text: 'Tệp {file} lớn hơn mức cho phép ({limit} byte).' },
  'tabular.too_many_rows': { status: 413, text: 'Tệp {file} có nhiều hơn {limit} dòng.' },
  'tabular.empty': { status: 422, text: 'Tệp {file} không có dòng nào.' },
  'tabular.broken_text': {
    status: 422,
    text: 'Tệp {file} có chữ bị hỏng mã ở gần dòng {row}. Hãy lưu lại dạng CSV UTF-8.',
  },
  'tabular.malformed_quotes': { status: 422, text: 'Dòng {row}: dấu nháy kép sai chỗ hoặc không được đóng.' },
  'tabular.damaged': { status: 422, text: 'Tệp {file} bị hỏng, không đọc tiếp được: {detail}.' },
  'tabular.missing_columns': { status: 422, text: 'Thiếu cột: {columns}.' },
  'tabular.unknown_columns': { status: 422, text: 'Cột không có trong mẫu: {columns}.' },
  'tabular.duplicate_columns': { status: 422, text: 'Cột bị lặp: {columns}.' },
  'tabular.extra_cells': { status: 422, text: 'Dòng {row}: có ô nằm ngoài các cột của bảng ({cells}).' },
  'tabular.cell_too_long': { status: 422, text: 'Dòng {row}, cột {column}: dài quá {limit} ký tự.' },
  'tabular.broken_character': { status: 422, text: 'Dòng {row}, cột {column}: có ký tự hỏng.' },
  'tabular.formula_error': { status: 422, text: 'Dòng {row}, cột {column}: công thức báo lỗi {error}.' },
});

/** True for the refusals of this folder: what is wrong lies in the file, not in the program. */
export function isTableError(error: unknown): error is Refusal {
  return isRefusal(error) && error.code.startsWith('tabular.');
}
