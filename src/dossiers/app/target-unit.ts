import type { Caller } from '#src/platform/http';
import { refuse } from '../refusals.js';

/** The unit that is meant: the caller's own unless another of theirs is named. @throws dossier.unit_not_found */
export function targetUnit(caller: Caller, named: string | undefined): string {
  const unitId = named ?? caller.unitId;
  if (!caller.unitIds.includes(unitId)) throw refuse('dossier.unit_not_found');
  return unitId;
}
