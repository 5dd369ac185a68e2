import { instantOf } from '#libs/civil-date';
import { decide } from './decide.js';
import type { Action, FactsByAction, PaperFact, ReceiptFacts } from './facts.js';
import { flowRow } from './flow.js';
import { setsDue } from './effective.js';
import type { DecideContext } from './guards.js';
import type { DossierHistory } from './history.js';
import { replay } from './replay.js';
import type { Step, StepDue } from './step.js';

// For the specs of this folder: a dossier that lives through decide and replay, as the application makes it live.

/** '2026-02-03 09:00' in Việt Nam. */
export function at(text: string): Date {
  const [date = '', clock = ''] = text.split(' ');
  return instantOf(date, clock);
}

export function dueOn(date: string): StepDue {
  return { dueAt: at(`${date} 17:00`), dueOn: date, byMoment: false };
}

export const paper: PaperFact = { code: 'TK', name: 'Tờ khai', originals: 1, certified: 0, copies: 0, missing: false, digitised: 'no' };

export const receipt: ReceiptFacts = {
  channel: 'counter',
  onlineLevel: null,
  assisted: false,
  procedureCode: '1.001193',
  procedureVersionId: 'v1',
  term: { amount: 5, unit: 'working_day' },
  supplementPolicy: 'pause',
  owner: { name: 'Trần Thị Thử', phone: '0900000001' },
  sets: 1,
  resultBy: 'desk',
  papers: [paper],
};

export const submission: ReceiptFacts = {
  ...receipt,
  channel: 'online',
  onlineLevel: 4,
  acceptanceDue: { dueAt: '2026-02-04T02:00:00.000Z', dueOn: '2026-02-04', byMoment: true },
};

/** Facts that pass every guard. */
export const someFacts: { readonly [A in Action]: FactsByAction[A] } = {
  receive: receipt,
  turn_away: { ...receipt, reason: 'Không thuộc thẩm quyền của xã' },
  submit: submission,
  accept: {},
  refuse: { reason: 'Không thuộc thẩm quyền' },
  request_completion: { reason: 'Thiếu tờ khai', missing: ['Tờ khai'] },
  complete: { papers: [paper] },
  start: {},
  hand_over: { toAccountId: 'officer-2' },
  request_supplement: { reason: 'Thiếu sơ đồ thửa đất', missing: ['Sơ đồ'] },
  receive_supplement: { papers: [{ ...paper, code: 'SD', name: 'Sơ đồ' }] },
  request_payment: { reason: 'Lệ phí trước bạ', amount: 500_000 },
  confirm_payment: { amount: 500_000 },
  extend: { appointmentOn: '2026-12-31', reason: 'Chờ ý kiến cơ quan khác' },
  withdraw: { reason: 'Công dân xin rút' },
  stop: { reason: 'Không đủ điều kiện' },
  resolve: { resultNumber: '12/GCN', resultDigitised: true },
  settle: {},
  return: { method: 'desk', receivedBy: 'Trần Thị Thử' },
  correct: { reason: 'Nhập nhầm giờ', amended: [{ seq: 1, facts: { sets: 2 } }] },
  recalculate: { reason: 'Lịch nghỉ thay đổi', before: null, after: null },
  record_papers: { papers: [{ ...paper, digitised: 'digitised' }], result: { status: 'digitised' } },
  rate: { scale: 5, level: 5, source: 'counter' },
};

export class Life {
  readonly log: Step[] = [];

  get history(): DossierHistory | null {
    return this.log.length === 0 ? null : replay(this.log);
  }

  /** Decides, appends and returns the life; throws the refusal's code when it is refused. */
  then<A extends Action>(action: A, when: string | Date, facts: FactsByAction[A] = someFacts[action], more: { due?: StepDue; actorId?: string } = {}): this {
    const moment = typeof when === 'string' ? at(when) : when;
    const before = this.history;
    const context: DecideContext = { at: moment, now: moment, roles: ['system'], extensionLatest: null };
    const decision = decide(before, action, facts, context);
    if (!decision.ok) throw new Error(decision.code);
    const row = flowRow(before?.state ?? null, action);
    const own = (before === null ? decision.clock === 'start' : setsDue(before.state, action, row)) ? (more.due ?? before?.due ?? dueOn('2026-12-01')) : undefined;
    const due = decision.corrected === undefined ? (own ?? before?.due ?? null) : decision.corrected.due;
    const seq = this.log.length + 1;
    this.log.push({ seq, action, at: moment, recordedAt: moment, actorId: more.actorId ?? null, stateAfter: decision.to, due, facts } as Step);
    return this;
  }
}

export function aLife(): Life {
  return new Life();
}
