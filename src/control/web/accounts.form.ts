import type { CivilDate } from '#libs/civil-date';
import { AccountForm } from '#src/identity';
import { CivilDateField, EmailField, ListOf, PageQuery, type Role, ROLES, Text, Uuid } from '#src/platform/http';

export class AccountsQuery extends PageQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) 'don-vi'?: string;
}

export class NewAccountForm extends AccountForm {
  @CivilDateField({ label: 'Vai trò từ ngày', optional: true }) validFrom?: CivilDate;
}

export class RolesForm {
  @Uuid({ label: 'Đơn vị' }) unitId!: string;
  @ListOf({ label: 'Vai trò', type: 'text', optional: true, values: ROLES }) roles: Role[] = [];
  @CivilDateField({ label: 'Từ ngày' }) validFrom!: CivilDate;
}

export class NameForm {
  @Text({ label: 'Tên hiển thị' }) displayName!: string;
  @EmailField({ label: 'Thư điện tử', optional: true }) email?: string;
}

export class NewTokenForm {
  @Uuid({ label: 'Đơn vị' }) unitId!: string;
  @Uuid({ label: 'Tài khoản' }) accountId!: string;
  @Text({ label: 'Tên mã truy cập' }) name!: string;
  @ListOf({ label: 'Vai trò', type: 'text', min: 1, values: ROLES }) roles!: Role[];
  @CivilDateField({ label: 'Hết hạn sau ngày', optional: true }) validTo?: CivilDate;
}

export class RevokeForm {
  @Uuid({ label: 'Đơn vị' }) unitId!: string;
  @Uuid({ label: 'Mã truy cập' }) id!: string;
}
