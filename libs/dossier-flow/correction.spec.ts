import { describe, expect, test } from '@jest/globals';
import { decide } from './decide.js';
import { effectiveSteps } from './effective.js';
import type { Amendment, CorrectFacts } from './facts.js';
import type { Role } from './flow.js';
import { replay } from './replay.js';
import { aLife, at, dueOn, paper, receipt, type Life } from './spec-life.js';
import { dueToFacts } from './step.js';

const correcting = (...amended: Amendment[]): CorrectFacts => ({ reason: 'Ghi nhầm', amended });
const ask = (life: Life, facts: CorrectFacts, now = '2026-02-06 15:00', roles: Role[] = ['leader']) =>
  decide(life.history, 'correct', facts, { at: at(now), now: at(now), roles });

/** Received on the 3rd, started, supplement asked on the 4th and brought on the 6th, due moved from the 10th to the 12th. */
const paused = () =>
  aLife()
    .then('receive', '2026-02-03 08:00', receipt, { due: dueOn('2026-02-10'), actorId: 'clerk-1' })
    .then('start', '2026-02-03 09:00', {}, { actorId: 'officer-1' })
    .then('request_supplement', '2026-02-04 09:00')
    .then('receive_supplement', '2026-02-06 09:00', {}, { due: dueOn('2026-02-12') });

describe('a correction', () => {
  test('changes what an earlier step says, and leaves the log as it was written', () => {
    const before = paused();
    const written = JSON.stringify(before.log);
    const life = paused().then('correct', '2026-02-06 15:00', correcting({ seq: 1, at: at('2026-02-02 16:00').toISOString(), facts: { sets: 3 }, due: dueToFacts(dueOn('2026-02-09')) }));
    expect(JSON.stringify(life.log.slice(0, 4))).toBe(written);
    expect(life.history).toMatchObject({ version: 5, state: 'processing', receivedAt: at('2026-02-02 16:00'), receipt: { sets: 3, owner: receipt.owner }, firstDue: dueOn('2026-02-09'), due: dueOn('2026-02-12') });
  });

  test('of a due date reaches the steps that only carried it on', () => {
    const life = paused().then('correct', '2026-02-06 15:00', correcting({ seq: 1, due: dueToFacts(dueOn('2026-02-09')) }));
    expect(life.history?.steps.map((step) => step.due?.dueOn)).toEqual(['2026-02-09', '2026-02-09', '2026-02-09', '2026-02-12']);
    expect(life.history?.pauses).toMatchObject([{ dueBefore: dueOn('2026-02-09'), dueAfter: dueOn('2026-02-12') }]);
  });

  test('of a refusal at the counter: another reason, person or day; not that it never was', () => {
    const turnedAway = () => aLife().then('turn_away', '2026-02-03 09:00');
    const facts = { reason: 'Đã giải quyết tại xã khác', owner: { name: 'Trần Thị Đúng' } };
    const life = turnedAway().then('correct', '2026-02-06 15:00', correcting({ seq: 1, at: at('2026-02-02 16:00').toISOString(), facts }));
    expect(life.history).toMatchObject({ state: 'refused', refusedAt: at('2026-02-02 16:00'), due: null, receipt: { owner: { name: 'Trần Thị Đúng' } }, steps: [{ facts }] });
    expect(ask(turnedAway(), correcting({ seq: 1, voided: true }))).toMatchObject({ code: 'flow.correction_of_first_step' });
  });

  test('that voids a pause makes it never have been', () => {
    const life = paused().then('correct', '2026-02-06 15:00', correcting({ seq: 3, voided: true }, { seq: 4, voided: true }));
    expect(life.history).toMatchObject({ state: 'processing', pauses: [], supplementCount: 0, due: dueOn('2026-02-10') });
    expect(effectiveSteps(life.log).map((step) => step.action)).toEqual(['receive', 'start']);
  });

  test('that takes back the last move returns the dossier to the state before', () => {
    const life = paused().then('resolve', '2026-02-06 10:00').then('correct', '2026-02-06 15:00', correcting({ seq: 5, voided: true }));
    expect(life.history).toMatchObject({ state: 'processing', finishedAt: null, finishKind: null, clock: 'running' });
    expect(life.log.at(-1)).toMatchObject({ action: 'correct', stateAfter: 'processing', due: dueOn('2026-02-12') });
  });

  test('puts following steps into the state they should have been in', () => {
    const life = aLife()
      .then('receive', '2026-02-03 08:00')
      .then('start', '2026-02-03 09:00')
      .then('hand_over', '2026-02-03 10:00')
      .then('correct', '2026-02-03 11:00', correcting({ seq: 2, voided: true }));
    expect(life.history?.steps.map((step) => step.stateAfter)).toEqual(['received', 'received']);
  });

  test('can itself be taken back: the later word counts, key by key', () => {
    const life = paused()
      .then('correct', '2026-02-06 15:00', correcting({ seq: 4, voided: true }))
      .then('correct', '2026-02-06 15:10', correcting({ seq: 1, facts: { sets: 2, request: 'Cấp lại' } }))
      .then('correct', '2026-02-06 15:20', correcting({ seq: 4, voided: false }, { seq: 1, facts: { sets: 4 } }));
    expect(life.history).toMatchObject({ state: 'processing', due: dueOn('2026-02-12'), receipt: { sets: 4, request: 'Cấp lại' } });
  });

  test('can take a due date away', () => {
    expect(paused().then('correct', '2026-02-06 15:00', correcting({ seq: 4, due: null })).history?.due).toBeNull();
  });

  test('answers with the dossier as it will read', () => {
    const answer = ask(paused(), correcting({ seq: 4, voided: true }));
    expect(answer).toMatchObject({ ok: true, to: 'awaiting_supplement', event: 'dossier.corrected', corrected: { version: 5, clock: 'stopped', due: dueOn('2026-02-10') } });
  });

  test('of papers recorded', () => {
    const life = paused()
      .then('record_papers', '2026-02-06 10:00', { papers: [{ ...paper, digitised: 'digitised' }] })
      .then('correct', '2026-02-06 15:00', correcting({ seq: 5, facts: { papers: [{ ...paper, digitised: 'reused_paper', reusedFrom: 'H26.15.30-260101-0001' }] } }));
    expect(life.history?.papers).toMatchObject([{ code: 'TK', digitised: 'reused_paper' }]);
  });
});

describe('a correction is refused', () => {
  test.each<[string, CorrectFacts, object]>([
    ['without a reason', { reason: ' ', amended: [{ seq: 1, facts: { sets: 2 } }] }, { code: 'flow.reason_required' }],
    ['that amends nothing', correcting(), { code: 'flow.correction_empty' }],
    ['that says nothing of a step', correcting({ seq: 2, facts: {} }), { code: 'flow.correction_empty' }],
    ['of a step that is not there', correcting({ seq: 9, voided: true }), { code: 'flow.correction_unknown_step', facts: { seq: 9 } }],
    ['of the first step away', correcting({ seq: 1, voided: true }), { code: 'flow.correction_of_first_step' }],
    ['to no time at all', correcting({ seq: 2, at: 'hôm qua' }), { code: 'flow.correction_invalid', facts: { seq: 2 } }],
    ['to a due date that is none', correcting({ seq: 2, due: { dueAt: '', dueOn: '', byMoment: false } }), { code: 'flow.correction_invalid' }],
    ['into the future', correcting({ seq: 4, at: '2026-02-07T00:00:00Z' }), { code: 'flow.at_in_future' }],
    ['that puts a step before the one it follows', correcting({ seq: 3, at: '2026-02-03T01:30:00Z' }), { code: 'flow.correction_illegal', facts: { seq: 3, cause: 'flow.at_before_previous' } }],
    ['that leaves a supplement nobody asked for', correcting({ seq: 3, voided: true }), { code: 'flow.correction_illegal', facts: { seq: 4, actionLabel: 'Nhận bổ sung', cause: 'flow.not_allowed' } }],
  ])('%s', (_name, facts, refused) => {
    expect(ask(paused(), facts)).toMatchObject({ ok: false, ...refused });
  });

  test('of another correction: correct the step anew instead', () => {
    const life = paused().then('correct', '2026-02-06 10:00', correcting({ seq: 1, facts: { sets: 2 } }));
    expect(ask(life, correcting({ seq: 5, voided: true }))).toMatchObject({ code: 'flow.correction_unknown_step' });
  });

  test('when it brings a voided extension back beside a second one', () => {
    const extend = { appointmentOn: '2026-03-02', reason: 'Chờ xác minh' };
    const life = paused()
      .then('extend', '2026-02-06 10:00', extend)
      .then('correct', '2026-02-06 10:05', correcting({ seq: 5, voided: true }))
      .then('extend', '2026-02-06 10:10', extend);
    expect(ask(life, correcting({ seq: 5, voided: false }))).toMatchObject({ code: 'flow.correction_illegal', facts: { seq: 7, cause: 'flow.already_extended' } });
  });
});

describe('a clerk corrects', () => {
  const change = correcting({ seq: 4, facts: { note: 'đã đủ' } });

  test('what was entered the same day, by the calendar of Việt Nam', () => {
    expect(ask(paused(), change, '2026-02-06 23:59', ['clerk'])).toMatchObject({ ok: true });
    expect(ask(paused(), change, '2026-02-07 00:00', ['clerk'])).toMatchObject({ code: 'flow.correction_not_same_day', facts: { seq: 4 } });
    expect(ask(paused(), correcting({ seq: 1, facts: { sets: 2 } }), '2026-02-06 15:00', ['clerk'])).toMatchObject({ code: 'flow.correction_not_same_day' });
  });

  test('older steps too when also leader or controller', () => {
    expect(ask(paused(), change, '2026-03-01 08:00', ['clerk', 'controller'])).toMatchObject({ ok: true });
  });
});

test('a log broken by a written correction cannot be replayed', () => {
  const life = paused().then('correct', '2026-02-06 15:00', correcting({ seq: 4, facts: { note: 'x' } }));
  const broken = life.log.map((step) => (step.action === 'correct' ? { ...step, facts: correcting({ seq: 2, voided: true }) } : step));
  expect(() => replay(broken)).toThrow('flow.not_allowed');
});
