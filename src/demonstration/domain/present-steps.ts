import type { Action, FactsByAction, RateFacts, ResultBy } from '#libs/dossier-flow';
import type { WantedStep } from '#src/dossiers';

export type DeskRole = 'clerk' | 'officer' | 'leader';

/** What happens to a dossier so many days of the desk after its receipt, when that part (0 to 1) of the day has passed. */
export interface PresentStep {
  /** `portal` speaks for a citizen who acted elsewhere. */
  by: DeskRole | 'portal';
  day: number;
  part: number;
  does: WantedStep | { action: 'to_taker'; taker: DeskRole } | { action: 'put_off'; to: number; reason: string };
}

export interface PresentDossier {
  procedure: string;
  /** Days of the desk ago, or working days from today to the due date. */
  received: { daysAgo: number } | { dueIn: number };
  part: number;
  channel?: 'counter' | 'post' | 'online';
  resultBy?: ResultBy;
  sets?: number;
  /** Number of a person whom the register of 2021 knows already; somebody new when not given. */
  known?: number;
  digitised?: true;
  feeTaken?: true;
  /** On the list that waits for the officer's confirmation. */
  onList?: true;
  steps?: readonly PresentStep[];
}

export function step<A extends Action>(by: PresentStep['by'], day: number, part: number, action: A, facts: FactsByAction[A]): PresentStep {
  return { by, day, part, does: { action, facts } as WantedStep };
}

export const accepted = (part: number): PresentStep => step('clerk', 0, part, 'accept', {});

export const given = (by: DeskRole, day: number, part: number, taker: DeskRole): PresentStep => ({ by, day, part, does: { action: 'to_taker', taker } });

/** From the desk to the officer, who begins. */
export const begun = (day = 0, part = 0.5): PresentStep[] => [given('clerk', day, part, 'officer'), step('officer', day, part + 0.2, 'start', {})];

export const resolved = (day: number, part: number, resultNumber: string): PresentStep =>
  step('officer', day, part, 'resolve', { resultNumber, resultDigitised: true });

export const returned = (day: number, part: number, method: ResultBy = 'desk'): PresentStep => step('clerk', day, part, 'return', { method });

export const rated = (day: number, part: number, level: 1 | 2 | 3, source: RateFacts['source'], remark?: string): PresentStep =>
  step('clerk', day, part, 'rate', { scale: 3, level, source, ...(remark !== undefined && { remark }) });

/** Worked off at the counter and handed over. */
export const settled = (part: number): PresentStep[] => [step('clerk', 0, part, 'settle', {}), returned(0, part)];
