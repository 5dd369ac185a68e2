import type { Caller } from '#src/platform/http';
import { COMMUNE } from './duong-ha.js';

/** Nobody has signed in yet: whoever started the program, with the eyes of the commune's controller. */
export const OPERATOR: Caller = {
  accountId: COMMUNE.id, displayName: '', unitId: COMMUNE.id, unitIds: [COMMUNE.id], grants: [{ unitId: COMMUNE.id, role: 'controller' }], kind: 'session',
};

/** Where lines for the person at the terminal go. */
export type Say = (line: string) => void;
