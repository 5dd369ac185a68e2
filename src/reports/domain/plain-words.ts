import { type PaperHeading, type PaperLine, stateLines } from './paper-words.js';
import type { PlainTable } from './plain-table.js';

export function linesAbove({ title, subtitles }: PlainTable, { unitName, parentName }: PaperHeading): PaperLine[] {
  return [
    { text: title.toUpperCase(), bold: true, size: 14, at: 'center' },
    ...subtitles.map((text): PaperLine => ({ text, italic: true, at: 'center' })),
    { text: `Đơn vị báo cáo: ${unitName}` },
    ...(parentName ? [{ text: `Đơn vị nhận báo cáo: ${parentName}` }] : []),
  ];
}

export function linesBelow({ alarms, notes }: PlainTable, heading: PaperHeading): PaperLine[] {
  return [
    ...alarms.map((text) => ({ text, bold: true, alarm: true })),
    { text: 'Ghi chú:', bold: true },
    ...notes.map((note) => ({ text: `- ${note}` })),
    ...stateLines(heading).map((text) => ({ text: `- ${text}` })),
  ];
}
