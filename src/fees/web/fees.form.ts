import type { CivilDate } from '#libs/civil-date';
import { Choice, CivilDateField, Dong, InstantField, ListOf, Text, Uuid, WholeNumber } from '#src/platform/http';
import { ITEM_KINDS, type ItemKind, MAX_AMOUNT, MAX_ITEMS, PAY_METHODS, type PayMethod } from '../domain/taking.js';

export class FeeItemForm {
  @Choice({ label: 'Loại khoản thu', values: ITEM_KINDS, example: 'charge' })
  kind!: ItemKind;

  @Text({ label: 'Nội dung thu', max: 300, example: 'Lệ phí: Thủ tục đăng ký khai sinh' })
  text!: string;

  @Dong({ label: 'Số tiền', min: 1, max: MAX_AMOUNT, example: 8000 })
  amount!: number;
}

/** A fee as it is taken; pages put it beside the dossier's own form. */
export class FeeForm {
  @ListOf({ label: 'Các khoản thu', type: FeeItemForm, min: 1, max: MAX_ITEMS })
  items!: FeeItemForm[];

  @Choice({ label: 'Hình thức thu', values: PAY_METHODS, example: 'cash' })
  method!: PayMethod;

  @Text({ label: 'Người nộp tiền', optional: true })
  payerName?: string;

  @InstantField({ label: 'Thời điểm thu (bỏ trống: lúc này)', optional: true })
  at?: Date;
}

export class TakeFeeForm extends FeeForm {
  @Text({ label: 'Mã hồ sơ', max: 100, example: 'H26.15.30-260302-0001' })
  dossier!: string;
}

export class DossierQuery {
  @Text({ label: 'Mã hồ sơ', max: 100, example: 'H26.15.30-260302-0001' })
  dossier!: string;
}

export class UnitQuery {
  @Uuid({ label: 'Đơn vị (mặc định: đơn vị của người dùng)', optional: true })
  unitId?: string;
}

export class CancelFeeForm {
  @Text({ label: 'Lý do hủy', multiline: true, max: 500 })
  reason!: string;
}

export class TillQuery extends UnitQuery {
  @CivilDateField({ label: 'Ngày (mặc định: hôm nay)', optional: true, example: '2026-03-02' })
  day?: CivilDate;

  @Uuid({ label: 'Người thu (mặc định: mọi người mà người dùng được xem)', optional: true })
  accountId?: string;
}

export class CloseTillForm {
  @CivilDateField({ label: 'Ngày chốt quỹ', example: '2026-03-02' })
  day!: CivilDate;

  @Uuid({ label: 'Người thu (mặc định: người dùng)', optional: true })
  accountId?: string;

  @Dong({ label: 'Tiền mặt đếm được', min: 0, max: 100_000_000_000, example: 250000 })
  countedCash!: number;

  /** Below zero where more was handed back than taken. */
  @WholeNumber({ label: 'Tiền mặt theo sổ mà người dùng đã thấy', optional: true })
  expectedCash?: number;

  @Text({ label: 'Lý do chênh lệch', optional: true, multiline: true, max: 500 })
  note?: string;
}
