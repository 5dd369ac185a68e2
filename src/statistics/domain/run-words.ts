import { REPORT_DEFINITIONS, reportCode, type ReportId } from '#libs/reporting';
import type { Run, RunHead } from '#src/reports';

type Id = ReportId;

/** As people at the desk call the tables. */
export const DEFINITION_NAMES: Readonly<Record<Id, string>> = {
  R1: 'Kết quả tiếp nhận, giải quyết theo lĩnh vực',
  R2: 'Biểu II.06a/VPCP/KSTT',
  HN2026: 'Biểu của thành phố Hà Nội, năm 2026',
  R3: 'Danh mục TTHC theo lĩnh vực',
  R4: 'Số hóa hồ sơ, giấy tờ, kết quả',
  R5: 'Dịch vụ công trực tuyến',
  R6: 'Mức độ hài lòng',
  R6_INDICES: 'Mức độ hài lòng, 9 chỉ số',
};

export const DEFINITION_IDS = Object.keys(REPORT_DEFINITIONS) as Id[];

export const STATE_WORDS: Readonly<Record<Run['state'], string>> = { queued: 'Chờ tính', running: 'Đang tính', done: 'Đã tính xong', failed: 'Tính không thành công' };

/** What the rows are, and of whose dossiers. */
export function scopeWords({ consolidated, layout }: Pick<Run, 'consolidated' | 'layout'>): string {
  if (!consolidated) return 'Của riêng đơn vị, theo lĩnh vực';
  return layout === 'by_unit' ? 'Tổng hợp các đơn vị trực thuộc, mỗi đơn vị một dòng' : 'Tổng hợp các đơn vị trực thuộc, theo lĩnh vực';
}

/** Without the dates, where these stand beside it. @example shortLabel('Kỳ báo cáo năm 2021 (từ ngày 15/12/2020 đến ngày 14/12/2021)') === 'Kỳ báo cáo năm 2021' */
export function shortLabel(label: string): string {
  return label.replace(/ \(từ ngày .*\)$/, '');
}

/** @example runTitle(run) === 'R1 · Năm 2021' */
export function runTitle({ definition, period }: Pick<RunHead, 'definition' | 'period'>): string {
  return `${reportCode(definition)} · ${shortLabel(period.label)}`;
}

/** The beginning of a content hash, in two groups for the eye. @example hashWords('9b91fd388e85e0e8…') === '9b91fd38 8e85e0e8' */
export function hashWords(contentHash: string): string {
  return `${contentHash.slice(0, 8)} ${contentHash.slice(8, 16)}`;
}

const RUN_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id that a form brings for the run it asks for; undefined for what is none. */
export function runIdFrom(key: string): string | undefined {
  return RUN_ID.test(key) ? key : undefined;
}

export function isBeingCounted({ state }: Pick<Run, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}
