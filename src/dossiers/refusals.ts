import { type CitizenIdRefusal, citizenIdRefusals } from '#libs/citizen-id';
import { type FlowRefusal, flowRefusals } from '#libs/dossier-flow';
import { defineRefusals, type Refusal, type RefusalExtras } from '#src/platform/refusal';

/** What the dossiers module may answer instead of acting; the flow's own refusals are taken over as they are. */
export const refuse = defineRefusals({
  ...flowRefusals,
  ...citizenIdRefusals,
  'dossier.not_found': { status: 404, text: 'Không tìm thấy hồ sơ {code}.' },
  'dossier.unit_not_found': { status: 404, text: 'Không tìm thấy đơn vị.' },
  'dossier.stale': { status: 409, text: 'Hồ sơ {code} vừa được người khác cập nhật: {lastStep}. Hãy xem lại rồi thực hiện tiếp.' },
  'dossier.same_day_only': { status: 422, text: 'Thủ tục không trả kết quả trong ngày thì không giải quyết ngay tại quầy được; hãy tiếp nhận rồi chuyển xử lý.' },
  'dossier.online_level_missing': { status: 422, text: 'Thủ tục {code} chưa cung cấp trực tuyến mức độ 3 hay 4 nên không nhận hồ sơ trực tuyến.' },
  'dossier.unknown_taker': { status: 422, text: 'Người nhận bàn giao không thuộc đơn vị.' },
  'dossier.unknown_unit': { status: 422, text: 'Không có đơn vị này.' },
  'dossier.unknown_list': { status: 404, text: 'Không có danh sách {list}.' },
  'dossier.unknown_step': { status: 422, text: 'Quy trình của thủ tục không có bước {step}.' },
  'dossier.nothing_to_correct': { status: 422, text: 'Bước số {seq} không có nội dung này để đính chính.' },
  'dossier.corrected_twice': { status: 422, text: 'Bước số {seq} được nêu hai lần trong một lần đính chính.' },
  'dossier.cannot_count': { status: 422, text: 'Không tính được hạn trả kết quả: lịch làm việc của đơn vị không có đủ ngày quanh thời điểm {at}.' },
  'dossier.reused_from_unknown': { status: 422, text: 'Không có hồ sơ {code} để dùng lại giấy tờ hay kết quả.' },
  'draft.not_found': { status: 404, text: 'Không tìm thấy bản nháp này; bản nháp chỉ giữ 30 ngày.' },
  'draft.too_large': { status: 422, text: 'Bản nháp quá dài nên không lưu được.' },
  'hand_over_list.not_found': { status: 404, text: 'Không tìm thấy danh sách bàn giao này.' },
  'hand_over_list.not_taker': { status: 403, text: 'Chỉ người nhận bàn giao hoặc lãnh đạo đơn vị mới xác nhận được danh sách này.' },
  'request.key_reused': { status: 422, text: 'Biểu mẫu này đã được ghi nhận một lần với nội dung khác (mã yêu cầu đã dùng). Muốn ghi thêm thì mở biểu mẫu mới.' },
  'request.key_malformed': { status: 400, text: 'Mã yêu cầu (Idempotency-Key) phải dài từ 8 đến 100 ký tự.' },
});

/** The libs' refusals are values that carry every fact their texts name; here they become what is thrown. */
function thrown(value: CitizenIdRefusal | FlowRefusal, extras?: RefusalExtras): Refusal {
  return (refuse as (code: string, facts: object, extras?: RefusalExtras) => Refusal)(value.code, value.facts, extras);
}

export function refuseFlow(value: FlowRefusal): Refusal {
  return thrown(value);
}

/** @param field the input that it is shown beside */
export function refuseCitizenId(value: CitizenIdRefusal, field: string): Refusal {
  const refusal = thrown(value);
  return thrown(value, { errors: [{ field, code: value.code, message: refusal.text }] });
}
