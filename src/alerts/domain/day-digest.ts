import type { AlertRole } from './alert-kind.js';

/** The figures of a morning. */
export interface DigestCounts {
  dueToday: number;
  overdue: number;
  toAccept: number;
  readyToReturn: number;
}

/** What one holder has, or those dossiers of a role that nobody holds. */
export interface DayCount extends DigestCounts {
  accountId: string | null;
  role: AlertRole;
}

export interface DayDigest {
  accountId: string | null;
  /** Only where no account is meant. */
  role: AlertRole | null;
  counts: DigestCounts;
}

const NOTHING: DigestCounts = { dueToday: 0, overdue: 0, toAccept: 0, readyToReturn: 0 };

/**
 * Who is told what at opening: each holder his own dossiers, the desk (clerk) what is to accept and to return, each role
 * what nobody of it holds, the leader everything. Whoever has nothing to do is not told.
 */
export function dayDigests(day: readonly DayCount[]): DayDigest[] {
  const holders = [...new Set(day.flatMap((count) => count.accountId ?? []))].map((accountId) => ({
    accountId, role: null, counts: { ...sum(day.filter((count) => count.accountId === accountId)), toAccept: 0, readyToReturn: 0 },
  }));
  const total = sum(day);
  const desk = { ...unheld(day, 'clerk'), toAccept: total.toAccept, readyToReturn: total.readyToReturn };
  const roles: DayDigest[] = [
    { accountId: null, role: 'clerk', counts: desk },
    { accountId: null, role: 'officer', counts: { ...unheld(day, 'officer'), toAccept: 0, readyToReturn: 0 } },
    { accountId: null, role: 'leader', counts: total },
  ];
  return [...holders, ...roles].filter(({ counts }) => Object.values(counts).some((count) => count > 0));
}

/** @example digestText({ dueToday: 2, overdue: 1, toAccept: 0, readyToReturn: 0 }) // 'Đến hạn hôm nay: 2; quá hạn: 1; …' */
export function digestText({ dueToday, overdue, toAccept, readyToReturn }: DigestCounts): string {
  return `Đến hạn hôm nay: ${dueToday}; quá hạn: ${overdue}; chờ tiếp nhận: ${toAccept}; chờ trả kết quả: ${readyToReturn}`;
}

function unheld(day: readonly DayCount[], role: AlertRole): DigestCounts {
  return sum(day.filter((count) => count.accountId === null && count.role === role));
}

function sum(counts: readonly DigestCounts[]): DigestCounts {
  return counts.reduce((total, each) => ({
    dueToday: total.dueToday + each.dueToday,
    overdue: total.overdue + each.overdue,
    toAccept: total.toAccept + each.toAccept,
    readyToReturn: total.readyToReturn + each.readyToReturn,
  }), NOTHING);
}
