/** The stations of a dossier's life, under our own names (domain: the ten codes of the national portal). */
export type State =
  | 'submitted'
  | 'incomplete'
  | 'received'
  | 'refused'
  | 'processing'
  | 'awaiting_supplement'
  | 'awaiting_payment'
  | 'withdrawn'
  | 'stopped'
  | 'resolved'
  | 'returned';

/** How the statistics count a dossier that stands in a state. */
export type StatisticsClass = 'not_counted' | 'open' | 'open_stopped' | 'finished';

export interface StateInfo {
  /** Code on the national portal, 1–10. `incomplete` shares code 5: the portal has one word for both requests. */
  readonly portalCode: number;
  /** What the screen says. */
  readonly label: string;
  readonly statistics: StatisticsClass;
}

export const states = {
  submitted: { portalCode: 1, label: 'Mới đăng ký', statistics: 'not_counted' },
  incomplete: { portalCode: 5, label: 'Yêu cầu hoàn thiện trước khi tiếp nhận', statistics: 'not_counted' },
  received: { portalCode: 2, label: 'Được tiếp nhận', statistics: 'open' },
  refused: { portalCode: 3, label: 'Không được tiếp nhận', statistics: 'not_counted' },
  processing: { portalCode: 4, label: 'Đang xử lý', statistics: 'open' },
  awaiting_supplement: { portalCode: 5, label: 'Yêu cầu bổ sung giấy tờ', statistics: 'open_stopped' },
  awaiting_payment: { portalCode: 6, label: 'Yêu cầu thực hiện nghĩa vụ tài chính', statistics: 'open_stopped' },
  withdrawn: { portalCode: 7, label: 'Công dân yêu cầu rút', statistics: 'finished' },
  stopped: { portalCode: 8, label: 'Dừng xử lý', statistics: 'finished' },
  resolved: { portalCode: 9, label: 'Đã xử lý xong', statistics: 'finished' },
  returned: { portalCode: 10, label: 'Đã trả kết quả', statistics: 'finished' },
} as const satisfies Record<State, StateInfo>;

export const allStates = Object.keys(states) as readonly State[];

/** True for text that names a state. @example isState('received') // true */
export function isState(text: unknown): text is State {
  return typeof text === 'string' && Object.hasOwn(states, text);
}

/** @example isOpen('awaiting_payment') // true: open, with the clock stopped */
export function isOpen(state: State): boolean {
  const kind: StatisticsClass = states[state].statistics;
  return kind === 'open' || kind === 'open_stopped';
}

/** @example isFinished('withdrawn') // true */
export function isFinished(state: State): boolean {
  return states[state].statistics === 'finished';
}
