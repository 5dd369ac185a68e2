import type { CivilDate } from '#libs/civil-date';
import { CivilDateField, Text, Uuid, WholeNumber } from '#src/platform/http';
import { MOST_SLIPS } from '../domain/slips.js';
import { RemarksQuery } from './surveys.form.js';

export class SlipsForm {
  @CivilDateField({ label: 'Ngày phát phiếu', example: '2026-03-02' })
  day!: CivilDate;

  @Text({ label: 'Lĩnh vực (bỏ trống: không theo lĩnh vực)', optional: true, max: 200, example: 'ho-tich' })
  field?: string;

  @WholeNumber({ label: 'Số phiếu phát ra', min: 1, max: MOST_SLIPS, example: 20 })
  slips!: number;
}

export class CancelSlipsForm {
  @Text({ label: 'Lý do hủy', multiline: true, max: 500 })
  reason!: string;
}

export class SlipsQuery extends RemarksQuery {}

export class SlipUnitQuery {
  @Uuid({ label: 'Đơn vị (mặc định: đơn vị của người dùng)', optional: true })
  unitId?: string;
}
