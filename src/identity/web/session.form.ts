import { Text } from '#src/platform/http';

export class SignInForm {
  @Text({ label: 'Tên đăng nhập', max: 64, example: 'motcua.duongha' })
  login!: string;

  @Text({ label: 'Mật khẩu' })
  password!: string;
}

export class PasswordForm {
  @Text({ label: 'Mật khẩu hiện tại' })
  current!: string;

  @Text({ label: 'Mật khẩu mới' })
  next!: string;
}

/** Long enough for a recovery code typed with blanks between. */
const CODE = { label: 'Mã xác thực', max: 40, example: '123456' };

export class CodeForm {
  @Text(CODE)
  code!: string;
}

export class SecondStepForm {
  @Text({ label: 'Vé đăng nhập, nhận được khi nhập đúng mật khẩu' })
  ticket!: string;

  @Text({ ...CODE, label: 'Mã của ứng dụng xác thực, hoặc một mã dự phòng' })
  code!: string;
}

export class CurrentPasswordForm {
  @Text({ label: 'Mật khẩu hiện tại' })
  password!: string;
}
