import type { Unit, UnitKind } from '#src/units';

export const UNIT_KIND_WORDS: Readonly<Record<UnitKind, string>> = { province: 'Đơn vị cấp trên', commune: 'Cấp xã', office: 'Phòng, ban' };

export interface UnitRow {
  unit: Unit;
  /** 0 at the top. */
  depth: number;
}

/** The tree from the top down, by name among siblings; a unit whose parent is out of sight stands at the top. */
export function unitRows(units: readonly Unit[]): UnitRow[] {
  const seen = new Set(units.map(({ id }) => id));
  const below = (parentId: string | null, depth: number): UnitRow[] =>
    units
      .filter((unit) => (parentId === null ? unit.parentId === null || !seen.has(unit.parentId) : unit.parentId === parentId))
      .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
      .flatMap((unit) => [{ unit, depth }, ...below(unit.id, depth + 1)]);
  return below(null, 0);
}
