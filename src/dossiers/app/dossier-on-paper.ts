import { Injectable } from '@nestjs/common';
import { type DueReason, explainDue, type Outcome, outcomeOf, stepDueOf, type Term } from '#libs/deadline';
import type { DossierHistory } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Catalogue, type ProcedureVersion } from '#src/catalogue';
import { Audit } from '#src/platform/audit';
import type { Tx } from '#src/platform/database';
import { DossierReader } from '../data/dossier-reader.js';
import { deadlineFactsOf } from '../domain/due.js';
import { Names } from './names.js';

/** What the desk's forms say of a dossier. */
export interface DossierPaper {
  unitId: string;
  dossierId: string;
  code: string;
  /** Corrections applied. */
  history: DossierHistory;
  procedure: ProcedureVersion;
  /** Why the first promise is what it is; empty where the calendar has since been changed so that it no longer follows. */
  promiseReasons: readonly DueReason[];
  /** How each giver of a hand-over, and at last whoever resolved it, kept the time of their step; null where the step has none. */
  stages: readonly (Outcome | null)[];
  people: ReadonlyMap<string, string>;
  units: ReadonlyMap<string, string>;
}

/** One dossier for a printed form. The print is recorded like a look at it: it holds personal data (Luật 91/2025/QH15). */
@Injectable()
export class DossierOnPaper {
  constructor(
    private readonly reader: DossierReader,
    private readonly catalogue: Catalogue,
    private readonly calendars: Calendars,
    private readonly names: Names,
    private readonly audit: Audit,
  ) {}

  /** @throws dossier.not_found */
  async read(tx: Tx, unitId: string, code: string, print: { accountId: string; form: string }): Promise<DossierPaper> {
    const { row, history } = await this.reader.open(tx, unitId, code);
    await this.audit.record(tx, { unitId, accountId: print.accountId, action: 'dossier.printed', subject: row.code, facts: { form: print.form } });
    const procedure = await this.catalogue.version(tx, history.receipt.procedureVersionId);
    const calendar = await this.calendars.of(tx, unitId);
    const takers = history.handOvers.flatMap(({ from, to }) => [from, to]);
    return {
      unitId,
      dossierId: row.id,
      code: row.code,
      history,
      procedure,
      promiseReasons: promiseReasonsOf(history, calendar),
      stages: stagesOf(history, procedure.steps, calendar),
      people: await this.names.ofAccounts(tx, [...history.steps.map(({ actorId }) => actorId), ...takers.map((taker) => taker?.accountId)]),
      units: await this.names.ofUnits(tx, takers.map((taker) => taker?.unitId)),
    };
  }
}

function promiseReasonsOf(history: DossierHistory, calendar: WorkCalendar): DueReason[] {
  const deadline = deadlineFactsOf(history);
  if (!deadline || !history.firstDue) return [];
  const reasons = explainDue({ ...deadline.facts, pauses: [], finishedAt: null }, deadline.term, calendar);
  return reasons.at(-1)?.to === history.firstDue.dueOn ? reasons : [];
}

function stagesOf(history: DossierHistory, steps: readonly { position: number; allotment: Term }[], calendar: WorkCalendar): (Outcome | null)[] {
  const { receivedAt, finishedAt, handOvers, pauses } = history;
  if (!receivedAt) return [];
  const entered = [{ at: receivedAt, position: steps[0]?.position ?? null }, ...handOvers.map(({ at, stepIndex }) => ({ at, position: stepIndex }))];
  const left = [...handOvers.map(({ at }) => at), ...(finishedAt ? [finishedAt] : [])];
  return left.map((at, index) => {
    const stage = entered[index];
    const step = steps.find(({ position }) => position === stage?.position);
    return stage && step ? outcomeOf(at, stepDueOf(stage.at, step.allotment, calendar, pauses.filter((pause) => pause.from <= at))) : null;
  });
}
