import { Injectable } from '@nestjs/common';
import { type Action, type DecideContext, type Decision, decide, type DossierHistory, type FactsByAction, type HandOverFacts, type PaperFact, type Role, type Step } from '#libs/dossier-flow';
import { closingTime, type WorkCalendar, workingDayBefore } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { DossierEntity } from '../data/dossier.entity.js';
import type { OpenDossier } from '../data/dossier-reader.js';
import { DossierStore } from '../data/dossier.store.js';
import { StepStore } from '../data/step.store.js';
import { advance } from '../domain/advance.js';
import { currentStateOf } from '../domain/current-state.js';
import { refuseFlow } from '../refusals.js';
import { CheckHandOver } from './check-hand-over.js';
import { checkReuse } from './check-reuse.js';

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
    private readonly handOvers: CheckHandOver,
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
    const entered = request.action === 'hand_over' ? await this.handOvers.check(tx, row, request.facts as HandOverFacts, at, calendar) : {};
    await checkReuse(tx, this.dossiers, row.unitId, (request.facts as { papers?: PaperFact[] }).papers);
    const advanced = advance(history, { ...request, at, recordedAt: now, actorId: actor.accountId }, decision, calendar);
    const changes: Partial<DossierEntity> = { ...currentStateOf(advanced.history), ...entered };
    if (advanced.due) changes.dueProvisional = advanced.due.provisional;
    await this.dossiers.update(tx, row, changes);
    await this.steps.append(tx, row.unitId, [{ ...advanced.step, dossierId: row.id }]);
    return { row: { ...row, ...changes }, history: advanced.history, decision, step: advanced.step };
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
