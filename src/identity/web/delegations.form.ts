import { CivilDateField, ListOf, type Role, ROLES, Text, Uuid } from '#src/platform/http';
import type { CivilDate } from '#libs/civil-date';

export class DelegationForm {
  @Uuid({ label: 'Đơn vị (mặc định: đơn vị của mình)', optional: true })
  unitId?: string;

  @Uuid({ label: 'Người ủy quyền (mặc định: chính mình)', optional: true })
  fromAccountId?: string;

  @Uuid({ label: 'Người được ủy quyền' })
  toAccountId!: string;

  @ListOf({ label: 'Vai trò; để trống là mọi vai trò của người ủy quyền trong đơn vị', type: 'text', optional: true, min: 1, values: ROLES })
  roles?: Role[];

  @CivilDateField({ label: 'Từ ngày', example: '2026-03-02' })
  validFrom!: CivilDate;

  @CivilDateField({ label: 'Đến hết ngày', example: '2026-03-06' })
  validTo!: CivilDate;

  @Text({ label: 'Lý do', max: 500, example: 'Nghỉ phép' })
  reason!: string;
}
