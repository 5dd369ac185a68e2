import { Injectable } from '@nestjs/common';
import { startOfMinute } from '#libs/civil-date';
import { type Action, type DecideContext, type Decision, decide, type DossierHistory, type FactsByAction, type Step } from '#libs/dossier-flow';
import { closingTime, type WorkCalendar, workingDayBefore } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Catalogue } from '#src/catalogue';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { DossierEntity } from '../data/dossier.entity.js';
import type { OpenDossier } from '../data/dossier-reader.js';
import { DossierStore } from '../data/dossier.store.js';
import { StepStore } from '../data/step.store.js';
import { advance } from '../domain/advance.js';
import { withKnownNames } from '../domain/papers.js';
import { standingOf } from '../domain/standing.js';
import { refuseFlow } from '../refusals.js';
import { actedFor, type Actor } from './actor.js';
import { CheckHandOver } from './check-hand-over.js';
import { checkReuse } from './check-reuse.js';

export interface WrittenStep extends OpenDossier {
  decision: Decision;
  step: Step;
}

/** A step that somebody asks for; `at` is now when not given. */
export type WantedStep<A extends Action = Action> = { [Each in A]: { action: Each; facts: FactsByAction[Each]; at?: Date | undefined } }[A];

/** Decides on steps of an existing, locked dossier and writes them: log, row and outbox in the caller's transaction. */
@Injectable()
export class StepWriter {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly steps: StepStore,
    private readonly calendars: Calendars,
    private readonly catalogue: Catalogue,
    private readonly handOvers: CheckHandOver,
    private readonly clock: Clock,
  ) {}

  /** Takes the steps one after the other and writes them at once. @throws the flow's refusal of the first that may not be taken */
  async write(tx: Tx, open: OpenDossier, wanted: readonly WantedStep[], actor: Actor): Promise<WrittenStep> {
    const { row } = open;
    const calendar = await this.calendars.of(tx, row.unitId);
    let { history } = open;
    let taken: { decision: Decision; step: Step } | undefined;
    const steps: Step[] = [];
    for (const each of wanted) {
      const facts = await this.checked(tx, row, history, each);
      const recordedAt = this.clock.now();
      const at = each.at ? notBeforeLast(each.at, history) : recordedAt;
      const decision = decideOrRefuse(history, each.action, facts, contextOf(each.action, at, recordedAt, actor, history, calendar));
      const actingForId = actedFor(actor, history.state, each.action);
      const advanced = advance(history, { action: each.action, facts, at, recordedAt, actorId: actor.accountId, actingForId }, decision, calendar);
      history = advanced.history;
      taken = { decision, step: advanced.step };
      steps.push(advanced.step);
    }
    if (!taken) throw new Error('no step to write');
    return { ...taken, history, row: await this.record(tx, row, history, steps, calendar) };
  }

  /** Writes steps that were decided on, and the dossier's row as its history has it after them. */
  async record(tx: Tx, row: DossierEntity, history: DossierHistory, steps: readonly Step[], calendar: WorkCalendar): Promise<DossierEntity> {
    const changes = standingOf(history, await this.catalogue.version(tx, history.receipt.procedureVersionId), calendar);
    await this.dossiers.update(tx, row, changes);
    await this.steps.append(tx, row.unitId, steps.map((step) => ({ ...step, dossierId: row.id })));
    return { ...row, ...changes };
  }

  private async checked(tx: Tx, row: DossierEntity, history: DossierHistory, { action, facts }: WantedStep): Promise<FactsByAction[Action]> {
    if (action === 'hand_over') await this.handOvers.check(tx, row, facts);
    if (!('papers' in facts) || !facts.papers) return facts;
    await checkReuse(tx, this.dossiers, row.unitId, facts.papers);
    return { ...facts, papers: withKnownNames(facts.papers, history.papers) };
  }
}

/** People give minutes: what they enter for the minute of the step before happened after it. */
function notBeforeLast(at: Date, { lastAt }: DossierHistory): Date {
  return at < lastAt && at.getTime() === startOfMinute(lastAt).getTime() ? lastAt : at;
}

function contextOf(action: Action, at: Date, now: Date, { roles }: Actor, history: DossierHistory, calendar: WorkCalendar): DecideContext {
  return action === 'extend' ? { at, now, roles, extensionLatest: latestExtension(history, calendar) } : { at, now, roles };
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
