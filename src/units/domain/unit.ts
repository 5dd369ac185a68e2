import type { CivilDate } from '#libs/civil-date';
import type { UnitName } from './unit-names.js';

export const UNIT_KINDS = ['province', 'commune', 'office'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export interface Unit {
  id: string;
  parentId: string | null;
  kind: UnitKind;
  /** What it is called today, or on the day that was asked for. */
  name: string;
  /** Place name printed before the date on forms. */
  place: string;
  /** Its present code; the last one it had when it is no longer in being. */
  code: string;
  /** The unit that took its work over in a merger. */
  successorId: string | null;
}

export interface UnitCode {
  code: string;
  validFrom: CivilDate;
  /** Last day; null while it is in use. */
  validTo: CivilDate | null;
}

/** A unit as it is kept: with every code and every name it ever had, oldest first. */
export type UnitRecord = Omit<Unit, 'code' | 'name' | 'place'> & { codes: readonly UnitCode[]; names: readonly UnitName[] };
