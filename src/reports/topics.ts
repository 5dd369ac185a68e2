import { defineTopic } from '#src/platform/outbox';

/** Somebody asked for a table; it is counted by a worker. */
export const reportRequested = defineTopic<{ runId: string }>('report.requested');

/** Somebody asked for a periodic report in words; a worker writes it. */
export const narrativeRequested = defineTopic<{ narrativeId: string }>('report.narrative_requested');

export type ReportNoticeKind = 'report_due' | 'report_reminder' | 'report_checks_failed' | 'report_counters_differ';

/** Something that the unit's controller must see to. `subject` names the matter: later news of it takes the place of earlier. */
export interface ReportNotice {
  kind: ReportNoticeKind;
  subject: string;
  /** As people call it. */
  name: string;
  /** The page on which it is seen to. */
  path: string;
}

export const reportNoticed = defineTopic<ReportNotice>('report.noticed');

/** The matter is settled: a table was closed, a recount found nothing more. */
export const reportSettled = defineTopic<{ subject: string }>('report.settled');
