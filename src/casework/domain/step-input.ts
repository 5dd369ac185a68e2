import { type CivilDate, formatDate, formatDateTime } from '#libs/civil-date';
import type { Action, PaperFact, PersonFacts } from '#libs/dossier-flow';
import type { DossierView, TimelineStep } from '#src/dossiers';
import type { FormFields } from '#src/platform/http';

type Fields = Record<string, string | readonly string[]>;

/** What stands in a step's form before anybody has typed. */
export function startOf(action: Action, view: DossierView, nextStep: number | undefined, today: CivilDate, seq?: number): FormFields {
  switch (action) {
    case 'hand_over':
      return { _to: 'person', ...(nextStep !== undefined && { stepIndex: String(nextStep) }) };
    case 'request_supplement':
      return { missing: view.papers.filter(({ missing }) => missing).map(({ name }) => name) };
    case 'resolve':
    case 'settle':
      return { resultOn: formatDate(today), ...(action === 'settle' && { receivedBy: (view.receipt.submitter ?? view.receipt.owner).name }) };
    case 'return':
      return { method: view.receipt.resultBy, receivedBy: (view.receipt.submitter ?? view.receipt.owner).name };
    case 'rate':
      return { scale: '3', source: 'counter' };
    case 'record_papers':
      return { ...paperFields(view.papers), ...(view.finishKind === 'resolved' && { result: view.result.status }) };
    case 'correct':
      return seq === undefined ? {} : readingOf(view, seq);
    default:
      return {};
  }
}

/** What was typed, as the step's form knows it: choices of the page itself are worked in, what says nothing is left out. */
export function inputOf(action: Action, fields: FormFields, papers: readonly PaperFact[]): FormFields {
  switch (action) {
    case 'hand_over':
      return takerOnly(fields);
    case 'request_supplement':
      return { ...fields, missing: [...listOf(fields.missing), ...textOf(fields._other).split(/\r?\n/)].map((name) => name.trim()).filter(Boolean) };
    case 'receive_supplement':
    case 'complete':
      return { ...fields, ...paperFields(handedIn(papers, listOf(fields._received))) };
    case 'record_papers':
      return namedPapers(fields);
    case 'rate':
      return ratingOnly(fields);
    case 'correct':
      return changesOnly(fields);
    default:
      return fields;
  }
}

const TAKERS: Readonly<Record<string, string>> = { person: 'toAccountId', office: 'toOffice', unit: 'toUnitId' };

/** Of the three ways to name who takes over, the one that was chosen. */
export function takerOnly(fields: FormFields): FormFields {
  const chosen = TAKERS[textOf(fields._to)];
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name === chosen || !Object.values(TAKERS).includes(name)));
}

function ratingOnly(fields: FormFields): FormFields {
  const { level: _level, indices, ...rest } = fields;
  if (fields.scale === 'indices') return { ...rest, ...(indices !== undefined && { indices }) };
  return { ...rest, level: textOf(fields.scale === '5' ? fields._level5 : fields._level3) };
}

/** Papers that were missing and have been brought now, one original each unless more was counted before. */
function handedIn(papers: readonly PaperFact[], codes: readonly string[]): PaperFact[] {
  return papers.filter(({ code }) => codes.includes(code)).map((paper) => ({ ...paper, missing: false, originals: paper.originals + paper.certified + paper.copies === 0 ? 1 : paper.originals }));
}

function paperFields(papers: readonly PaperFact[]): Fields {
  return Object.fromEntries(papers.flatMap(({ code, name, originals, certified, copies, missing, digitised, reusedFrom }, index) => {
    const own = { code, name, originals: String(originals), certified: String(certified), copies: String(copies), digitised, ...(missing && { missing: 'true' }), ...(reusedFrom && { reusedFrom }) };
    return Object.entries(own).map(([field, value]) => [`papers.${index}.${field}`, value]);
  }));
}

/** Rows for further papers that were left without a name are no papers. */
function namedPapers(fields: FormFields): FormFields {
  const nameless = Object.keys(fields).filter((name) => /^papers\.\d+\.name$/.test(name) && textOf(fields[name]).trim() === '').map((name) => name.slice(0, -'name'.length));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !nameless.some((row) => name.startsWith(row))));
}

const RECEIPT: ReadonlySet<Action> = new Set(['receive', 'turn_away', 'submit']);
const RESULT: ReadonlySet<Action> = new Set(['resolve', 'settle']);
const REASON: ReadonlySet<Action> = new Set(['turn_away', 'refuse', 'request_completion', 'request_supplement', 'request_payment', 'extend', 'withdraw', 'stop']);

/** What of a step can be said to have been otherwise. */
export function correctableParts({ action }: { action: Action }): { receipt: boolean; result: boolean; reason: boolean } {
  return { receipt: RECEIPT.has(action), result: RESULT.has(action), reason: REASON.has(action) };
}

export function isCorrectable({ action }: TimelineStep): boolean {
  return action !== 'correct' && action !== 'recalculate';
}

/** A step as it reads now, in the fields of its correction. */
function readingOf(view: DossierView, seq: number): Fields {
  const step = view.timeline.find((each) => each.seq === seq);
  if (!step) return {};
  const parts = correctableParts(step);
  const { receipt, result } = view;
  const own = {
    seq: String(seq),
    at: formatDateTime(step.reads?.at ?? step.at).replace(/^(\S+) (\S+)$/, '$2 $1'),
    ...(parts.receipt && {
      ...personFields('owner', receipt.owner), ...(receipt.submitter && personFields('submitter', receipt.submitter)),
      procedure: receipt.procedureCode, channel: receipt.channel, request: receipt.request ?? '', sets: String(receipt.sets), resultBy: receipt.resultBy,
    }),
    ...(parts.result && { resultNumber: result.number ?? '', resultOn: result.on ? formatDate(result.on) : '' }),
    ...(parts.reason && { stepReason: step.reads?.reason ?? '' }),
  };
  return Object.fromEntries(Object.entries(own).flatMap(([name, value]) => (name === 'seq' ? [[`amended.0.seq`, value]] : [[`amended.0.${name}`, value], [`${WAS}amended.0.${name}`, value]])));
}

function personFields(who: string, person: PersonFacts): Record<string, string> {
  return Object.fromEntries(Object.entries(person).map(([name, value]) => [`${who}.${name}`, value]));
}

/** Carries what a field read before anybody typed, beside the field: what was meant does not change when the form is sent twice. */
export const WAS = '_was.';

/** Only what reads otherwise than before is a correction; a person is replaced whole. */
function changesOnly(fields: FormFields): FormFields {
  const same = (name: string): boolean => linesOf(fields[name]) === linesOf(fields[WAS + name]);
  const personOf = (name: string): string | undefined => /^(amended\.0\.(?:owner|submitter))\./.exec(name)?.[1];
  const changedPeople = new Set(Object.keys(fields).filter((name) => !same(name)).map(personOf));
  const kept = (name: string): boolean => {
    const person = personOf(name);
    if (person !== undefined) return changedPeople.has(person);
    return name === 'amended.0.seq' || !name.startsWith('amended.') || !same(name);
  };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => kept(name)));
}

/** Browsers send line ends as CR LF. */
function linesOf(value: string | readonly string[] | undefined): string {
  return textOf(value).replace(/\r\n?/g, '\n').trim();
}

function textOf(value: string | readonly string[] | undefined): string {
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
