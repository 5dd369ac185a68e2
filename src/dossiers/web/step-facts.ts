import type { PaperFact } from '#libs/dossier-flow';
import type { PaperForm } from './receive.form.js';
import type { StepForm } from './step.forms.js';

/** What a form says of the step itself: everything but when it happened, which version was seen, and the papers. */
export function factsOf<F extends StepForm>(form: F): Omit<F, 'at' | 'version' | 'papers'> {
  const { at: _at, version: _version, ...facts } = form;
  delete (facts as { papers?: unknown }).papers;
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Omit<F, 'at' | 'version' | 'papers'>;
}

export function paperFacts(papers: PaperForm[] | undefined): { papers?: PaperFact[] } {
  if (!papers) return {};
  return { papers: papers.map(({ name, reusedFrom, ...paper }) => ({ ...paper, name: name ?? paper.code, ...(reusedFrom !== undefined && { reusedFrom }) })) };
}
