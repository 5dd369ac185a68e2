import type { CivilDate } from '#libs/civil-date';
import type { SupplementPolicy, TermUnit } from '#libs/deadline';
import { Choice, CivilDateField, Decimal, InstantField, ListOf, Text, Uuid, WholeNumber } from '#src/platform/http';

export class DayForm {
  @CivilDateField({ label: 'Ngày', example: '2026-09-01' })
  date!: CivilDate;

  @Choice({ label: 'Loại: off nghỉ, makeup làm bù, remove bỏ khỏi lịch', values: ['off', 'makeup', 'remove'], example: 'off' })
  kind!: 'off' | 'makeup' | 'remove';

  @Text({ label: 'Tên ngày', optional: true, example: 'Quốc khánh' })
  name: string = '';

  @Text({ label: 'Căn cứ', optional: true, example: 'luật' })
  basis: string = '';

  @CivilDateField({ label: 'Làm bù cho ngày', optional: true })
  replaces?: CivilDate;
}

export class ChangeForm {
  @Text({ label: 'Số văn bản thông báo', max: 100, example: '6150/TB-BLĐTBXH' })
  notice!: string;

  @ListOf({ label: 'Các ngày', type: DayForm, min: 1, max: 400 })
  days!: DayForm[];
}

export class SpanQuery {
  @CivilDateField({ label: 'Từ ngày', example: '2026-01-01' })
  from!: CivilDate;

  @CivilDateField({ label: 'Đến ngày', example: '2026-12-31' })
  to!: CivilDate;
}

export class YearQuery {
  @WholeNumber({ label: 'Năm', min: 1900, max: 2199, example: 2026 })
  year!: number;

  @Uuid({ label: 'Đơn vị (mặc định đơn vị của người dùng)', optional: true })
  unitId?: string;
}

export class DueQuery {
  @Uuid({ label: 'Đơn vị (mặc định đơn vị của người dùng)', optional: true })
  unitId?: string;

  @InstantField({ label: 'Thời điểm tiếp nhận', example: '2026-03-02T09:00' })
  received!: Date;

  @Text({ label: 'Mã thủ tục', optional: true, max: 60, example: '1.001193' })
  procedure?: string;

  @Decimal({ label: 'Thời hạn, khi không nêu thủ tục', optional: true, min: 0, max: 9999, places: 1, example: 3 })
  term?: number;

  @Choice({ label: 'Đơn vị tính thời hạn', optional: true, values: ['same_day', 'working_day', 'calendar_day', 'working_hour', 'month'] })
  termUnit?: TermUnit;

  @Text({ label: 'Giờ chốt trong ngày', optional: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, patternText: 'phải có dạng HH:MM.', example: '15:00' })
  cutoff?: string;

  @Choice({ label: 'Khi bổ sung: tạm dừng hay tính lại', optional: true, values: ['pause', 'restart'] })
  policy?: SupplementPolicy;

  @InstantField({ label: 'Tạm dừng từ', optional: true })
  pausedFrom?: Date;

  @InstantField({ label: 'Tạm dừng đến', optional: true })
  pausedTo?: Date;
}
