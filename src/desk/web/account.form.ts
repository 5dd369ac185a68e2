import { Text, Uuid } from '#src/platform/http';

export class PasswordChangeForm {
  @Text({ label: 'Mật khẩu hiện tại' }) current!: string;
  @Text({ label: 'Mật khẩu mới' }) next!: string;
  @Text({ label: 'Nhập lại mật khẩu mới' }) again!: string;
}

export class PasswordForm {
  @Text({ label: 'Mật khẩu hiện tại' }) password!: string;
}

export class CodeForm {
  @Text({ label: 'Mã xác thực', max: 40 }) code!: string;
}

/** The secret goes through the form, so that a mistyped code does not make the telephone scan again. */
export class EnrolmentForm extends CodeForm {
  @Text({ label: 'Khóa xác thực', max: 500, pattern: /^otpauth:\/\/totp\/\S+$/, patternText: 'hãy bắt đầu bật lại từ đầu.' }) uri!: string;
}

export class SessionForm {
  @Uuid({ label: 'Phiên' }) id!: string;
}

export class UnitAtWorkForm {
  @Uuid({ label: 'Đơn vị làm việc' }) unitId!: string;
  @Text({ label: 'Trang đang xem', max: 500, optional: true }) tiep?: string;
}
