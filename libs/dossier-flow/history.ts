import type { CivilDate } from '#libs/civil-date';
import type { PaperFact, RateFacts, ReceiptFacts, ResultStatus } from './facts.js';
import type { State } from './state.js';
import type { Step, StepDue } from './step.js';

export interface Pause {
  readonly kind: 'supplement' | 'payment';
  readonly from: Date;
  /** Null while it lasts. A dossier that is withdrawn or stopped meanwhile ends its pause then. */
  readonly to: Date | null;
  readonly reason: string;
  readonly dueBefore: StepDue | null;
  readonly dueAfter: StepDue | null;
}

export interface Extension {
  readonly seq: number;
  readonly at: Date;
  readonly appointmentOn: CivilDate;
  readonly reason: string;
  readonly documentNumber: string | null;
}

/** Who has the dossier in hand, and since when. */
export interface Holder {
  readonly accountId: string | null;
  readonly unitId: string | null;
  readonly office: string | null;
  readonly since: Date;
}

/** A line of the control slip (form 06). */
export interface HandOver {
  readonly seq: number;
  readonly at: Date;
  readonly from: Holder | null;
  readonly to: Holder;
  readonly stepIndex: number | null;
  readonly note: string | null;
}

export interface Result {
  readonly number: string | null;
  readonly on: CivilDate | null;
  readonly status: ResultStatus;
}

export type Clock = 'not_started' | 'running' | 'stopped' | 'ended';
export type FinishKind = 'resolved' | 'withdrawn' | 'stopped';

/** What the log says of a dossier, corrections applied. */
export interface DossierHistory {
  readonly state: State;
  /** Seq of the last line of the raw log, corrections included: what an optimistic check compares. */
  readonly version: number;
  readonly clock: Clock;
  /** When it was handed in without being received at once: submitted online, or turned away at the desk. */
  readonly submittedAt: Date | null;
  readonly receivedAt: Date | null;
  /** When it reached withdrawn, stopped or resolved; not when the result was collected. */
  readonly finishedAt: Date | null;
  readonly finishKind: FinishKind | null;
  readonly refusedAt: Date | null;
  readonly returnedAt: Date | null;
  /** Until when to accept or refuse; null unless submitted. */
  readonly acceptanceDue: StepDue | null;
  readonly due: StepDue | null;
  /** The promise as first made; never overwritten by a pause, a recalculation or an extension. */
  readonly firstDue: StepDue | null;
  readonly pauses: readonly Pause[];
  readonly supplementCount: number;
  readonly extension: Extension | null;
  readonly receipt: ReceiptFacts;
  readonly papers: readonly PaperFact[];
  readonly result: Result;
  readonly holder: Holder | null;
  readonly handOvers: readonly HandOver[];
  readonly rated: boolean;
  readonly rating: RateFacts | null;
  /** When the last effective step happened; the next may not be earlier. */
  readonly lastAt: Date;
  /** The log with corrections applied. */
  readonly steps: readonly Step[];
  /** The log as written. */
  readonly log: readonly Step[];
}
