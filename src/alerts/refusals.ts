import { defineRefusals } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'alerts.not_found': { status: 404, text: 'Không tìm thấy cảnh báo này.' },
  'alerts.delivery_not_found': { status: 404, text: 'Không tìm thấy tin gửi đi bị lỗi này; có thể tin đã được gửi lại.' },
});
