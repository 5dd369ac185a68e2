import { Injectable } from '@nestjs/common';
import { type DossierHistory, effectiveSteps, replay, type Step } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';
import { DossierStore } from '../data/dossier.store.js';
import { LateEntryStore } from '../data/late-entry.store.js';
import { StepStore } from '../data/step.store.js';
import { refuse } from '../refusals.js';

const PAGE = 1_000;

/** A dossier as its steps tell it. */
export interface DossierLife {
  dossierId: string;
  code: string;
  procedureId: string;
  /** The log as written. */
  steps: readonly Step[];
  /** The log with corrections applied: what counts. */
  effective: readonly Step[];
  history: DossierHistory;
}

/** A dossier of whose past something was entered after a position of the log. */
export interface EnteredAfter {
  now: DossierLife;
  /** As it was known at the position; null when nothing of it was. */
  before: DossierLife | null;
  /** What was entered after the position, in order. */
  entered: readonly Step[];
}

/** What other modules may ask of the log. Every question is about one unit. */
@Injectable()
export class DossierLog {
  constructor(private readonly steps: StepStore, private readonly dossiers: DossierStore, private readonly late: LateEntryStore) {}

  /** Position of the unit's last step; 0 when it has none. */
  head(tx: Tx, unitId: string): Promise<number> {
    return this.steps.head(tx, unitId);
  }

  /** Which dossiers the next `limit` steps after `position` are about, and the position that reaches. */
  touchedAfter(tx: Tx, unitId: string, position: number, limit: number): Promise<{ upTo: number; dossierIds: string[] }> {
    return this.steps.touchedAfter(tx, unitId, position, limit);
  }

  /** Units whose log has begun. */
  units(tx: Tx): Promise<string[]> {
    return this.steps.units(tx);
  }

  /** One dossier by its code. @throws dossier.not_found */
  async life(tx: Tx, unitId: string, code: string): Promise<DossierLife> {
    const row = await this.dossiers.find(tx, unitId, code);
    const [life] = row ? await this.lives(tx, unitId, [row.id]) : [];
    if (!life) throw refuse('dossier.not_found', { code });
    return life;
  }

  /** The same, held until the commit: to be asked first by whoever locks rows of their own, so that nobody waits in a circle. @throws dossier.not_found */
  async held(tx: Tx, unitId: string, code: string): Promise<DossierLife> {
    await this.dossiers.hold(tx, unitId, code);
    return this.life(tx, unitId, code);
  }

  /** The dossiers as they stand now, however many steps they had when asked about. */
  async lives(tx: Tx, unitId: string, dossierIds: readonly string[]): Promise<DossierLife[]> {
    if (dossierIds.length === 0) return [];
    const heads = await this.dossiers.heads(tx, unitId, dossierIds);
    const logs = await this.steps.of(tx, unitId, dossierIds);
    return heads.map((head) => lifeOf(head, logs.get(head.id) ?? []));
  }

  /** Every dossier of the unit as it was known at a position of the log, a page at a time. */
  async *upTo(tx: Tx, unitId: string, position: number): AsyncGenerator<DossierLife[]> {
    let after: string | undefined;
    do {
      const heads = await this.dossiers.headsAfter(tx, unitId, after, PAGE);
      const logs = await this.steps.of(tx, unitId, heads.map(({ id }) => id), position);
      yield heads.flatMap((head) => {
        const steps = logs.get(head.id);
        return steps ? [lifeOf(head, steps)] : [];
      });
      after = heads.length === PAGE ? heads.at(-1)?.id : undefined;
    } while (after !== undefined);
  }

  /** Every dossier of which something was recorded since an instant, as it was known at a position of the log, a page at a time. */
  async *recordedSince(tx: Tx, unitId: string, position: number, since: Date): AsyncGenerator<DossierLife[]> {
    const touched = new Set<string>();
    for (let reached = await this.steps.positionBefore(tx, unitId, since); reached < position;) {
      const { upTo, dossierIds } = await this.steps.touchedAfter(tx, unitId, reached, PAGE);
      dossierIds.forEach((id) => touched.add(id));
      reached = upTo;
    }
    const ids = [...touched];
    for (let from = 0; from < ids.length; from += PAGE) yield this.asKnown(tx, unitId, ids.slice(from, from + PAGE), position);
  }

  private async asKnown(tx: Tx, unitId: string, ids: readonly string[], position: number): Promise<DossierLife[]> {
    const logs = await this.steps.of(tx, unitId, ids, position);
    return (await this.dossiers.heads(tx, unitId, ids)).flatMap((head) => lifeOf(head, logs.get(head.id) ?? []));
  }

  /**
   * What was entered after a position about a time before `until`, and every correction and new reckoning of a term since,
   * whatever time that is about; a page of dossiers at a time, by id.
   */
  async enteredAfter(tx: Tx, unitId: string, position: number, until: Date, after: string | undefined, limit: number): Promise<EnteredAfter[]> {
    const late = new Map((await this.late.dossiers(tx, unitId, position, until, after, limit)).map(({ dossierId, firstSeq }) => [dossierId, firstSeq]));
    const ids = [...late.keys()];
    const logs = await this.steps.of(tx, unitId, ids);
    const found = (await this.dossiers.heads(tx, unitId, ids)).map((head) => {
      const [steps, first] = [logs.get(head.id) ?? [], late.get(head.id) ?? 1];
      return { now: lifeOf(head, steps), before: first > 1 ? lifeOf(head, steps.filter(({ seq }) => seq < first)) : null, entered: steps.filter(({ seq }) => seq >= first) };
    });
    return found.sort((a, b) => (a.now.dossierId < b.now.dossierId ? -1 : 1));
  }
}

function lifeOf({ id, code, procedureId }: { id: string; code: string; procedureId: string }, steps: readonly Step[]): DossierLife {
  return { dossierId: id, code, procedureId, steps, effective: effectiveSteps(steps), history: replay(steps) };
}
