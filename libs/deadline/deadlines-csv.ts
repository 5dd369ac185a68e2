import { formatTime, instantOf, isCivilDate } from '#libs/civil-date';
import type { WorkCalendar } from '#libs/worktime';
import { dueOf } from './due.js';
import { checkTerm } from './term.js';
import type { Due, Term, TermUnit } from './types.js';

const HEADER = 'received,term,unit,paused_from,paused_to,due';
const UNITS: readonly string[] = ['same_day', 'working_day', 'calendar_day', 'working_hour', 'month'] satisfies TermUnit[];

/** The format has no column for the cut-off of same-day terms: the usual 15:00 is meant. */
const CUTOFF = '15:00';

/** Lines are numbered as in a text editor, the header being line 1. */
export class DeadlinesCsvError extends Error {
  constructor(readonly rows: readonly { line: number; reason: string }[]) {
    super(rows.map(({ line, reason }) => `Dòng ${line}: ${reason}`).join('\n'));
    this.name = 'DeadlinesCsvError';
  }
}

/**
 * The same list with the column `due` computed anew (policy `pause`); what stood there is not read, line ends stay as
 * they are. Times are 'YYYY-MM-DDTHH:MM' in Viet Nam, an empty paused_to is a pause still open.
 * @throws DeadlinesCsvError naming every bad line.
 * @example recomputeDeadlinesCsv('received,term,unit,paused_from,paused_to,due\n2018-12-25T11:29,3,working_day,,,\n', calendar)
 *   // …\n2018-12-25T11:29,3,working_day,,,2018-12-28T17:00\n
 */
export function recomputeDeadlinesCsv(text: string, calendar: WorkCalendar): string {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  if (lines[0]?.trim() !== HEADER) {
    throw new DeadlinesCsvError([{ line: 1, reason: `dòng tiêu đề phải là "${HEADER}"` }]);
  }
  const bad: { line: number; reason: string }[] = [];
  const recomputed = lines.map((line, index) => {
    if (index === 0 || line.trim() === '') return line;
    try {
      return recomputedRow(line, calendar) + (line.endsWith('\r') ? '\r' : '');
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      bad.push({ line: index + 1, reason: error.message });
      return line;
    }
  });
  if (bad.length > 0) throw new DeadlinesCsvError(bad);
  return recomputed.join('\n');
}

function recomputedRow(line: string, calendar: WorkCalendar): string {
  const cells = line.split(',').map((cell) => cell.trim());
  if (cells.length !== 6) throw new RangeError(`phải có 6 cột, dòng này có ${cells.length}`);
  const [received = '', amount = '', unit = '', pausedFrom = '', pausedTo = ''] = cells;
  const receivedAt = readInstant('received', received);
  const term = readTerm(amount, unit);
  const pauses = readPauses(receivedAt, pausedFrom, pausedTo);
  let due: Due;
  try {
    due = dueOf({ receivedAt, pauses, policy: 'pause' }, term, calendar);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError('lịch làm việc không đủ để tính đến ngày hẹn');
  }
  return [received, amount, unit, pausedFrom, pausedTo, `${due.dueOn}T${formatTime(due.dueAt)}`].join(',');
}

function readTerm(amount: string, unit: string): Term {
  if (!UNITS.includes(unit)) throw new RangeError(`unit: không có đơn vị thời hạn "${unit}"`);
  const term: Term = { unit: unit as TermUnit, amount: Number(amount), cutoff: CUTOFF };
  if (!/^\d{1,4}(\.\d+)?$/.test(amount)) throw new RangeError(`term: "${amount}" không phải là số`);
  try {
    checkTerm(term);
  } catch {
    throw new RangeError(`term: thời hạn ${amount} không tính được với đơn vị ${unit}`);
  }
  return term;
}

function readPauses(receivedAt: Date, from: string, to: string): { from: Date; to: Date | null }[] {
  if (from === '' && to === '') return [];
  if (from === '') throw new RangeError('paused_from: có ngày hết tạm dừng mà không có ngày bắt đầu');
  const pause = { from: readInstant('paused_from', from), to: to === '' ? null : readInstant('paused_to', to) };
  if (pause.from < receivedAt) throw new RangeError('paused_from: tạm dừng trước khi tiếp nhận');
  if (pause.to && pause.to < pause.from) throw new RangeError('paused_to: hết tạm dừng trước khi bắt đầu');
  return [pause];
}

function readInstant(column: string, text: string): Date {
  const [date = '', clock = '', ...rest] = text.split('T');
  const wellFormed = rest.length === 0 && isCivilDate(date) && /^([01]\d|2[0-3]):[0-5]\d$/.test(clock);
  if (!wellFormed) throw new RangeError(`${column}: "${text}" không phải là ngày giờ dạng YYYY-MM-DDTHH:MM`);
  return instantOf(date, clock);
}
