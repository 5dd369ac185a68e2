import type { CivilDate } from '#libs/civil-date';

// Everything here is written to the step log as JSON: type aliases (not interfaces) so that it fits a JSON column's
// type, instants as ISO 8601 strings, dates as 'YYYY-MM-DD'.

export type Channel = 'counter' | 'post' | 'online';
export type OnlineLevel = 3 | 4;
export type SupplementPolicy = 'pause' | 'restart';
export type ResultBy = 'desk' | 'post' | 'online';
export type TermUnit = 'same_day' | 'working_day' | 'calendar_day' | 'working_hour' | 'month';
export type Digitised = 'no' | 'digitised' | 'reused_paper' | 'reused_result';
/** The result may exist as an electronic, signed file. `none`: the procedure gives no result to keep. */
export type ResultStatus = 'none' | 'not_digitised' | 'digitised';

/** A due date as JSON; see StepDue for the meaning. */
export type DueFacts = { dueAt: string; dueOn: CivilDate; byMoment: boolean };

/** The procedure version's term as it stood at receipt: amount in `unit`; `cutoff` 'HH:mm' for same-day terms. */
export type TermFacts = { amount: number; unit: TermUnit; cutoff?: string | null };

export type PersonFacts = { name: string; idNumber?: string; phone?: string; address?: string; email?: string };

export type PaperFact = {
  code: string;
  name: string;
  originals: number;
  certified: number;
  copies: number;
  missing: boolean;
  digitised: Digitised;
  /** Dossier code that a reused paper or result comes from. */
  reusedFrom?: string;
};

export type ReceiptFacts = {
  channel: Channel;
  /** Copied from the procedure version for online dossiers, null for all others. */
  onlineLevel: OnlineLevel | null;
  /** Filled in by a clerk for the citizen ("nộp hộ tại quầy"). */
  assisted: boolean;
  procedureCode: string;
  procedureVersionId: string;
  term: TermFacts;
  supplementPolicy: SupplementPolicy;
  owner: PersonFacts;
  /** Who handed it in, when not the owner. */
  submitter?: PersonFacts;
  request?: string;
  /** Number of sets (bộ hồ sơ). */
  sets: number;
  resultBy: ResultBy;
  papers: PaperFact[];
  /** Where it was handed in, when not the unit that resolves it. */
  receivedAtUnitId?: string;
  /** The promised moment (ISO 8601) in the register the dossier was taken over from; it stands in place of a counted one. */
  recordedDue?: string;
  /** Submissions only: until when it must be accepted or refused (NĐ 118/2025 art. 17–18). */
  acceptanceDue?: DueFacts;
};

export type NoteFacts = { note?: string };
export type ReasonFacts = { reason: string };
/** What was brought to the desk, and why it was not taken in. */
export type TurnAwayFacts = ReceiptFacts & ReasonFacts;
export type AcceptFacts = { note?: string; sets?: number; papers?: PaperFact[]; receivedAtUnitId?: string; recordedDue?: string };
export type CompleteFacts = { note?: string; papers?: PaperFact[]; acceptanceDue?: DueFacts };
/** At least one of the takers: a person, another unit, or an office named in words. */
export type HandOverFacts = { toAccountId?: string; toUnitId?: string; toOffice?: string; note?: string; stepIndex?: number };
export type SupplementFacts = { reason: string; missing: string[] };
export type SupplementReceivedFacts = { note?: string; papers?: PaperFact[] };
/** Amount in đồng. */
export type PaymentRequestFacts = { reason?: string; amount?: number };
export type PaymentConfirmedFacts = { amount?: number; online?: boolean; note?: string };
export type ExtendFacts = { appointmentOn: CivilDate; reason: string; documentNumber?: string };
export type ResolveFacts = { resultNumber?: string; resultOn?: CivilDate; resultDigitised?: boolean; note?: string };
export type ReturnFacts = { method: ResultBy; receivedBy?: string; identityChecked?: boolean };
export type RecalculateFacts = { reason: string; before: DueFacts | null; after: DueFacts | null };
export type RecordPapersFacts = { papers: PaperFact[]; result?: { status: ResultStatus } };
export type RatingSource = 'counter' | 'kiosk' | 'qr' | 'paper';
export type RateFacts = {
  scale: 3 | 5 | 'indices';
  /** 1 is the worst, `scale` the best. */
  level?: number;
  /** The nine official indices, each 0, 1 or 2. */
  indices?: number[];
  remark?: string;
  officerId?: string;
  source: RatingSource;
};

/**
 * What a correction says about one earlier step. Only what is given changes; `facts` replace key by key.
 * `voided: true` takes the step out of the effective log, a later `voided: false` puts it back.
 */
export type Amendment = {
  seq: number;
  at?: string;
  voided?: boolean;
  facts?: Partial<AmendableFacts>;
  due?: DueFacts | null;
};
export type CorrectFacts = { reason: string; amended: Amendment[] };

/** The facts of each action; the action is the discriminant. */
export type FactsByAction = {
  receive: ReceiptFacts;
  turn_away: TurnAwayFacts;
  submit: ReceiptFacts;
  accept: AcceptFacts;
  refuse: ReasonFacts;
  request_completion: SupplementFacts;
  complete: CompleteFacts;
  start: NoteFacts;
  hand_over: HandOverFacts;
  request_supplement: SupplementFacts;
  receive_supplement: SupplementReceivedFacts;
  request_payment: PaymentRequestFacts;
  confirm_payment: PaymentConfirmedFacts;
  extend: ExtendFacts;
  withdraw: ReasonFacts;
  stop: ReasonFacts;
  resolve: ResolveFacts;
  settle: ResolveFacts;
  return: ReturnFacts;
  correct: CorrectFacts;
  recalculate: RecalculateFacts;
  record_papers: RecordPapersFacts;
  rate: RateFacts;
};

export type Action = keyof FactsByAction;
export type StepFacts<A extends Action = Action> = FactsByAction[A];
export type AmendableFacts = FactsByAction[Exclude<Action, 'correct'>];
