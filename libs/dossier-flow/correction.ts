import { effectiveSteps } from './effective.js';
import type { Amendment, CorrectFacts } from './facts.js';
import { actionLabel } from './flow.js';
import { fold, type Folded } from './fold.js';
import type { DossierHistory } from './history.js';
import { refusal, type FlowRefusal } from './refusals.js';
import type { Step } from './step.js';

interface Moment {
  readonly at: Date;
  readonly now: Date;
}

/** The dossier as it would read after a correction, or the step at which that life becomes impossible. */
export function afterCorrection(history: DossierHistory, facts: CorrectFacts, { at, now }: Moment): Folded {
  const candidate: Step = {
    seq: history.version + 1,
    action: 'correct',
    at,
    recordedAt: now,
    actorId: null,
    stateAfter: history.state,
    due: history.due,
    facts,
  };
  const log = [...history.log, candidate];
  return fold(effectiveSteps(log), log);
}

/** Refuses amendments that say nothing, point nowhere, or leave a log that cannot have happened. */
export function refuseCorrection(history: DossierHistory, facts: CorrectFacts, moment: Moment): FlowRefusal | undefined {
  if (facts.amended.length === 0 || facts.amended.some(saysNothing)) return refusal('flow.correction_empty');
  for (const amendment of facts.amended) {
    const refused = refuseAmendment(history, amendment, moment.now);
    if (refused !== undefined) return refused;
  }
  const corrected = afterCorrection(history, facts, moment);
  if (corrected.ok) return undefined;
  const broken = history.log.find((step) => step.seq === corrected.seq);
  return refusal('flow.correction_illegal', {
    seq: corrected.seq,
    actionLabel: broken === undefined ? '' : actionLabel(broken.action),
    cause: corrected.code,
  });
}

function saysNothing({ at, voided, facts, due }: Amendment): boolean {
  return at === undefined && voided === undefined && due === undefined && (facts === undefined || Object.keys(facts).length === 0);
}

function refuseAmendment(history: DossierHistory, amendment: Amendment, now: Date): FlowRefusal | undefined {
  const { seq, at, due, voided } = amendment;
  const step = history.log.find((candidate) => candidate.seq === seq);
  if (step === undefined || step.action === 'correct') return refusal('flow.correction_unknown_step', { seq });
  if (seq === 1 && voided === true) return refusal('flow.correction_of_first_step', { seq });
  const instants = [at, due?.dueAt].filter((instant) => instant !== undefined);
  if (instants.some((instant) => Number.isNaN(Date.parse(instant)))) return refusal('flow.correction_invalid', { seq });
  if (at !== undefined && new Date(at) > now) return refusal('flow.at_in_future', { at: new Date(at) });
  return undefined;
}
