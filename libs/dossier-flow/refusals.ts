/** HTTP status and Vietnamese text of every refusal; {placeholders} are filled from the refusal's facts. */
export const flowRefusals = {
  'flow.not_allowed': { status: 409, text: 'Hồ sơ đang ở trạng thái “{stateLabel}”, không thực hiện được thao tác “{actionLabel}”. Thao tác được phép: {allowed}.' },
  'flow.role': { status: 403, text: 'Vai trò của bạn không được thực hiện thao tác “{actionLabel}”.' },
  'flow.at_in_future': { status: 422, text: 'Thời điểm {at} ở tương lai; chỉ ghi nhận việc đã xảy ra.' },
  'flow.at_before_previous': { status: 422, text: 'Thời điểm {at} sớm hơn bước liền trước ({previousAt}).' },
  'flow.channel': { status: 422, text: 'Kênh nộp “{channel}” không dùng được với thao tác “{actionLabel}”.' },
  'flow.online_level': { status: 422, text: 'Hồ sơ trực tuyến phải có mức độ 3 hoặc 4; hồ sơ nộp trực tiếp hay qua bưu chính thì không có mức độ.' },
  'flow.reason_required': { status: 422, text: 'Phải nêu lý do khi thực hiện thao tác “{actionLabel}”.' },
  'flow.taker_required': { status: 422, text: 'Phải nêu người nhận, đơn vị nhận hoặc bộ phận nhận bàn giao.' },
  'flow.already_extended': { status: 409, text: 'Hồ sơ đã được hẹn lại một lần, đến ngày {appointmentOn}; không được hẹn lại lần nữa.' },
  'flow.extension_too_late': { status: 409, text: 'Chỉ được gửi văn bản xin lỗi và hẹn lại chậm nhất lúc {latest}, trước khi hết hạn ít nhất một ngày làm việc.' },
  'flow.appointment_not_after_due': { status: 422, text: 'Ngày hẹn lại {appointmentOn} phải sau hạn trả kết quả {dueOn}.' },
  'flow.not_rateable': { status: 409, text: 'Hồ sơ đang ở trạng thái “{stateLabel}”; chỉ đánh giá được khi hồ sơ đã giải quyết xong.' },
  'flow.already_rated': { status: 409, text: 'Hồ sơ này đã được đánh giá; mỗi hồ sơ chỉ đánh giá một lần.' },
  'flow.rating_out_of_scale': { status: 422, text: 'Mức đánh giá không hợp lệ với thang điểm đã chọn.' },
  'flow.correction_not_same_day': { status: 403, text: 'Cán bộ một cửa chỉ được đính chính bước đã ghi trong ngày; bước số {seq} phải do lãnh đạo hoặc đầu mối kiểm soát thủ tục đính chính.' },
  'flow.correction_empty': { status: 422, text: 'Đính chính phải nêu ít nhất một bước và nội dung thay đổi.' },
  'flow.correction_unknown_step': { status: 422, text: 'Hồ sơ không có bước số {seq} để đính chính.' },
  'flow.correction_of_first_step': { status: 422, text: 'Không được hủy bước đầu tiên của hồ sơ; hồ sơ đã tiếp nhận thì rút hoặc dừng.' },
  'flow.correction_invalid': { status: 422, text: 'Nội dung đính chính bước số {seq} có thời điểm không hợp lệ.' },
  'flow.correction_illegal': { status: 422, text: 'Sau đính chính, bước số {seq} ({actionLabel}) không còn hợp lệ.' },
  'flow.sequence': { status: 500, text: 'Nhật ký hồ sơ không liền mạch ở bước số {seq}.' },
  'flow.state_mismatch': { status: 500, text: 'Nhật ký hồ sơ không khớp: bước số {seq} ghi “{recordedLabel}”, tính lại là “{stateLabel}”.' },
} as const satisfies Record<string, { readonly status: number; readonly text: string }>;

export type FlowRefusalCode = keyof typeof flowRefusals;
export type FlowFacts = Readonly<Record<string, string | number | Date | readonly string[]>>;

/** An expected "no" as a value. */
export interface FlowRefusal {
  readonly ok: false;
  readonly code: FlowRefusalCode;
  readonly facts: FlowFacts;
}

export function refusal(code: FlowRefusalCode, facts: FlowFacts = {}): FlowRefusal {
  return { ok: false, code, facts };
}
