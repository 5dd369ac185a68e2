import { Choice, InstantField, Text, Uuid } from '#src/platform/http';

export class AlertsQuery {
  @Choice({ label: 'Xem', values: ['con-hieu-luc', 'tat-ca'], optional: true }) xem: 'con-hieu-luc' | 'tat-ca' = 'con-hieu-luc';
  @Text({ label: 'Vị trí trang', max: 1000, optional: true }) tu?: string;
}

export class SeenForm {
  @Uuid({ label: 'Đơn vị' }) unitId!: string;
  @Uuid({ label: 'Cảnh báo' }) id!: string;
  @Text({ label: 'Trang đang xem', max: 1500, optional: true }) tiep?: string;
}

export class AllSeenForm {
  /** When the page was made: what came later has not been read. */
  @InstantField({ label: 'Xem đến lúc' }) until!: Date;
}
