import { Injectable } from '@nestjs/common';
import { type Action, type DecideContext, type Decision, decide, type DossierHistory, type FactsByAction, type Role, type Step } from '#libs/dossier-flow';
import { stepDueOf } from '#libs/deadline';
import { closingTime, type WorkCalendar, workingDayBefore } from '#libs/worktime';
import { Catalogue } from '#src/catalogue';
import { Calendars } from '#src/calendar';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { DossierEntity } from '../data/dossier.entity.js';
import type { OpenDossier } from '../data/dossier-reader.js';
import { DossierStore } from '../data/dossier.store.js';
import { StepStore } from '../data/step.store.js';
import { advance } from '../domain/advance.js';
import { currentStateOf } from '../domain/current-state.js';
import { refuse, refuseFlow } from '../refusals.js';

export interface Actor {
  accountId: string | null;
  roles: readonly Role[];
}

export interface WrittenStep extends OpenDossier {
  decision: Decision;
  step: Step;
}

/** Decides on a step of an existing, locked dossier and writes it: log, row and outbox in the caller's transaction. */
@Injectable()
export class StepWriter {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly steps: StepStore,
    private readonly calendars: Calendars,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws the flow's refusal */
  async write<A extends Action>(tx: Tx, open: OpenDossier, request: { action: A; facts: FactsByAction[A]; at?: Date | undefined }, actor: Actor): Promise<WrittenStep> {
    const { row, history } = open;
    const now = this.clock.now();
    const at = request.at ?? now;
    const calendar = await this.calendars.of(tx, row.unitId);
    const context: DecideContext = { at, now, roles: actor.roles, extensionLatest: latestExtension(history, calendar) };
    const decision = decideOrRefuse(history, request.action, request.facts, context);
    const advanced = advance(history, { ...request, at, recordedAt: now, actorId: actor.accountId }, decision, calendar);
    const changes: Partial<DossierEntity> = { ...currentStateOf(advanced.history), ...(await this.stepClock(tx, row, { ...request, at }, calendar)) };
    if (advanced.due) changes.dueProvisional = advanced.due.provisional;
    await this.dossiers.update(tx, row, changes);
    await this.steps.append(tx, row.unitId, [{ ...advanced.step, dossierId: row.id }]);
    return { row: { ...row, ...changes }, history: advanced.history, decision, step: advanced.step };
  }

  /** The internal step that the dossier enters with a hand-over, and until when that step should be done. */
  private async stepClock(tx: Tx, row: DossierEntity, request: { action: Action; facts: object; at: Date }, calendar: WorkCalendar): Promise<Partial<DossierEntity>> {
    if (request.action !== 'hand_over') return {};
    const { stepIndex } = request.facts as { stepIndex?: number };
    if (stepIndex === undefined) return {};
    const version = await this.catalogue.version(tx, row.procedureVersionId);
    const step = version.steps.find((each) => each.position === stepIndex);
    if (!step) throw refuse('dossier.unknown_step', { step: stepIndex });
    return { stepPosition: stepIndex, stepDueAt: stepDueOf(request.at, step.allotment, calendar).dueAt };
  }
}

/** NĐ 61/2018: the apology goes out at the latest one working day before the due date, until that day closes. */
function latestExtension(history: DossierHistory, calendar: WorkCalendar): Date | null {
  return history.due && closingTime(calendar, workingDayBefore(calendar, history.due.dueOn, 1));
}

export function decideOrRefuse<A extends Action>(history: DossierHistory | null, action: A, facts: FactsByAction[A], context: DecideContext): Decision {
  const decision = decide(history, action, facts, context);
  if (!decision.ok) throw refuseFlow(decision);
  return decision;
}
