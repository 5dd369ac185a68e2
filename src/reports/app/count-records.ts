import { Injectable } from '@nestjs/common';
import {
  addNumbers, catalogueNumbersOf, computeReport, type DigitisationName, type IndexName, type Numbers, type OnlineName, type Period, R3, R4, R5, R6, R6_INDICES, type ReportTable, type SatisfactionName,
} from '#libs/reporting';
import { Catalogue } from '#src/catalogue';
import { CountDigitisation, totalOf } from '#src/documents';
import { Database, type Tx } from '#src/platform/database';
import { CountRatings, type RatingCount } from '#src/surveys';
import { indexNumbers, satisfactionNumbers } from '../domain/rating-numbers.js';
import { rowOf } from '../domain/row-tally.js';
import type { RowPlan } from '../domain/run.js';
import { CountServices, type ServiceCount } from './count-services.js';
import { PlanRows } from './plan-rows.js';

/** Tables of records other than dossiers' lives, each counted by the module that keeps the records. */
export const RECORD_TABLES = { R3, R4, R5, R6, R6_INDICES } as const;
export type RecordTableId = keyof typeof RECORD_TABLES;

interface Order {
  unitId: string;
  period: Period;
}

/** A unit's own table of procedures, digitisation or ratings, on the unit's own lines, counted here and now. */
@Injectable()
export class CountRecords {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanRows,
    private readonly catalogue: Catalogue,
    private readonly digitisation: CountDigitisation,
    private readonly ratings: CountRatings,
    private readonly services: CountServices,
  ) {}

  /** What no module keeps yet is empty, and a footnote names it. */
  count(id: RecordTableId, order: Order): Promise<ReportTable> {
    return this.database.inUnit(order.unitId, async (tx) => {
      const plans = await this.plans.of(tx, { unitId: order.unitId, layout: 'by_field', period: order.period });
      switch (id) {
        case 'R3':
          return this.procedures(tx, order, plans);
        case 'R4':
          return this.digitised(tx, order, plans);
        case 'R5':
          return this.offered(tx, order, plans);
        case 'R6':
          return computeReport(R6, await this.rated<SatisfactionName>(tx, order, plans, satisfactionNumbers), order.period);
        case 'R6_INDICES':
          return computeReport(R6_INDICES, await this.rated<IndexName>(tx, order, plans, indexNumbers), order.period);
      }
    });
  }

  private async procedures(tx: Tx, { unitId, period }: Order, plans: readonly RowPlan[]): Promise<ReportTable> {
    const versions = await this.catalogue.versions(tx, unitId);
    const rows = byRow(plans, unitId, versions, ({ fieldCode }) => fieldCode);
    return computeReport(R3, rows.map(({ items, ...row }) => ({ ...row, base: catalogueNumbersOf(items, period) })), period);
  }

  private async digitised(tx: Tx, { unitId, period }: Order, plans: readonly RowPlan[]): Promise<ReportTable> {
    const counts = await this.digitisation.countDigitisation(tx, [unitId], period.from, period.to);
    const rows = await this.onRows(tx, plans, unitId, counts);
    const base = (items: typeof counts): Numbers<DigitisationName> => ({ ...totalOf(items) });
    return computeReport(R4, rows.map(({ items, ...row }) => ({ ...row, base: base(items) })), period);
  }

  private async offered(tx: Tx, { unitId, period }: Order, plans: readonly RowPlan[]): Promise<ReportTable> {
    const names = R5.columns.flatMap(({ drill }) => drill.of);
    const rows = await this.onRows(tx, plans, unitId, await this.services.byProcedure(tx, unitId, period));
    const base = (items: readonly ServiceCount[]): Numbers<OnlineName> => addNumbers(items.map(({ numbers }) => numbers), names);
    return computeReport(R5, rows.map(({ items, ...row }) => ({ ...row, base: base(items) })), period);
  }

  private async rated<Name extends string>(tx: Tx, { unitId, period }: Order, plans: readonly RowPlan[], numbersOf: (counts: readonly RatingCount[]) => Numbers<Name>) {
    const rows = await this.onRows(tx, plans, unitId, await this.ratings.countRatings(tx, [unitId], period.from, period.to));
    return rows.map(({ items, ...row }) => ({ ...row, base: numbersOf(items) }));
  }

  private async onRows<T extends { procedureId: string }>(tx: Tx, plans: readonly RowPlan[], unitId: string, items: readonly T[]) {
    const fields = await this.catalogue.fieldsOfProcedures(tx, [...new Set(items.map(({ procedureId }) => procedureId))]);
    return byRow(plans, unitId, items, ({ procedureId }) => fields.get(procedureId)?.fieldCode);
  }
}

/** Each on the row of its field; one whose field has none, on the last. */
function byRow<T>(plans: readonly RowPlan[], unitId: string, items: readonly T[], fieldOf: (item: T) => string | undefined): { position: number; name: string; items: T[] }[] {
  const rows = new Map(plans.map((plan) => [plan, { position: plan.position, name: plan.name, items: [] as T[] }]));
  for (const item of items) {
    const plan = rowOf(plans, unitId, fieldOf(item));
    if (plan) rows.get(plan)?.items.push(item);
  }
  return [...rows.values()];
}
