import type { CivilDate } from '#libs/civil-date';
import { Choice, CivilDateField, Flag, ListOf, PageQuery, Text, WholeNumber } from '#src/platform/http';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export class DayRow {
  @CivilDateField({ label: 'Ngày' }) date!: CivilDate;
  @Choice({ label: 'Loại', values: ['off', 'makeup', 'remove'] }) kind!: 'off' | 'makeup' | 'remove';
  @Text({ label: 'Tên ngày', optional: true }) name: string = '';
  @Text({ label: 'Căn cứ', optional: true }) basis: string = '';
  @CivilDateField({ label: 'Làm bù cho ngày', optional: true }) replaces?: CivilDate;
}

export class DraftForm {
  @Text({ label: 'Số văn bản', max: 100 }) notice!: string;
  @ListOf({ label: 'Các ngày', type: DayRow, min: 1, max: 400 }) days!: DayRow[];
}

export class NoticeForm {
  @Text({ label: 'Số văn bản', max: 100 }) notice!: string;
}

export class SessionRow {
  @WholeNumber({ label: 'Thứ', min: 1, max: 7 }) weekday!: number;
  @Text({ label: 'Giờ mở', pattern: CLOCK, patternText: 'phải có dạng giờ:phút, ví dụ 07:30.' }) opens!: string;
  @Text({ label: 'Giờ đóng', pattern: CLOCK, patternText: 'phải có dạng giờ:phút, ví dụ 11:30.' }) closes!: string;
  @Flag({ label: 'Tiếp nhận' }) openForIntake!: boolean;
  @Flag({ label: 'Tính thời hạn' }) countsForTerms!: boolean;
}

export class HoursForm {
  @CivilDateField({ label: 'Áp dụng từ ngày' }) validFrom!: CivilDate;
  @ListOf({ label: 'Các buổi làm việc', type: SessionRow, max: 50 }) sessions!: SessionRow[];
}

export class YearQuery extends PageQuery {
  @WholeNumber({ label: 'Năm', min: 1900, max: 2199, optional: true }) nam?: number;
}
