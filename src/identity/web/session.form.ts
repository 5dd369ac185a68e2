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
