import type { Assessment } from '#libs/deadline';
import { type Content, type View, named } from '../element.js';
import { type MarkTone, Mark } from './mark.js';
import { durationText } from './duration-text.js';

/** What the mark needs of an assessment; a list row carries only this. */
export interface DeadlineView extends Pick<Assessment, 'state' | 'outcome' | 'workingDaysLeft' | 'workingMinutesLeft'> {
  /** Why the clock stands still. */
  stoppedFor?: 'supplement' | 'payment';
}

export interface DeadlineMarkProps {
  deadline: DeadlineView;
  /** Up to how many working days left count as near; 1 = tomorrow. */
  nearDays?: number;
  /** Second line: what is missing, since when. */
  note?: Content;
}

/**
 * How bad it is, always by word, mark and colour.
 * @example <DeadlineMark deadline={{ state: 'overdue', workingDaysLeft: -2, workingMinutesLeft: -900 }} note="chưa có thư xin lỗi" />
 */
export function DeadlineMark({ deadline, nearDays = 1, note }: DeadlineMarkProps): View {
  const [tone, text] = deadlineWords(deadline, nearDays);
  return (
    <span class={named('deadline')}>
      <Mark tone={tone}>{text}</Mark>
      {note !== undefined && <small class={named('sub')}>{note}</small>}
    </span>
  );
}

const FINISHED = {
  early: ['in-term', 'Xong trước hạn'],
  on_time: ['in-term', 'Xong đúng hạn'],
  late: ['overdue', 'Xong quá hạn'],
} as const;

const STOPPED = { supplement: 'Tạm dừng, chờ bổ sung', payment: 'Tạm dừng, chờ nộp phí' } as const;

/** Past, but no working time has passed since: on the evening of the day, or the days of rest after it. */
function overdueText(days: number, minutes: number): string {
  if (days < 0) return `Quá hạn ${-days} ngày`;
  return minutes < 0 ? `Quá hạn ${durationText(-minutes)}` : 'Quá hạn';
}

/** @example deadlineWords({ state: 'in_term', workingDaysLeft: 3, workingMinutesLeft: 1350 }, 1) → ['in-term', 'Còn 3 ngày'] */
export function deadlineWords({ state, outcome, workingDaysLeft: days, workingMinutesLeft: minutes, stoppedFor }: DeadlineView, nearDays = 1): readonly [MarkTone, string] {
  switch (state) {
    case 'finished':
      return FINISHED[outcome ?? 'on_time'];
    case 'stopped':
      return ['stopped', stoppedFor ? STOPPED[stoppedFor] : 'Tạm dừng'];
    case 'overdue':
      return ['overdue', overdueText(days, minutes)];
    case 'due_today':
      return ['near', minutes > 0 ? `Hôm nay, còn ${durationText(minutes)}` : 'Hạn hôm nay'];
    case 'in_term':
      if (days > nearDays) return ['in-term', `Còn ${days} ngày`];
      return ['near', days > 0 ? `Còn ${days} ngày` : `Còn ${durationText(minutes)}`];
  }
}
