import { type CivilDate, civilDateOf } from '#libs/civil-date';
import { parseDossierCode } from '#libs/dossier-code';
import type { PaperFact, PersonFacts, Step, StepOf } from '#libs/dossier-flow';
import type { DossierPaper } from './dossier-paper.js';
import type { Letterhead } from '#src/units';
import type { CodePaths } from './barcode.js';
import type { FormSet } from './form-sets.js';
import type { DossierFormNumber } from './form-step.js';
import type { PaperHead } from './paper-head.js';

/** What was paid, or is asked for where nothing was paid yet. */
export interface PaperFee {
  amount: number;
  paid: boolean;
}

/** Everything that a form of one dossier is filled in from. */
export interface DossierSource {
  form: DossierFormNumber;
  dossier: DossierPaper;
  /** The step that the form is written of. */
  step: Step;
  set: FormSet;
  head: PaperHead;
  letterhead: Letterhead;
  fee: PaperFee;
  codes: CodePaths;
}

/** Written in places left for the hand. */
export const DOTS = '……………';

export function paperDate({ step }: Pick<DossierSource, 'step'>): CivilDate {
  return civilDateOf(step.at);
}

/** Day and serial of the dossier's code, unique in the unit, with the ending of the form. @example '260203-0001/TNHS' */
export function paperNumber({ form, dossier, step, set }: Pick<DossierSource, 'form' | 'dossier' | 'step' | 'set'>): string {
  if (step.action === 'extend') return step.facts.documentNumber ?? DOTS;
  if (step.action === 'stop') return DOTS;
  const ending = set.numberEndings[form];
  return `${lineInRegister(dossier.code)}${ending ? `/${ending}` : ''}`;
}

export function lineInRegister(code: string): string {
  const unitCode = parseDossierCode(code)?.unitCode;
  return unitCode === undefined ? code : code.slice(unitCode.length + 1);
}

/** Whoever stands before the desk: the owner unless somebody else brought it. */
export function submitterOf({ history: { receipt } }: DossierPaper): PersonFacts {
  return receipt.submitter ?? receipt.owner;
}

/** Where the owner is reached; by way of the submitter, where the owner left nothing. */
export function ownerReached(dossier: DossierPaper): PersonFacts {
  const { owner } = dossier.history.receipt;
  const { phone, email, address } = submitterOf(dossier);
  return { ...(phone !== undefined && { phone }), ...(email !== undefined && { email }), ...(address !== undefined && { address }), ...owner };
}

/** The procedure, and what is asked for in the applicant's own words. */
export function requestOf({ history, procedure }: DossierPaper): string {
  const { request } = history.receipt;
  return request === undefined ? procedure.name : `${procedure.name} (${request})`;
}

/** As they stood when the dossier was taken in; what came later is on other papers. */
export function papersAtReceipt({ history: { steps, receipt } }: DossierPaper): readonly PaperFact[] {
  const accepted = steps.find((step): step is StepOf<'accept'> => step.action === 'accept');
  return accepted?.facts.papers ?? receipt.papers;
}

/** Names of the papers asked for; a code of the check-list is read as its name. */
export function missingPapers(dossier: DossierPaper, missing: readonly string[]): string[] {
  const names = new Map([...dossier.procedure.papers, ...dossier.history.papers].map(({ code, name }) => [code, name]));
  return missing.map((paper) => names.get(paper) ?? paper);
}

export function actorOf({ dossier, step }: Pick<DossierSource, 'dossier' | 'step'>): string | undefined {
  return dossier.people.get(step.actorId ?? '');
}
