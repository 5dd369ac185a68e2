import type { DossierView } from '#src/dossiers';
import type { RowClock } from './deadline-view.js';

/** Of a whole dossier what its row in a list would keep. */
export function rowClockOf(view: DossierView): RowClock {
  return {
    state: view.state.name as RowClock['state'],
    acceptanceDueAt: view.acceptanceDueAt,
    dueAt: view.due?.dueAt ?? null,
    dueOn: view.due?.dueOn ?? null,
    dueByMoment: view.due?.byMoment ?? false,
    stoppedSince: view.pauses.findLast(({ to }) => to === null)?.from ?? null,
    finishedAt: view.finishedAt,
    outcome: view.outcome,
  };
}

/** A step can be late while its dossier is not; while the clock stands still nothing is. */
export function isStepLate({ step, state }: Pick<DossierView, 'step' | 'state'>, now: Date): boolean {
  const dueAt = step?.dueAt ?? null;
  return dueAt !== null && dueAt < now && (state.name === 'received' || state.name === 'processing');
}
