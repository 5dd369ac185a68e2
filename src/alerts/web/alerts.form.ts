import { Choice, Flag, PageQuery, WholeNumber } from '#src/platform/http';
import { DELIVERY_STATES, type DeliveryState } from '../data/delivery.store.js';

export class InboxQuery extends PageQuery {
  @Flag({ label: 'Chỉ cảnh báo còn hiệu lực', optional: true, example: true })
  open: boolean = false;
}

export class DeliveriesQuery extends PageQuery {
  @Choice({ label: 'Tình trạng gửi: chờ gửi, đã gửi, không gửi được', values: DELIVERY_STATES, optional: true, example: 'dead' })
  state: DeliveryState = 'dead';
}

export class AlertSettingForm {
  @WholeNumber({ label: 'Báo trước bao nhiêu ngày làm việc (0: không báo)', min: 0, max: 30, example: 1 })
  firstLeadDays!: number;

  @WholeNumber({ label: 'Báo lần nữa trước bao nhiêu giờ làm việc (0: không báo)', min: 0, max: 40, example: 4 })
  secondLeadHours!: number;

  @WholeNumber({ label: 'Báo trước hạn tiếp nhận hồ sơ trực tuyến bao nhiêu giờ làm việc (0: không báo)', min: 0, max: 8, example: 2 })
  acceptanceLeadHours!: number;

  @Flag({ label: 'Tổng hợp việc trong ngày lúc mở cửa', example: true })
  digest!: boolean;
}
