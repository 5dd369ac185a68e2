import { defineRefusals } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'calendar.unknown_change': { status: 404, text: 'Không tìm thấy dự thảo thay đổi lịch {change}.' },
  'calendar.already_applied': { status: 409, text: 'Thay đổi lịch này đã được áp dụng lúc {at}.' },
  'calendar.stale_change': { status: 409, text: 'Lịch ngày {dates} đã thay đổi sau khi lập dự thảo. Hãy lập lại dự thảo.' },
  'calendar.nothing_changes': { status: 409, text: 'Các ngày gửi lên đều đã có trong lịch đúng như vậy; không có gì để thay đổi.' },
  'calendar.bad_import_field': { status: 400, text: 'Mục “{field}” phải đứng trước tệp và là {expected}.' },
  'calendar.list_has_errors': { status: 422, text: 'Danh sách ngày có {count} chỗ sai nên chưa ghi ngày nào. Hãy sửa rồi gửi lại.' },
  'calendar.bad_span': { status: 400, text: 'Khoảng ngày không hợp lệ: {from} đứng sau {to}.' },
  'calendar.no_sessions': { status: 409, text: 'Đơn vị {unit} chưa có giờ làm việc nên chưa tính được thời hạn.' },
  'calendar.cannot_count': { status: 409, text: 'Không tính được ngày hẹn: lịch làm việc của đơn vị không đủ cho thời hạn này.' },
  'calendar.pause_in_disorder': { status: 400, text: 'Thời gian tạm dừng phải bắt đầu sau khi nhận hồ sơ và kết thúc sau khi bắt đầu.' },
  'calendar.no_term': { status: 400, text: 'Hãy nêu mã thủ tục, hoặc nêu thời hạn cùng đơn vị tính.' },
});
