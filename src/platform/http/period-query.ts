import type { CivilDate } from '#libs/civil-date';
import { Uuid } from './text-fields.js';
import { CivilDateField } from './value-fields.js';

/** What is counted over a period, both days included; of the caller's own unit unless another is named. */
export class PeriodQuery {
  @CivilDateField({ label: 'Từ ngày', example: '2026-01-01' })
  from!: CivilDate;

  @CivilDateField({ label: 'Đến ngày', example: '2026-03-31' })
  to!: CivilDate;

  @Uuid({ label: 'Đơn vị', optional: true })
  unitId?: string;
}
