import { checkTerm, type Term } from '#libs/deadline';
import { stepsExceedTerm } from './days-cut.js';
import type { VersionContents } from './version.js';

export interface Problem {
  /** Which part of the contents, as in a form: `term`, `papers.1.code`. */
  field: 'term' | 'steps' | 'papers' | `steps.${number}` | `papers.${number}`;
  code: string;
  /** Vietnamese. */
  message: string;
}

export function isCountable(term: Term): boolean {
  try {
    checkTerm(term);
    // The database keeps tenths.
    return (term.unit === 'same_day') === (term.amount === 0) && term.amount < 10_000 && Number(term.amount.toFixed(1)) === term.amount;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What no version may say, whoever types it in. */
export function problemsOf({ term, steps, papers }: Pick<VersionContents, 'term' | 'steps' | 'papers'>): Problem[] {
  const problems: Problem[] = [];
  if (!isCountable(term)) {
    problems.push({ field: 'term', code: 'term.bad', message: 'Thời hạn: phải lớn hơn 0 (trong ngày thì bằng 0); chỉ ngày làm việc được lẻ nửa ngày, giờ được lẻ một chữ số thập phân.' });
  }
  if (term.cutoff && term.unit !== 'same_day') {
    problems.push({ field: 'term', code: 'term.cutoff', message: 'Giờ chốt: chỉ dùng cho thủ tục giải quyết trong ngày.' });
  }
  steps.forEach((step, index) => {
    if (!isCountable(step.allotment)) {
      problems.push({ field: `steps.${index}`, code: 'step.bad', message: `Bước “${step.name}”: thời hạn của bước không tính được.` });
    }
  });
  if (problems.length === 0 && stepsExceedTerm(term, steps.map((step) => step.allotment))) {
    problems.push({ field: 'steps', code: 'steps.too_long', message: 'Các bước cộng lại dài hơn thời hạn của thủ tục.' });
  }
  papers.forEach((paper, index) => {
    if (papers.findIndex((other) => other.code === paper.code) < index) {
      problems.push({ field: `papers.${index}`, code: 'paper.repeated', message: `Giấy tờ “${paper.name}”: mã ${paper.code} đã dùng cho giấy tờ khác.` });
    }
  });
  return problems;
}

const NAMES: Readonly<Record<keyof VersionContents, string>> = {
  name: 'Tên thủ tục',
  competence: 'Thẩm quyền',
  term: 'Thời hạn',
  supplementPolicy: 'Khi bổ sung',
  onlineLevel: 'Mức độ trực tuyến',
  givesResult: 'Có kết quả',
  fee: 'Lệ phí',
  isPublic: 'Công khai',
  steps: 'Quy trình nội bộ',
  papers: 'Thành phần hồ sơ',
};

export interface Difference {
  what: keyof VersionContents;
  label: string;
  from: unknown;
  to: unknown;
}

/** What the latter says otherwise. */
export function differencesOf(former: VersionContents, latter: VersionContents): Difference[] {
  return (Object.keys(NAMES) as (keyof VersionContents)[])
    .filter((what) => canonical(former[what]) !== canonical(latter[what]))
    .map((what) => ({ what, label: NAMES[what], from: former[what], to: latter[what] }));
}

/** JSON with its keys in order, and without those that say nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).filter(([, inner]) => inner !== null && inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part);
}

/** What a new procedure says where its list says nothing. */
export const DEFAULT_CONTENTS = {
  competence: 'commune',
  supplementPolicy: 'pause',
  onlineLevel: null,
  givesResult: true,
  fee: 0,
  isPublic: true,
  steps: [],
  papers: [],
} as const satisfies Partial<VersionContents>;
