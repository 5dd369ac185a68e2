import type { Action, DossierHistory, Step } from '#libs/dossier-flow';
import type { FormNumber } from './form-sets.js';

/** Forms about one dossier; 07 is about many. */
export type DossierFormNumber = Exclude<FormNumber, '07'>;

const STEPS: Readonly<Record<DossierFormNumber, readonly Action[]>> = {
  '01': ['receive', 'accept'],
  '02': ['request_supplement', 'request_completion'],
  '03': ['refuse', 'turn_away'],
  '04': ['extend'],
  '05': ['stop'],
  '06': ['receive', 'accept'],
};

export const DOSSIER_FORMS = Object.keys(STEPS) as readonly DossierFormNumber[];

export function isDossierForm(text: string): text is DossierFormNumber {
  return Object.hasOwn(STEPS, text);
}

/** The step that a form is written of: the one with `seq`, else the latest; undefined when the dossier has none. */
export function formStep(history: Pick<DossierHistory, 'steps'>, form: DossierFormNumber, seq?: number): Step | undefined {
  return history.steps.findLast((step) => STEPS[form].includes(step.action) && (seq === undefined || step.seq === seq));
}
