import { Choice, EmailField, Flag, InstantField, ListOf, PageQuery, type Role, ROLES, Text, Uuid } from '#src/platform/http';
import { ACCOUNT_KINDS, type AccountKind } from '../domain/account.js';

const LOGIN = /^[A-Za-z0-9][A-Za-z0-9._@-]+$/;

export class UnitQuery extends PageQuery {
  @Uuid({ label: 'Đơn vị (mặc định: đơn vị của mình)', optional: true })
  unitId?: string;
}

export class AccountForm {
  @Uuid({ label: 'Đơn vị (mặc định: đơn vị của mình)', optional: true })
  unitId?: string;

  @Choice({ label: 'Loại tài khoản', values: ACCOUNT_KINDS, optional: true, example: 'person' })
  kind: AccountKind = 'person';

  @Text({ label: 'Tên đăng nhập', min: 2, max: 64, pattern: LOGIN, patternText: 'chỉ gồm chữ không dấu, chữ số và . _ @ -', example: 'motcua.duongha' })
  login!: string;

  @Text({ label: 'Tên hiển thị', example: 'Cán bộ một cửa' })
  displayName!: string;

  @EmailField({ label: 'Thư điện tử', optional: true })
  email?: string;

  @Text({ label: 'Mật khẩu ban đầu; để trống thì hệ thống tự đặt', optional: true })
  password?: string;

  @ListOf({ label: 'Vai trò trong đơn vị', type: 'text', optional: true, values: ROLES })
  roles: Role[] = [];
}

export class AccountChangesForm {
  @Text({ label: 'Tên hiển thị', optional: true })
  displayName?: string;

  @EmailField({ label: 'Thư điện tử', optional: true })
  email?: string;

  @Flag({ label: 'Vô hiệu hóa', optional: true })
  disabled?: boolean;

  @Text({ label: 'Mật khẩu mới để giao cho người dùng', optional: true })
  newPassword?: string;

  @Uuid({ label: 'Đơn vị của các vai trò (mặc định: đơn vị của tài khoản)', optional: true })
  unitId?: string;

  @ListOf({ label: 'Vai trò trong đơn vị, thay cho các vai trò đang có', type: 'text', optional: true, values: ROLES })
  roles?: Role[];
}

export class TokenForm {
  @Uuid({ label: 'Đơn vị (mặc định: đơn vị của mình)', optional: true })
  unitId?: string;

  @Uuid({ label: 'Tài khoản mà chương trình dùng (mặc định: tài khoản của mình)', optional: true })
  accountId?: string;

  @Text({ label: 'Tên mã truy cập', example: 'Cổng dịch vụ công' })
  name!: string;

  @ListOf({ label: 'Vai trò; để trống là mọi vai trò của tài khoản trong đơn vị', type: 'text', optional: true, min: 1, values: ROLES })
  roles?: Role[];

  @InstantField({ label: 'Hết hạn lúc', optional: true, example: '2026-12-31T17:00' })
  expiresAt?: Date;
}
