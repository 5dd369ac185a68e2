import { defineRefusals } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'report.not_found': { status: 404, text: 'Không tìm thấy báo cáo này.' },
  'report.no_period': { status: 400, text: 'Hãy cho biết kỳ báo cáo: từ ngày và đến ngày, hoặc loại kỳ và năm.' },
  'report.bad_period': { status: 400, text: 'Kỳ báo cáo không hợp lệ: ngày kết thúc phải từ ngày bắt đầu trở đi, và kỳ phải có thật.' },
  'report.period_in_future': { status: 422, text: 'Kỳ báo cáo kết thúc ngày {to}, chưa tới. Hãy lập báo cáo đến ngày {today} trở về trước.' },
  'report.not_consolidated': { status: 400, text: 'Bảng theo đơn vị chỉ lập được khi tổng hợp các đơn vị trực thuộc.' },
  'report.nothing_to_consolidate': { status: 422, text: 'Đơn vị {unit} không có đơn vị trực thuộc để tổng hợp.' },
  'report.not_supervising': { status: 403, text: 'Bạn không có quyền xem số liệu của mọi đơn vị trực thuộc nên không tổng hợp được.' },
  'report.not_ready': { status: 409, text: 'Báo cáo chưa tính xong ({progress} %). Hãy thử lại sau ít giây.', retryAfter: 2 },
  'report.failed': { status: 409, text: 'Báo cáo này tính không thành công. Hãy lập lại.' },
  'report.no_such_cell': { status: 404, text: 'Báo cáo không có ô ở dòng {row}, cột {column}.' },
  'report.already_closed': { status: 409, text: 'Báo cáo đã được chốt lúc {at}.' },
  'report.period_not_over': { status: 422, text: 'Kỳ báo cáo kết thúc ngày {to} chưa qua hết nên chưa chốt được.' },
  'report.units_not_closed': {
    status: 422, text: 'Còn {count} đơn vị chưa chốt biểu này của kỳ: {units}. Hãy chờ các đơn vị chốt rồi lập lại, hoặc chốt thiếu và ghi rõ lý do.',
  },
  'report.closed_since': { status: 409, text: 'Sau khi lập bảng này đã có đơn vị chốt hoặc chốt lại: {units}. Hãy lập lại rồi chốt.' },
  'report.schedule_repeated': { status: 400, text: 'Một biểu với cùng loại kỳ và phạm vi chỉ ghi một lần trong lịch.' },
  'report.seal_not_found': { status: 404, text: 'Không có báo cáo nào đã chốt mang mã kiểm tra này.' },
  'report.not_closed': { status: 422, text: 'Báo cáo này chưa chốt nên chưa có danh sách đính chính.' },
  'report.checks_failed': { status: 422, text: 'Báo cáo có {count} chỗ số liệu không khớp nên không chốt được. Xem phần kiểm tra của báo cáo.' },
  'report.not_comparable': { status: 422, text: 'Hai báo cáo khác biểu hoặc khác cách lập dòng nên không so sánh từng ô được.' },
  'report.check_unsupported': { status: 422, text: 'Chỉ đối chiếu được với số hệ thống đếm cho biểu R1 và R2; bảng gửi lên là biểu {layout}.' },
  'report.log_too_busy': { status: 503, text: 'Nhật ký hồ sơ đang được ghi liên tục nên chưa đối chiếu được. Hãy thử lại sau.', retryAfter: 60 },
});
