import type { CivilDate } from '#libs/civil-date';

export const FORM_NUMBERS = ['01', '02', '03', '04', '05', '06', '07'] as const;
export type FormNumber = (typeof FORM_NUMBERS)[number];

/** Numbered as circular 03/2025 does, in both sets. */
export interface FormSet {
  id: '2018' | '2025';
  circular: string;
  /** First day; null: since before anything here. */
  validFrom: CivilDate | null;
  /** The line under a commune's name. */
  headLine: string;
  titles: Readonly<Record<FormNumber, string>>;
  /** What follows a form's number. */
  numberEndings: Readonly<Partial<Record<FormNumber, string>>>;
}

const TITLES_2018 = {
  '01': 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  '02': 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  '03': 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
  '04': 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
  '05': 'Thông báo dừng giải quyết hồ sơ',
  '06': 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
  '07': 'Sổ theo dõi hồ sơ',
} as const satisfies Record<FormNumber, string>;

const NUMBER_ENDINGS = { '01': 'TNHS', '02': 'HDHS', '03': 'TCHS' } as const;

/** Oldest first. */
export const FORM_SETS: readonly [FormSet, ...FormSet[]] = [
  {
    id: '2018',
    circular: 'Thông tư 01/2018/TT-VPCP',
    validFrom: null,
    headLine: 'Bộ phận Tiếp nhận và Trả kết quả',
    titles: TITLES_2018,
    numberEndings: NUMBER_ENDINGS,
  },
  {
    id: '2025',
    circular: 'Thông tư 03/2025/TT-VPCP',
    validFrom: '2025-09-15',
    headLine: 'Trung tâm Phục vụ hành chính công',
    titles: { ...TITLES_2018, '04': 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết' },
    numberEndings: NUMBER_ENDINGS,
  },
];

/** The forms in force on a day: for a dossier, that of its receipt. */
export function formSetOn(date: CivilDate): FormSet {
  return FORM_SETS.findLast(({ validFrom }) => validFrom === null || validFrom <= date) ?? FORM_SETS[0];
}
