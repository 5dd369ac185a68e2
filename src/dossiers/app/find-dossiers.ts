import { Injectable } from '@nestjs/common';
import { civilDateOf, endOfDay, startOfDay } from '#libs/civil-date';
import { parseDossierCode } from '#libs/dossier-code';
import { type State, states } from '#libs/dossier-flow';
import { searchKey } from '#libs/vietnamese';
import { nthWorkingDayAfter } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Catalogue } from '#src/catalogue';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { decodeCursor, type Page, type PageQuery, toPage } from '#src/platform/http';
import { type ListRow, type ListMoment, ListStore, type Worklist } from '../data/list.store.js';

/** Working days after today that count as "soon". */
const SOON = 3;

export interface ListItem extends Omit<ListRow, 'sortKey' | 'procedureId'> {
  procedure: { code: string; name: string } | null;
  stateLabel: string;
}

/** Worklists and search, always of one unit. Names are shown, identity numbers only by their last three digits. */
@Injectable()
export class FindDossiers {
  constructor(
    private readonly database: Database,
    private readonly lists: ListStore,
    private readonly calendars: Calendars,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async worklist(unitId: string, list: Worklist, accountId: string, query: PageQuery): Promise<Page<ListItem>> {
    const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['text', 'uuid']);
    const after = cursor && { sortKey: cursor[0], id: cursor[1] };
    return this.database.inUnit(unitId, async (tx) => {
      const rows = await this.lists.worklist(tx, unitId, list, await this.moment(tx, unitId), accountId, { limit: query.limit + 1, after });
      const items = await this.named(tx, rows);
      const page = toPage(rows, query.limit, (row) => [row.sortKey, row.id]);
      return { items: items.slice(0, query.limit), next: page.next };
    });
  }

  /** By code, identity number, phone, or any part of the owner's name without diacritics; the text says which. */
  async search(unitId: string, text: string, limit: number): Promise<ListItem[]> {
    return this.database.inUnit(unitId, async (tx) => this.named(tx, await this.matches(tx, unitId, text.trim(), limit)));
  }

  /** Open dossiers of the same owner for the same procedure. */
  async duplicates(tx: Tx, unitId: string, idNumber: string | undefined, procedureId: string): Promise<{ code: string; state: State }[]> {
    return idNumber === undefined ? [] : this.lists.duplicates(tx, unitId, idNumber, procedureId);
  }

  private async matches(tx: Tx, unitId: string, text: string, limit: number): Promise<ListRow[]> {
    const code = parseDossierCode(text);
    if (code) return this.lists.byCode(tx, unitId, code.code);
    const digits = text.replace(/[\s.-]/g, '');
    if (/^\d{9}$|^\d{12}$/.test(digits) || /^\d{10}(\d{3})?$/.test(digits)) {
      const byId = await this.lists.byIdNumber(tx, unitId, digits, limit);
      return byId.length > 0 ? byId : this.lists.byPhone(tx, unitId, digits, limit);
    }
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

  private async moment(tx: Tx, unitId: string): Promise<ListMoment> {
    const now = this.clock.now();
    const today = civilDateOf(now);
    const soon = nthWorkingDayAfter(await this.calendars.of(tx, unitId), today, SOON);
    return { now, today, startOfToday: startOfDay(today), endOfToday: endOfDay(today), endOfSoon: endOfDay(soon) };
  }

  private async named(tx: Tx, rows: readonly ListRow[]): Promise<ListItem[]> {
    const procedures = await this.catalogue.fieldsOfProcedures(tx, [...new Set(rows.map((row) => row.procedureId))]);
    return rows.map(({ sortKey: _sortKey, procedureId, ...row }) => {
      const procedure = procedures.get(procedureId);
      return { ...row, stateLabel: states[row.state].label, procedure: procedure ? { code: procedure.code, name: procedure.name } : null };
    });
  }
}
