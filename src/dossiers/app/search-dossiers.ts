import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import { parseIdNumber } from '#libs/citizen-id';
import { parseDossierCode } from '#libs/dossier-code';
import type { State } from '#libs/dossier-flow';
import { searchKey } from '#libs/vietnamese';
import { Catalogue } from '#src/catalogue';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { type ListRow, ListStore } from '../data/list.store.js';
import { phoneKey } from '../domain/phone.js';
import { type ListItem, ListItems } from './list-items.js';

/** The search box, and the question whether somebody has the same procedure open; always of one unit. */
@Injectable()
export class SearchDossiers {
  constructor(
    private readonly database: Database,
    private readonly lists: ListStore,
    private readonly items: ListItems,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** By code, identity number, phone, or any part of the owner's name without diacritics; the text says which. */
  async search(unitId: string, text: string, limit: number): Promise<ListItem[]> {
    return this.database.inUnit(unitId, async (tx) => this.items.named(tx, await this.matches(tx, unitId, text.trim(), limit)));
  }

  /** Open dossiers of the same owner for the same procedure. */
  async duplicates(tx: Tx, unitId: string, idNumber: string | undefined, procedureId: string): Promise<{ code: string; state: State }[]> {
    return idNumber === undefined ? [] : this.lists.duplicates(tx, unitId, idNumber, procedureId);
  }

  /** The same before anything is received. @throws catalogue.unknown_procedure, catalogue.not_in_force */
  duplicatesOf(unitId: string, idNumber: string, procedureCode: string): Promise<{ code: string; state: State }[]> {
    const parsed = parseIdNumber(idNumber);
    if (!parsed.ok) return Promise.resolve([]);
    return this.database.inUnit(unitId, async (tx) => {
      const { procedureId } = await this.catalogue.inForce(tx, unitId, procedureCode, civilDateOf(this.clock.now()));
      return this.lists.duplicates(tx, unitId, parsed.number, procedureId);
    });
  }

  private async matches(tx: Tx, unitId: string, text: string, limit: number): Promise<ListRow[]> {
    const code = parseDossierCode(text);
    if (code) return this.lists.byCode(tx, unitId, code.code);
    const id = parseIdNumber(text);
    const byId = id.ok ? await this.lists.byIdNumber(tx, unitId, id.number, limit) : [];
    if (byId.length > 0) return byId;
    const phone = phoneKey(text);
    if (phone !== undefined) return this.lists.byPhone(tx, unitId, phone, limit);
    const words = searchKey(text).split(' ').filter(Boolean);
    if (words.length === 0) return [];
    return this.byName(tx, unitId, words, limit);
  }

  /** The words as they stand side by side in the name; else each of them anywhere, led by the last, the given name. */
  private async byName(tx: Tx, unitId: string, words: string[], limit: number): Promise<ListRow[]> {
    const together = await this.lists.byName(tx, unitId, words.join(' '), [], limit);
    if (together.length > 0 || words.length === 1) return together;
    return this.lists.byName(tx, unitId, words.at(-1) as string, words, limit);
  }
}
