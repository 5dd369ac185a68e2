import { civilDateOf, formatDate, formatDateTime, formatTime, startOfMinute } from '#libs/civil-date';
import { type WorkCalendar, workingMinutesBetween } from '#libs/worktime';
import { type ClosedPause, type Count, countOf } from './count.js';
import { countsEveryDay, dueFrom, movedBy, pausedDays } from './due.js';
import { type Stretch, dayLines, movedDays } from './explain-days.js';
import { hourLines, movedHours } from './explain-hours.js';
import { dayText, durationText } from './reason-lines.js';
import { checkTerm, describeTerm } from './term.js';
import type { DeadlineFacts, Due, DueReason, Term } from './types.js';

/**
 * Why the due date of dueOf is what it is: every day from receipt to the due date counted or skipped with its reason,
 * then each pause with the date before and after it, then the due date. Fit for screen, receipt and dispute.
 * @throws RangeError like dueOf.
 * @example explainDue(facts, { unit: 'working_day', amount: 3 }, calendar).filter((r) => r.counted > 0).length === 3
 */
export function explainDue(facts: DeadlineFacts, term: Term, calendar: WorkCalendar): DueReason[] {
  checkTerm(term);
  const count = countOf(facts);
  const { base, within, after } = movesOf(count, term, calendar);
  const counted = within.at(-1)?.after ?? base;
  return [
    ...restartLines(facts, count),
    ...(count.recorded
      ? [recordedLine(facts, count.recorded)]
      : stretchLines(stretchOf(count, counted, within), term, calendar)),
    ...within.map((move) => moveLine(move, term, calendar)),
    ...after.flatMap((move) => [moveLine(move, term, calendar), ...lateMoveLines(move, term, calendar)]),
    ...closingLines(count, after.at(-1)?.after ?? counted, term),
  ];
}

interface Move {
  pause: ClosedPause;
  before: Due;
  after: Due;
}

/** Pauses within the term show as skipped days of the count; those begun after the due date only add days to it. */
function movesOf(
  count: Count,
  term: Term,
  calendar: WorkCalendar,
): { base: Due; within: Move[]; after: Move[] } {
  const base = count.recorded ?? dueFrom(count.start, term, calendar);
  const within: Move[] = [];
  const after: Move[] = [];
  let due = base;
  for (const pause of count.pauses) {
    const move = { pause, before: due, after: movedBy(pause, due, term, calendar) };
    const late = count.recorded !== null || after.length > 0 || beginsAfter(pause, due, term);
    (late ? after : within).push(move);
    due = move.after;
  }
  return { base, within, after };
}

function beginsAfter(pause: ClosedPause, due: Due, term: Term): boolean {
  if (term.unit === 'working_hour') return startOfMinute(pause.from) > due.dueAt;
  return civilDateOf(pause.from) > due.dueOn;
}

function stretchOf(count: Count, due: Due, within: readonly Move[]): Stretch {
  const startName = count.restart ? 'nhận đủ bổ sung' : 'tiếp nhận';
  return { start: count.start, startName, due, pauses: within.map((move) => move.pause) };
}

function stretchLines(stretch: Stretch, term: Term, calendar: WorkCalendar): DueReason[] {
  if (term.unit === 'working_hour') return hourLines(stretch, term.amount * 60, calendar);
  return dayLines(stretch, term, calendar);
}

function restartLines(facts: DeadlineFacts, count: Count): DueReason[] {
  if (!count.restart) return [];
  const text = `Tiếp nhận lúc ${formatDateTime(facts.receivedAt)}, nhận đủ bổ sung lúc ${formatDateTime(count.start)}: thời hạn tính lại từ đầu, thời gian trước đó không tính`;
  return [line(civilDateOf(facts.receivedAt), civilDateOf(count.start), 'restarted', text)];
}

function recordedLine(facts: DeadlineFacts, recorded: Due): DueReason {
  const from = civilDateOf(facts.receivedAt);
  const text = `Ngày hẹn ${formatDate(recorded.dueOn)} lấy theo sổ hoặc giấy hẹn đã cấp, không tính lại`;
  return line(from < recorded.dueOn ? from : recorded.dueOn, recorded.dueOn, 'recorded', text);
}

function moveLine({ pause, before, after }: Move, term: Term, calendar: WorkCalendar): DueReason {
  const byHour = term.unit === 'working_hour' && before.byMoment;
  const amount = byHour
    ? `${durationText(workingMinutesBetween(calendar, pause.from, pause.to))} làm việc`
    : `${pausedDays(pause, term, calendar)} ${countsEveryDay(term) ? 'ngày' : 'ngày làm việc'}`;
  const dates = byHour
    ? `từ ${formatDateTime(before.dueAt)} sang ${formatDateTime(after.dueAt)}`
    : `từ ${formatDate(before.dueOn)} sang ${formatDate(after.dueOn)}`;
  const span = `Tạm dừng từ ${formatDateTime(pause.from)} đến ${formatDateTime(pause.to)}`;
  return line(civilDateOf(pause.from), civilDateOf(pause.to), 'due_moved', `${span}: dời ${amount}, ${dates}`);
}

function lateMoveLines({ before, after }: Move, term: Term, calendar: WorkCalendar): DueReason[] {
  if (term.unit === 'working_hour' && before.byMoment) return movedHours(before.dueAt, after.dueAt, calendar);
  return movedDays(before.dueOn, after.dueOn, term, calendar);
}

function closingLines(count: Count, due: Due, term: Term): DueReason[] {
  const lines: DueReason[] = [];
  if (count.open) {
    const since = civilDateOf(count.open.from);
    const text = `Đồng hồ dừng từ ${formatDateTime(count.open.from)}; ngày hẹn dưới đây sẽ dời khi hết tạm dừng`;
    lines.push(line(since, since, 'stopped', text));
  }
  if (due.provisional) {
    const text = 'Ngày hẹn tạm tính: chưa có thông báo chính thức về ngày nghỉ của mọi năm mà thời hạn kéo qua';
    lines.push(line(due.dueOn, due.dueOn, 'provisional', text));
  }
  const text = `Hẹn trả kết quả: ${formatTime(due.dueAt)} ${dayText(due.dueOn)} (thời hạn ${describeTerm(term)})`;
  return [...lines, line(due.dueOn, due.dueOn, 'due', text)];
}

function line(from: string, to: string, code: DueReason['code'], text: string): DueReason {
  return { from, to, code, counted: 0, text };
}
