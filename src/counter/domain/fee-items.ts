import type { ProcedureVersion } from '#src/catalogue';
import { type FeeItem, proposeFee } from '#src/fees';

type Charged = Pick<ProcedureVersion, 'name' | 'fee' | 'fieldName' | 'term'>;

/** What the desk is offered to take, in đồng. @example proposedFee(version, 2) === 16_000 */
export function proposedFee(version: Charged, sets: number): number {
  return proposeFee(version, sets).reduce((sum, { amount }) => sum + amount, 0);
}

/** What was taken, item by item: as proposed, or the amount typed in its place under the same name. */
export function feeItems(version: Charged, sets: number, amount: number): FeeItem[] {
  return amount === proposedFee(version, sets) ? proposeFee(version, sets) : proposeFee({ ...version, fee: amount }, 1);
}
