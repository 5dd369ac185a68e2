import { Injectable } from '@nestjs/common';
import { type CivilDate, civilDateOf } from '#libs/civil-date';
import { replay, type Step } from '#libs/dossier-flow';
import { type DossierSelector, type OverdueCause, type OverdueDossier, type OverdueRow, overdueRows, type Period } from '#libs/reporting';
import { Calendars } from '#src/calendar';
import { Catalogue } from '#src/catalogue';
import { type DossierLife, DossierLog } from '#src/dossiers';
import { Accounts } from '#src/identity';
import type { Tx } from '#src/platform/database';
import { CauseStore } from '../data/cause.store.js';
import { LifeStore } from '../data/life.store.js';

/** A commune with more late dossiers than this needs something other than a list. */
const MOST = 2_000;
const OVERDUE: DossierSelector = { kind: 'any_of', of: [{ kind: 'open', overdue: true }, { kind: 'finished', outcome: 'late' }] };
const OFFICES: Readonly<Record<string, string>> = { desk: 'Bộ phận Một cửa', officer: 'Chuyên môn', leader: 'Lãnh đạo', agency: 'Cơ quan phối hợp' };

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
    const told = found.flatMap((life) => {
      const of = logs.get(life.dossierId);
      return of ? [{ ...toldOf(of, period.to), ...life, procedure: procedures.get(life.procedureId)?.name ?? '', cause: causes.get(life.dossierId) ?? null }] : [];
    });
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

/** What the log says of the due date by the end of the period, and of who held the dossier when it passed. */
function toldOf({ effective, history }: DossierLife, to: CivilDate) {
  const until = effective.filter(({ at }) => civilDateOf(at) <= to);
  const due = until.findLast((step) => step.due !== null)?.due ?? null;
  const held = heldAt(effective, due?.dueAt ?? null);
  const apology = until.find(({ action }) => action === 'extend');
  return { owner: history.receipt.owner.name, dueOn: due?.dueOn ?? civilDateOf(history.lastAt), apologyOn: apology ? civilDateOf(apology.at) : null, ...held };
}

function heldAt(effective: readonly Step[], dueAt: Date | null): { officerId: string | null; step: string } {
  const before = effective.filter(({ at }) => dueAt === null || at <= dueAt);
  if (before.length === 0) return { officerId: null, step: OFFICES['desk'] ?? '' };
  const { holder } = replay(before);
  const step = OFFICES[holder?.office ?? 'desk'] ?? holder?.office ?? '';
  // Nobody was handed it: whoever did the last thing has it.
  return { officerId: holder ? holder.accountId : (before.at(-1)?.actorId ?? null), step };
}
