import { defineRefusals } from '#src/platform/refusal';

/** About an import as a whole, then about single rows of it. */
export const refuse = defineRefusals({
  'import.not_found': { status: 404, text: 'Không tìm thấy lần nhập sổ này.' },
  'import.bad_field': { status: 400, text: 'Mục “{field}” phải đứng trước tệp và là {expected}.' },
  'import.required': { status: 422, text: 'Thiếu {column}.' },
  'import.too_long': { status: 422, text: '{column} dài quá {max} ký tự.' },
  'import.bad_characters': { status: 422, text: '{column} có ký tự không dùng được.' },
  'import.bad_word': { status: 422, text: '{column} “{text}” không có trong các cách ghi: {choices}.' },
  'import.bad_number': { status: 422, text: '{column} “{text}” không phải số nguyên từ {min} đến {max}.' },
  'import.bad_time': { status: 422, text: '{column} “{text}” không phải thời điểm có thật dạng YYYY-MM-DD HH:MM hoặc dd/MM/yyyy HH:mm.' },
  'import.bad_phone': { status: 422, text: '{column} phải gồm 8 đến 20 chữ số.' },
  'import.bad_code': { status: 422, text: 'Mã hồ sơ “{text}” không đúng dạng mã đơn vị, ngày (yymmdd) và số thứ tự, ví dụ H26.15.30-211027-0001.' },
  'import.foreign_code': { status: 422, text: 'Mã hồ sơ {code} không mang mã nào mà đơn vị này đã có.' },
  'import.serial_too_big': { status: 422, text: 'Mã hồ sơ {code} có số thứ tự lớn hơn {max}.' },
  'import.code_date': { status: 422, text: 'Mã hồ sơ {code} ghi ngày {codeDate} nhưng ngày tiếp nhận là {receivedOn}.' },
  'import.code_repeated': { status: 422, text: 'Mã hồ sơ {code} đã có ở dòng {firstRow} của tệp.' },
  'import.already_imported_differently': { status: 409, text: 'Hồ sơ {code} đã được nhập từ sổ trước đây với nội dung khác; hãy đính chính trên hồ sơ.' },
  'import.code_taken': { status: 409, text: 'Mã hồ sơ {code} đã có trong hệ thống mà không phải từ nhập sổ.' },
  'import.assisted_not_online': { status: 422, text: 'Nộp hộ chỉ ghi cho hồ sơ trực tuyến.' },
  'import.finish_missing': { status: 422, text: 'Có {column} nhưng thiếu Ngày xong.' },
  'import.due_before_receipt': { status: 422, text: 'Ngày hẹn trả {dueOn} sớm hơn ngày tiếp nhận {receivedOn}.' },
  'import.papers_sum': { status: 422, text: 'Số giấy tờ số hóa ({digitised}) cộng dùng lại ({reused}) nhiều hơn số giấy tờ ({total}).' },
  'import.result_without_finish': { status: 422, text: 'Kết quả số hóa chỉ ghi cho hồ sơ đã giải quyết.' },
  'import.bad_rating': { status: 422, text: 'Đánh giá “{text}” không đúng dạng mức/thang, thang là 3 hoặc 5, ví dụ 3/3 hoặc 4/5.' },
  'import.remark_without_rating': { status: 422, text: 'Có Nhận xét nhưng thiếu Đánh giá.' },
  'import.calendar_missing': { status: 422, text: 'Không có lịch làm việc để tính hạn hay giờ của các ngày trong dòng này.' },
});
