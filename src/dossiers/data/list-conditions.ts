import type { CivilDate } from '#libs/civil-date';
import { type ListSort, SOON_DAYS, type Worklist } from '../domain/worklist.js';

/** What the clock says when a list is asked for. Days are civil dates, instants absolute. */
export interface ListMoment {
  now: Date;
  today: CivilDate;
  startOfToday: Date;
  /** End of today, then of the working days after it that count as soon. */
  ends: readonly Date[];
  /** Where lists of what is over begin. */
  recent: { day: CivilDate; start: Date };
}

/** Binds a value and returns its placeholder. */
export type Bind = (value: unknown, type: 'uuid' | 'text' | 'text[]' | 'uuid[]' | 'date' | 'timestamptz' | 'int') => string;

/** A statement's parameters in the order of its placeholders. */
export function binding(first: unknown[]): { values: unknown[]; bind: Bind } {
  const values = [...first];
  return { values, bind: (value, type) => `$${values.push(value)}::${type}` };
}

interface Condition {
  where: (bind: Bind, moment: ListMoment, accountId: string | null) => string;
  /** What the list is ordered by when nobody says otherwise. */
  order: `${'d.'}${'acceptance_due_at' | 'due_at' | 'returned_at' | 'submitted_at' | 'finished_at' | 'received_at' | 'step_due_at'}`;
  newestFirst?: true;
  /** Over states of dossiers still with the commune and not resolved: few, however long the history. */
  live?: true;
}

export const LIVE = "d.state IN ('submitted', 'incomplete', 'received', 'processing', 'awaiting_supplement', 'awaiting_payment')";
const RUNNING = "d.state IN ('received', 'processing')";

const live = (where: Condition['where'] | string, order: Condition['order'] = 'd.due_at'): Condition =>
  ({ where: typeof where === 'string' ? () => where : where, order, live: true });

/** Due after the end of the soon-day before and not after its own. */
const dueIn = (first: number, last: number): Condition =>
  live((bind, { startOfToday, ends }) => {
    const from = first === 0 ? startOfToday : ends[first - 1];
    return `${RUNNING} AND d.due_at >= ${bind(from, 'timestamptz')} AND d.due_at < ${bind(ends[last], 'timestamptz')}`;
  });

const ended = (state: 'withdrawn' | 'stopped'): Condition => ({
  where: (bind, { recent }) => `d.state = '${state}' AND d.finished_at >= ${bind(recent.start, 'timestamptz')}`, order: 'd.finished_at', newestFirst: true,
});

const toReturn = (by: 'desk' | 'post' | 'online'): Condition => ({ where: () => `d.state = 'resolved' AND d.result_by = '${by}'`, order: 'd.due_at' });

/** Hand-overs that a correction has not taken back. */
const HANDED_OVER = `SELECT 1 FROM dossiers.step s WHERE s.unit_id = $1 AND s.dossier_id = d.id AND s.action = 'hand_over' AND NOT coalesce(
  (SELECT a.voided FROM dossiers.amendment a WHERE a.unit_id = $1 AND a.dossier_id = s.dossier_id AND a.seq = s.seq ORDER BY a.correction_seq DESC LIMIT 1), false)`;

/** Each list is one range of one index beside the unit's; the conditions are those of the counts too, so that a menu never disagrees with its list. */
export const conditions: Record<Worklist, Condition> = {
  to_accept: live("d.state = 'submitted'", 'd.acceptance_due_at'),
  incomplete: live("d.state = 'incomplete'", 'd.submitted_at'),
  refused: {
    where: (bind, { recent }) => `d.state = 'refused' AND d.submitted_at >= ${bind(recent.start, 'timestamptz')}`, order: 'd.submitted_at', newestFirst: true,
  },
  mine: live((bind, _, accountId) => `d.holder_account_id = ${bind(accountId, 'uuid')} AND d.finished_at IS NULL`),
  open: live(RUNNING),
  received: live("d.state = 'received'"),
  not_handed_over: {
    where: (bind, { startOfToday }) => `d.state = 'received' AND d.received_at >= ${bind(startOfToday, 'timestamptz')} AND NOT EXISTS (${HANDED_OVER})`, order: 'd.received_at',
  },
  processing: live("d.state = 'processing'"),
  supplemented: live("d.state = 'processing' AND d.supplement_count > 0"),
  waiting: live("d.state IN ('awaiting_supplement', 'awaiting_payment')"),
  awaiting_supplement: live("d.state = 'awaiting_supplement'"),
  awaiting_payment: live("d.state = 'awaiting_payment'"),
  due_today: dueIn(0, 0),
  due_in_1: dueIn(1, 1),
  due_in_2: dueIn(2, 2),
  due_in_3: dueIn(3, 3),
  due_soon: dueIn(1, SOON_DAYS),
  overdue: live((bind, { now, today }) =>
    `${RUNNING} AND d.due_at < ${bind(now, 'timestamptz')} AND (d.due_on < ${bind(today, 'date')} OR d.due_by_moment)`),
  step_late: live((bind, { now }) => `${RUNNING} AND d.step_due_at < ${bind(now, 'timestamptz')}`, 'd.step_due_at'),
  all: { where: () => 'd.received_at IS NOT NULL', order: 'd.received_at', newestFirst: true },
  ready_to_return: { where: () => "d.state = 'resolved'", order: 'd.due_at' },
  to_return_at_desk: toReturn('desk'),
  to_return_by_post: toReturn('post'),
  to_return_online: toReturn('online'),
  withdrawn: ended('withdrawn'),
  stopped: ended('stopped'),
  returned_today: { where: (bind, { today }) => `d.returned_on = ${bind(today, 'date')}`, order: 'd.returned_at' },
  returned: {
    where: (bind, { recent }) => `d.returned_on >= ${bind(recent.day, 'date')}`, order: 'd.returned_at', newestFirst: true,
  },
};

const UNRECEIVED: readonly Worklist[] = ['to_accept', 'incomplete', 'refused'];

/** The columns that a period narrows: what has not been received has its submission and the acceptance clock instead. */
export function periodColumns(list: Worklist): { received: string; due: string } {
  return UNRECEIVED.includes(list) ? { received: 'd.submitted_at', due: 'd.acceptance_due_at' } : { received: 'd.received_at', due: 'd.due_at' };
}

export interface SortKey {
  expression: string;
  kind: 'instant' | 'text';
  descending: boolean;
}

/** What a list is ordered by. What has not been received is ordered by its submission, what has not finished comes before what has. */
export function sortKeyOf(list: Worklist, sort: ListSort | undefined, direction: 'asc' | 'desc' | undefined): SortKey {
  const { order, newestFirst = false } = conditions[list];
  const descending = direction === undefined ? sort === undefined && newestFirst : direction === 'desc';
  const unreceived = UNRECEIVED.includes(list);
  const expressions: Record<ListSort, string> = {
    due: unreceived ? order : 'd.due_at',
    received: unreceived ? 'd.submitted_at' : 'd.received_at',
    code: 'd.code',
    owner: 'd.owner_search',
    finished: unreceived ? 'd.submitted_at' : "coalesce(d.finished_at, timestamptz 'epoch')",
  };
  return { expression: sort === undefined ? order : expressions[sort], kind: sort === 'code' || sort === 'owner' ? 'text' : 'instant', descending };
}
