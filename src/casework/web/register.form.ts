import type { CivilDate } from '#libs/civil-date';
import { CivilDateField, Text } from '#src/platform/http';

/** Days of the register, both included. */
export class RegisterForm {
  @CivilDateField({ label: 'Nhận từ ngày' }) tu!: CivilDate;
  @CivilDateField({ label: 'Nhận đến ngày' }) den!: CivilDate;
  @Text({ label: 'Vị trí trang', max: 1000, optional: true }) cursor?: string;
}
