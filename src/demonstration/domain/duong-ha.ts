import type { Role } from '#src/platform/http';
import type { Letterhead, SessionDraft, Unit } from '#src/units';

/**
 * The demonstration's two units have these ids wherever it is loaded: that is how a later start knows its own commune from a real one
 * with the same code.
 */
export const SUPERVISOR: DemonstrationUnit = {
  id: '00000000-0000-7000-8000-00000000d015', kind: 'province', name: 'UBND huyện Gia Lâm', place: 'Gia Lâm', code: 'H26.15',
};
export const COMMUNE: DemonstrationUnit = {
  id: '00000000-0000-7000-8000-00000000d030', kind: 'commune', name: 'UBND xã Dương Hà', place: 'Dương Hà', code: 'H26.15.30',
};

export type DemonstrationUnit = Pick<Unit, 'id' | 'kind' | 'name' | 'place' | 'code'>;

/** Everything of the demonstration has been so since before its first dossier. */
export const SINCE = '2010-01-01';

export const REGISTER_YEAR = 2021;

/** NĐ 118/2025: the day from which the desk is a centre, with its fees, papers and internal steps in the catalogue. */
export const CENTRES_SINCE = '2025-07-01';

export const LETTERHEAD: Letterhead = {
  parentAgency: null,
  agency: COMMUNE.name,
  desk: 'Trung tâm Phục vụ hành chính công',
  place: COMMUNE.place,
  address: 'Thôn Mẫu 1, xã Dương Hà, Hà Nội',
  phone: '0900 000 000',
  email: 'motcua@duongha.example',
  website: 'duongha.example',
  signerTitle: 'Chủ tịch',
  signerName: 'Lê Văn Mẫu',
  clerkTitle: 'Người tiếp nhận hồ sơ',
  pickUpPlace: null,
};

/** Saturday morning is for handing in; terms do not count it. */
export const SESSIONS: readonly SessionDraft[] = [
  ...[1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, opens: '07:30', closes: '11:30', openForIntake: true, countsForTerms: true },
    { weekday, opens: '13:30', closes: '17:00', openForIntake: true, countsForTerms: true },
  ]),
  { weekday: 6, opens: '07:30', closes: '11:30', openForIntake: true, countsForTerms: false },
];

/** The rows of the commune's published table, in its order. The last takes what belongs to no other. */
const LINES = [
  'Tư pháp', 'LĐTBXH', 'Văn hóa thông tin', 'Giáo dục', 'Thanh tra', 'Tài nguyên môi trường', 'Kinh tế', 'Tài chính', 'Nội vụ', 'Quản lý đô thị',
  'Dân số', 'Lĩnh vực khác',
] as const;

/** The commune's rows with the fields that the catalogue counts on them; lines that the commune does not have (Công an) fall to the last. */
export function reportLines(ofCatalogue: readonly { name: string; fieldCodes: readonly string[] }[]): { position: number; name: string; fieldCodes: string[] }[] {
  const last = LINES.length - 1;
  const rows = LINES.map((name, index) => ({ position: index + 1, name, fieldCodes: [] as string[] }));
  for (const { name, fieldCodes } of ofCatalogue) {
    const index = (LINES as readonly string[]).indexOf(name);
    rows[index < 0 ? last : index]?.fieldCodes.push(...fieldCodes);
  }
  return rows;
}

export interface DemonstrationAccount {
  login: string;
  displayName: string;
  unit: DemonstrationUnit;
  roles: readonly Role[];
  /** What the role is called at the desk. */
  title: string;
}

export const ACCOUNTS: readonly DemonstrationAccount[] = [
  { login: 'motcua', displayName: 'Nguyễn Thị Mẫu', unit: COMMUNE, roles: ['clerk'], title: 'cán bộ một cửa' },
  { login: 'chuyenmon', displayName: 'Trần Văn Mẫu', unit: COMMUNE, roles: ['officer'], title: 'công chức chuyên môn' },
  { login: 'lanhdao', displayName: 'Lê Văn Mẫu', unit: COMMUNE, roles: ['leader'], title: 'lãnh đạo' },
  { login: 'kiemsoat', displayName: 'Phạm Thị Mẫu', unit: COMMUNE, roles: ['controller'], title: 'đầu mối kiểm soát TTHC' },
  { login: 'quantri', displayName: 'Hoàng Văn Mẫu', unit: COMMUNE, roles: ['administrator'], title: 'quản trị' },
  { login: 'giamsat', displayName: 'Vũ Thị Mẫu', unit: SUPERVISOR, roles: ['supervisor'], title: 'đơn vị cấp trên giám sát' },
];
