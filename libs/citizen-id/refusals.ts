/** HTTP status and Vietnamese text of every refusal; {placeholders} are filled from the refusal's facts. */
export const citizenIdRefusals = {
  'citizen_id.empty': { status: 422, text: 'Chưa nhập số giấy tờ.' },
  'citizen_id.not_digits': { status: 422, text: 'Số giấy tờ chỉ gồm chữ số (mã số thuế chi nhánh có dạng 10 số, gạch nối, 3 số).' },
  'citizen_id.length': { status: 422, text: 'Số giấy tờ có {length} chữ số; CCCD có 12, CMND có 9, mã số thuế có 10 hoặc 13 chữ số.' },
  'citizen_id.place': { status: 422, text: 'Ba chữ số đầu của số CCCD không phải mã nơi đăng ký khai sinh.' },
  'citizen_id.tax_check_digit': { status: 422, text: 'Mã số thuế sai chữ số kiểm tra; hãy xem lại chữ số thứ 10.' },
  'card_qr.empty': { status: 422, text: 'Chưa có nội dung mã QR.' },
  'card_qr.garbled': { status: 422, text: 'Nội dung mã QR bị lỗi ký tự; hãy đặt máy quét ở chế độ UTF-8, tắt bộ gõ tiếng Việt rồi quét lại.' },
  'card_qr.several_lines': { status: 422, text: 'Nội dung mã QR có nhiều dòng; hãy quét từng thẻ một.' },
  'card_qr.fields': { status: 422, text: 'Mã QR có {count} trường, cần ít nhất 6; đây có thể không phải mã QR trên thẻ căn cước.' },
  'card_qr.id_number': { status: 422, text: 'Trường số định danh trong mã QR không phải 12 chữ số hợp lệ.' },
  'card_qr.old_id_number': { status: 422, text: 'Trường số CMND cũ trong mã QR không hợp lệ.' },
  'card_qr.name': { status: 422, text: 'Mã QR không có họ tên.' },
  'card_qr.birth_date': { status: 422, text: 'Ngày sinh trong mã QR không hợp lệ (cần ddMMyyyy).' },
  'card_qr.sex': { status: 422, text: 'Giới tính trong mã QR không phải Nam hoặc Nữ.' },
  'card_qr.issued_on': { status: 422, text: 'Ngày cấp trong mã QR không hợp lệ (cần ddMMyyyy).' },
} as const satisfies Record<string, { readonly status: number; readonly text: string }>;

export type CitizenIdRefusalCode = keyof typeof citizenIdRefusals;

/** An expected "no" as a value. The facts never carry the number or the text read: they are personal data. */
export interface CitizenIdRefusal {
  readonly ok: false;
  readonly code: CitizenIdRefusalCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

export function refusal(code: CitizenIdRefusalCode, facts: CitizenIdRefusal['facts'] = {}): CitizenIdRefusal {
  return { ok: false, code, facts };
}
