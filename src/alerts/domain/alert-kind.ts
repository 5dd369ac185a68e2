/** What a dossier can be told about, mildest first; `digest` is about a whole unit's day. */
export const dossierAlertKinds = [
  'due_soon_1', 'due_soon_2', 'overdue', 'overdue_leader', 'overdue_supervisor', 'acceptance_soon', 'acceptance_overdue', 'step_overdue',
] as const;
export type DossierAlertKind = (typeof dossierAlertKinds)[number];
export type AlertKind = DossierAlertKind | 'digest';

/** Roles that alerts are told to. */
export type AlertRole = 'clerk' | 'officer' | 'leader' | 'supervisor';

const texts: Record<AlertKind, string> = {
  due_soon_1: 'Sắp đến hạn trả kết quả',
  due_soon_2: 'Sắp hết giờ trả kết quả',
  overdue: 'Quá hạn trả kết quả',
  overdue_leader: 'Quá hạn chưa giải quyết, báo lãnh đạo',
  overdue_supervisor: 'Quá hạn kéo dài, báo cơ quan cấp trên',
  acceptance_soon: 'Sắp hết giờ tiếp nhận hồ sơ trực tuyến',
  acceptance_overdue: 'Quá giờ tiếp nhận hồ sơ trực tuyến',
  step_overdue: 'Bước xử lý nội bộ quá hạn',
  digest: 'Việc trong ngày',
};

/** What the screen and the mail call it. @example alertText('overdue') // 'Quá hạn trả kết quả' */
export function alertText(kind: AlertKind): string {
  return texts[kind];
}
