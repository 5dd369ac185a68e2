import type { Tx } from '#src/platform/database';
import type { Units } from '#src/units';
import { refuse } from '../refusals.js';

/** A unit that a form names must be there. @throws dossier.unknown_unit */
export async function checkUnit(tx: Tx, units: Units, unitId: string | undefined): Promise<void> {
  if (unitId !== undefined && (await units.ancestorIds(tx, unitId)).length === 0) throw refuse('dossier.unknown_unit');
}
