import { addDays, type CivilDate } from '#libs/civil-date';
import type { Role } from '#src/platform/http';

/** 'ended' by its last day, 'revoked' before it. */
export type DelegationState = 'coming' | 'in_force' | 'ended' | 'revoked';

export interface Party {
  accountId: string;
  displayName: string;
}

/** Somebody's roles in a unit, lent to a colleague from a day to a day, both included. */
export interface Delegation {
  id: string;
  unitId: string;
  from: Party;
  to: Party;
  roles: Role[];
  validFrom: CivilDate;
  validTo: CivilDate;
  reason: string;
  /** The lender, or who gave it in their place. */
  givenBy: Party;
  givenAt: Date;
  revokedBy: Party | null;
  revokedAt: Date | null;
}

const LONGEST_DAYS = 366;

/** Whether the days may be asked for today: nothing that is past is changed, and a slip of the year is no lasting power. */
export function isSoundSpan(validFrom: CivilDate, validTo: CivilDate, today: CivilDate): boolean {
  return validFrom >= today && validTo >= validFrom && validTo < addDays(validFrom, LONGEST_DAYS);
}

export function delegationState({ validFrom, validTo, revokedAt }: Pick<Delegation, 'validFrom' | 'validTo' | 'revokedAt'>, today: CivilDate): DelegationState {
  if (revokedAt) return 'revoked';
  if (validFrom > today) return 'coming';
  return validTo >= today ? 'in_force' : 'ended';
}

/** What may be lent in somebody else's name: an administrator gives out roles anyway, a leader only those of the daily work. */
export function mayLendForOthers(ownRoles: readonly Role[], lent: readonly Role[]): boolean {
  if (ownRoles.includes('administrator')) return true;
  return ownRoles.includes('leader') && !lent.includes('administrator') && !lent.includes('supervisor');
}
