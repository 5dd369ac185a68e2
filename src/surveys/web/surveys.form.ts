import type { CivilDate } from '#libs/civil-date';
import { CivilDateField, PageQuery, Uuid } from '#src/platform/http';

export class RemarksQuery extends PageQuery {
  @CivilDateField({ label: 'Từ ngày', optional: true, example: '2026-01-01' })
  from?: CivilDate;

  @CivilDateField({ label: 'Đến ngày', optional: true, example: '2026-03-31' })
  to?: CivilDate;

  @Uuid({ label: 'Đơn vị', optional: true })
  unitId?: string;
}
