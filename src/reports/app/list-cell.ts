import { Injectable } from '@nestjs/common';
import { type CivilDate, isCivilDate } from '#libs/civil-date';
import { Catalogue, type ProcedureField } from '#src/catalogue';
import { Database } from '#src/platform/database';
import { type Caller, decodeCursor, type Page, type PageQuery, refuseHttp, toPage } from '#src/platform/http';
import { CounterStore } from '../data/counter.store.js';
import { type LifeQuery, LifeStore, type ListedLife } from '../data/life.store.js';
import { type Cell, findCell } from '../domain/cell.js';
import { rowOf } from '../domain/row-tally.js';
import type { FinishedRun } from '../domain/run.js';
import { refuse } from '../refusals.js';

export interface CellItem extends Omit<ListedLife, 'procedureId' | 'dossierId'> {
  procedure: { code: string; name: string } | null;
}

export interface CellList extends Page<CellItem> {
  /** What the table says. */
  counted: number;
  /** How many dossiers the list has as things are known today. */
  listed: number;
  /** The past was corrected since the table was counted. */
  changedSince: boolean;
}

/** The dossiers behind a number. */
@Injectable()
export class ListCell {
  constructor(
    private readonly database: Database,
    private readonly lives: LifeStore,
    private readonly counters: CounterStore,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws report.no_such_cell; report.not_supervising when the caller may not see all the units counted */
  async list(caller: Caller, run: FinishedRun, at: { row: string; column: string }, page: PageQuery): Promise<CellList> {
    const cell = findCell(run, at.row, at.column);
    if (!cell) throw refuse('report.no_such_cell', at);
    const unitIds = cell.row && 'unitIds' in cell.row ? cell.row.unitIds : run.unitIds;
    if (!unitIds.every((id) => caller.unitIds.includes(id))) throw refuse('report.not_supervising');
    const after = page.cursor === undefined ? undefined : placeOf(page.cursor);
    return this.database.inUnits(unitIds, async (tx) => {
      const fields = await this.catalogue.fieldsOfProcedures(tx, await this.counters.procedures(tx, unitIds));
      const query: LifeQuery = { unitIds, procedureIds: proceduresOn(run, cell, fields), selector: cell.selector, period: run.period };
      const rows = await this.lives.list(tx, query, after, page.limit + 1);
      const listed = await this.lives.count(tx, query);
      const shown = toPage(rows, page.limit, (row) => [row.unitId, row.receivedOn, row.dossierId], (row) => itemOf(row, fields));
      return { ...shown, counted: cell.count, listed, changedSince: listed !== cell.count };
    });
  }
}

function placeOf(cursor: string): { unitId: string; receivedOn: CivilDate; dossierId: string } {
  const [unitId, receivedOn, dossierId] = decodeCursor(cursor, ['uuid', 'text', 'uuid']);
  if (!isCivilDate(receivedOn)) throw refuseHttp('page.bad_cursor');
  return { unitId, receivedOn, dossierId };
}

/** Null where every procedure is counted: in the total, and on a unit's row. */
function proceduresOn(run: FinishedRun, { row }: Cell, fields: ReadonlyMap<string, ProcedureField>): string[] | null {
  if (!row || !('fieldCodes' in row)) return null;
  const counted = [...fields].filter(([, { fieldCode }]) => rowOf(run.outcome.rows, run.unitId, fieldCode) === row);
  return counted.map(([procedureId]) => procedureId);
}

function itemOf({ procedureId, dossierId: _, ...life }: ListedLife, fields: ReadonlyMap<string, ProcedureField>): CellItem {
  const procedure = fields.get(procedureId);
  return { ...life, procedure: procedure ? { code: procedure.code, name: procedure.name } : null };
}
