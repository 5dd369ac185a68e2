import { Injectable } from '@nestjs/common';
import { type CivilDate, civilDateOf } from '#libs/civil-date';
import { replay, type Step } from '#libs/dossier-flow';
import { type DossierSelector, type OverdueCause, type OverdueDossier, type OverdueRow, overdueRows, type Period } from '#libs/reporting';
import { Calendars } from '#src/calendar';
import { Catalogue, type VersionStep } from '#src/catalogue';
import { type DossierLife, DossierLog } from '#src/dossiers';
import { Accounts } from '#src/identity';
import type { Tx } from '#src/platform/database';
import { CauseStore } from '../data/cause.store.js';
import { LifeStore, type ListedLife } from '../data/life.store.js';

/** A commune with more late dossiers than this needs something other than a list. */
const MOST = 2_000;
const OVERDUE: DossierSelector = { kind: 'any_of', of: [{ kind: 'open', overdue: true }, { kind: 'finished', outcome: 'late' }] };
/** Where it is, of a procedure without internal steps: not yet taken up, and taken up. */
const [DESK, OFFICER] = ['Bộ phận Một cửa', 'Chuyên môn'];

/** R10: the dossiers that missed their due date, as they stood at the end of the period. */
@Injectable()
export class OverdueReport {
  constructor(
    private readonly lives: LifeStore,
    private readonly log: DossierLog,
    private readonly causes: CauseStore,
    private readonly catalogue: Catalogue,
    private readonly accounts: Accounts,
    private readonly calendars: Calendars,
  ) {}

  /** How many there are; the rows may be fewer. */
  total(tx: Tx, unitId: string, period: Period): Promise<number> {
    return this.lives.count(tx, { unitIds: [unitId], procedureIds: null, selector: OVERDUE, period });
  }

  /** Open and overdue at the end of the period, or finished late in it; of very many, those received first. */
  async rows(tx: Tx, unitId: string, period: Period): Promise<OverdueRow[]> {
    const found = await this.lives.list(tx, { unitIds: [unitId], procedureIds: null, selector: OVERDUE, period }, undefined, MOST);
    const ids = found.map(({ dossierId }) => dossierId);
    const logs = new Map((await this.log.lives(tx, unitId, ids)).map((life) => [life.dossierId, life]));
    const procedures = await this.catalogue.fieldsOfProcedures(tx, [...new Set(found.map(({ procedureId }) => procedureId))]);
    const causes = await this.causes.of(tx, unitId, ids);
    const told: (Told & ListedLife & Pick<OverdueDossier, 'procedure' | 'cause'>)[] = [];
    for (const life of found) {
      const of = logs.get(life.dossierId);
      if (!of) continue;
      const { steps } = await this.catalogue.version(tx, of.history.receipt.procedureVersionId);
      told.push({ ...toldOf(of, steps, period.to), ...life, procedure: procedures.get(life.procedureId)?.name ?? '', cause: causes.get(life.dossierId) ?? null });
    }
    const names = await this.accounts.displayNames(tx, told.flatMap(({ officerId }) => (officerId === null ? [] : [officerId])));
    const dossiers = told.map(({ officerId, step, code, procedure, owner, receivedOn, dueOn, finishedOn, cause, apologyOn }): OverdueDossier => ({
      code, procedure, owner, receivedOn, dueOn, finishedOn, cause, apologyOn, heldBy: { step, officer: officerId === null ? null : (names.get(officerId) ?? null) },
    }));
    return overdueRows(dossiers, period, await this.calendars.of(tx, unitId));
  }

  /** One more version of why; the earlier ones stay. */
  async state(tx: Tx, unitId: string, code: string, cause: OverdueCause, by: { accountId: string; at: Date }): Promise<void> {
    const { dossierId } = await this.log.life(tx, unitId, code);
    await this.causes.add(tx, unitId, dossierId, cause, by);
  }
}

interface Told extends Pick<OverdueDossier, 'owner' | 'dueOn' | 'apologyOn'> {
  officerId: string | null;
  step: string;
}

/** What the log says of the due date by the end of the period, and of who held the dossier when it passed. */
function toldOf({ effective, history }: DossierLife, steps: readonly VersionStep[], to: CivilDate): Told {
  const until = effective.filter(({ at }) => civilDateOf(at) <= to);
  const due = until.findLast((step) => step.due !== null)?.due ?? null;
  const apology = until.find(({ action }) => action === 'extend');
  return {
    owner: history.receipt.owner.name, dueOn: due?.dueOn ?? civilDateOf(history.lastAt), apologyOn: apology ? civilDateOf(apology.at) : null,
    ...heldAt(effective, steps, due?.dueAt ?? null),
  };
}

function heldAt(effective: readonly Step[], steps: readonly VersionStep[], dueAt: Date | null): Pick<Told, 'officerId' | 'step'> {
  const before = effective.filter(({ at }) => dueAt === null || at <= dueAt);
  if (before.length === 0) return { officerId: null, step: DESK };
  const { holder, handOvers, state } = replay(before);
  // The internal step that it was in, as the step's own clock has it.
  const entered = handOvers.findLast(({ stepIndex }) => stepIndex !== null);
  const step = entered ? steps.find(({ position }) => position === entered.stepIndex) : steps[0];
  // Nobody was handed it: whoever did the last thing has it.
  return { officerId: holder ? holder.accountId : (before.at(-1)?.actorId ?? null), step: step?.name ?? holder?.office ?? (state === 'received' ? DESK : OFFICER) };
}
