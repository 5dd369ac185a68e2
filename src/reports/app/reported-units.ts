import type { Tx } from '#src/platform/database';
import type { Units } from '#src/units';
import { refuse } from '../refusals.js';

/** Of whose records a report of a unit is: its own, or those of all that are below it. @throws report.nothing_to_consolidate, units.not_found */
export async function reportedUnits(tx: Tx, units: Units, unitId: string, consolidated: boolean): Promise<string[]> {
  const unit = await units.get(tx, unitId);
  if (!consolidated) return [unitId];
  const below = (await units.descendantIds(tx, unitId)).filter((id) => id !== unitId);
  if (below.length === 0) throw refuse('report.nothing_to_consolidate', { unit: unit.name });
  return below;
}
