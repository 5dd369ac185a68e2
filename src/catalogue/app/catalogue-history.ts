import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { Units } from '#src/units';
import { HistoryStore, type VersionEntry } from '../data/history.store.js';
import { nearestVersions, ProcedureList } from '../domain/procedure-list.js';
import { closedByNext } from '../domain/timeline.js';
import type { ProcedureVersion } from '../domain/version.js';

/** What the lists said earlier, and what was written into them since. */
@Injectable()
export class CatalogueHistory {
  constructor(private readonly store: HistoryStore, private readonly units: Units) {}

  /** Every version that the unit went by as the lists stood at that instant; as Catalogue.versions says of now. */
  async versionsAt(tx: Tx, unitId: string, at: Date): Promise<ProcedureVersion[]> {
    const lists: ProcedureList[] = [];
    for (const owner of await this.units.ancestorIds(tx, unitId)) lists.push(new ProcedureList(closedByNext(await this.store.versionsAt(tx, owner, at))));
    return nearestVersions(lists);
  }

  /** What was written or taken back after the instant in the lists that the unit goes by, in that order. */
  async enteredAfter(tx: Tx, unitId: string, at: Date): Promise<VersionEntry[]> {
    return this.store.enteredAfter(tx, await this.units.ancestorIds(tx, unitId), at);
  }
}
