import { Injectable } from '@nestjs/common';
import { parseIdNumber } from '#libs/citizen-id';
import { civilDateOf, endOfDay, startOfDay } from '#libs/civil-date';
import { parseDossierCode } from '#libs/dossier-code';
import { type State, states } from '#libs/dossier-flow';
import { searchKey } from '#libs/vietnamese';
import { nthWorkingDayAfter } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { decodeCursor, type Page, type PageQuery, toPage } from '#src/platform/http';
import { type ListRow, type ListMoment, ListStore, type Worklist } from '../data/list.store.js';
import { phoneKey } from '../domain/phone.js';
import { Names } from './names.js';

/** Working days after today that count as "soon". */
const SOON = 3;

export interface ListItem extends Omit<ListRow, 'procedureId'> {
  procedure: { code: string; name: string } | null;
  stateLabel: string;
  holderName: string | null;
  holderUnitName: string | null;
}

/** Worklists and search, always of one unit. Names are shown, identity numbers only by their last three digits. */
@Injectable()
export class FindDossiers {
  constructor(
    private readonly database: Database,
    private readonly lists: ListStore,
    private readonly calendars: Calendars,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  async worklist(unitId: string, list: Worklist, accountId: string, query: PageQuery): Promise<Page<ListItem>> {
    const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['instant', 'uuid']);
    const after = cursor && { sortKey: cursor[0], id: cursor[1] };
    return this.database.inUnit(unitId, async (tx) => {
      const moment = await this.moment(tx, unitId, list);
      const rows = await this.lists.worklist(tx, unitId, list, moment, accountId, { limit: query.limit + 1, after });
      const page = toPage(rows, query.limit, (row) => [row.sortKey, row.id]);
      return { items: await this.named(tx, page.items.map(({ sortKey: _sortKey, ...row }) => row)), next: page.next };
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

  /** Only "soon" asks the unit's calendar, which a supervising unit has none of. */
  private async moment(tx: Tx, unitId: string, list: Worklist): Promise<ListMoment> {
    const now = this.clock.now();
    const today = civilDateOf(now);
    const soon = list === 'due_soon' ? nthWorkingDayAfter(await this.calendars.of(tx, unitId), today, SOON) : today;
    return { now, today, startOfToday: startOfDay(today), endOfToday: endOfDay(today), endOfSoon: endOfDay(soon) };
  }

  private async named(tx: Tx, rows: readonly ListRow[]): Promise<ListItem[]> {
    const procedures = await this.names.ofProcedures(tx, rows.map((row) => row.procedureId));
    const people = await this.names.ofAccounts(tx, rows.map((row) => row.holderAccountId));
    const units = await this.names.ofUnits(tx, rows.map((row) => row.holderUnitId));
    return rows.map(({ procedureId, ...row }) => {
      const procedure = procedures.get(procedureId);
      return {
        ...row,
        stateLabel: states[row.state].label,
        procedure: procedure ? { code: procedure.code, name: procedure.name } : null,
        holderName: people.get(row.holderAccountId ?? '') ?? null,
        holderUnitName: units.get(row.holderUnitId ?? '') ?? null,
      };
    });
  }
}
