import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Catalogue } from '#src/catalogue';
import { Accounts } from '#src/identity';
import { Database } from '#src/platform/database';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { RatingStore, type RemarkRow } from '../data/rating.store.js';

export interface RemarkItem extends Omit<RemarkRow, 'dossierId' | 'procedureId' | 'officerId'> {
  procedure: { code: string; name: string } | null;
  officer: { id: string; name: string } | null;
}

export interface RemarkQuery extends PageQuery {
  from?: CivilDate;
  to?: CivilDate;
}

/** What citizens wrote beside their rating, of one unit, latest first. */
@Injectable()
export class ListRemarks {
  constructor(
    private readonly database: Database,
    private readonly ratings: RatingStore,
    private readonly catalogue: Catalogue,
    private readonly accounts: Accounts,
  ) {}

  /** @throws units.not_found, http.forbidden, page.bad_cursor */
  async list(caller: Caller, unitId: string, query: RemarkQuery): Promise<Page<RemarkItem>> {
    mustHaveRole(caller, unitId, 'leader', 'controller');
    const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['instant', 'uuid']);
    const after = cursor && { ratedAt: cursor[0], dossierId: cursor[1] };
    return this.database.inUnit(unitId, async (tx) => {
      const rows = await this.ratings.remarks(tx, unitId, { from: query.from, to: query.to, after, limit: query.limit + 1 });
      const procedures = await this.catalogue.fieldsOfProcedures(tx, [...new Set(rows.map((row) => row.procedureId))]);
      const names = await this.accounts.displayNames(tx, rows.flatMap((row) => row.officerId ?? []));
      return toPage(rows, query.limit, (row) => [row.ratedAt, row.dossierId], ({ dossierId: _dossierId, procedureId, officerId, ...row }): RemarkItem => {
        const procedure = procedures.get(procedureId);
        return {
          ...row,
          procedure: procedure ? { code: procedure.code, name: procedure.name } : null,
          officer: officerId === null ? null : { id: officerId, name: names.get(officerId) ?? '' },
        };
      });
    });
  }
}
