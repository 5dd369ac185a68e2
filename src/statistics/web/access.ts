import type { Visit } from '#src/desk';
import { type Caller, callerHasRole, type Role } from '#src/platform/http';
import { CLOSER_ROLES, REPORT_ROLES } from '#src/reports';
import { SLIP_READERS } from '#src/surveys';
import type { StatisticsTab } from './statistics-tabs.js';

/** Those who read what citizens answered. */
export const RATING_ROLES = ['leader', 'controller', 'supervisor'] as const satisfies readonly Role[];
/** Those who read the words that citizens wrote, of their own unit. */
export const REMARK_ROLES = ['leader', 'controller'] as const satisfies readonly Role[];
export const CLOSING_ROLES = CLOSER_ROLES;

export function holds({ roles }: Visit, ...wanted: readonly Role[]): boolean {
  return roles.some((role) => wanted.includes(role));
}

/** As the pages of the catalogue have it. */
export function opensCatalogue(visit: Visit): boolean {
  return holds(visit, 'controller', 'administrator');
}

export function tabsFor(visit: Visit): StatisticsTab[] {
  const tabs: StatisticsTab[] = ['reports', 'calendar', 'tables', 'score', 'years', 'digitisation'];
  if (holds(visit, ...RATING_ROLES)) tabs.push('ratings');
  if (holds(visit, ...SLIP_READERS)) tabs.push('slips');
  if (holds(visit, ...REPORT_ROLES)) tabs.push('narrative', 'overdue', 'check');
  return tabs;
}

export interface RightsOnReport {
  mayAsk: boolean;
  mayClose: boolean;
}

/** Of the unit whose table it is, which may be another than the one at work. */
export function rightsOn(caller: Caller, unitId: string): RightsOnReport {
  return { mayAsk: callerHasRole(caller, unitId, REPORT_ROLES), mayClose: callerHasRole(caller, unitId, CLOSING_ROLES) };
}
