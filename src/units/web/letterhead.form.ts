import type { CivilDate } from '#libs/civil-date';
import { CivilDateField, EmailField, Text } from '#src/platform/http';
import type { Letterhead } from '../domain/letterhead.js';

export class LetterheadForm {
  @CivilDateField({ label: 'Áp dụng từ ngày', example: '2026-01-01' })
  validFrom!: CivilDate;

  @Text({ label: 'Cơ quan chủ quản (dòng trên cùng)', optional: true, example: 'UBND thành phố Hà Nội' })
  parentAgency?: string;

  @Text({ label: 'Tên cơ quan', example: 'UBND xã Dương Hà' })
  agency!: string;

  @Text({ label: 'Tên bộ phận một cửa', example: 'Trung tâm Phục vụ hành chính công' })
  desk!: string;

  @Text({ label: 'Địa danh ghi trước ngày tháng', max: 100, example: 'Dương Hà' })
  place!: string;

  @Text({ label: 'Địa chỉ', optional: true, max: 300 })
  address?: string;

  @Text({ label: 'Điện thoại', optional: true, max: 50, pattern: /^[0-9+(). /-]+$/, patternText: 'chỉ gồm chữ số và dấu + ( ) . - /.', example: '024 3827 1234' })
  phone?: string;

  @EmailField({ label: 'Thư điện tử', optional: true })
  email?: string;

  @Text({ label: 'Trang thông tin điện tử', optional: true })
  website?: string;

  @Text({ label: 'Chức vụ người ký', max: 100, example: 'Chủ tịch' })
  signerTitle!: string;

  @Text({ label: 'Họ và tên người ký', optional: true, max: 100 })
  signerName?: string;

  @Text({ label: 'Chức danh phía bộ phận một cửa', max: 100, example: 'Người tiếp nhận hồ sơ' })
  clerkTitle!: string;

  @Text({ label: 'Nơi trả kết quả', optional: true, max: 300, example: 'Quầy số 3, Trung tâm Phục vụ hành chính công' })
  pickUpPlace?: string;
}

/** An empty line is one that is not printed. */
export function letterheadOf(form: LetterheadForm): Letterhead {
  return {
    parentAgency: form.parentAgency ?? null,
    agency: form.agency,
    desk: form.desk,
    place: form.place,
    address: form.address ?? null,
    phone: form.phone ?? null,
    email: form.email ?? null,
    website: form.website ?? null,
    signerTitle: form.signerTitle,
    signerName: form.signerName ?? null,
    clerkTitle: form.clerkTitle,
    pickUpPlace: form.pickUpPlace ?? null,
  };
}
