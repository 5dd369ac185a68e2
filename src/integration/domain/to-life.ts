import { civilDateOf, instantOf } from '#libs/civil-date';
import type { PaperFact } from '#libs/dossier-flow';
import { closingTime, openingTime, type WorkCalendar } from '#libs/worktime';
import type { ProcedureVersion } from '#src/catalogue';
import type { ImportedLife } from '#src/dossiers';
import type { WrittenTime } from './cell-readers.js';
import type { RegisterEntry } from './register-entry.js';

/**
 * What the register says, in instants: a day of receipt without a time begins at its opening, every other day without one
 * lasts until its closing. @throws RangeError when the calendar knows no working time about such a day
 */
export function lifeOf(entry: RegisterEntry, procedure: ProcedureVersion, calendar: WorkCalendar, now: Date): ImportedLife {
  const { received, due, finish, returned, rating } = entry;
  const receivedAt = received.clock === null ? openingTime(calendar, received.date) : instantOfWritten(received.date, received.clock);
  const finishedAt = finish && endOf(finish.at, receivedAt, calendar, now);
  return {
    code: entry.code.code,
    procedure,
    channel: entry.channel,
    onlineLevel: entry.level ?? (entry.channel === 'online' ? procedure.onlineLevel : null),
    assisted: entry.assisted,
    owner: entry.owner,
    sets: entry.sets,
    papers: papersOf(entry.papers),
    receivedAt,
    recordedDue: due && (due.clock === null ? closingTime(calendar, due.date) : instantOfWritten(due.date, due.clock)),
    finish: finish && finishedAt && { kind: finish.kind, at: finishedAt, resultDigitised: entry.resultDigitised },
    returnedAt: returned && endOf(returned, finishedAt ?? receivedAt, calendar, now),
    rating: rating && { scale: rating.scale, level: rating.level, source: 'paper', ...(rating.remark !== null && { remark: rating.remark }) },
  };
}

/** A day alone means by its closing, but not before what went before on that day, nor later than now. */
function endOf({ date, clock }: WrittenTime, before: Date, calendar: WorkCalendar, now: Date): Date {
  if (clock !== null) return instantOfWritten(date, clock);
  const closing = closingTime(calendar, date);
  const latest = closing > now && civilDateOf(now) === date ? now : closing;
  return latest < before && civilDateOf(before) === date ? before : latest;
}

function instantOfWritten(date: string, clock: string): Date {
  return new Date(instantOf(date, clock.slice(0, 5)).getTime() + Number(clock.slice(6)) * 1000);
}

/** Which papers they were the register does not say, only how many, and of how many there is a digital copy. */
function papersOf({ total, digitised, reused }: RegisterEntry['papers']): PaperFact[] {
  return Array.from({ length: total }, (_, index) => ({
    code: `P${index + 1}`, name: `Giấy tờ ${index + 1}`, originals: 1, certified: 0, copies: 0, missing: false,
    digitised: index < digitised ? 'digitised' : index < digitised + reused ? 'reused_paper' : 'no',
  }));
}
