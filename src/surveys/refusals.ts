import { defineRefusals } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'surveys.period_reversed': { status: 422, text: 'Ngày cuối kỳ {to} không được trước ngày đầu kỳ {from}.' },
  'surveys.slips_not_found': { status: 404, text: 'Không tìm thấy lần ghi phiếu phát ra này.' },
  'surveys.slips_day_not_come': { status: 422, text: 'Ngày {day} chưa đến, chưa ghi phiếu phát ra được.' },
  'surveys.unknown_field': { status: 422, text: 'Không có lĩnh vực “{field}”.' },
  'surveys.slips_not_yours': { status: 403, text: 'Lần ghi này do người khác ghi; chỉ người ghi hoặc đầu mối kiểm soát TTHC được hủy.' },
  'surveys.slips_already_cancelled': { status: 409, text: 'Lần ghi này đã được hủy.' },
});
