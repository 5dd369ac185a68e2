import type { SupplementPolicy, Term, TermUnit } from '#libs/deadline';
import { searchKey, slug } from '#libs/vietnamese';
import type { Competence, Office, OnlineLevel, VersionPaper, VersionStep } from './version.js';

/** Cells of a published list, in code words or as people write them. Every reader gives undefined for what it cannot read. */

const UNITS: Readonly<Record<string, TermUnit>> = {
  'same day': 'same_day', 'trong ngay': 'same_day', 'trong ngay lam viec': 'same_day',
  'working day': 'working_day', 'ngay lam viec': 'working_day',
  'calendar day': 'calendar_day', ngay: 'calendar_day', 'ngay lich': 'calendar_day',
  'working hour': 'working_hour', gio: 'working_hour', 'gio lam viec': 'working_hour',
  month: 'month', thang: 'month',
};

const COMPETENCES: Readonly<Record<string, Competence>> = {
  commune: 'commune', 'cap xa': 'commune', xa: 'commune',
  interlinked: 'interlinked', 'lien thong': 'interlinked',
  'interlinked same level': 'interlinked_same_level', 'lien thong cung cap': 'interlinked_same_level',
  'interlinked between levels': 'interlinked_between_levels', 'lien thong giua cac cap': 'interlinked_between_levels', 'lien thong cac cap': 'interlinked_between_levels',
  police: 'police', 'cong an': 'police',
  military: 'military', 'quan su': 'military',
};

const OFFICES: Readonly<Record<string, Office>> = {
  desk: 'desk', 'mot cua': 'desk', 'bo phan mot cua': 'desk',
  officer: 'officer', 'cong chuc': 'officer', 'chuyen mon': 'officer', 'cong chuc chuyen mon': 'officer',
  leader: 'leader', 'lanh dao': 'leader',
  agency: 'agency', 'co quan khac': 'agency', 'co quan': 'agency',
};

const LEVELS: Readonly<Record<string, OnlineLevel | null>> = {
  '': null, khong: null, '3': 3, '4': 4, 'muc do 3': 3, 'muc do 4': 4, 'mot phan': 3, 'toan trinh': 4,
};

const POLICIES: Readonly<Record<string, SupplementPolicy>> = {
  pause: 'pause', 'tam dung': 'pause', restart: 'restart', 'tinh lai': 'restart', 'tinh lai tu dau': 'restart',
};

const FLAGS: Readonly<Record<string, boolean>> = {
  true: true, co: true, x: true, '1': true, yes: true, false: false, khong: false, '0': false, no: false,
};

export const readCompetence = (text: string): Competence | undefined => COMPETENCES[searchKey(text)];
export const readOffice = (text: string): Office | undefined => OFFICES[searchKey(text)];
export const readOnlineLevel = (text: string): OnlineLevel | null | undefined => LEVELS[searchKey(text)];
export const readPolicy = (text: string): SupplementPolicy | undefined => POLICIES[searchKey(text)];
export const readFlag = (text: string): boolean | undefined => FLAGS[searchKey(text)];

/** @example readTerm('0,5', 'working_day') // { amount: 0.5, unit: 'working_day' } @example readTerm('3 ngày làm việc', '') */
export function readTerm(text: string, unitText: string): Term | undefined {
  const match = /^(\d{1,4}(?:[.,]\d{1,2})?)?\s*(.*)$/su.exec(text.trim());
  const unit = UNITS[searchKey(unitText)] ?? (unitText === '' ? UNITS[searchKey(match?.[2] ?? '')] : undefined);
  if (!match || !unit || (unitText !== '' && match[2] !== '' && UNITS[searchKey(match[2] ?? '')] !== unit)) return undefined;
  if (unit === 'same_day') return Number(match[1] ?? 0) === 0 ? { unit, amount: 0 } : undefined;
  return match[1] === undefined ? undefined : { unit, amount: Number(match[1].replace(',', '.')) };
}

/** @example readCutoff('15h') === '15:00' */
export function readCutoff(text: string): string | undefined {
  const match = /^(\d{1,2})\s*(?:[:hg]\s*(\d{2})?(?::00)?)$/iu.exec(text.trim());
  const hour = Number(match?.[1]);
  const minute = Number(match?.[2] ?? 0);
  if (!match || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** @example readFee('8.000 đồng') === 8000 */
export function readFee(text: string): number | undefined {
  const key = searchKey(text);
  if (key === 'khong' || key === 'mien phi') return 0;
  const amount = text.replace(/\s*(đồng|đ|vnđ|vnd)\s*$/iu, '').trim();
  if (!/^(\d{1,12}|\d{1,3}([.,]\d{3}){1,3})$/.test(amount)) return undefined;
  return Number(amount.replace(/[.,]/g, ''));
}

/**
 * Papers apart by semicolons or line ends, each with its numbers in parentheses where they are not one original.
 * @example readPapers('Tờ khai; Giấy chứng sinh (1 bản chính, 2 bản sao); Giấy ủy quyền (nếu có)')
 */
export function readPapers(text: string): VersionPaper[] | undefined {
  const papers = listed(text).map(readPaper);
  if (papers.some((paper) => paper === undefined)) return undefined;
  const seen = new Map<string, number>();
  return (papers as VersionPaper[]).map((paper) => {
    const count = (seen.get(paper.code) ?? 0) + 1;
    seen.set(paper.code, count);
    return count === 1 ? paper : { ...paper, code: `${paper.code}-${count}` };
  });
}

function readPaper(text: string): VersionPaper | undefined {
  const match = /^(.*?)\s*(?:\(([^()]*)\))?$/su.exec(text);
  const notes = (match?.[2] ?? '').split(',').map(searchKey).filter((note) => note !== '');
  const counts = notes.map((note) => /^(\d{1,3}) ban (chinh|sao|photo|chung thuc)$/.exec(note));
  const optional = notes.some((note) => note === 'neu co' || note === 'khong bat buoc');
  // Parentheses that say something else belong to the name.
  const understood = notes.every((note, i) => counts[i] !== null || note === 'neu co' || note === 'khong bat buoc');
  const name = understood ? (match?.[1] ?? '') : text;
  if (name === '' || name.length > 500) return undefined;
  const paper = { code: codeOfPaper(name), name, originals: 1, copies: 0, required: true };
  if (!understood) return paper;
  const sum = (kinds: RegExp): number => counts.reduce((total, count) => total + (count && kinds.test(count[2] ?? '') ? Number(count[1]) : 0), 0);
  const stated = counts.some((count) => count !== null);
  return { ...paper, originals: stated ? sum(/chinh/) : 1, copies: sum(/sao|photo|chung thuc/), required: !optional };
}

/** @example codeOfPaper('Giấy chứng sinh') === 'giay-chung-sinh' */
export function codeOfPaper(name: string): string {
  return slug(name).slice(0, 60).replace(/-$/, '') || 'giay-to';
}

/**
 * Steps apart by semicolons or line ends: name: office: allotment.
 * @example readSteps('Tiếp nhận: một cửa: 4 giờ làm việc; Thẩm định: công chức: 2 ngày làm việc')
 */
export function readSteps(text: string): VersionStep[] | undefined {
  const steps = listed(text).map((part, index) => {
    const match = /^(.+):\s*([^:]+):\s*([^:]+)$/su.exec(part);
    const office = readOffice(match?.[2] ?? '');
    const allotment = readTerm(match?.[3] ?? '', '');
    const name = (match?.[1] ?? '').trim();
    return office && allotment && name !== '' && name.length <= 200 ? { position: index + 1, name, office, allotment } : undefined;
  });
  return steps.every((step) => step !== undefined) ? (steps) : undefined;
}

function listed(text: string): string[] {
  return text.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== '');
}
