import { defineRefusals } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'print.no_such_form': { status: 404, text: 'Hồ sơ {code} không có bước nào để in mẫu {form}.' },
  'print.nothing': { status: 404, text: 'Không có gì để in. Hãy chọn ít nhất một hồ sơ.' },
  'print.too_many': { status: 422, text: 'Mỗi lần in nhiều nhất {most} tờ; hãy chia thành nhiều lần.' },
  'print.too_many_lines': { status: 422, text: 'Sổ có hơn {most} dòng; hãy in từng khoảng ngày ngắn hơn, hoặc xuất Excel ở trang Sổ theo dõi.' },
  'print.bad_period': { status: 422, text: 'Khoảng ngày in sổ không hợp lệ: từ ngày {from} đến ngày {to}, nhiều nhất {most} ngày.' },
});
