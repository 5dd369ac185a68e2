import type { CivilDate } from '#libs/civil-date';
import { type WorkCalendar, workingDaysBetween } from '#libs/worktime';
import type { Period } from './period.js';

export const OVERDUE_CAUSES = ['office', 'other_agency', 'applicant', 'outage'] as const;
export type OverdueCause = (typeof OVERDUE_CAUSES)[number];

export const CAUSE_NAMES: Record<OverdueCause, string> = {
  office: 'Do cơ quan giải quyết',
  other_agency: 'Do cơ quan phối hợp',
  applicant: 'Do tổ chức, cá nhân',
  outage: 'Do hệ thống gián đoạn',
};

/** A dossier that missed its due date; told as of the end of the period. */
export interface OverdueDossier {
  code: string;
  procedure: string;
  owner: string;
  receivedOn: CivilDate;
  /** As pauses moved it; an apology does not. */
  dueOn: CivilDate;
  /** Null: still open. */
  finishedOn: CivilDate | null;
  /** Step and officer that held it when the due date passed; null when nobody did. */
  heldBy: { step: string; officer: string | null } | null;
  /** Null until somebody says. */
  cause: OverdueCause | null;
  apologyOn: CivilDate | null;
}

export interface OverdueRow extends OverdueDossier {
  position: number;
  /** Working days after the due date, up to the finish or the end of the period; 0 when it is late by hours. */
  daysLate: number;
  state: 'open' | 'finished';
  /** By the end of the period. */
  apologySent: boolean;
}

/**
 * R10: the latest first, and by code among equals. What happened after the period is not told: a dossier finished since is open
 * here, an apology sent since is none.
 * @throws RangeError when the calendar lacks a year
 */
export function overdueRows(dossiers: readonly OverdueDossier[], period: Pick<Period, 'to'>, calendar: WorkCalendar): OverdueRow[] {
  return dossiers
    .map((dossier) => {
      const finishedOn = dossier.finishedOn !== null && dossier.finishedOn <= period.to ? dossier.finishedOn : null;
      const apologyOn = dossier.apologyOn !== null && dossier.apologyOn <= period.to ? dossier.apologyOn : null;
      const daysLate = workingDaysBetween(calendar, dossier.dueOn, finishedOn ?? period.to);
      return { ...dossier, finishedOn, apologyOn, daysLate, state: finishedOn ? ('finished' as const) : ('open' as const), apologySent: apologyOn !== null };
    })
    .sort((a, b) => b.daysLate - a.daysLate || (a.code < b.code ? -1 : 1))
    .map((row, index) => ({ ...row, position: index + 1 }));
}
