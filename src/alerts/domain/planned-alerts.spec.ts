import { describe, expect, test } from '@jest/globals';
import { formatDateTime, instantOf } from '#libs/civil-date';
import type { StepDue } from '#libs/dossier-flow';
import { createWorkCalendar, type WorkSession } from '#libs/worktime';
import { DEFAULT_SETTING } from './alert-setting.js';
import { overdueAt, plannedAlerts } from './planned-alerts.js';
import type { Watch } from './watch.js';

const sessions: WorkSession[] = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, opens: '07:30', closes: '11:30', openForIntake: true, countsForTerms: true, validFrom: '2026-01-01' },
  { weekday, opens: '13:30', closes: '17:00', openForIntake: true, countsForTerms: true, validFrom: '2026-01-01' },
]);
const tet = ['16', '17', '18', '19', '20'].map((day) => ({ date: `2026-02-${day}`, kind: 'off' as const, name: 'Tết Nguyên đán' }));
const calendar = createWorkCalendar({ days: tet, sessions });
const holder = '0190a000-0000-7000-8000-000000000001';

const byDay = (dueOn: string): StepDue => ({ dueOn, dueAt: instantOf(dueOn, '17:00'), byMoment: false });
const byMoment = (dueOn: string, clock: string): StepDue => ({ dueOn, dueAt: instantOf(dueOn, clock), byMoment: true });

function aWatch(changes: Partial<Watch>): Watch {
  return {
    dossierId: '0190a000-0000-7000-8000-000000000002', code: 'T1-260302-0001', procedureId: '0190a000-0000-7000-8000-000000000003', state: 'processing',
    due: null, dueKnownAt: null, acceptanceDueAt: null, stepDue: null, holderAccountId: holder, holderRole: 'officer', ...changes,
  };
}

const times = (watch: Watch, setting = DEFAULT_SETTING): string[] =>
  plannedAlerts(watch, calendar, setting).map(({ kind, fireAt }) => `${kind} ${formatDateTime(fireAt)}`);

describe('a term of days', () => {
  test('warns a working day and four working hours before, is overdue when the due date is over, and goes up day by working day', () => {
    expect(times(aWatch({ due: byDay('2026-03-06'), dueKnownAt: instantOf('2026-03-02', '09:00') }))).toEqual([
      'due_soon_1 17:00 05/03/2026',
      'due_soon_2 11:00 06/03/2026',
      'overdue 00:00 07/03/2026',
      'overdue_leader 00:00 10/03/2026',
      'overdue_supervisor 00:00 11/03/2026',
    ]);
  });

  test('spans Tết: no warning falls into the holidays, and they delay nobody', () => {
    expect(times(aWatch({ due: byDay('2026-02-23'), dueKnownAt: instantOf('2026-02-09', '09:00') }))).toEqual([
      'due_soon_1 17:00 13/02/2026',
      'due_soon_2 11:00 23/02/2026',
      'overdue 00:00 24/02/2026',
      'overdue_leader 00:00 25/02/2026',
      'overdue_supervisor 00:00 26/02/2026',
    ]);
    expect(times(aWatch({ due: byDay('2026-02-13') })).slice(2)).toEqual([
      'overdue 00:00 14/02/2026', 'overdue_leader 00:00 24/02/2026', 'overdue_supervisor 00:00 25/02/2026',
    ]);
  });

  test('tells the holder, then the leader, then the supervisor', () => {
    const planned = plannedAlerts(aWatch({ due: byDay('2026-03-06') }), calendar, DEFAULT_SETTING);
    expect(planned.map(({ kind, accountId, role }) => [kind, accountId, role])).toEqual([
      ['due_soon_1', holder, 'officer'], ['due_soon_2', holder, 'officer'], ['overdue', holder, 'officer'],
      ['overdue_leader', null, 'leader'], ['overdue_supervisor', null, 'supervisor'],
    ]);
  });
});

describe('a term of hours', () => {
  test('is overdue at the moment itself, and goes up at the same time of the next working days', () => {
    expect(times(aWatch({ due: byMoment('2026-03-06', '10:30'), dueKnownAt: instantOf('2026-03-04', '08:00') }))).toEqual([
      'due_soon_1 10:30 05/03/2026',
      'due_soon_2 16:00 05/03/2026',
      'overdue 10:30 06/03/2026',
      'overdue_leader 10:30 09/03/2026',
      'overdue_supervisor 10:30 10/03/2026',
    ]);
  });

  test('the instant of being overdue is the moment, for a day the midnight after it', () => {
    expect(overdueAt(byMoment('2026-03-06', '10:30'))).toEqual(instantOf('2026-03-06', '10:30'));
    expect(overdueAt(byDay('2026-03-06'))).toEqual(instantOf('2026-03-07', '00:00'));
  });
});

describe('a term shorter than the lead', () => {
  test('gives no warning for the moment of receipt when a later one is still to come', () => {
    expect(times(aWatch({ due: byDay('2026-03-06'), dueKnownAt: instantOf('2026-03-06', '08:00') }))[0]).toBe('due_soon_2 11:00 06/03/2026');
  });

  test('gives the last warning alone when all were due before receipt', () => {
    expect(times(aWatch({ due: byDay('2026-03-06'), dueKnownAt: instantOf('2026-03-06', '14:00') })).slice(0, 2)).toEqual([
      'due_soon_2 11:00 06/03/2026', 'overdue 00:00 07/03/2026',
    ]);
  });
});

describe('acceptance', () => {
  test('the desk is warned two working hours before, and told when it is too late', () => {
    const planned = plannedAlerts(aWatch({ state: 'submitted', acceptanceDueAt: instantOf('2026-03-03', '08:00'), holderAccountId: null, holderRole: 'clerk' }), calendar, DEFAULT_SETTING);
    expect(planned.map(({ kind, fireAt, role }) => [kind, formatDateTime(fireAt), role])).toEqual([
      ['acceptance_soon', '15:30 02/03/2026', 'clerk'],
      ['acceptance_overdue', '08:00 03/03/2026', 'clerk'],
    ]);
  });

  test('sent back for completion its clock stands still', () => {
    expect(times(aWatch({ state: 'incomplete', acceptanceDueAt: null }))).toEqual([]);
  });
});

test.each(['awaiting_supplement', 'awaiting_payment', 'resolved'] as const)('nothing is planned while %s', (state) => {
  expect(times(aWatch({ state, due: byDay('2026-03-06') }))).toEqual([]);
});

test('an internal step that is late is told to the holder', () => {
  expect(times(aWatch({ due: byDay('2026-03-06'), stepDue: byDay('2026-03-04') }))).toContain('step_overdue 00:00 05/03/2026');
});

test('a lead of 0 switches its warning off', () => {
  const off = { firstLeadDays: 0, secondLeadHours: 0, acceptanceLeadHours: 0, digest: true };
  expect(times(aWatch({ due: byDay('2026-03-06') }), off)[0]).toBe('overdue 00:00 07/03/2026');
  expect(times(aWatch({ state: 'submitted', acceptanceDueAt: instantOf('2026-03-03', '08:00') }), off)).toEqual(['acceptance_overdue 08:00 03/03/2026']);
});

test('a due date from before the unit’s first working hours is overdue all the same', () => {
  expect(times(aWatch({ due: byDay('2021-06-01') }))).toEqual(['overdue 00:00 02/06/2021', 'overdue_leader 00:00 02/01/2026', 'overdue_supervisor 00:00 03/01/2026']);
});
