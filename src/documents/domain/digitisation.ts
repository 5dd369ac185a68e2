import { type CivilDate, civilDateOf, endOfDay } from '#libs/civil-date';
import { type Action, type DossierHistory, historyAt, type PaperFact, type ResultStatus, type Step } from '#libs/dossier-flow';

/** What the procedure version asks for and gives. */
export interface Requirement {
  papers: readonly { code: string; required: boolean }[];
  givesResult: boolean;
}

/** How far a dossier is digitised, as the 766 formulas see it. */
export interface Standing {
  /** Papers handed in, in any form. */
  papers: number;
  /** Of those, digitised or used again from another dossier. */
  attached: number;
  inFull: boolean;
  reused: boolean;
  resultDue: boolean;
  resultDigitised: boolean;
  electronic: boolean;
}

/** A standing from the end of `since` on, until the day `until` ends otherwise; null: still. */
export interface StandingSpan extends Standing {
  since: CivilDate;
  until: CivilDate | null;
}

export interface ResultRecord {
  due: boolean;
  status: ResultStatus;
  number: string | null;
  signedOn: CivilDate | null;
}

const SAYS_SOMETHING: ReadonlySet<Action> = new Set<Action>([
  'receive', 'submit', 'accept', 'complete', 'receive_supplement', 'record_papers', 'resolve', 'settle',
]);

/** The check-list with each code once: a paper told twice is as it was told last. */
export function checkListOf(history: Pick<DossierHistory, 'papers'>): PaperFact[] {
  return [...new Map(history.papers.map((paper) => [paper.code, paper])).values()];
}

export function resultOf(history: Pick<DossierHistory, 'result'>, requirement: Requirement): ResultRecord {
  const { status, number, on } = history.result;
  // A procedure without a result has none to digitise, whatever the log leaves unsaid.
  return { due: requirement.givesResult, status: !requirement.givesResult && status === 'not_digitised' ? 'none' : status, number, signedOn: on };
}

/** An optional paper that nobody handed in stands in nobody's way; a missing required one does. */
export function standingOf(history: Pick<DossierHistory, 'papers' | 'result'>, requirement: Requirement): Standing {
  const required = new Set(requirement.papers.filter((paper) => paper.required).map((paper) => paper.code));
  const list = checkListOf(history);
  const handedIn = list.filter((paper) => !paper.missing);
  const attached = handedIn.filter((paper) => paper.digitised !== 'no').length;
  const incomplete = list.some((paper) => paper.missing && required.has(paper.code));
  const resultDue = requirement.givesResult;
  const resultDigitised = resultDue && history.result.status === 'digitised';
  return {
    papers: handedIn.length,
    attached,
    inFull: handedIn.length > 0 && attached === handedIn.length && !incomplete,
    reused: handedIn.some((paper) => paper.digitised === 'reused_paper' || paper.digitised === 'reused_result'),
    resultDue,
    resultDigitised,
    electronic: attached > 0 && (!resultDue || resultDigitised),
  };
}

/**
 * The standings of a received dossier, one for each stretch of days that ended with the same one, from the day of
 * receipt on. A paper scanned in April is not digitised in the first quarter, however late the quarter is counted.
 */
export function standingSpans(history: DossierHistory, requirement: Requirement): StandingSpan[] {
  if (!history.receivedAt) return [];
  const receivedOn = civilDateOf(history.receivedAt);
  const spans: StandingSpan[] = [];
  for (const day of daysThatMatter(history.steps, receivedOn)) {
    const standing = standingOn(history, requirement, day);
    if (!standing) continue;
    const last = spans.at(-1);
    if (last && sameStanding(last, standing)) continue;
    if (last) last.until = day;
    spans.push({ ...standing, since: day, until: null });
  }
  return spans;
}

/** How it stood at the end of a day; null before it was known. */
export function standingOn(history: DossierHistory, requirement: Requirement, day: CivilDate): Standing | null {
  const then = historyAt(history.log, new Date(endOfDay(day).getTime() - 1));
  return then ? standingOf(then, requirement) : null;
}

function daysThatMatter(steps: readonly Step[], receivedOn: CivilDate): CivilDate[] {
  const days = steps.filter((step) => SAYS_SOMETHING.has(step.action)).map((step) => civilDateOf(step.at));
  return [...new Set(days.map((day) => (day < receivedOn ? receivedOn : day)))].sort();
}

function sameStanding(a: Standing, b: Standing): boolean {
  return (
    a.papers === b.papers && a.attached === b.attached && a.inFull === b.inFull && a.reused === b.reused
    && a.resultDue === b.resultDue && a.resultDigitised === b.resultDigitised && a.electronic === b.electronic
  );
}
