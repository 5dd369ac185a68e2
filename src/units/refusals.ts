import { defineRefusals } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'units.not_found': { status: 404, text: 'Không tìm thấy đơn vị {unit}.' },
  'units.no_code_on': { status: 409, text: 'Đơn vị {unit} không có mã định danh trong ngày {date}.' },
  'units.bad_code': { status: 400, text: 'Mã định danh {code} không đúng dạng, ví dụ H26.15.30 hoặc 000.15.30.H26.' },
  'units.code_taken': { status: 409, text: 'Mã định danh {code} đã được cấp trước đây; mã cũ không cấp lại.' },
  'units.code_not_later': { status: 409, text: 'Mã mới phải có hiệu lực sau ngày {date}, ngày bắt đầu của mã đang dùng.' },
  'units.bad_span': { status: 400, text: 'Buổi làm việc từ {opens} đến {closes} không hợp lệ: giờ đóng phải sau giờ mở.' },
  'units.sessions_overlap': { status: 400, text: 'Buổi làm việc bắt đầu lúc {opens} chồng lên buổi khác trong cùng ngày (thứ tự ngày trong tuần: {weekday}).' },
  'units.sessions_in_the_past': { status: 409, text: 'Giờ làm việc đã qua không sửa được; hãy chọn ngày áp dụng từ {today}.' },
  'units.letterhead_in_the_past': { status: 409, text: 'Đầu trang biểu mẫu đã dùng không sửa lại được; hãy chọn ngày áp dụng từ {today}.' },
  'units.position_repeated': { status: 400, text: 'Hai dòng báo cáo cùng đứng ở vị trí {position}.' },
  'units.field_repeated': { status: 400, text: 'Lĩnh vực {field} đang nằm trên hai dòng báo cáo.' },
  'units.already_merged': { status: 409, text: 'Đơn vị {unit} đã có đơn vị kế tục.' },
  'units.name_not_later': { status: 409, text: 'Tên mới phải có hiệu lực từ ngày {date} trở đi, ngày bắt đầu của tên {name}.' },
  'units.same_name': { status: 409, text: 'Đơn vị đã mang tên {name} từ ngày {date}.' },
  'units.renamed_later': { status: 409, text: 'Đơn vị đổi tên thành {name} từ ngày {date}; ngày kế tục phải sau ngày đó.' },
  'units.successor_circular': { status: 409, text: 'Đơn vị kế tục {successor} lại do chính đơn vị này kế tục.' },
});
