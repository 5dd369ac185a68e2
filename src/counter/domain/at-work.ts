import type { Caller } from '#src/platform/http';

/** The same person with no other unit in reach: at the counter one handles the dossiers of the unit one is at work in. */
export function atWork({ caller, unitId }: { caller: Caller; unitId: string }): Caller {
  return { ...caller, unitId, unitIds: [unitId] };
}
