import type { DossierHistory, State, Step, StepDue } from '#libs/dossier-flow';
import type { AlertRole } from './alert-kind.js';

/** What alerting needs to know of a dossier that is not over. */
export interface Watch {
  dossierId: string;
  code: string;
  procedureId: string;
  state: State;
  due: StepDue | null;
  /** When the due moment in force was entered. */
  dueKnownAt: Date | null;
  acceptanceDueAt: Date | null;
  /** Until when the internal step should be done. */
  stepDue: StepDue | null;
  holderAccountId: string | null;
  /** Who is told where no account holds the dossier. */
  holderRole: Exclude<AlertRole, 'supervisor'>;
}

const watched: ReadonlySet<State> = new Set<State>([
  'submitted', 'incomplete', 'received', 'processing', 'awaiting_supplement', 'awaiting_payment', 'resolved',
]);

interface Life {
  dossierId: string;
  code: string;
  procedureId: string;
  effective: readonly Step[];
  history: DossierHistory;
}

/** The dossier as its log tells it, or undefined when it is over: refused, withdrawn, stopped or returned. */
export function watchOf(life: Life, stepDue: StepDue | null): Watch | undefined {
  const { history, effective } = life;
  if (!watched.has(history.state)) return undefined;
  return {
    dossierId: life.dossierId,
    code: life.code,
    procedureId: life.procedureId,
    state: history.state,
    due: history.due,
    dueKnownAt: history.due && dueKnownAt(effective),
    acceptanceDueAt: history.acceptanceDue?.dueAt ?? null,
    stepDue,
    holderAccountId: history.holder?.accountId ?? null,
    holderRole: holderRoleOf(history),
  };
}

/** Whether the clock of the term runs: only then can the dossier become late. */
export function isRunning(watch: Pick<Watch, 'state'>): boolean {
  return watch.state === 'received' || watch.state === 'processing';
}

/** At the desk until somebody starts on it or it is handed to an office. */
function holderRoleOf({ state, holder }: DossierHistory): Watch['holderRole'] {
  if (holder?.office || holder?.unitId) return 'officer';
  return state === 'submitted' || state === 'incomplete' || state === 'received' || state === 'resolved' ? 'clerk' : 'officer';
}

function dueKnownAt(steps: readonly Step[]): Date | null {
  const last = steps.findLastIndex((step, index) => step.due?.dueAt.getTime() !== steps[index - 1]?.due?.dueAt.getTime());
  return steps[last]?.recordedAt ?? null;
}
