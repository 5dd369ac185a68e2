import { type CivilDate, formatDate, formatDateTime } from '#libs/civil-date';
import type { ReportTable } from '#libs/reporting';
import type { PrintedHead } from './run.js';

/** What stands around a table on paper. */
export interface PaperHeading extends PrintedHead {
  on: CivilDate;
  countedAt: Date;
  closed: boolean;
  contentHash: string;
  /** Of a table that was closed more than once: which time this is. */
  edition?: string;
  /** The address at which anybody checks a closed table by its hash. */
  verifyAt: string;
}

export interface PaperLine {
  text: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  size?: number;
  at?: 'left' | 'center' | 'right';
  /** That numbers do not agree must not be overlooked. */
  alarm?: boolean;
}

/** A line of two halves, each centred in its own. */
export type PaperPair = readonly [PaperLine, PaperLine];

/** Nghị định 30/2020/NĐ-CP, phụ lục I: the agency at the left, the state's name at the right. */
export function letterheadOf({ unitName, parentName, place, on }: PaperHeading): PaperPair[] {
  const [year = '', month = '', day = ''] = on.split('-');
  return [
    [{ text: parentName?.toUpperCase() ?? '' }, { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold: true }],
    [{ text: unitName.toUpperCase(), bold: true }, { text: 'Độc lập - Tự do - Hạnh phúc', bold: true, underline: true }],
    [{ text: '' }, { text: `${place === '' ? '' : `${place}, `}ngày ${day} tháng ${month} năm ${year}`, italic: true }],
  ];
}

export function titleLinesOf({ title, period, unitNoun }: ReportTable, { unitName, parentName }: PaperHeading): PaperLine[] {
  return [
    { text: title.toUpperCase(), bold: true, size: 14, at: 'center' },
    { text: `Kỳ báo cáo: ${period.label}`, italic: true, at: 'center' },
    { text: `Từ ngày ${formatDate(period.from)} đến hết ngày ${formatDate(period.to)}`, italic: true, at: 'center' },
    { text: `Đơn vị báo cáo: ${unitName}` },
    ...(parentName ? [{ text: `Đơn vị nhận báo cáo: ${parentName}` }] : []),
    { text: `Đơn vị tính: ${unitNoun}`, italic: true, at: 'right' },
  ];
}

export function noteLinesOf({ checks, footnotes }: ReportTable, heading: PaperHeading): PaperLine[] {
  return [
    ...checks.map(({ row, identity, left, right, relation = '≠' }) => ({ text: `SỐ LIỆU KHÔNG KHỚP - ${row}: ${identity}: ${left} ${relation} ${right}`, bold: true, alarm: true })),
    { text: 'Ghi chú:', bold: true },
    ...footnotes.map((note) => ({ text: `- ${note}` })),
    ...stateLines(heading).map((text) => ({ text: `- ${text}` })),
  ];
}

/** The last lines under every table: when it was counted, whether it is closed, and how that is checked. */
export function stateLines({ countedAt, closed, edition, contentHash, verifyAt }: Omit<PaperHeading, keyof PrintedHead | 'on'>): string[] {
  const state = closed ? `số liệu đã chốt${edition === undefined ? '' : `, ${edition}`}` : 'số liệu chưa chốt';
  return [`Tính lúc ${formatDateTime(countedAt)}, ${state}.`, sealWords(closed, contentHash, verifyAt)];
}

/** What stands on every copy, so that it can be held against what was closed. */
function sealWords(closed: boolean, contentHash: string, verifyAt: string): string {
  return closed ? `Mã kiểm tra (SHA-256): ${contentHash}. Ai cũng kiểm chứng được tại ${verifyAt}.` : `Mã kiểm tra (SHA-256): ${contentHash}.`;
}

/** The same below a closed table as CSV, behind an empty line. */
export function sealCsv({ contentHash, verifyAt }: Pick<PaperHeading, 'contentHash' | 'verifyAt'>): string {
  return `\r\nMã kiểm tra (SHA-256),${contentHash}\r\nKiểm chứng tại,${verifyAt}\r\n`;
}

export const SIGNATURES: readonly PaperPair[] = [
  [{ text: 'NGƯỜI LẬP BIỂU', bold: true }, { text: 'THỦ TRƯỞNG ĐƠN VỊ', bold: true }],
  [{ text: '(Ký, ghi rõ họ tên)', italic: true }, { text: '(Ký, đóng dấu, ghi rõ họ tên)', italic: true }],
];
