import type { Channel, Digitised, ResultBy } from '#libs/dossier-flow';
import { Choice, CivilDateField, EmailField, Flag, InstantField, ListOf, Nested, Text, Uuid, WholeNumber } from '#src/platform/http';

export class PersonForm {
  @Text({ label: 'Họ tên hoặc tên tổ chức', max: 200, example: 'Nguyễn Văn Mẫu' }) name!: string;
  @Text({ label: 'Số định danh, CMND hoặc mã số thuế', max: 20, optional: true, example: '001099000001' }) idNumber?: string;
  @Text({ label: 'Số điện thoại', max: 20, optional: true, pattern: /^\+?[0-9 .()-]{8,20}$/, patternText: 'gồm 8 đến 20 chữ số.', example: '0900000001' }) phone?: string;
  @Text({ label: 'Địa chỉ', max: 300, optional: true }) address?: string;
  @EmailField({ label: 'Thư điện tử', optional: true }) email?: string;
}

export class PaperForm {
  @Text({ label: 'Mã giấy tờ', max: 50 }) code!: string;
  @Text({ label: 'Tên giấy tờ', max: 500, optional: true }) name?: string;
  @WholeNumber({ label: 'Bản chính', min: 0, max: 999, optional: true }) originals: number = 0;
  @WholeNumber({ label: 'Bản chứng thực', min: 0, max: 999, optional: true }) certified: number = 0;
  @WholeNumber({ label: 'Bản photo', min: 0, max: 999, optional: true }) copies: number = 0;
  @Flag({ label: 'Còn thiếu', optional: true }) missing: boolean = false;
  @Choice({ label: 'Số hóa', values: ['no', 'digitised', 'reused_paper', 'reused_result'], optional: true }) digitised: Digitised = 'no';
  @Text({ label: 'Dùng lại từ hồ sơ', max: 60, optional: true }) reusedFrom?: string;
}

class IntakeForm {
  @Text({ label: 'Mã thủ tục', max: 50, example: '1.004873' }) procedure!: string;
  @Flag({ label: 'Nộp hộ tại quầy', optional: true }) assisted: boolean = false;
  @Nested({ label: 'Chủ hồ sơ', type: PersonForm }) owner!: PersonForm;
  @Nested({ label: 'Người nộp', type: PersonForm, optional: true }) submitter?: PersonForm;
  @Text({ label: 'Nội dung yêu cầu', max: 1000, multiline: true, optional: true }) request?: string;
  @WholeNumber({ label: 'Số bộ hồ sơ', min: 1, max: 99, optional: true }) sets: number = 1;
  @Choice({ label: 'Nhận kết quả', values: ['desk', 'post', 'online'], optional: true }) resultBy: ResultBy = 'desk';
  @ListOf({ label: 'Thành phần hồ sơ', type: PaperForm, max: 100, optional: true }) papers?: PaperForm[];
  @InstantField({ label: 'Thời điểm tiếp nhận', optional: true, example: '2026-03-02T09:15' }) at?: Date;
  @Uuid({ label: 'Đơn vị giải quyết', optional: true }) unitId?: string;
  @Uuid({ label: 'Nơi tiếp nhận', optional: true }) receivedAtUnitId?: string;
}

export class ReceiveForm extends IntakeForm {
  @Choice({ label: 'Kênh nộp', values: ['counter', 'post', 'online'], example: 'counter' }) channel!: Channel;
}

/** Brought to the desk and not taken in. */
export class TurnAwayForm extends ReceiveForm {
  @Text({ label: 'Lý do từ chối', max: 1000, multiline: true, example: 'Không thuộc thẩm quyền giải quyết của UBND xã' }) reason!: string;
}

/** Received and settled at once; what comes in online is accepted first. */
export class SettleNowForm extends IntakeForm {
  @Choice({ label: 'Kênh nộp', values: ['counter', 'post'], optional: true }) channel: Channel = 'counter';
  @Text({ label: 'Số kết quả', max: 100, optional: true }) resultNumber?: string;
  @CivilDateField({ label: 'Ngày ký kết quả', optional: true }) resultOn?: string;
  @Flag({ label: 'Kết quả đã số hóa', optional: true }) resultDigitised?: boolean;
  @Text({ label: 'Ghi chú', max: 1000, multiline: true, optional: true }) note?: string;
  @Text({ label: 'Người nhận kết quả', max: 200, optional: true }) receivedBy?: string;
  @Flag({ label: 'Đã kiểm tra giấy tờ tùy thân', optional: true }) identityChecked?: boolean;
}
