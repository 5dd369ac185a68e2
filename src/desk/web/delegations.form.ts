import type { CivilDate } from '#libs/civil-date';
import { CivilDateField, ListOf, type Role, ROLES, Text, Uuid } from '#src/platform/http';

/** On a page no box ticked means none, so the roles must be named. */
export class DelegationPageForm {
  @Uuid({ label: 'Người ủy quyền', optional: true }) fromAccountId?: string;
  @Uuid({ label: 'Người được ủy quyền' }) toAccountId!: string;
  @ListOf({ label: 'Vai trò', type: 'text', min: 1, values: ROLES }) roles!: Role[];
  @CivilDateField({ label: 'Từ ngày' }) validFrom!: CivilDate;
  @CivilDateField({ label: 'Đến hết ngày' }) validTo!: CivilDate;
  @Text({ label: 'Lý do', max: 500 }) reason!: string;
}

export class RevocationForm {
  @Uuid({ label: 'Ủy quyền' }) id!: string;
}
