import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Editions, type Tx } from '#src/platform/database';
import { Units } from '#src/units';
import { CatalogueStore, type FieldRow, type ProcedureField } from '../data/catalogue.store.js';
import { inForceOn, nearestVersions, ProcedureList } from '../domain/procedure-list.js';
import { bestMatches } from '../domain/search.js';
import type { ProcedureVersion } from '../domain/version.js';
import { refuse } from '../refusals.js';

export const CATALOGUE_EDITION = 'catalogue';

/** Questions about procedures. A unit has its own list and inherits those of its ancestors; the nearest that says anything decides. */
@Injectable()
export class Catalogue {
  constructor(
    private readonly store: CatalogueStore,
    private readonly units: Units,
    private readonly editions: Editions,
  ) {}

  /** The code may carry a province's suffix. @throws catalogue.unknown_procedure, catalogue.not_in_force, units.not_found */
  async inForce(tx: Tx, unitId: string, code: string, on: CivilDate): Promise<ProcedureVersion> {
    const lists = await this.listsFor(tx, unitId);
    for (const list of lists) {
      const version = list.on(list.codeLike(code) ?? code, on);
      if (version && version.changeKind !== 'abolished') return version;
      if (version) throw refuse('catalogue.not_in_force', { code, date: on });
    }
    if (lists.some((list) => list.codeLike(code))) throw refuse('catalogue.not_in_force', { code, date: on });
    throw refuse('catalogue.unknown_procedure', { code });
  }

  /** Whatever its dates, so that a dossier keeps the version it was received under. @throws catalogue.unknown_version */
  async version(tx: Tx, versionId: string): Promise<ProcedureVersion> {
    const version = await this.editions.cached(tx, CATALOGUE_EDITION, `version ${versionId}`, () => this.store.version(tx, versionId));
    if (!version) throw refuse('catalogue.unknown_version', { version: versionId });
    return version;
  }

  /**
   * Procedures in force whose words begin with the letters typed, diacritics left out: 'kh si' finds "đăng ký khai sinh".
   * Best matches first; an empty query lists all by code.
   */
  async search(tx: Tx, unitId: string, query: string, on: CivilDate): Promise<ProcedureVersion[]> {
    return bestMatches(inForceOn(await this.listsFor(tx, unitId), on), query);
  }

  /** Every version that the unit goes by, oldest first, of the nearest list that has the code. @throws catalogue.unknown_procedure */
  async history(tx: Tx, unitId: string, code: string): Promise<readonly ProcedureVersion[]> {
    for (const list of await this.listsFor(tx, unitId)) {
      const known = list.codeLike(code);
      if (known !== undefined) return list.versions(known);
    }
    throw refuse('catalogue.unknown_procedure', { code });
  }

  /** Every version of every procedure that the unit goes by; of a procedure on several lists the nearest speaks. */
  async versions(tx: Tx, unitId: string): Promise<ProcedureVersion[]> {
    return nearestVersions(await this.listsFor(tx, unitId));
  }

  fields(tx: Tx): Promise<FieldRow[]> {
    return this.editions.cached(tx, CATALOGUE_EDITION, 'fields', () => this.store.fields(tx));
  }

  /** Unknown ids are left out. */
  fieldsOfProcedures(tx: Tx, procedureIds: readonly string[]): Promise<Map<string, ProcedureField>> {
    return this.store.fieldsOf(tx, procedureIds);
  }

  /** The list that the unit itself keeps, without what it inherits. */
  async ownList(tx: Tx, ownerUnitId: string): Promise<ProcedureList> {
    return this.editions.cached(tx, CATALOGUE_EDITION, `list ${ownerUnitId}`, async () =>
      new ProcedureList(await this.store.versionsOf(tx, ownerUnitId)));
  }

  /** Nearest first. */
  private async listsFor(tx: Tx, unitId: string): Promise<ProcedureList[]> {
    await this.units.get(tx, unitId);
    const owners = await this.units.ancestorIds(tx, unitId);
    const lists: ProcedureList[] = [];
    for (const owner of owners) lists.push(await this.ownList(tx, owner));
    return lists;
  }
}
