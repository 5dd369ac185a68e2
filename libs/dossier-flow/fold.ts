import type { PaperFact } from './facts.js';
import { setsDue } from './effective.js';
import { actionLabel, flowRow, stateAfter, type FlowRow } from './flow.js';
import type { DossierHistory, HandOver, Holder, Pause } from './history.js';
import { refusal, type FlowRefusal } from './refusals.js';
import { isFinished, states, type State } from './state.js';
import { dueFromFacts, isBeginning, type Step } from './step.js';

export type Folded = { readonly ok: true; readonly history: DossierHistory } | (FlowRefusal & { readonly seq: number });

type Draft = { -readonly [Key in keyof DossierHistory]: DossierHistory[Key] } & { pauses: Pause[]; handOvers: HandOver[] };

/** Folds effective steps into what they say; refuses at the first step that the table does not allow. */
export function fold(steps: readonly Step[], log: readonly Step[]): Folded {
  let draft: Draft | undefined;
  for (const step of steps) {
    const row = flowRow(draft?.state ?? null, step.action);
    if (row === undefined) return { ...notAllowed(draft?.state ?? null, step), seq: step.seq };
    if (draft === undefined) {
      draft = begin(step, steps, log);
    } else {
      const refused = refuseOutOfTurn(draft, step);
      if (refused !== undefined) return { ...refused, seq: step.seq };
    }
    apply(draft, step, row);
  }
  if (draft === undefined) return { ...refusal('flow.sequence', { seq: 0 }), seq: 0 };
  return { ok: true, history: draft };
}

function notAllowed(state: State | null, step: Step): FlowRefusal {
  const stateLabel = state === null ? 'Chưa có hồ sơ' : states[state].label;
  return refusal('flow.not_allowed', { stateLabel, action: step.action, actionLabel: actionLabel(step.action), allowed: '…', seq: step.seq });
}

function refuseOutOfTurn(draft: Draft, step: Step): FlowRefusal | undefined {
  // Written this way round so that an instant that is no instant (NaN) is refused too.
  if (!(step.at >= draft.lastAt)) return refusal('flow.at_before_previous', { at: step.at, previousAt: draft.lastAt });
  if (step.action === 'extend' && draft.extension !== null) return refusal('flow.already_extended', { appointmentOn: draft.extension.appointmentOn });
  if (step.action === 'rate' && draft.rated) return refusal('flow.already_rated');
  return undefined;
}

function begin(step: Step, steps: readonly Step[], log: readonly Step[]): Draft {
  if (!isBeginning(step)) throw new Error(`${step.action} cannot begin a dossier`);
  return {
    state: step.stateAfter,
    version: log.at(-1)?.seq ?? step.seq,
    clock: 'not_started',
    submittedAt: null,
    receivedAt: null,
    finishedAt: null,
    finishKind: null,
    refusedAt: null,
    returnedAt: null,
    acceptanceDue: null,
    due: null,
    firstDue: null,
    pauses: [],
    supplementCount: 0,
    extension: null,
    receipt: step.facts,
    papers: step.facts.papers,
    result: { number: null, on: null, status: 'not_digitised' },
    holder: null,
    handOvers: [],
    rated: false,
    rating: null,
    lastAt: step.at,
    steps,
    log,
  };
}

function apply(draft: Draft, step: Step, row: FlowRow): void {
  if (setsDue(row.from, step.action, row)) draft.due = step.due;
  draft.firstDue ??= draft.due;
  draft.state = stateAfter(row);
  draft.lastAt = step.at;
  turnClock(draft, step, row);
  if (row.clock === 'end') finish(draft, step);
  applyFacts(draft, step);
}

function turnClock(draft: Draft, step: Step, row: FlowRow): void {
  if (row.clock === 'start') {
    draft.clock = 'running';
    draft.receivedAt = step.at;
    draft.acceptanceDue = null;
    draft.holder = { accountId: step.actorId, unitId: null, office: null, since: step.at };
  } else if (row.clock === 'stop') {
    draft.clock = 'stopped';
    draft.pauses.push(pauseFrom(draft, step));
  } else if (row.clock === 'resume' || row.clock === 'end') {
    draft.clock = row.clock === 'end' ? 'ended' : 'running';
    const open = draft.pauses.at(-1);
    if (open !== undefined && open.to === null) draft.pauses[draft.pauses.length - 1] = { ...open, to: step.at, dueAfter: draft.due };
  }
}

function pauseFrom(draft: Draft, step: Step): Pause {
  const reason = step.action === 'request_supplement' ? step.facts.reason : step.action === 'request_payment' ? (step.facts.reason ?? '') : '';
  const kind = step.action === 'request_payment' ? 'payment' : 'supplement';
  return { kind, from: step.at, to: null, reason, dueBefore: draft.due, dueAfter: null };
}

function finish(draft: Draft, step: Step): void {
  draft.finishedAt ??= step.at;
  draft.finishKind ??= step.action === 'withdraw' ? 'withdrawn' : step.action === 'stop' ? 'stopped' : 'resolved';
  if (draft.finishKind !== 'resolved') draft.holder = null;
}

function applyFacts(draft: Draft, step: Step): void {
  switch (step.action) {
    case 'submit':
    case 'complete':
      draft.submittedAt ??= step.at;
      draft.acceptanceDue = step.facts.acceptanceDue === undefined ? null : dueFromFacts(step.facts.acceptanceDue);
      if (step.action === 'complete') draft.papers = mergePapers(draft.papers, step.facts.papers);
      return;
    case 'accept':
      return accept(draft, step);
    case 'turn_away':
    case 'refuse':
      draft.submittedAt ??= step.at;
      draft.refusedAt = step.at;
      draft.acceptanceDue = null;
      return;
    case 'request_completion':
      draft.acceptanceDue = null;
      return;
    case 'start':
      if (step.actorId !== null) draft.holder = { accountId: step.actorId, unitId: draft.holder?.unitId ?? null, office: draft.holder?.office ?? null, since: step.at };
      return;
    case 'hand_over':
      return handOver(draft, step);
    case 'request_supplement':
      draft.supplementCount += 1;
      return;
    case 'receive_supplement':
    case 'record_papers':
      draft.papers = mergePapers(draft.papers, step.facts.papers);
      if (step.action === 'record_papers' && step.facts.result !== undefined) draft.result = { ...draft.result, status: step.facts.result.status };
      return;
    default:
      return applyOutcome(draft, step);
  }
}

function applyOutcome(draft: Draft, step: Step): void {
  switch (step.action) {
    case 'extend':
      draft.extension = {
        seq: step.seq,
        at: step.at,
        appointmentOn: step.facts.appointmentOn,
        reason: step.facts.reason,
        documentNumber: step.facts.documentNumber ?? null,
      };
      return;
    case 'resolve':
    case 'settle':
      draft.result = {
        number: step.facts.resultNumber ?? null,
        on: step.facts.resultOn ?? null,
        status: step.facts.resultDigitised === true ? 'digitised' : draft.result.status,
      };
      return;
    case 'return':
      draft.returnedAt = step.at;
      draft.holder = null;
      return;
    case 'rate':
      draft.rated = true;
      draft.rating = step.facts;
      return;
    default:
  }
}

function accept(draft: Draft, step: Extract<Step, { action: 'accept' }>): void {
  const { sets, papers, receivedAtUnitId, recordedDue } = step.facts;
  draft.receipt = {
    ...draft.receipt,
    ...(sets === undefined ? {} : { sets }),
    ...(receivedAtUnitId === undefined ? {} : { receivedAtUnitId }),
    ...(recordedDue === undefined ? {} : { recordedDue }),
  };
  draft.papers = mergePapers(draft.papers, papers);
}

function handOver(draft: Draft, step: Extract<Step, { action: 'hand_over' }>): void {
  const { toAccountId, toUnitId, toOffice, stepIndex, note } = step.facts;
  const to: Holder = { accountId: toAccountId ?? null, unitId: toUnitId ?? null, office: toOffice ?? null, since: step.at };
  draft.handOvers.push({ seq: step.seq, at: step.at, from: draft.holder, to, stepIndex: stepIndex ?? null, note: note ?? null });
  draft.holder = to;
}

/** Papers recorded later replace those of the same code and add new ones; papers not mentioned stay as they were. */
function mergePapers(papers: readonly PaperFact[], later: readonly PaperFact[] | undefined): readonly PaperFact[] {
  if (later === undefined || later.length === 0) return papers;
  const byCode = new Map(papers.map((paper) => [paper.code, paper]));
  for (const paper of later) byCode.set(paper.code, paper);
  return [...byCode.values()];
}

/** True when the clock of a folded dossier agrees with its state; a property that tests hold the fold to. */
export function clockFits(history: Pick<DossierHistory, 'state' | 'clock'>): boolean {
  if (isFinished(history.state)) return history.clock === 'ended';
  if (states[history.state].statistics === 'open_stopped') return history.clock === 'stopped';
  if (states[history.state].statistics === 'open') return history.clock === 'running';
  return history.clock === 'not_started';
}
