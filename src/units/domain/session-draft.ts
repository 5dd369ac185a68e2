import type { WorkSession } from '#libs/worktime';

/** A weekly session as typed in, before it is given its validity. */
export type SessionDraft = Omit<WorkSession, 'validFrom' | 'validTo'>;

/** The first session that closes before it opens, or that begins before another of the same day has closed. */
export function findBadSession(sessions: readonly SessionDraft[]): { session: SessionDraft; because: 'empty' | 'overlaps' } | undefined {
  const empty = sessions.find((session) => session.closes <= session.opens);
  if (empty) return { session: empty, because: 'empty' };
  const overlapping = sessions.find((session, index) =>
    sessions.some((other, at) => at !== index && other.weekday === session.weekday && other.opens <= session.opens && session.opens < other.closes));
  return overlapping && { session: overlapping, because: 'overlaps' };
}
