/** What a dossier can be told about, mildest first; `digest` is about a whole unit's day. */
export const dossierAlertKinds = [
  'due_soon_1', 'due_soon_2', 'overdue', 'overdue_leader', 'overdue_supervisor', 'acceptance_soon', 'acceptance_overdue', 'step_overdue',
] as const;
export type DossierAlertKind = (typeof dossierAlertKinds)[number];
/** What the unit's reports tell of: they are about no dossier, but name their own matter. */
export type ReportAlertKind = 'report_due' | 'report_reminder' | 'report_checks_failed' | 'report_counters_differ';
export type AlertKind = DossierAlertKind | ReportAlertKind | 'digest';

/** Roles that alerts are told to. */
export type AlertRole = 'clerk' | 'officer' | 'leader' | 'supervisor' | 'controller';

const texts: Record<AlertKind, string> = {
  due_soon_1: 'Sắp đến hạn trả kết quả',
  due_soon_2: 'Sắp hết giờ trả kết quả',
  overdue: 'Quá hạn trả kết quả',
  overdue_leader: 'Quá hạn chưa giải quyết, báo lãnh đạo',
  overdue_supervisor: 'Quá hạn kéo dài, báo cơ quan cấp trên',
  acceptance_soon: 'Sắp hết giờ tiếp nhận hồ sơ trực tuyến',
  acceptance_overdue: 'Quá giờ tiếp nhận hồ sơ trực tuyến',
  step_overdue: 'Bước xử lý nội bộ quá hạn',
  report_due: 'Đến kỳ báo cáo, số liệu đã lập, chờ soát và chốt',
  report_reminder: 'Báo cáo chưa chốt',
  report_checks_failed: 'Báo cáo có số liệu không khớp',
  report_counters_differ: 'Số đếm báo cáo lệch với nhật ký hồ sơ',
  digest: 'Việc trong ngày',
};

/** What the screen and the mail call it. @example alertText('overdue') // 'Quá hạn trả kết quả' */
export function alertText(kind: AlertKind): string {
  return texts[kind];
}
