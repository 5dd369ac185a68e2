import { addDays, type CivilDate } from '#libs/civil-date';

/** What the order of versions depends on; those voided are left out. */
export interface Held {
  id: string;
  validFrom: CivilDate;
}

export type Placement =
  | { refused: 'in_force' | 'later_version'; validFrom: CivilDate }
  | { refused?: undefined; closes: { id: string; validTo: CivilDate } | null; voids: string | null };

/**
 * Where a version that begins on `validFrom` goes: after all others, closing the last; or in the place of one that begins
 * the same day and is not in force yet.
 * @param held oldest first
 * @example placeVersion([{ id: 'a', validFrom: '2020-01-01' }], '2021-07-01', '2021-06-01')
 *   // { closes: { id: 'a', validTo: '2021-06-30' }, voids: null }
 */
export function placeVersion(held: readonly Held[], validFrom: CivilDate, today: CivilDate): Placement {
  const last = held.at(-1);
  if (!last) return { closes: null, voids: null };
  if (last.validFrom > validFrom) return { refused: 'later_version', validFrom: last.validFrom };
  if (last.validFrom < validFrom) return { closes: { id: last.id, validTo: addDays(validFrom, -1) }, voids: null };
  return last.validFrom <= today ? { refused: 'in_force', validFrom } : { closes: null, voids: last.id };
}

/** The version in force on a day. @param versions oldest first, none overlapping */
export function heldOn<V extends { validFrom: CivilDate; validTo: CivilDate | null }>(versions: readonly V[], date: CivilDate): V | undefined {
  return versions.findLast((version) => version.validFrom <= date && (version.validTo === null || date <= version.validTo));
}

/**
 * Each version with the last day that the next one of its procedure leaves it; none ends by itself, an abolition is a version too.
 * @param versions oldest first within a procedure
 */
export function closedByNext<V extends { procedureId: string; validFrom: CivilDate; validTo: CivilDate | null }>(versions: readonly V[]): V[] {
  return versions.map((version, index) => {
    const next = versions[index + 1];
    return { ...version, validTo: next?.procedureId === version.procedureId ? addDays(next.validFrom, -1) : null };
  });
}
