import { defineRefusals } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'print.no_browser': { status: 503, text: 'Máy chủ chưa tạo được tệp PDF vì không chạy được trình duyệt in. Hãy quay lại và bấm In: bản in trên màn hình vẫn dùng được.' },
  'print.busy': { status: 503, text: 'Đang có quá nhiều tệp PDF chờ tạo. Hãy thử lại sau ít giây, hoặc in từ màn hình.', retryAfter: 5 },
  'print.too_slow': { status: 503, text: 'Tạo tệp PDF quá lâu nên đã dừng. Hãy thử lại, hoặc in từ màn hình.', retryAfter: 10 },
  'print.broken_off': { status: 503, text: 'Trình duyệt in bị ngắt giữa chừng. Hãy thử lại, hoặc in từ màn hình.', retryAfter: 1 },
});
