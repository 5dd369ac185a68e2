import type { CivilDate } from '#libs/civil-date';
import { CivilDateField, Uuid } from '#src/platform/http';

export class DigitisationQuery {
  @CivilDateField({ label: 'Từ ngày', example: '2026-01-01' })
  from!: CivilDate;

  @CivilDateField({ label: 'Đến ngày', example: '2026-03-31' })
  to!: CivilDate;

  @Uuid({ label: 'Đơn vị', optional: true })
  unitId?: string;
}
