import type { Action } from './facts.js';
import { allStates, type State } from './state.js';

export type Role = 'clerk' | 'officer' | 'leader' | 'controller' | 'administrator' | 'supervisor' | 'citizen' | 'system';

/** Conditions beyond state and role; each is a function in guards.ts. */
export type GuardName =
  | 'channel_fits'
  | 'reason_given'
  | 'taker_given'
  | 'first_extension'
  | 'extension_in_time'
  | 'appointment_after_due'
  | 'first_rating'
  | 'rating_in_scale'
  | 'clerk_corrects_same_day'
  | 'correction_legal';

export type ClockEffect = 'none' | 'start' | 'stop' | 'resume' | 'end';
/** Numbers of the forms of circular 03/2025/TT-VPCP that the desk prints. */
export type FormNumber = '01' | '02' | '03' | '04' | '05' | '06';

export type DossierEvent =
  | 'dossier.submitted'
  | 'dossier.received'
  | 'dossier.refused'
  | 'dossier.completion_requested'
  | 'dossier.completed'
  | 'dossier.started'
  | 'dossier.handed_over'
  | 'dossier.supplement_requested'
  | 'dossier.supplement_received'
  | 'dossier.payment_requested'
  | 'dossier.payment_confirmed'
  | 'dossier.extended'
  | 'dossier.withdrawn'
  | 'dossier.stopped'
  | 'dossier.resolved'
  | 'dossier.returned'
  | 'dossier.corrected'
  | 'dossier.recalculated'
  | 'dossier.papers_recorded'
  | 'dossier.rated';

/** One cell of what may happen: from a state (null: no dossier yet), by an action, to a state. */
export interface FlowRow {
  readonly from: State | null;
  readonly action: Action;
  readonly to: State | 'same';
  readonly roles: readonly Role[];
  readonly guards: readonly GuardName[];
  readonly clock: ClockEffect;
  readonly form?: FormNumber;
  readonly event: DossierEvent;
  /** The verb on the button. */
  readonly label: string;
}

interface FlowRule extends Omit<FlowRow, 'from' | 'roles'> {
  readonly from: readonly (State | null)[];
  readonly roles: readonly Exclude<Role, 'system'>[];
}

const counted: readonly State[] = ['received', 'processing', 'awaiting_supplement', 'awaiting_payment'];
const finished: readonly State[] = ['withdrawn', 'stopped', 'resolved', 'returned'];
const desk = ['clerk', 'leader'] as const;
const handlers = ['officer', 'leader'] as const;
const deskAndHandlers = ['clerk', 'officer', 'leader'] as const;

// The moves are the portal's; nothing else is allowed. Withdrawing also needs the citizen's reason on record.
const rules: readonly FlowRule[] = [
  { from: [null], action: 'receive', to: 'received', roles: desk, guards: ['channel_fits'], clock: 'start', form: '01', event: 'dossier.received', label: 'Tiếp nhận' },
  // NĐ 61/2018 art. 17: who brings what may not be taken in goes home with the refusal in writing. No dossier was received, so the portal's state is 3 at once.
  { from: [null], action: 'turn_away', to: 'refused', roles: desk, guards: ['channel_fits', 'reason_given'], clock: 'none', form: '03', event: 'dossier.refused', label: 'Từ chối tiếp nhận' },
  { from: [null], action: 'submit', to: 'submitted', roles: ['citizen', 'clerk'], guards: ['channel_fits'], clock: 'none', event: 'dossier.submitted', label: 'Nộp trực tuyến' },
  { from: ['submitted'], action: 'accept', to: 'received', roles: desk, guards: [], clock: 'start', form: '01', event: 'dossier.received', label: 'Tiếp nhận hồ sơ trực tuyến' },
  { from: ['submitted'], action: 'refuse', to: 'refused', roles: desk, guards: ['reason_given'], clock: 'none', form: '03', event: 'dossier.refused', label: 'Từ chối tiếp nhận' },
  { from: ['submitted'], action: 'request_completion', to: 'incomplete', roles: desk, guards: ['reason_given'], clock: 'none', form: '02', event: 'dossier.completion_requested', label: 'Yêu cầu hoàn thiện' },
  { from: ['incomplete'], action: 'complete', to: 'submitted', roles: ['citizen', 'clerk'], guards: [], clock: 'none', event: 'dossier.completed', label: 'Nộp lại hồ sơ đã hoàn thiện' },
  { from: ['received'], action: 'start', to: 'processing', roles: handlers, guards: [], clock: 'none', event: 'dossier.started', label: 'Bắt đầu xử lý' },
  { from: counted, action: 'hand_over', to: 'same', roles: deskAndHandlers, guards: ['taker_given'], clock: 'none', form: '06', event: 'dossier.handed_over', label: 'Bàn giao' },
  { from: ['processing'], action: 'request_supplement', to: 'awaiting_supplement', roles: deskAndHandlers, guards: ['reason_given'], clock: 'stop', form: '02', event: 'dossier.supplement_requested', label: 'Yêu cầu bổ sung' },
  { from: ['awaiting_supplement'], action: 'receive_supplement', to: 'processing', roles: deskAndHandlers, guards: [], clock: 'resume', event: 'dossier.supplement_received', label: 'Nhận bổ sung' },
  { from: ['processing'], action: 'request_payment', to: 'awaiting_payment', roles: deskAndHandlers, guards: [], clock: 'stop', event: 'dossier.payment_requested', label: 'Yêu cầu thực hiện nghĩa vụ tài chính' },
  { from: ['awaiting_payment'], action: 'confirm_payment', to: 'processing', roles: deskAndHandlers, guards: [], clock: 'resume', event: 'dossier.payment_confirmed', label: 'Xác nhận đã nộp tiền' },
  {
    from: counted,
    action: 'extend',
    to: 'same',
    roles: handlers,
    guards: ['reason_given', 'first_extension', 'extension_in_time', 'appointment_after_due'],
    clock: 'none',
    form: '04',
    event: 'dossier.extended',
    label: 'Xin lỗi và hẹn lại',
  },
  { from: counted, action: 'withdraw', to: 'withdrawn', roles: deskAndHandlers, guards: ['reason_given'], clock: 'end', event: 'dossier.withdrawn', label: 'Rút hồ sơ' },
  { from: counted, action: 'stop', to: 'stopped', roles: handlers, guards: ['reason_given'], clock: 'end', form: '05', event: 'dossier.stopped', label: 'Dừng giải quyết' },
  { from: ['processing'], action: 'resolve', to: 'resolved', roles: handlers, guards: [], clock: 'end', event: 'dossier.resolved', label: 'Xử lý xong' },
  { from: ['received'], action: 'settle', to: 'resolved', roles: deskAndHandlers, guards: [], clock: 'end', event: 'dossier.resolved', label: 'Giải quyết ngay tại quầy' },
  { from: ['resolved'], action: 'return', to: 'returned', roles: desk, guards: [], clock: 'none', event: 'dossier.returned', label: 'Trả kết quả' },
  {
    from: allStates,
    action: 'correct',
    to: 'same',
    roles: ['clerk', 'leader', 'controller'],
    guards: ['reason_given', 'clerk_corrects_same_day', 'correction_legal'],
    clock: 'none',
    event: 'dossier.corrected',
    label: 'Đính chính',
  },
  { from: counted, action: 'recalculate', to: 'same', roles: [], guards: ['reason_given'], clock: 'none', event: 'dossier.recalculated', label: 'Tính lại hạn' },
  {
    from: allStates.filter((state) => state !== 'refused'),
    action: 'record_papers',
    to: 'same',
    roles: ['clerk', 'officer', 'leader', 'controller'],
    guards: [],
    clock: 'none',
    event: 'dossier.papers_recorded',
    label: 'Ghi nhận giấy tờ',
  },
  { from: finished, action: 'rate', to: 'same', roles: ['citizen', 'clerk'], guards: ['rating_in_scale', 'first_rating'], clock: 'none', event: 'dossier.rated', label: 'Đánh giá' },
];

/**
 * The one table. `system` may do everything in it: it speaks for the people who acted elsewhere (the national portal,
 * a register kept before), never for a person who signed in here.
 */
export const flow: readonly FlowRow[] = rules.flatMap(({ from, roles, ...rule }) =>
  from.map((state) => ({ ...rule, from: state, roles: [...roles, 'system' as const] })),
);

export const allActions: readonly Action[] = rules.map((rule) => rule.action);

const rows = new Map(flow.map((row) => [`${row.from ?? ''}/${row.action}`, row]));

/** The cell of a state and an action, or undefined when the action is not allowed there. @example flowRow('resolved', 'return')?.to // 'returned' */
export function flowRow(from: State | null, action: Action): FlowRow | undefined {
  return rows.get(`${from ?? ''}/${action}`);
}

/** The state a row leads to. `received` with a row to 'same' stays `received`. */
export function stateAfter(row: FlowRow): State {
  if (row.to !== 'same') return row.to;
  if (row.from === null) throw new Error(`${row.action} cannot begin a dossier and keep its state`);
  return row.from;
}

/** What an action is called on a button. @example actionLabel('return') // 'Trả kết quả' */
export function actionLabel(action: Action): string {
  return rules.find((rule) => rule.action === action)?.label ?? action;
}

/**
 * The actions that these roles may try in a state, in the order of the table: the buttons of a screen. Guards are not asked.
 *
 * @example allowedActions('resolved', ['clerk']) // ['return', 'correct', 'record_papers', 'rate']
 */
export function allowedActions(state: State | null, roles: readonly Role[]): readonly Action[] {
  return flow.filter((row) => row.from === state && row.roles.some((role) => roles.includes(role))).map((row) => row.action);
}
