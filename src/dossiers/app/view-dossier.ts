import { Injectable } from '@nestjs/common';
import { assess, type Assessment, describeTerm } from '#libs/deadline';
import { type Action, actionLabel, allowedActions, type DossierHistory, type Role, states } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import type { DossierEntity } from '../data/dossier.entity.js';
import { DossierReader } from '../data/dossier-reader.js';
import { deadlineFactsOf } from '../domain/due.js';
import { LocateDossier } from './locate-dossier.js';
import { rolesOf } from './take-step.js';

export interface DossierView {
  code: string;
  state: { name: string; portalCode: number; label: string };
  version: number;
  procedure: { code: string; versionId: string; term: string };
  receipt: DossierHistory['receipt'];
  submittedAt: Date | null;
  acceptanceDueAt: Date | null;
  receivedAt: Date | null;
  due: { dueAt: Date; dueOn: string; byMoment: boolean; provisional: boolean } | null;
  firstDueOn: string | null;
  appointmentOn: string | null;
  finishedAt: Date | null;
  finishKind: DossierHistory['finishKind'];
  outcome: string | null;
  returnedAt: Date | null;
  holder: DossierHistory['holder'];
  papers: DossierHistory['papers'];
  result: DossierHistory['result'];
  rated: boolean;
  pauses: DossierHistory['pauses'];
  /** The clock as of now, with the reasons day by day. */
  clock: Assessment | null;
  /** Everything that was recorded, corrections included, in order. */
  timeline: TimelineStep[];
  allowedActions: { action: Action; label: string }[];
}

export interface TimelineStep {
  seq: number;
  action: Action;
  label: string;
  at: Date;
  recordedAt: Date;
  /** Entered after it happened. */
  late: boolean;
  actorId: string | null;
  stateAfter: string;
  dueOn: string | null;
  facts: object;
  /** 'voided' or 'amended' by a later correction. */
  corrected: 'voided' | 'amended' | null;
}

/** One dossier, whole. Seeing it is recorded: it holds personal data (Luật 91/2025/QH15). */
@Injectable()
export class ViewDossier {
  constructor(
    private readonly database: Database,
    private readonly locate: LocateDossier,
    private readonly reader: DossierReader,
    private readonly calendars: Calendars,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws dossier.not_found */
  async view(caller: Caller, code: string): Promise<DossierView> {
    const located = await this.locate.locate(caller, code);
    return this.database.inUnit(located.unitId, async (tx) => {
      const { row, history } = await this.reader.open(tx, located.unitId, located.code);
      await this.audit.record(tx, { unitId: located.unitId, accountId: caller.accountId, action: 'dossier.viewed', subject: row.code });
      return viewOf(row, history, await this.calendars.of(tx, located.unitId), this.clock.now(), rolesOf(caller, located.unitId));
    });
  }
}

function viewOf(row: DossierEntity, history: DossierHistory, calendar: WorkCalendar, now: Date, roles: readonly Role[]): DossierView {
  const { receipt } = history;
  const deadline = deadlineFactsOf(history);
  return {
    code: row.code,
    state: { name: history.state, ...states[history.state] },
    version: history.version,
    procedure: { code: receipt.procedureCode, versionId: receipt.procedureVersionId, term: describeTerm(receipt.term) },
    receipt,
    submittedAt: history.submittedAt,
    acceptanceDueAt: history.acceptanceDue?.dueAt ?? null,
    receivedAt: history.receivedAt,
    due: history.due && { ...history.due, provisional: row.dueProvisional },
    firstDueOn: history.firstDue?.dueOn ?? null,
    appointmentOn: history.extension?.appointmentOn ?? null,
    finishedAt: history.finishedAt,
    finishKind: history.finishKind,
    outcome: row.outcome,
    returnedAt: history.returnedAt,
    holder: history.holder,
    papers: history.papers,
    result: history.result,
    rated: history.rated,
    pauses: history.pauses,
    clock: deadline && assess(deadline.facts, deadline.term, calendar, now),
    timeline: timelineOf(history),
    allowedActions: allowedActions(history.state, roles).map((action) => ({ action, label: actionLabel(action) })),
  };
}

function timelineOf(history: DossierHistory): TimelineStep[] {
  const effective = new Set(history.steps.map((step) => step.seq));
  const raw = new Set(history.log.filter((step) => history.steps.includes(step)).map((step) => step.seq));
  return history.log.map((step) => ({
    seq: step.seq,
    action: step.action,
    label: actionLabel(step.action),
    at: step.at,
    recordedAt: step.recordedAt,
    late: step.recordedAt.getTime() - step.at.getTime() >= 60_000,
    actorId: step.actorId,
    stateAfter: step.stateAfter,
    dueOn: step.due?.dueOn ?? null,
    facts: step.facts,
    corrected: correctionMark(step.action, effective.has(step.seq), raw.has(step.seq)),
  }));
}

function correctionMark(action: Action, effective: boolean, untouched: boolean): 'voided' | 'amended' | null {
  if (action === 'correct') return null;
  if (!effective) return 'voided';
  return untouched ? null : 'amended';
}
