import { defineRefusals } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'fees.not_found': { status: 404, text: 'Không tìm thấy biên lai thu phí này.' },
  'fees.dossier_refused': { status: 422, text: 'Hồ sơ {code} đã bị từ chối tiếp nhận nên không thu phí, lệ phí.' },
  'fees.in_the_future': { status: 422, text: 'Thời điểm thu {at} chưa đến.' },
  'fees.before_dossier': { status: 422, text: 'Thời điểm thu {at} trước khi hồ sơ {code} được nộp.' },
  'fees.already_cancelled': { status: 409, text: 'Biên lai {number} đã được hủy bằng biên lai {by}.' },
  'fees.is_cancellation': { status: 422, text: 'Biên lai {number} là biên lai hủy, không hủy được; hãy thu lại bằng biên lai mới.' },
  'fees.not_yours': { status: 403, text: 'Biên lai {number} do người khác thu; chỉ người thu hoặc lãnh đạo được hủy.' },
  'fees.closing_not_found': { status: 404, text: 'Không tìm thấy lần chốt quỹ này.' },
  'fees.not_your_till': { status: 403, text: 'Chỉ lãnh đạo được chốt quỹ thay người khác.' },
  'fees.day_not_come': { status: 422, text: 'Ngày {day} chưa đến, chưa chốt quỹ được.' },
  'fees.nothing_to_close': { status: 409, text: 'Ngày {day} không còn khoản thu nào chưa chốt.' },
  'fees.till_changed': { status: 409, text: 'Quỹ vừa thay đổi: tiền mặt phải có là {expected} đồng, không còn là {seen} đồng. Hãy kiểm tra lại rồi chốt.' },
  'fees.difference_unexplained': { status: 422, text: 'Tiền đếm được lệch {difference} đồng so với sổ; hãy ghi rõ lý do.' },
});
