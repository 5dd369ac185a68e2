import { describe, expect, test } from '@jest/globals';
import { decide } from './decide.js';
import type { Action } from './facts.js';
import { actionLabel, allActions, allowedActions, flow, flowRow, stateAfter, type Role } from './flow.js';
import { at, aLife, someFacts, type Life } from './spec-life.js';
import { allStates, isFinished, isOpen, isState, states, type State } from './state.js';

const always: Cells = { correct: 'same', record_papers: 'same' };
const open: Cells = { ...always, hand_over: 'same', extend: 'same', recalculate: 'same', withdraw: 'withdrawn', stop: 'stopped' };
const over: Cells = { ...always, rate: 'same' };
type Cells = Partial<Record<Action, State | 'same'>>;

/** Written down a second time, by state instead of by action: every cell that is not here must be refused. */
const expected: Readonly<Record<State | 'none', Cells>> = {
  none: { receive: 'received', turn_away: 'refused', submit: 'submitted' },
  submitted: { ...always, accept: 'received', refuse: 'refused', request_completion: 'incomplete' },
  incomplete: { ...always, complete: 'submitted' },
  received: { ...open, start: 'processing', settle: 'resolved' },
  refused: { correct: 'same' },
  processing: { ...open, request_supplement: 'awaiting_supplement', request_payment: 'awaiting_payment', resolve: 'resolved' },
  awaiting_supplement: { ...open, receive_supplement: 'processing' },
  awaiting_payment: { ...open, confirm_payment: 'processing' },
  withdrawn: over,
  stopped: over,
  resolved: { ...over, return: 'returned' },
  returned: over,
};

const begun = '2026-02-03 08:00';
const lives: Readonly<Record<State | 'none', () => Life>> = {
  none: () => aLife(),
  submitted: () => aLife().then('submit', begun),
  incomplete: () => lives.submitted().then('request_completion', begun),
  received: () => aLife().then('receive', begun),
  refused: () => lives.submitted().then('refuse', begun),
  processing: () => lives.received().then('start', begun),
  awaiting_supplement: () => lives.processing().then('request_supplement', begun),
  awaiting_payment: () => lives.processing().then('request_payment', begun),
  withdrawn: () => lives.received().then('withdraw', begun),
  stopped: () => lives.received().then('stop', begun),
  resolved: () => lives.processing().then('resolve', begun),
  returned: () => lives.resolved().then('return', begun),
};

const cells = (['none', ...allStates] as const).flatMap((from) => allActions.map((action) => ({ from, action, to: expected[from][action] })));

describe('every cell of state and action', () => {
  test('there are 12 × 23 of them', () => expect(cells).toHaveLength(276));

  test.each(cells)('$from + $action → $to', ({ from, action, to }) => {
    const history = lives[from]().history;
    const later = at('2026-02-03 09:00');
    const answer = decide(history, action, someFacts[action], { at: later, now: later, roles: ['system'], extensionLatest: null });
    if (to === undefined) {
      expect(answer).toMatchObject({ ok: false, code: action === 'rate' && from !== 'none' ? 'flow.not_rateable' : 'flow.not_allowed' });
      expect(allowedActions(history?.state ?? null, ['system'])).not.toContain(action);
    } else {
      expect(answer).toMatchObject({ ok: true, to: to === 'same' ? from : to });
      expect(allowedActions(history?.state ?? null, ['system'])).toContain(action);
    }
  });
});

describe('the table', () => {
  test('has one row per cell', () => {
    expect(new Set(flow.map((row) => `${row.from ?? ''}/${row.action}`)).size).toBe(flow.length);
  });

  test('stops, resumes and ends the clock exactly where the state says so', () => {
    for (const row of flow) {
      const kind = (state: State | null) => (state === null ? 'not_counted' : states[state].statistics);
      const move = `${kind(row.from)}→${kind(stateAfter(row))}`;
      const effects: Record<string, string> = {
        'not_counted→open': 'start',
        'open→open_stopped': 'stop',
        'open_stopped→open': 'resume',
        'open→finished': 'end',
        'open_stopped→finished': 'end',
      };
      expect([row.from, row.action, row.clock]).toEqual([row.from, row.action, effects[move] ?? 'none']);
    }
  });

  test('gives nothing to do to administrators and supervisors', () => {
    for (const state of [null, ...allStates]) expect(allowedActions(state, ['administrator', 'supervisor'])).toEqual([]);
  });

  test('lets a leader do what an officer may, and more', () => {
    for (const state of [null, ...allStates]) {
      expect(allowedActions(state, ['leader'])).toEqual(expect.arrayContaining([...allowedActions(state, ['officer'])]));
    }
  });

  test.each<[State | null, Role, Action[]]>([
    [null, 'clerk', ['receive', 'turn_away', 'submit']],
    [null, 'citizen', ['submit']],
    ['incomplete', 'citizen', ['complete']],
    ['received', 'clerk', ['hand_over', 'withdraw', 'settle', 'correct', 'record_papers']],
    ['processing', 'citizen', []],
    ['processing', 'controller', ['correct', 'record_papers']],
    ['processing', 'officer', ['hand_over', 'request_supplement', 'request_payment', 'extend', 'withdraw', 'stop', 'resolve', 'record_papers']],
    ['resolved', 'clerk', ['return', 'correct', 'record_papers', 'rate']],
    ['returned', 'citizen', ['rate']],
  ])('in %s a %s sees the buttons %j', (state, role, actions) => {
    expect(allowedActions(state, [role])).toEqual(actions);
  });

  test('prints the forms of circular 03/2025', () => {
    const forms = Object.fromEntries(flow.filter((row) => row.form !== undefined).map((row) => [row.action, row.form]));
    expect(forms).toEqual({
      receive: '01', accept: '01', request_completion: '02', request_supplement: '02', turn_away: '03', refuse: '03', extend: '04', stop: '05', hand_over: '06',
    });
  });

  test('names its rows', () => {
    expect(flowRow('resolved', 'return')?.to).toBe('returned');
    expect(actionLabel('return')).toBe('Trả kết quả');
    expect(allowedActions('resolved', ['clerk'])).toEqual(['return', 'correct', 'record_papers', 'rate']);
  });

  test('refuses a row that would begin a dossier in no state', () => {
    const row = flowRow('received', 'correct');
    expect(() => row && stateAfter({ ...row, from: null })).toThrow('cannot begin');
  });
});

describe('states', () => {
  test('carry the ten codes of the national portal', () => {
    expect(new Set(allStates.map((state) => states[state].portalCode))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  });

  test('are open, finished or neither', () => {
    expect(allStates.filter(isOpen)).toEqual(['received', 'processing', 'awaiting_supplement', 'awaiting_payment']);
    expect(allStates.filter(isFinished)).toEqual(['withdrawn', 'stopped', 'resolved', 'returned']);
    expect([isState('received'), isState('toString'), isState(1)]).toEqual([true, false, false]);
  });
});
