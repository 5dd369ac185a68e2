import { type Action, decide, type DossierHistory, type FactsByAction, type FlowRefusal, type PaperFact, type PersonFacts, type RateFacts, type ReceiptFacts, type Step } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import { advance } from './advance.js';

/** What a dossier is received under; a procedure version has it all. */
export interface ImportedProcedure {
  id: string;
  procedureId: string;
  code: string;
  term: ReceiptFacts['term'];
  supplementPolicy: ReceiptFacts['supplementPolicy'];
}

/** A dossier as an older register tells it: its code, its dates, and what was noted about it. */
export interface ImportedLife {
  code: string;
  procedure: ImportedProcedure;
  channel: ReceiptFacts['channel'];
  onlineLevel: ReceiptFacts['onlineLevel'];
  assisted: boolean;
  owner: PersonFacts;
  sets: number;
  papers: PaperFact[];
  receivedAt: Date;
  /** The promise as the register has it; counted by the rules when it has none. */
  recordedDue: Date | null;
  finish: { kind: 'resolved' | 'withdrawn' | 'stopped'; at: Date; resultDigitised: boolean } | null;
  returnedAt: Date | null;
  rating: RateFacts | null;
}

/** A life that can have happened, step by step. */
export interface LivedThrough {
  ok: true;
  code: string;
  procedureId: string;
  history: DossierHistory;
  steps: readonly Step[];
  dueProvisional: boolean;
}

interface Draft {
  action: Action;
  at: Date;
  facts: FactsByAction[Action];
}

/** A register does not say why. */
const BY_THE_REGISTER = { reason: 'Theo sổ theo dõi hồ sơ' };

/**
 * Takes every step of the life through the flow's one table, in the name of no person here, entered `now`. Pure.
 * @returns the flow's refusal of the first step that cannot have happened
 * @throws RangeError when the calendar does not reach the days that the due date is counted over
 */
export function liveThrough(life: ImportedLife, calendar: WorkCalendar, now: Date): LivedThrough | FlowRefusal {
  let history: DossierHistory | null = null;
  let dueProvisional = false;
  for (const { action, at, facts } of draftsOf(life)) {
    const decision = decide(history, action, facts, { at, now, roles: ['system'] });
    if (!decision.ok) return decision;
    const advanced = advance(history, { action, facts, at, recordedAt: now, actorId: null }, decision, calendar);
    history = advanced.history;
    dueProvisional = advanced.due?.provisional ?? dueProvisional;
  }
  if (!history) throw new Error('a life begins with its receipt');
  return { ok: true, code: life.code, procedureId: life.procedure.procedureId, history, steps: history.log, dueProvisional };
}

function draftsOf(life: ImportedLife): Draft[] {
  const { finish, returnedAt, rating, receivedAt } = life;
  const drafts: Draft[] = [{ action: 'receive', at: receivedAt, facts: receiptOf(life) }];
  if (finish?.kind === 'resolved') {
    const settled = life.procedure.term.unit === 'same_day';
    // When work began the register does not say; that it had begun by the time it was done is certain.
    if (!settled) drafts.push({ action: 'start', at: finish.at, facts: {} });
    drafts.push({ action: settled ? 'settle' : 'resolve', at: finish.at, facts: finish.resultDigitised ? { resultDigitised: true } : {} });
  } else if (finish) {
    drafts.push({ action: finish.kind === 'withdrawn' ? 'withdraw' : 'stop', at: finish.at, facts: BY_THE_REGISTER });
  }
  if (returnedAt) drafts.push({ action: 'return', at: returnedAt, facts: { method: 'desk' } });
  if (rating) drafts.push({ action: 'rate', at: returnedAt ?? finish?.at ?? receivedAt, facts: rating });
  return drafts;
}

function receiptOf(life: ImportedLife): ReceiptFacts {
  const { procedure, recordedDue } = life;
  return {
    channel: life.channel,
    onlineLevel: life.onlineLevel,
    assisted: life.assisted,
    procedureCode: procedure.code,
    procedureVersionId: procedure.id,
    term: procedure.term,
    supplementPolicy: procedure.supplementPolicy,
    owner: life.owner,
    sets: life.sets,
    resultBy: 'desk',
    papers: life.papers,
    ...(recordedDue && { recordedDue: recordedDue.toISOString() }),
  };
}
