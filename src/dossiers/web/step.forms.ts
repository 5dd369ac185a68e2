import type { Channel, RatingSource, ResultBy, ResultStatus } from '#libs/dossier-flow';
import { Choice, CivilDateField, Dong, Flag, InstantField, ListOf, Nested, Text, Uuid, WholeNumber } from '#src/platform/http';
import { PaperForm, PersonForm } from './receive.form.js';

/** What every step may say: when it happened, and which version of the dossier the person was looking at. */
export class StepForm {
  @InstantField({ label: 'Thời điểm thực hiện', optional: true }) at?: Date;
  @WholeNumber({ label: 'Phiên bản đang xem', min: 1, max: 1_000_000, optional: true }) version?: number;
}

export class NoteForm extends StepForm {
  @Text({ label: 'Ghi chú', max: 1000, multiline: true, optional: true }) note?: string;
}

export class AcceptForm extends NoteForm {
  @WholeNumber({ label: 'Số bộ hồ sơ', min: 1, max: 99, optional: true }) sets?: number;
  @ListOf({ label: 'Thành phần hồ sơ', type: PaperForm, max: 100, optional: true }) papers?: PaperForm[];
}

export class ReasonForm extends StepForm {
  @Text({ label: 'Lý do', max: 1000, multiline: true }) reason!: string;
}

export class SupplementRequestForm extends ReasonForm {
  @ListOf({ label: 'Giấy tờ còn thiếu', type: 'text', max: 50, maxText: 500, optional: true }) missing: string[] = [];
}

export class SupplementForm extends NoteForm {
  @ListOf({ label: 'Thành phần hồ sơ', type: PaperForm, max: 100, optional: true }) papers?: PaperForm[];
}

export class HandOverForm extends NoteForm {
  @Uuid({ label: 'Người nhận', optional: true }) toAccountId?: string;
  @Uuid({ label: 'Đơn vị nhận', optional: true }) toUnitId?: string;
  @Text({ label: 'Bộ phận nhận', max: 200, optional: true }) toOffice?: string;
  @WholeNumber({ label: 'Bước trong quy trình', min: 1, max: 50, optional: true }) stepIndex?: number;
}

/** A dossier as somebody saw it. */
export class SeenForm {
  @Text({ label: 'Mã hồ sơ', max: 60 }) code!: string;
  @WholeNumber({ label: 'Phiên bản đang xem', min: 1, max: 1_000_000 }) version!: number;
}

/** Many dossiers to one taker. */
export class HandOverManyForm {
  @ListOf({ label: 'Các hồ sơ bàn giao', type: SeenForm, min: 1, max: 200 }) dossiers!: SeenForm[];
  @Uuid({ label: 'Người nhận', optional: true }) toAccountId?: string;
  @Uuid({ label: 'Đơn vị nhận', optional: true }) toUnitId?: string;
  @Text({ label: 'Bộ phận nhận', max: 200, optional: true }) toOffice?: string;
  @WholeNumber({ label: 'Bước trong quy trình', min: 1, max: 50, optional: true }) stepIndex?: number;
  @Text({ label: 'Ghi chú', max: 1000, multiline: true, optional: true }) note?: string;
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}

export class PaymentRequestForm extends StepForm {
  @Text({ label: 'Khoản phải nộp', max: 1000, optional: true }) reason?: string;
  @Dong({ label: 'Số tiền (đồng)', min: 0, max: 1_000_000_000_000, optional: true }) amount?: number;
}

export class PaymentForm extends NoteForm {
  @Dong({ label: 'Số tiền (đồng)', min: 0, max: 1_000_000_000_000, optional: true }) amount?: number;
  @Flag({ label: 'Nộp trực tuyến', optional: true }) online?: boolean;
}

export class ExtensionForm extends ReasonForm {
  @CivilDateField({ label: 'Ngày hẹn trả lại' }) appointmentOn!: string;
  @Text({ label: 'Số văn bản', max: 100, optional: true }) documentNumber?: string;
}

export class ResolutionForm extends NoteForm {
  @Text({ label: 'Số kết quả', max: 100, optional: true }) resultNumber?: string;
  @CivilDateField({ label: 'Ngày ký kết quả', optional: true }) resultOn?: string;
  @Flag({ label: 'Kết quả đã số hóa', optional: true }) resultDigitised?: boolean;
}

export class ReturnForm extends StepForm {
  @Choice({ label: 'Cách trả', values: ['desk', 'post', 'online'], optional: true }) method: ResultBy = 'desk';
  @Text({ label: 'Người nhận kết quả', max: 200, optional: true }) receivedBy?: string;
  @Flag({ label: 'Đã kiểm tra giấy tờ tùy thân', optional: true }) identityChecked?: boolean;
}

export class SettlementForm extends ResolutionForm {
  @Text({ label: 'Người nhận kết quả', max: 200, optional: true }) receivedBy?: string;
  @Flag({ label: 'Đã kiểm tra giấy tờ tùy thân', optional: true }) identityChecked?: boolean;
}

export class PapersForm extends StepForm {
  @ListOf({ label: 'Thành phần hồ sơ', type: PaperForm, max: 100 }) papers!: PaperForm[];
  @Choice({ label: 'Kết quả', values: ['none', 'not_digitised', 'digitised'], optional: true }) result?: ResultStatus;
}

export class RatingForm extends StepForm {
  @Choice({ label: 'Thang điểm', values: ['3', '5', 'indices'] }) scale!: '3' | '5' | 'indices';
  @WholeNumber({ label: 'Mức', min: 1, max: 5, optional: true }) level?: number;
  @ListOf({ label: 'Chín chỉ số', type: 'text', values: ['0', '1', '2'], min: 9, max: 9, optional: true }) indices?: string[];
  @Text({ label: 'Ý kiến', max: 2000, multiline: true, optional: true }) remark?: string;
  @Uuid({ label: 'Cán bộ được đánh giá', optional: true }) officerId?: string;
  @Choice({ label: 'Nguồn', values: ['counter', 'kiosk', 'qr', 'paper'], optional: true }) source: RatingSource = 'counter';
}

/** What was wrong in one earlier step. Only what is given changes; what the step's action does not know is refused. */
export class AmendmentForm {
  @WholeNumber({ label: 'Bước số', min: 1, max: 100_000 }) seq!: number;
  @InstantField({ label: 'Thời điểm đúng', optional: true }) at?: Date;
  @Flag({ label: 'Hủy bước', optional: true }) voided?: boolean;
  @Nested({ label: 'Chủ hồ sơ đúng', type: PersonForm, optional: true }) owner?: PersonForm;
  @Nested({ label: 'Người nộp đúng', type: PersonForm, optional: true }) submitter?: PersonForm;
  @Text({ label: 'Mã thủ tục đúng', max: 50, optional: true }) procedure?: string;
  @Choice({ label: 'Kênh nộp đúng', values: ['counter', 'post'], optional: true }) channel?: Channel;
  @Text({ label: 'Nội dung yêu cầu đúng', max: 1000, multiline: true, optional: true }) request?: string;
  @WholeNumber({ label: 'Số bộ hồ sơ đúng', min: 1, max: 99, optional: true }) sets?: number;
  @Choice({ label: 'Nhận kết quả đúng', values: ['desk', 'post', 'online'], optional: true }) resultBy?: ResultBy;
  @Text({ label: 'Lý do đúng của bước', max: 1000, multiline: true, optional: true }) stepReason?: string;
  @Text({ label: 'Số kết quả đúng', max: 100, optional: true }) resultNumber?: string;
  @CivilDateField({ label: 'Ngày ký kết quả đúng', optional: true }) resultOn?: string;
}

export class CorrectionForm extends ReasonForm {
  @ListOf({ label: 'Các bước đính chính', type: AmendmentForm, max: 20 }) amended!: AmendmentForm[];
}
