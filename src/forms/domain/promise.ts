import { formatDate } from '#libs/civil-date';
import type { DossierPaper } from './dossier-paper.js';

const SKIPPED: ReadonlySet<string> = new Set(['weekend', 'holiday', 'rolled_forward']);

/** Days between receipt and promise that the count leaves out, in a line: '07/02–08/02, 14/02–22/02/2026 (Tết Nguyên đán)'. Empty when there are none. */
export function daysLeftOut({ promiseReasons }: Pick<DossierPaper, 'promiseReasons'>): string {
  return promiseReasons
    .filter(({ code }) => SKIPPED.has(code))
    .map(({ from, to, text, code }) => {
      const days = from === to ? formatDate(from) : `${formatDate(from).slice(0, 5)}–${formatDate(to)}`;
      const holiday = code === 'holiday' ? text.split('nghỉ lễ: ')[1] : undefined;
      return holiday ? `${days} (${holiday})` : days;
    })
    .join(', ');
}
