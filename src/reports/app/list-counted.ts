import { Injectable } from '@nestjs/common';
import { isCivilDate } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { Catalogue } from '#src/catalogue';
import { Database, type Tx } from '#src/platform/database';
import { decodeCursor, type Page, type PageQuery, refuseHttp, toPage } from '#src/platform/http';
import { type ListedLife, LifeStore } from '../data/life.store.js';
import { type CountedSet, countedSet, type RecordSet } from '../domain/counted-set.js';
import { competencesOn, type InterlinkedLevel } from '../domain/interlinked.js';
import { MOST_PER_SLIP } from '../domain/rating-numbers.js';
import { refuse } from '../refusals.js';
import type { CellItem } from './list-cell.js';
import type { LifePlace, RecordList } from './record-source.js';
import { RecordSources } from './record-sources.js';

export interface CountedOrder {
  unitId: string;
  period: Period;
  /** R1, R2, a province's table, R7 or R9. */
  table: string;
  /** A column's key; of R7 an indicator's; of R9 an indicator's part or whole, `progress.part`. */
  column: string;
}

export type CountedItem = CellItem & {
  /** What it adds to a number that is made of points. */
  points?: number;
};

export interface CountedList extends Page<CountedItem> {
  title: string;
  /** Those above the line are listed. */
  isRate: boolean;
  /** How many there are, on all pages. */
  total: number;
  /** The number itself, where it is made of points. */
  points?: number;
}

interface Found {
  rows: (ListedLife & { place: LifePlace; points?: number })[];
  total: number;
  points?: number;
}

/** The dossiers that a column counts for a unit over a period, without a run: numbers of other tables are made of them too. */
@Injectable()
export class ListCounted {
  constructor(
    private readonly database: Database,
    private readonly lives: LifeStore,
    private readonly sources: RecordSources,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws report.nothing_listed, page.bad_cursor */
  async list({ unitId, period, table, column }: CountedOrder, page: PageQuery): Promise<CountedList> {
    const set = countedSet(table, column, period.to);
    if (!set) throw refuse('report.nothing_listed', { table, column });
    const after = page.cursor === undefined ? undefined : placeOf(page.cursor);
    return this.database.inUnit(unitId, async (tx) => {
      const { rows, ...counted } = await this.found(tx, unitId, set, { period, after, limit: page.limit + 1 });
      const fields = await this.catalogue.fieldsOfProcedures(tx, [...new Set(rows.map(({ procedureId }) => procedureId))]);
      const itemOf = ({ procedureId, dossierId: _, place: __, ...life }: Found['rows'][number]): CountedItem => {
        const procedure = fields.get(procedureId);
        return { ...life, procedure: procedure ? { code: procedure.code, name: procedure.name } : null };
      };
      return { ...toPage(rows, page.limit, ({ place }) => [place.unitId, place.on, place.dossierId], itemOf), title: set.title, isRate: set.isRate, ...counted };
    });
  }

  private async found(tx: Tx, unitId: string, set: CountedSet, { period, after, limit }: { period: Period; after: LifePlace | undefined; limit: number }): Promise<Found> {
    if ('selector' in set) {
      const query = { unitIds: [unitId], procedureIds: await this.proceduresOf(tx, unitId, set.onlyOf, period), selector: set.selector, period };
      const lives = await this.lives.list(tx, query, after && { ...after, receivedOn: after.on }, limit);
      return { total: await this.lives.count(tx, query), rows: lives.map((life) => ({ ...life, place: { unitId, on: life.receivedOn, dossierId: life.dossierId } })) };
    }
    const listed = await this.sources.of(set.source).list(tx, { unitIds: [unitId], procedureIds: null, onRow: () => true, names: set.names, period }, after, limit);
    return listed.of === 'dossiers' ? weighed(set, listed) : { total: 0, rows: [] };
  }

  /** Null: all. */
  private async proceduresOf(tx: Tx, unitId: string, level: InterlinkedLevel | undefined, { to }: Period): Promise<string[] | null> {
    if (level === undefined) return null;
    const competences = competencesOn(await this.catalogue.versions(tx, unitId), to);
    return [...competences].flatMap(([procedureId, competence]) => (competence === level ? [procedureId] : []));
  }
}

/** A number of dossiers, or of the points that their ratings gave or could have. */
function weighed({ points: which }: RecordSet, { dossiers, total, points = 0 }: Extract<RecordList, { of: 'dossiers' }>): Found {
  if (which === undefined) return { total, rows: dossiers.map(({ points: _, ...row }) => row) };
  const rows = dossiers.map((row) => ({ ...row, points: which === 'most' ? MOST_PER_SLIP : (row.points ?? 0) }));
  return { total, rows, points: which === 'most' ? total * MOST_PER_SLIP : points };
}

function placeOf(cursor: string): LifePlace {
  const [unitId, on, dossierId] = decodeCursor(cursor, ['uuid', 'text', 'uuid']);
  if (!isCivilDate(on)) throw refuseHttp('page.bad_cursor');
  return { unitId, on, dossierId };
}
