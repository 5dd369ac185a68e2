import type { CivilDate } from '#libs/civil-date';
import { CivilDateField, ListOf, Text, Uuid } from '#src/platform/http';

export class NewCodeForm {
  @Text({ label: 'Mã mới', max: 40 }) code!: string;
  @CivilDateField({ label: 'Dùng từ ngày' }) codeFrom!: CivilDate;
}

export class RenamingForm {
  @Text({ label: 'Tên mới' }) newName!: string;
  @Text({ label: 'Địa danh trên biểu mẫu', optional: true }) newPlace?: string;
  @CivilDateField({ label: 'Mang tên mới từ ngày' }) nameFrom!: CivilDate;
  @Text({ label: 'Số nghị quyết, quyết định', optional: true, max: 100 }) decision?: string;
}

export class MergerForm {
  @Uuid({ label: 'Đơn vị kế tục' }) successorId!: string;
  @CivilDateField({ label: 'Kế tục từ ngày' }) mergedFrom!: CivilDate;
}

export class ReportLineRow {
  @Text({ label: 'Tên dòng' }) name!: string;
  @ListOf({ label: 'Lĩnh vực', type: 'text', optional: true, maxText: 100 }) fieldCodes: string[] = [];
}

export class LinesForm {
  @CivilDateField({ label: 'Áp dụng từ ngày' }) validFrom!: CivilDate;
  @ListOf({ label: 'Các dòng', type: ReportLineRow, min: 1, max: 100 }) lines!: ReportLineRow[];
}
