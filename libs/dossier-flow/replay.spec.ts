import { describe, expect, test } from '@jest/globals';
import { FlowError, historyAt, replay, tryReplay } from './replay.js';
import { aLife, at, dueOn, paper, receipt, submission } from './spec-life.js';
import { dueFromFacts, dueToFacts } from './step.js';

describe('what the log says of a dossier', () => {
  test('received at the counter', () => {
    expect(aLife().then('receive', '2026-02-03 08:00', receipt, { due: dueOn('2026-02-10'), actorId: 'clerk-1' }).history).toMatchObject({
      state: 'received',
      version: 1,
      clock: 'running',
      submittedAt: null,
      receivedAt: at('2026-02-03 08:00'),
      due: dueOn('2026-02-10'),
      firstDue: dueOn('2026-02-10'),
      holder: { accountId: 'clerk-1', since: at('2026-02-03 08:00') },
      receipt: { owner: { name: 'Trần Thị Thử' } },
      papers: [paper],
      rated: false,
    });
  });

  test('submitted online, sent back, completed, accepted: the acceptance clock runs only while it is with us', () => {
    const again = { dueAt: '2026-02-06T02:00:00.000Z', dueOn: '2026-02-06', byMoment: true };
    const life = aLife().then('submit', '2026-02-03 09:00', submission);
    expect(life.history).toMatchObject({ clock: 'not_started', due: null, receivedAt: null, acceptanceDue: { dueOn: '2026-02-04' } });
    life.then('request_completion', '2026-02-03 10:00');
    expect(life.history).toMatchObject({ state: 'incomplete', acceptanceDue: null, supplementCount: 0, pauses: [] });
    life.then('complete', '2026-02-05 09:00', { acceptanceDue: again, papers: [{ ...paper, copies: 2 }] });
    expect(life.history).toMatchObject({ state: 'submitted', submittedAt: at('2026-02-03 09:00'), acceptanceDue: dueFromFacts(again), papers: [{ copies: 2 }] });
    life.then('accept', '2026-02-05 10:00', { sets: 2, receivedAtUnitId: 'unit-2', recordedDue: '2026-02-12T10:00:00Z' }, { due: dueOn('2026-02-12') });
    expect(life.history).toMatchObject({
      state: 'received',
      clock: 'running',
      receivedAt: at('2026-02-05 10:00'),
      acceptanceDue: null,
      due: dueOn('2026-02-12'),
      receipt: { channel: 'online', onlineLevel: 4, sets: 2, receivedAtUnitId: 'unit-2', recordedDue: '2026-02-12T10:00:00Z' },
    });
  });

  test('refused', () => {
    expect(aLife().then('submit', '2026-02-03 09:00').then('refuse', '2026-02-03 10:00').history).toMatchObject({
      state: 'refused', clock: 'not_started', refusedAt: at('2026-02-03 10:00'), finishedAt: null, acceptanceDue: null,
    });
  });

  test('turned away at the counter: handed in and refused at once, never received, with nobody and no clock', () => {
    expect(aLife().then('turn_away', '2026-02-03 09:00', { ...receipt, reason: 'Thuộc thẩm quyền của Sở' }, { actorId: 'clerk-1' }).history).toMatchObject({
      state: 'refused', clock: 'not_started', submittedAt: at('2026-02-03 09:00'), refusedAt: at('2026-02-03 09:00'), receivedAt: null, finishedAt: null,
      acceptanceDue: null, due: null, firstDue: null, holder: null, receipt: { owner: { name: 'Trần Thị Thử' } }, papers: [paper],
    });
  });

  test('supplements and payments are pauses; only supplements are counted', () => {
    const life = aLife()
      .then('receive', '2026-02-03 08:00', receipt, { due: dueOn('2026-02-10') })
      .then('start', '2026-02-03 09:00')
      .then('request_supplement', '2026-02-04 09:00', { reason: 'Thiếu sơ đồ', missing: ['Sơ đồ'] })
      .then('receive_supplement', '2026-02-05 09:00', { papers: [{ ...paper, code: 'SD' }] }, { due: dueOn('2026-02-11') })
      .then('request_payment', '2026-02-05 10:00', {});
    expect(life.history).toMatchObject({
      clock: 'stopped',
      supplementCount: 1,
      due: dueOn('2026-02-11'),
      firstDue: dueOn('2026-02-10'),
      papers: [{ code: 'TK' }, { code: 'SD' }],
      pauses: [
        { kind: 'supplement', from: at('2026-02-04 09:00'), to: at('2026-02-05 09:00'), reason: 'Thiếu sơ đồ', dueBefore: dueOn('2026-02-10'), dueAfter: dueOn('2026-02-11') },
        { kind: 'payment', from: at('2026-02-05 10:00'), to: null, reason: '', dueBefore: dueOn('2026-02-11'), dueAfter: null },
      ],
    });
    life.then('withdraw', '2026-02-20 09:00', { reason: 'Không có nhu cầu' }, { due: dueOn('2026-02-27') });
    expect(life.history).toMatchObject({ clock: 'ended', finishKind: 'withdrawn', due: dueOn('2026-02-27'), pauses: [{}, { to: at('2026-02-20 09:00'), dueAfter: dueOn('2026-02-27') }] });
  });

  test('an extension moves the appointment, not the due date', () => {
    const life = aLife().then('receive', '2026-02-03 08:00', receipt, { due: dueOn('2026-02-10') }).then('extend', '2026-02-05 08:00', { appointmentOn: '2026-02-13', reason: 'Mất điện', documentNumber: '5/XL' });
    expect(life.history).toMatchObject({ due: dueOn('2026-02-10'), extension: { seq: 2, at: at('2026-02-05 08:00'), appointmentOn: '2026-02-13', reason: 'Mất điện', documentNumber: '5/XL' } });
  });

  test('a recalculation moves the due date, the first promise stays', () => {
    const life = aLife()
      .then('receive', '2026-02-03 08:00', receipt, { due: dueOn('2026-02-10') })
      .then('recalculate', '2026-02-04 08:00', { reason: 'Nghỉ bù', before: dueToFacts(dueOn('2026-02-10')), after: dueToFacts(dueOn('2026-02-11')) }, { due: dueOn('2026-02-11') });
    expect(life.history).toMatchObject({ due: dueOn('2026-02-11'), firstDue: dueOn('2026-02-10') });
  });

  test('settled and returned in one click, collected later: finished when resolved', () => {
    const life = aLife().then('receive', '2026-02-03 08:00').then('settle', '2026-02-03 08:00', { resultNumber: '7', resultOn: '2026-02-03' }).then('return', '2026-02-05 10:00');
    expect(life.history).toMatchObject({
      state: 'returned', finishKind: 'resolved', finishedAt: at('2026-02-03 08:00'), returnedAt: at('2026-02-05 10:00'), holder: null,
      result: { number: '7', on: '2026-02-03', status: 'not_digitised' },
    });
  });

  test('papers and the result may be digitised after the end, and rated once', () => {
    const life = aLife().then('receive', '2026-02-03 08:00').then('stop', '2026-02-03 09:00').then('record_papers', '2026-03-01 08:00').then('rate', '2026-03-01 09:00', { scale: 3, level: 2, source: 'qr' });
    expect(life.history).toMatchObject({ state: 'stopped', finishKind: 'stopped', papers: [{ digitised: 'digitised' }], result: { status: 'digitised' }, rated: true, rating: { level: 2 } });
  });

  test('hand-overs are the lines of the control slip', () => {
    const life = aLife()
      .then('receive', '2026-02-03 08:00', receipt, { actorId: 'clerk-1' })
      .then('hand_over', '2026-02-03 09:00', { toAccountId: 'officer-1', toUnitId: 'unit-1', note: 'hồ sơ giấy', stepIndex: 1 })
      .then('start', '2026-02-03 10:00', {}, { actorId: 'officer-3' })
      .then('hand_over', '2026-02-03 11:00', { toOffice: 'Phòng Kinh tế' });
    expect(life.history?.holder).toEqual({ accountId: null, unitId: null, office: 'Phòng Kinh tế', since: at('2026-02-03 11:00') });
    expect(life.history?.handOvers).toMatchObject([
      { seq: 2, from: { accountId: 'clerk-1' }, to: { accountId: 'officer-1', unitId: 'unit-1' }, stepIndex: 1, note: 'hồ sơ giấy' },
      { seq: 4, from: { accountId: 'officer-3', unitId: 'unit-1' }, to: { office: 'Phòng Kinh tế' }, stepIndex: null, note: null },
    ]);
  });
});

describe('as of an instant', () => {
  const life = aLife().then('receive', '2026-02-03 08:00').then('start', '2026-02-03 09:00').then('resolve', '2026-02-05 09:00');

  test('what had happened by then, that moment included', () => {
    expect(historyAt(life.log, at('2026-02-03 07:59'))).toBeUndefined();
    expect(historyAt(life.log, at('2026-02-03 08:00'))?.state).toBe('received');
    expect(historyAt(life.log, at('2026-02-05 08:59'))?.state).toBe('processing');
    expect(historyAt(life.log, at('2030-01-01 00:00'))?.state).toBe('resolved');
  });

  test('corrections entered later count', () => {
    const corrected = aLife().then('receive', '2026-02-03 08:00').then('start', '2026-02-03 09:00').then('resolve', '2026-02-05 09:00')
      .then('correct', '2026-02-06 09:00', { reason: 'Ghi nhầm', amended: [{ seq: 3, at: at('2026-02-04 09:00').toISOString() }] });
    expect(historyAt(corrected.log, at('2026-02-04 12:00'))?.state).toBe('resolved');
  });
});

describe('a damaged log is refused', () => {
  const life = aLife().then('receive', '2026-02-03 08:00').then('start', '2026-02-03 09:00').then('resolve', '2026-02-05 09:00');
  const [receive, start, resolve] = life.log as [never, never, never];

  test('an empty one, a gap, a wrong beginning, a wrong end', () => {
    expect(tryReplay([])).toMatchObject({ ok: false, code: 'flow.sequence' });
    expect(tryReplay([receive, resolve])).toMatchObject({ ok: false, code: 'flow.sequence', facts: { seq: 3 } });
    expect(tryReplay([{ ...(start as object), seq: 1 } as never])).toMatchObject({ ok: false, code: 'flow.not_allowed' });
    expect(tryReplay([receive, { ...(start as object), stateAfter: 'resolved' } as never])).toMatchObject({ ok: false, code: 'flow.state_mismatch' });
    expect(() => replay([])).toThrow(FlowError);
    expect(() => historyAt([start], at('2026-03-01 00:00'))).toThrow(FlowError);
  });
});

test('a due date survives JSON', () => {
  const due = dueOn('2026-02-10');
  expect(dueToFacts(due)).toEqual({ dueAt: '2026-02-10T10:00:00.000Z', dueOn: '2026-02-10', byMoment: false });
  expect(dueFromFacts(JSON.parse(JSON.stringify(dueToFacts(due))))).toEqual(due);
  expect(() => dueFromFacts({ dueAt: 'mai', dueOn: '', byMoment: false })).toThrow(RangeError);
});
