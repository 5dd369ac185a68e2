import type { CivilDate } from '#libs/civil-date';
import { Choice, CivilDateField, Flag, ListOf, Text, Uuid, WholeNumber } from '#src/platform/http';
import { UNIT_KINDS, type UnitKind } from '../domain/unit.js';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export class UnitForm {
  @Uuid({ label: 'Đơn vị cấp trên' })
  parentId!: string;

  @Choice({ label: 'Loại đơn vị', values: UNIT_KINDS, example: 'commune' })
  kind!: UnitKind;

  @Text({ label: 'Tên đơn vị', example: 'UBND xã Dương Hà' })
  name!: string;

  @Text({ label: 'Địa danh ghi trên biểu mẫu', optional: true, example: 'Dương Hà' })
  place: string = '';

  @Text({ label: 'Mã định danh', max: 40, example: 'H26.15.30' })
  code!: string;

  @CivilDateField({ label: 'Có hiệu lực từ ngày', example: '2026-01-01' })
  validFrom!: CivilDate;
}

export class UnitCodeForm {
  @Text({ label: 'Mã định danh', max: 40, example: 'H26.15.30' })
  code!: string;

  @CivilDateField({ label: 'Có hiệu lực từ ngày', example: '2026-01-01' })
  validFrom!: CivilDate;
}

export class UnitNameForm {
  @Text({ label: 'Tên mới', example: 'UBND xã Phù Đổng' })
  name!: string;

  @Text({ label: 'Địa danh ghi trên biểu mẫu', optional: true, example: 'Phù Đổng' })
  place?: string;

  @Text({ label: 'Số nghị quyết, quyết định', optional: true, max: 100, example: '1656/NQ-UBTVQH15' })
  decision?: string;

  @CivilDateField({ label: 'Mang tên mới từ ngày', example: '2026-07-01' })
  validFrom!: CivilDate;
}

export class SuccessorForm {
  @Uuid({ label: 'Đơn vị kế tục' })
  successorId!: string;

  @CivilDateField({ label: 'Kế tục từ ngày', example: '2026-07-01' })
  validFrom!: CivilDate;
}

export class SessionForm {
  @WholeNumber({ label: 'Ngày trong tuần (1 = thứ Hai … 7 = Chủ nhật)', min: 1, max: 7, example: 1 })
  weekday!: number;

  @Text({ label: 'Giờ mở', pattern: CLOCK, patternText: 'phải có dạng HH:MM.', example: '07:30' })
  opens!: string;

  @Text({ label: 'Giờ đóng', pattern: CLOCK, patternText: 'phải có dạng HH:MM.', example: '11:30' })
  closes!: string;

  @Flag({ label: 'Có tiếp nhận hồ sơ', example: true })
  openForIntake!: boolean;

  @Flag({ label: 'Được tính vào thời hạn giải quyết', example: true })
  countsForTerms!: boolean;
}

export class SessionsForm {
  @CivilDateField({ label: 'Áp dụng từ ngày', example: '2026-01-01' })
  validFrom!: CivilDate;

  @ListOf({ label: 'Các buổi làm việc trong tuần', type: SessionForm, max: 50 })
  sessions!: SessionForm[];
}

export class ReportLineForm {
  @WholeNumber({ label: 'Thứ tự', min: 1, max: 10_000, example: 1 })
  position!: number;

  @Text({ label: 'Tên dòng', example: 'Tư pháp' })
  name!: string;

  @ListOf({ label: 'Mã các lĩnh vực được đếm vào dòng này', type: 'text', optional: true, maxText: 100 })
  fieldCodes: string[] = [];
}

export class ReportLinesForm {
  @CivilDateField({ label: 'Áp dụng từ ngày', example: '2026-01-01' })
  validFrom!: CivilDate;

  @ListOf({ label: 'Các dòng của báo cáo', type: ReportLineForm, min: 1 })
  lines!: ReportLineForm[];
}

export class OnQuery {
  @CivilDateField({ label: 'Ngày', optional: true, example: '2026-01-01' })
  on?: CivilDate;
}
