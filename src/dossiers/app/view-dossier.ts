import { Injectable } from '@nestjs/common';
import { assess, type Assessment, describeTerm } from '#libs/deadline';
import { type Action, actionLabel, allowedActions, type DossierHistory, type Holder, type Step, states } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { type Caller, rolesIn } from '#src/platform/http';
import { DossierReader, type OpenDossier } from '../data/dossier-reader.js';
import { deadlineFactsOf } from '../domain/due.js';
import { LocateDossier } from './locate-dossier.js';
import { Names } from './names.js';

export interface DossierView {
  unitId: string;
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
  /** The apology and the new appointment, once at most. */
  extension: DossierHistory['extension'];
  finishedAt: Date | null;
  finishKind: DossierHistory['finishKind'];
  outcome: string | null;
  returnedAt: Date | null;
  /** Who has it in hand, by name too. */
  holder: NamedHolder | null;
  /** Its place in the procedure's own course, and until when that part should be done. */
  step: { position: number; dueAt: Date | null } | null;
  handOvers: HandOverView[];
  supplementCount: number;
  papers: DossierHistory['papers'];
  result: DossierHistory['result'];
  rated: boolean;
  rating: DossierHistory['rating'];
  pauses: DossierHistory['pauses'];
  /** The clock as of now, with the reasons day by day. */
  clock: Assessment | null;
  /** Everything that was recorded, corrections included, in order. */
  timeline: TimelineStep[];
  allowedActions: { action: Action; label: string }[];
}

export type NamedHolder = NonNullable<DossierHistory['holder']> & { name: string | null; unitName: string | null };

/** A line of the control slip (form 06). */
export type HandOverView = Omit<DossierHistory['handOvers'][number], 'from' | 'to'> & { from: NamedHolder | null; to: NamedHolder };

export interface TimelineStep {
  seq: number;
  action: Action;
  label: string;
  at: Date;
  recordedAt: Date;
  /** Entered after it happened. */
  late: boolean;
  actorId: string | null;
  /** Null where a program did it. */
  actorName: string | null;
  /** In whose place, where only a role lent by a colleague allowed it (ủy quyền). */
  actingForName: string | null;
  stateAfter: string;
  dueOn: string | null;
  facts: object;
  /** 'voided' or 'amended' by a later correction. */
  corrected: 'voided' | 'amended' | null;
  /** How the step reads now, all corrections applied; null for one that was voided. */
  reads: { at: Date; dueOn: string | null; reason: string | null } | null;
}

/** One dossier, whole. Seeing it is recorded: it holds personal data (Luật 91/2025/QH15). */
@Injectable()
export class ViewDossier {
  constructor(
    private readonly locate: LocateDossier,
    private readonly reader: DossierReader,
    private readonly calendars: Calendars,
    private readonly audit: Audit,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** @throws dossier.not_found */
  view(caller: Caller, text: string): Promise<DossierView> {
    return this.locate.within(caller, text, async (tx, { unitId, code }) => {
      const open = await this.reader.open(tx, unitId, code);
      const { history } = open;
      await this.audit.record(tx, { unitId, accountId: caller.accountId, action: 'dossier.viewed', subject: code });
      const takers = [history.holder, ...history.handOvers.flatMap(({ from, to }) => [from, to])];
      const people = await this.names.ofAccounts(tx, [...history.log.flatMap(({ actorId, actingForId }) => [actorId, actingForId]), ...takers.map((taker) => taker?.accountId)]);
      const units = await this.names.ofUnits(tx, takers.map((taker) => taker?.unitId));
      const named = (holder: Holder): NamedHolder => ({ ...holder, name: people.get(holder.accountId ?? '') ?? null, unitName: units.get(holder.unitId ?? '') ?? null });
      return {
        ...viewOf(open, await this.calendars.of(tx, unitId), this.clock.now()),
        holder: history.holder && named(history.holder),
        handOvers: history.handOvers.map((each) => ({ ...each, from: each.from && named(each.from), to: named(each.to) })),
        timeline: timelineOf(history, people),
        allowedActions: allowedActions(history.state, rolesIn(caller, unitId)).map((action) => ({ action, label: actionLabel(action) })),
      };
    });
  }
}

function viewOf({ row, history }: OpenDossier, calendar: WorkCalendar, now: Date): Omit<DossierView, 'holder' | 'handOvers' | 'timeline' | 'allowedActions'> {
  const { receipt } = history;
  const deadline = deadlineFactsOf(history);
  return {
    unitId: row.unitId,
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
    extension: history.extension,
    finishedAt: history.finishedAt,
    finishKind: history.finishKind,
    outcome: row.outcome,
    returnedAt: history.returnedAt,
    papers: history.papers,
    result: history.result,
    rated: history.rated,
    rating: history.rating,
    step: row.stepPosition === null ? null : { position: row.stepPosition, dueAt: row.stepDueAt },
    supplementCount: history.supplementCount,
    pauses: history.pauses,
    clock: deadline && assess(deadline.facts, deadline.term, calendar, now),
  };
}

function timelineOf(history: DossierHistory, people: ReadonlyMap<string, string>): TimelineStep[] {
  const effective = new Map(history.steps.map((step) => [step.seq, step]));
  const named = correctedSeqs(history.log);
  return history.log.map((step) => {
    const reading = step.action === 'correct' ? step : effective.get(step.seq);
    return {
      seq: step.seq,
      action: step.action,
      label: actionLabel(step.action),
      at: step.at,
      recordedAt: step.recordedAt,
      late: step.recordedAt.getTime() - step.at.getTime() >= 60_000,
      actorId: step.actorId,
      actorName: people.get(step.actorId ?? '') ?? null,
      actingForName: people.get(step.actingForId ?? '') ?? null,
      stateAfter: step.stateAfter,
      dueOn: step.due?.dueOn ?? null,
      facts: step.facts,
      corrected: reading ? (named.has(step.seq) ? 'amended' : null) : 'voided',
      reads: reading ? { at: reading.at, dueOn: reading.due?.dueOn ?? null, reason: reasonOf(reading) } : null,
    };
  });
}

function reasonOf({ facts }: Pick<Step, 'facts'>): string | null {
  return ('reason' in facts && facts.reason) || null;
}

/** The steps that a correction says something about; that a due date followed from it is no correction of the step. */
function correctedSeqs(log: readonly Step[]): Set<number> {
  const corrections = log.flatMap((step) => (step.action === 'correct' ? step.facts.amended : []));
  const facts = (amendment: (typeof corrections)[number]): string[] => Object.keys(amendment.facts ?? {}).filter((key) => key !== 'acceptanceDue');
  return new Set(corrections.filter((each) => each.at !== undefined || each.voided !== undefined || facts(each).length > 0).map(({ seq }) => seq));
}
