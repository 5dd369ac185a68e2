import { Injectable } from '@nestjs/common';
import { type CivilDate, isCivilDate } from '#libs/civil-date';
import { type DossierSelector, isDossierReport, type RecordDrill, type RecordReportId } from '#libs/reporting';
import { Catalogue, type ProcedureField } from '#src/catalogue';
import { Database, type Tx } from '#src/platform/database';
import { type Caller, decodeCursor, type Page, type PageQuery, refuseHttp, toPage } from '#src/platform/http';
import { CounterStore } from '../data/counter.store.js';
import { type LifeQuery, LifeStore, type ListedLife } from '../data/life.store.js';
import { type Cell, findCell, namesOf } from '../domain/cell.js';
import { rowOf } from '../domain/row-tally.js';
import type { CountedTable } from '../domain/run.js';
import { refuse } from '../refusals.js';
import type { LifePlace, RecordItem, RecordQuery } from './record-source.js';
import { RecordSources } from './record-sources.js';

export interface CellItem extends Omit<ListedLife, 'procedureId' | 'dossierId'> {
  procedure: { code: string; name: string } | null;
}

export interface CellList extends Page<CellItem> {
  /** In place of dossiers, where the number counts something else; all of them. */
  records: RecordItem[] | null;
  /** What the table says. */
  counted: number;
  /** What the list adds up to as things are known today. */
  listed: number;
  /** The past was corrected since the table was counted. */
  changedSince: boolean;
}

/** Where a cell is listed: in which table, over whose records. */
interface Place {
  run: CountedTable;
  cell: Cell;
  unitIds: readonly string[];
}

/** What is behind a number: its dossiers, or the procedures that it counts. */
@Injectable()
export class ListCell {
  constructor(
    private readonly database: Database,
    private readonly lives: LifeStore,
    private readonly counters: CounterStore,
    private readonly catalogue: Catalogue,
    private readonly sources: RecordSources,
  ) {}

  /** @throws report.no_such_cell; report.not_supervising when the caller may not see all the units counted */
  async list(caller: Caller, run: CountedTable, at: { row: string; column: string }, page: PageQuery): Promise<CellList> {
    const cell = findCell(run, at.row, at.column);
    if (!cell) throw refuse('report.no_such_cell', at);
    const unitIds = cell.row && 'unitIds' in cell.row ? cell.row.unitIds : run.unitIds;
    if (!unitIds.every((id) => caller.unitIds.includes(id))) throw refuse('report.not_supervising');
    const after = page.cursor === undefined ? undefined : placeOf(page.cursor);
    const { definition } = run;
    const place = { run, cell, unitIds };
    return this.database.inUnits(unitIds, (tx) => (isDossierReport(definition) ? this.dossiers(tx, place, after, page.limit) : this.records(tx, place, definition, after, page.limit)));
  }

  private async dossiers(tx: Tx, { run, cell, unitIds }: Place, after: LifePlace | undefined, limit: number): Promise<CellList> {
    const fields = await this.catalogue.fieldsOfProcedures(tx, await this.counters.procedures(tx, unitIds));
    const query: LifeQuery = { unitIds, procedureIds: proceduresOn(run, cell, fields), selector: cell.column.drill as DossierSelector, period: run.period };
    const rows = await this.lives.list(tx, query, after && { ...after, receivedOn: after.on }, limit + 1);
    const shown = toPage(rows, limit, (row) => [row.unitId, row.receivedOn, row.dossierId], (row) => itemOf(row, fields));
    return listOf(cell, await this.lives.count(tx, query), shown);
  }

  private async records(tx: Tx, { run, cell, unitIds }: Place, definition: RecordReportId, after: LifePlace | undefined, limit: number): Promise<CellList> {
    const fields = await this.catalogue.fieldsOfProcedures(tx, await this.counters.procedures(tx, unitIds));
    const { of } = cell.column.drill as RecordDrill;
    const query: RecordQuery = {
      unitIds, procedureIds: proceduresOn(run, cell, fields), names: cell.column.kind === 'rate' ? of : namesOf(cell.column), period: run.period,
      onRow: (fieldCode) => !cell.row || !('fieldCodes' in cell.row) || rowOf(run.outcome.rows, run.unitId, fieldCode) === cell.row,
    };
    const found = await this.sources.of(definition).list(tx, query, after, limit + 1);
    if (found.of === 'records') {
      const listed = found.items.reduce((sum, { amount }) => sum + amount, 0);
      return { ...listOf(cell, listed, { items: [], next: null }), records: found.items };
    }
    const shown = toPage(found.dossiers, limit, ({ place }) => [place.unitId, place.on, place.dossierId], ({ place: _, points: __, ...row }) => itemOf(row, fields));
    return listOf(cell, found.total, shown);
  }
}

function listOf({ count }: Cell, listed: number, page: Page<CellItem>): CellList {
  return { ...page, records: null, counted: count, listed, changedSince: listed !== count };
}

function placeOf(cursor: string): LifePlace {
  const [unitId, on, dossierId] = decodeCursor(cursor, ['uuid', 'text', 'uuid']);
  if (!isCivilDate(on)) throw refuseHttp('page.bad_cursor');
  const day: CivilDate = on;
  return { unitId, on: day, dossierId };
}

/** Null where every procedure is counted: in the total, and on a unit's row. */
function proceduresOn(run: CountedTable, { row }: Cell, fields: ReadonlyMap<string, ProcedureField>): string[] | null {
  if (!row || !('fieldCodes' in row)) return null;
  const counted = [...fields].filter(([, { fieldCode }]) => rowOf(run.outcome.rows, run.unitId, fieldCode) === row);
  return counted.map(([procedureId]) => procedureId);
}

function itemOf({ procedureId, dossierId: _, ...life }: ListedLife, fields: ReadonlyMap<string, ProcedureField>): CellItem {
  const procedure = fields.get(procedureId);
  return { ...life, procedure: procedure ? { code: procedure.code, name: procedure.name } : null };
}
