import { dayNumberOf, endOfDay, instantOnDay, minuteOfDay } from '#libs/civil-date';
import type { StepDue } from '#libs/dossier-flow';
import { nthWorkingDayAfter, subtractWorkingMinutes, type WorkCalendar, workingDayBefore } from '#libs/worktime';
import type { AlertRole, DossierAlertKind } from './alert-kind.js';
import type { AlertSetting } from './alert-setting.js';
import { isRunning, type Watch } from './watch.js';

/** One alert that a dossier should give as things stand: when, and to whom. */
export interface PlannedAlert {
  kind: DossierAlertKind;
  /** The due moment that it is about. */
  dueAt: Date;
  fireAt: Date;
  /** What it warns of happens then; from then on it is not raised any more. Null: always worth telling. */
  usefulUntil: Date | null;
  /** Who is told; without one, everybody with the role. */
  accountId: string | null;
  role: AlertRole;
}

const WORKING_DAYS_TO_LEADER = 1;
const WORKING_DAYS_TO_SUPERVISOR = 2;

/**
 * The alerts that a dossier should give, as it stands. Pure: whether one was raised already is not asked here.
 * A dossier whose clock is stopped, or which is finished, has none.
 */
export function plannedAlerts(watch: Watch, calendar: WorkCalendar, setting: AlertSetting): PlannedAlert[] {
  if (watch.state === 'submitted') return acceptanceAlerts(watch, calendar, setting);
  if (!isRunning(watch) || !watch.due) return [];
  return [...warnings(watch, watch.due, calendar, setting), ...overdueAlerts(watch, watch.due, calendar), ...stepAlerts(watch)];
}

/**
 * The first instant at which an open dossier is overdue: the due moment where the moment is the promise (hour terms),
 * else the midnight at which the due date ends.
 * @example overdueAt({ dueAt: instantOf('2026-02-06', '17:00'), dueOn: '2026-02-06', byMoment: false }) // 2026-02-07 00:00
 */
export function overdueAt(due: StepDue): Date {
  return due.byMoment ? due.dueAt : endOfDay(due.dueOn);
}

function warnings(watch: Watch, due: StepDue, calendar: WorkCalendar, setting: AlertSetting): PlannedAlert[] {
  const { firstLeadDays: days, secondLeadHours: hours } = setting;
  const drafts = [
    ...(days > 0 ? counted(() => ({ kind: 'due_soon_1' as const, fireAt: workingDaysEarlier(calendar, due, days) })) : []),
    ...(hours > 0 ? counted(() => ({ kind: 'due_soon_2' as const, fireAt: subtractWorkingMinutes(calendar, due.dueAt, hours * 60) })) : []),
  ];
  return stillNews(drafts, watch.dueKnownAt).map((draft) => ({ ...draft, dueAt: due.dueAt, usefulUntil: overdueAt(due), ...holderOf(watch) }));
}

/**
 * A term shorter than the lead would give its warning on receipt, to the very person who has just read the due date.
 * So of the warnings that lie before the due moment was known only the last is kept, and only when none comes later.
 */
function stillNews<D extends { fireAt: Date }>(drafts: readonly D[], knownAt: Date | null): D[] {
  const byTime = [...drafts].sort((a, b) => a.fireAt.getTime() - b.fireAt.getTime());
  const later = byTime.filter((draft) => !knownAt || draft.fireAt >= knownAt);
  return later.length > 0 ? later : byTime.slice(-1);
}

function overdueAlerts(watch: Watch, due: StepDue, calendar: WorkCalendar): PlannedAlert[] {
  const always = { dueAt: due.dueAt, usefulUntil: null };
  const after = (days: number): Date => overdueAt(workingDaysLater(calendar, due, days));
  return [
    { ...always, kind: 'overdue', fireAt: overdueAt(due), ...holderOf(watch) },
    ...counted(() => ({ ...always, kind: 'overdue_leader' as const, fireAt: after(WORKING_DAYS_TO_LEADER), accountId: null, role: 'leader' as const })),
    ...counted(() => ({ ...always, kind: 'overdue_supervisor' as const, fireAt: after(WORKING_DAYS_TO_SUPERVISOR), accountId: null, role: 'supervisor' as const })),
  ];
}

/** NĐ 118/2025 art. 17–18: accepted or refused within 8 working hours of submission; the desk is told. */
function acceptanceAlerts(watch: Watch, calendar: WorkCalendar, setting: AlertSetting): PlannedAlert[] {
  const dueAt = watch.acceptanceDueAt;
  if (!dueAt) return [];
  const desk = { dueAt, accountId: null, role: 'clerk' } as const;
  const overdue: PlannedAlert = { ...desk, kind: 'acceptance_overdue', fireAt: dueAt, usefulUntil: null };
  if (setting.acceptanceLeadHours === 0) return [overdue];
  const fireAt = (): Date => subtractWorkingMinutes(calendar, dueAt, setting.acceptanceLeadHours * 60);
  return [...counted(() => ({ ...desk, kind: 'acceptance_soon' as const, fireAt: fireAt(), usefulUntil: dueAt })), overdue];
}

function stepAlerts(watch: Watch): PlannedAlert[] {
  const { stepDue } = watch;
  if (!stepDue) return [];
  return [{ kind: 'step_overdue', dueAt: stepDue.dueAt, fireAt: overdueAt(stepDue), usefulUntil: null, ...holderOf(watch) }];
}

/**
 * Working time may begin or end beside a due date: a register from before the unit's first sessions, a unit that was
 * merged. What cannot be counted there is left out; that the dossier is overdue is told all the same.
 */
function counted<T>(count: () => T): T[] {
  try {
    return [count()];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function holderOf(watch: Watch): { accountId: string | null; role: AlertRole } {
  return { accountId: watch.holderAccountId, role: watch.holderRole };
}

/** The due moment's time of day, that many working days before the due date. */
function workingDaysEarlier(calendar: WorkCalendar, due: StepDue, days: number): Date {
  return instantOnDay(dayNumberOf(workingDayBefore(calendar, due.dueOn, days)), minuteOfDay(due.dueAt));
}

function workingDaysLater(calendar: WorkCalendar, due: StepDue, days: number): StepDue {
  const dueOn = nthWorkingDayAfter(calendar, due.dueOn, days);
  return { ...due, dueOn, dueAt: instantOnDay(dayNumberOf(dueOn), minuteOfDay(due.dueAt)) };
}
