import { addNumbers, type Numbers } from '#libs/reporting';
import { rowOf } from './row-tally.js';
import type { CountedRow, RowPlan } from './run.js';

/** What records of one field add to a row. */
export interface Counted {
  /** Undefined: of no field in particular; on the last row. */
  fieldCode: string | undefined;
  numbers: Numbers;
}

/** Adds records of any number of units up on the rows of a table. */
export class RecordTally {
  readonly #numbers: Map<RowPlan, Numbers[]>;

  /** @param nothing the base numbers of a row without records; what it lacks is not counted at all, which is not 0 */
  constructor(private readonly plans: readonly RowPlan[], nothing: Numbers) {
    this.#numbers = new Map(plans.map((plan) => [plan, [nothing]]));
  }

  add(unitId: string, counted: readonly Counted[]): void {
    for (const { fieldCode, numbers } of counted) {
      const row = rowOf(this.plans, unitId, fieldCode);
      if (row) this.#numbers.get(row)?.push(numbers);
    }
  }

  rows(): CountedRow[] {
    return this.plans.map((plan) => ({ ...plan, base: addNumbers(this.#numbers.get(plan) ?? [], []) }));
  }
}
