import type { Term } from '#libs/deadline';
import type { DossierHistory } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import type { DossierEntity } from '../data/dossier.entity.js';
import { type CurrentState, currentStateOf } from './current-state.js';
import { computeDue } from './due.js';
import { stepClockOf } from './step-clock.js';

/** The part of a procedure version that a dossier's row depends on. */
export interface VersionOfDossier {
  procedureId: string;
  steps: readonly { position: number; allotment: Term }[];
}

export type Standing = CurrentState & Pick<DossierEntity, 'procedureId' | 'stepPosition' | 'stepDueAt' | 'dueProvisional'>;

/** Everything in the dossier's row that a step can change: what the steps say, and what follows from procedure and calendar. */
export function standingOf(history: DossierHistory, version: VersionOfDossier, calendar: WorkCalendar): Standing {
  return {
    ...currentStateOf(history),
    ...stepClockOf(history, version.steps, calendar),
    procedureId: version.procedureId,
    dueProvisional: !history.finishedAt && (computeDue(history, calendar)?.provisional ?? false),
  };
}
