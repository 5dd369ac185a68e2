import { describe, expect, test } from '@jest/globals';
import { instantOf } from '#libs/civil-date';
import type { State, StepDue } from '#libs/dossier-flow';
import { type CountedReceipt, type CountedStep, contributionsOf, countedLifeOf, diffContributions } from './index.js';

const counter: CountedReceipt = { channel: 'counter', onlineLevel: null };
const on5March: StepDue = { dueAt: instantOf('2021-03-05', '17:00'), dueOn: '2021-03-05', byMoment: false };
const at16on5March: StepDue = { dueAt: instantOf('2021-03-05', '16:00'), dueOn: '2021-03-05', byMoment: true };

function step(when: string, stateAfter: State, due: StepDue | null = on5March): CountedStep {
  const [date = '', clock = ''] = when.split(' ');
  return { action: stateAfter, at: instantOf(date, clock), stateAfter, due };
}

describe('a counted life', () => {
  test('open and overdue from the day after its due date, until it is finished', () => {
    const open = countedLifeOf([step('2021-03-02 09:00', 'received')], counter);
    expect(open).toEqual({
      receivedOn: '2021-03-02',
      channel: 'counter',
      onlineLevel: null,
      finishedOn: null,
      outcome: null,
      finishKind: null,
      overdue: [{ from: '2021-03-06', to: null }],
    });
    const late = countedLifeOf([step('2021-03-02 09:00', 'received'), step('2021-03-09 09:00', 'resolved')], counter);
    expect(late).toMatchObject({ finishedOn: '2021-03-09', outcome: 'late', overdue: [{ from: '2021-03-06', to: '2021-03-09' }] });
  });

  test('a term in hours is missed on the due date itself', () => {
    expect(countedLifeOf([step('2021-03-04 16:00', 'received', at16on5March)], counter)?.overdue).toEqual([{ from: '2021-03-05', to: null }]);
    const finished = [step('2021-03-04 16:00', 'received', at16on5March), step('2021-03-05 16:01', 'resolved', at16on5March)];
    expect(countedLifeOf(finished, counter)).toMatchObject({ outcome: 'late', overdue: [] });
  });

  test.each([
    ['2021-03-04 16:00', 'early'],
    ['2021-03-05 18:30', 'on_time'],
    ['2021-03-06 07:30', 'late'],
  ])('finished at %s against 5 March: %s', (when, outcome) => {
    expect(countedLifeOf([step('2021-03-02 09:00', 'received'), step(when, 'resolved')], counter)?.outcome).toBe(outcome);
  });

  test('finished when the result is ready, not when it is collected', () => {
    const steps = [step('2021-03-02 09:00', 'received'), step('2021-03-04 09:00', 'resolved'), step('2021-03-20 09:00', 'returned')];
    expect(countedLifeOf(steps, counter)).toMatchObject({ finishedOn: '2021-03-04', outcome: 'early', finishKind: 'resolved', overdue: [] });
  });

  test('while the clock is stopped it is in term, also when it was overdue before', () => {
    const moved: StepDue = { dueAt: instantOf('2021-03-09', '17:00'), dueOn: '2021-03-09', byMoment: false };
    const steps = [
      step('2021-03-02 09:00', 'received'),
      step('2021-03-02 10:00', 'processing'),
      step('2021-03-08 09:00', 'awaiting_supplement'),
      step('2021-03-10 09:00', 'processing', moved),
    ];
    expect(countedLifeOf(steps, counter)?.overdue).toEqual([
      { from: '2021-03-06', to: '2021-03-08' },
      { from: '2021-03-10', to: null },
    ]);
  });

  test('a pause and its end on one day leave no gap', () => {
    const steps = [
      step('2021-03-02 09:00', 'processing'),
      step('2021-03-08 09:00', 'awaiting_payment'),
      step('2021-03-08 15:00', 'processing'),
    ];
    expect(countedLifeOf(steps, counter)?.overdue).toEqual([{ from: '2021-03-06', to: null }]);
  });

  test.each(['withdrawn', 'stopped'] as const)('%s is a finish of its own kind', (state) => {
    const life = countedLifeOf([step('2021-03-02 09:00', 'received'), step('2021-03-03 09:00', state)], counter);
    expect(life).toMatchObject({ finishKind: state, outcome: 'early' });
    expect(contributionsOf(life)).toEqual([
      { day: '2021-03-02', measure: 'received' },
      { day: '2021-03-03', measure: 'finished_early' },
      { day: '2021-03-03', measure: state },
    ]);
  });

  test('never received: submitted, sent back, refused', () => {
    expect(countedLifeOf([], counter)).toBeNull();
    const steps = [step('2021-03-02 09:00', 'submitted', null), step('2021-03-02 10:00', 'incomplete', null), step('2021-03-03 10:00', 'refused', null)];
    expect(countedLifeOf(steps, { channel: 'online', onlineLevel: 4 })).toBeNull();
  });

  test('received when accepted, not when submitted', () => {
    const steps = [step('2021-03-01 23:00', 'submitted', null), step('2021-03-02 08:00', 'received')];
    expect(countedLifeOf(steps, { channel: 'online', onlineLevel: 4 })).toMatchObject({ receivedOn: '2021-03-02', onlineLevel: 4 });
  });

  test('the day is that of Viet Nam', () => {
    const justAfterMidnight = { ...step('2021-03-02 00:05', 'received') };
    expect(justAfterMidnight.at.toISOString()).toBe('2021-03-01T17:05:00.000Z');
    expect(countedLifeOf([justAfterMidnight], counter)?.receivedOn).toBe('2021-03-02');
  });

  test('an online dossier without a level is refused: no column would count it', () => {
    const receipt: CountedReceipt = { channel: 'online', onlineLevel: null };
    expect(() => countedLifeOf([step('2021-03-02 09:00', 'received')], receipt)).toThrow(RangeError);
  });
});

describe('changes of the day counters', () => {
  const open = countedLifeOf([step('2021-03-02 09:00', 'received')], counter);

  test('a new dossier announces the day on which it becomes overdue', () => {
    expect(diffContributions(null, open)).toEqual([
      { day: '2021-03-02', measure: 'received', delta: 1 },
      { day: '2021-03-06', measure: 'overdue_in', delta: 1 },
    ]);
  });

  test('which is taken back when it finishes before that day', () => {
    const finished = countedLifeOf([step('2021-03-02 09:00', 'received'), step('2021-03-05 09:00', 'resolved')], counter);
    expect(diffContributions(open, finished)).toEqual([
      { day: '2021-03-05', measure: 'finished_on_time', delta: 1 },
      { day: '2021-03-06', measure: 'overdue_in', delta: -1 },
    ]);
  });

  test('nothing changed, nothing written', () => {
    expect(diffContributions(open, open)).toEqual([]);
  });
});
