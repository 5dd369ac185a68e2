import { Injectable } from '@nestjs/common';
import { type CivilDate, isCivilDate } from '#libs/civil-date';
import { Catalogue } from '#src/catalogue';
import { Accounts } from '#src/identity';
import { Database, type Tx } from '#src/platform/database';
import { type Caller, decodeCursor, type Page, type PageQuery, refuseHttp, type Role, toPage } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { type SlipRow, SlipStore } from '../data/slip.store.js';
import type { SlipView } from '../domain/slips.js';
import { refuse } from '../refusals.js';

export const SLIP_ENTERERS = ['clerk', 'controller'] as const satisfies readonly Role[];
export const SLIP_READERS = [...SLIP_ENTERERS, 'leader'] as const satisfies readonly Role[];

export interface SlipQuery extends PageQuery {
  from?: CivilDate;
  to?: CivilDate;
}

/** The book of paper slips handed out, latest day first. */
@Injectable()
export class ListSlips {
  constructor(
    private readonly database: Database,
    private readonly store: SlipStore,
    private readonly catalogue: Catalogue,
    private readonly accounts: Accounts,
  ) {}

  /** @throws units.not_found, http.forbidden, page.bad_cursor */
  async list(caller: Caller, unitId: string, { from, to, cursor, limit }: SlipQuery): Promise<Page<SlipView>> {
    mustHaveRole(caller, unitId, ...SLIP_READERS);
    const after = cursor === undefined ? undefined : placeOf(cursor);
    return this.database.inUnit(unitId, async (tx) => {
      const { items, next } = toPage(await this.store.list(tx, unitId, { from, to, after, limit: limit + 1 }), limit, ({ day, id }) => [day, id]);
      return { items: await this.views(tx, items), next };
    });
  }

  /** Those that slips may be told for, by name. */
  async fields(unitId: string): Promise<{ code: string; name: string }[]> {
    const fields = await this.database.inUnit(unitId, (tx) => this.catalogue.fields(tx));
    return [...fields].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  }

  /** The transaction is the unit's; whether the caller may is asked elsewhere. @throws surveys.slips_not_found, also for a cancellation */
  async get(tx: Tx, unitId: string, id: string): Promise<SlipView> {
    const row = await this.store.find(tx, unitId, id);
    const [view] = row ? await this.views(tx, [row]) : [];
    if (!view) throw refuse('surveys.slips_not_found');
    return view;
  }

  private async views(tx: Tx, rows: readonly SlipRow[]): Promise<SlipView[]> {
    const fields = new Map((await this.catalogue.fields(tx)).map(({ code, name }) => [code, name]));
    const names = await this.accounts.displayNames(tx, rows.flatMap(({ enteredBy, cancelledBy }) => [enteredBy, ...(cancelledBy ? [cancelledBy] : [])]));
    const person = (accountId: string) => ({ accountId, name: names.get(accountId) ?? '' });
    return rows.map(({ id, day, fieldCode, slips, enteredBy, recordedAt, cancelledAt, cancelledBy, cancelledReason }) => ({
      id, day, slips, recordedAt,
      field: fieldCode === null ? null : { code: fieldCode, name: fields.get(fieldCode) ?? fieldCode },
      enteredBy: person(enteredBy),
      cancelled: cancelledAt && cancelledBy ? { at: cancelledAt, by: person(cancelledBy), reason: cancelledReason ?? '' } : null,
    }));
  }
}

function placeOf(cursor: string): { day: CivilDate; id: string } {
  const [day, id] = decodeCursor(cursor, ['text', 'uuid']);
  if (!isCivilDate(day)) throw refuseHttp('page.bad_cursor');
  return { day, id };
}
