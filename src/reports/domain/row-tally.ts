import { type CounterCover, type DetailedBase, type DetailSum, detailedBaseOfCounters } from '#libs/reporting';
import type { ProcedureField } from '#src/catalogue';
import { lineOfField } from '#src/units';
import { type CounterKey, type Counts, sumsOf } from './counter-key.js';
import type { RowPlan } from './run.js';

type Parts = Record<keyof CounterCover, DetailSum[]>;
export type Fields = ReadonlyMap<string, Pick<ProcedureField, 'fieldCode'>>;

/** Adds the counters of any number of units up on the rows of a table. */
export class RowTally {
  readonly #parts: Map<RowPlan, Parts>;

  constructor(private readonly plans: readonly RowPlan[]) {
    this.#parts = new Map(plans.map((plan) => [plan, { before: [], within: [], upTo: [] }]));
  }

  add(unitId: string, sums: readonly (CounterKey & { part: keyof CounterCover; counts: Counts })[], fields: Fields): void {
    for (const sum of sums) {
      const row = rowOf(this.plans, unitId, fields.get(sum.procedureId)?.fieldCode);
      if (row) addTo(this.#parts.get(row)?.[sum.part] ?? [], sumsOf(sum));
    }
  }

  rows(): (RowPlan & { base: DetailedBase })[] {
    return this.plans.map((plan) => ({ ...plan, base: detailedBaseOfCounters(this.#parts.get(plan) ?? { before: [], within: [], upTo: [] }) }));
  }
}

/** The row that a dossier of the unit and field is counted on; a field without a row of its own goes to the last. */
export function rowOf(plans: readonly RowPlan[], unitId: string, fieldCode: string | undefined): RowPlan | undefined {
  const fieldRows = plans.filter((plan) => 'fieldCodes' in plan);
  if (fieldRows.length > 0) return lineOfField(fieldRows, fieldCode ?? '');
  return plans.find((plan) => 'unitIds' in plan && plan.unitIds.includes(unitId));
}

/** One sum per channel and measure, however many procedures there are. */
function addTo(sums: DetailSum[], more: readonly DetailSum[]): void {
  for (const sum of more) {
    const known = sums.find(({ channelClass, measure }) => channelClass === sum.channelClass && measure === sum.measure);
    if (known) known.total += sum.total;
    else sums.push(sum);
  }
}
