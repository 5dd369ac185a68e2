import { describeTerm, type TermUnit } from '#libs/deadline';
import { formatNumber } from '#libs/vietnamese';
import type { ChangeKind, Competence, Office, ProcedureVersion, VersionContents } from '#src/catalogue';

export const COMPETENCE_WORDS: Readonly<Record<Competence, string>> = {
  commune: 'Cấp xã', interlinked: 'Liên thông', interlinked_same_level: 'Liên thông cùng cấp', interlinked_between_levels: 'Liên thông giữa các cấp', police: 'Công an', military: 'Quân sự',
};

export const CHANGE_WORDS: Readonly<Record<ChangeKind, string>> = { new: 'ban hành', amended: 'sửa đổi', simplified: 'đơn giản hóa', abolished: 'bãi bỏ' };

export const OFFICE_WORDS: Readonly<Record<Office, string>> = { desk: 'Một cửa', officer: 'Công chức chuyên môn', leader: 'Lãnh đạo', agency: 'Cơ quan khác' };

export const TERM_UNIT_WORDS: Readonly<Record<TermUnit, string>> = {
  working_day: 'ngày làm việc', calendar_day: 'ngày', working_hour: 'giờ làm việc', month: 'tháng', same_day: 'trong ngày',
};

export function levelWords(level: ProcedureVersion['onlineLevel']): string {
  return level === null ? 'không trực tuyến' : level === 4 ? 'toàn trình' : 'một phần';
}

export function feeWords(fee: number): string {
  return fee === 0 ? 'không' : `${formatNumber(fee)} đ`;
}

export function daysCutWords(days: number | null): string {
  if (days === null || days === 0) return '';
  const shown = String(Math.abs(days)).replace('.', ',');
  return days > 0 ? `cắt giảm ${shown} ngày` : `dài thêm ${shown} ngày`;
}

/** What a version says, part by part, in words. */
export const CONTENT_ROWS: readonly { what: keyof VersionContents; label: string; words: (contents: VersionContents) => readonly string[] }[] = [
  { what: 'name', label: 'Tên thủ tục', words: ({ name }) => [name] },
  { what: 'term', label: 'Thời hạn', words: ({ term }) => [describeTerm(term)] },
  { what: 'competence', label: 'Thẩm quyền', words: ({ competence }) => [COMPETENCE_WORDS[competence]] },
  { what: 'onlineLevel', label: 'Trực tuyến', words: ({ onlineLevel }) => [levelWords(onlineLevel)] },
  { what: 'fee', label: 'Lệ phí', words: ({ fee }) => [feeWords(fee)] },
  { what: 'supplementPolicy', label: 'Khi bổ sung', words: ({ supplementPolicy }) => [supplementPolicy === 'pause' ? 'tạm dừng thời hạn' : 'tính lại từ đầu'] },
  { what: 'givesResult', label: 'Có kết quả', words: ({ givesResult }) => [givesResult ? 'có' : 'không'] },
  { what: 'isPublic', label: 'Công khai', words: ({ isPublic }) => [isPublic ? 'có' : 'chưa'] },
  { what: 'steps', label: 'Quy trình nội bộ', words: ({ steps }) => steps.map(({ name, office, allotment }) => `${name} (${OFFICE_WORDS[office]}, ${describeTerm(allotment)})`) },
  { what: 'papers', label: 'Thành phần hồ sơ', words: ({ papers }) => papers.map(({ name, originals, copies, required }) => `${name} (${originals} chính, ${copies} sao${required ? '' : ', nếu có'})`) },
];
