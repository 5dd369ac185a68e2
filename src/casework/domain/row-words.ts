import { civilDateOf, formatTime } from '#libs/civil-date';
import type { ListItem } from '#src/dossiers';
import { channelWords, dayText } from './words.js';

/** The lines of a row, each a first and a second. */
export interface RowWords {
  owner: string;
  received: { day: string; time: string; channel: string };
  due: { day: string; time: string } | undefined;
  /** Beside the mark: since when it waits, whether an apology went out. */
  note: string | undefined;
  holder: string;
  step: string | undefined;
}

export function rowWords(item: ListItem, now: Date): RowWords {
  const today = civilDateOf(now);
  const inAt = item.receivedAt ?? item.submittedAt;
  const dueAt = item.state === 'submitted' ? item.acceptanceDueAt : item.dueAt;
  return {
    owner: [item.ownerIdEnd && `…${item.ownerIdEnd}`, placeOf(item.ownerAddress)].filter(Boolean).join(' · '),
    received: inAt
      ? { day: dayText(civilDateOf(inAt), today), time: formatTime(inAt), channel: (item.channel === 'post' ? 'bưu chính' : channelWords(item.channel, item.onlineLevel, civilDateOf(inAt)).toLowerCase()) }
      : { day: '', time: '', channel: '' },
    due: dueAt ? { day: dayText(civilDateOf(dueAt), today), time: formatTime(dueAt) } : undefined,
    note: noteOf(item, today, now),
    holder: [item.holderName, item.holderOffice, item.holderUnitName].filter(Boolean).join(', ') || 'Bộ phận một cửa',
    step: stepOf(item, now),
  };
}

/** The hamlet or street is enough to tell two people apart. @example placeOf('Thôn Trung, xã Dương Hà') === 'Thôn Trung' */
function placeOf(address: string | null): string | undefined {
  return address?.split(',')[0]?.trim();
}

function noteOf({ state, stoppedSince, appointmentOn, dueAt, finishedAt, returnedAt }: ListItem, today: string, now: Date): string | undefined {
  if (returnedAt) return `trả ${dayText(civilDateOf(returnedAt), today)} ${formatTime(returnedAt)}`;
  if (finishedAt) return `xong ${dayText(civilDateOf(finishedAt), today)}`;
  if (stoppedSince && (state === 'awaiting_supplement' || state === 'awaiting_payment')) return `từ ${dayText(civilDateOf(stoppedSince), today)}`;
  if (appointmentOn) return `đã xin lỗi, hẹn lại ${dayText(appointmentOn, today)}`;
  return dueAt && dueAt < now ? 'chưa có thư xin lỗi' : undefined;
}

/** A step can be late while its dossier is not (domain: “chậm bước” is not “quá hạn”). */
function stepOf({ stepPosition, stepDueAt, state, finishedAt }: ListItem, now: Date): string | undefined {
  if (stepPosition === null || finishedAt) return undefined;
  const late = stepDueAt !== null && stepDueAt < now && (state === 'received' || state === 'processing');
  const due = stepDueAt && !late ? `, hạn bước ${dayText(civilDateOf(stepDueAt), civilDateOf(now))} ${formatTime(stepDueAt)}` : '';
  return `bước ${stepPosition}${late ? ', chậm bước' : due}`;
}
