import type { Narrative } from '#src/reports';
import { shortLabel } from './run-words.js';

export const NARRATIVE_STATES: Readonly<Record<Narrative['state'], string>> = { queued: 'Chờ lập', running: 'Đang lập', done: 'Đã lập', failed: 'Lỗi' };

const FAILURES: Readonly<Record<string, string>> = {
  'report.log_too_busy': 'nhật ký hồ sơ đang được ghi liên tục, chưa lấy số được',
  RangeError: 'lịch làm việc của đơn vị chưa đủ các năm mà báo cáo cần',
};

/** Why it could not be written. */
export function failureWords({ failure }: Pick<Narrative, 'failure'>): string {
  return FAILURES[failure ?? ''] ?? `lỗi của hệ thống (${failure ?? 'không rõ'})`;
}

export function isBeingWritten({ state }: Pick<Narrative, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** @example narrativeTitle(narrative) === 'Báo cáo CCHC · Năm 2025' */
export function narrativeTitle({ period }: Pick<Narrative, 'period'>): string {
  return `Báo cáo CCHC · ${shortLabel(period.label)}`;
}

export function narrativeScope({ consolidated, unitIds }: Pick<Narrative, 'consolidated' | 'unitIds'>): string {
  return consolidated ? `Tổng hợp ${unitIds.length} đơn vị cấp dưới` : 'Của riêng đơn vị';
}

/** @example sizeWords(57_344) === '56 kB' */
export function sizeWords(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024))} kB`;
}
