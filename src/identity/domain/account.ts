import type { Role } from '#src/platform/http';

export const ACCOUNT_KINDS = ['person', 'program'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export interface Account {
  id: string;
  /** The unit that the account belongs to. */
  unitId: string;
  kind: AccountKind;
  /** Unique in the whole system, lower case. */
  login: string;
  displayName: string;
  email: string | null;
  mustChangePassword: boolean;
  disabledAt: Date | null;
  createdAt: Date;
}

export interface AccountInUnit extends Account {
  /** Held today in the unit that was asked about. */
  roles: Role[];
}
