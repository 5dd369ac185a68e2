import type { Action, Amendment, Channel, PersonFacts, ResultBy } from '#libs/dossier-flow';

/** What a person says was wrong in one earlier step. */
export interface Mistake {
  seq: number;
  at?: Date | undefined;
  voided?: boolean | undefined;
  owner?: PersonFacts | undefined;
  submitter?: PersonFacts | undefined;
  procedure?: string | undefined;
  channel?: Channel | undefined;
  request?: string | undefined;
  sets?: number | undefined;
  resultBy?: ResultBy | undefined;
  stepReason?: string | undefined;
  resultNumber?: string | undefined;
  resultOn?: string | undefined;
}

type Correctable = Exclude<keyof Mistake, 'seq' | 'at' | 'voided'>;

const receiptFields: readonly Correctable[] = ['owner', 'submitter', 'procedure', 'channel', 'request', 'sets', 'resultBy'];
const resultFields: readonly Correctable[] = ['resultNumber', 'resultOn'];
const reasonFields: readonly Correctable[] = ['stepReason'];

const correctable: Partial<Record<Action, readonly Correctable[]>> = {
  receive: receiptFields,
  turn_away: [...receiptFields, ...reasonFields],
  // An online dossier keeps its channel: the portal knows how it came in.
  submit: receiptFields.filter((field) => field !== 'channel'),
  resolve: resultFields,
  settle: resultFields,
  refuse: reasonFields,
  request_completion: reasonFields,
  request_supplement: reasonFields,
  request_payment: reasonFields,
  extend: reasonFields,
  withdraw: reasonFields,
  stop: reasonFields,
};

/** Fields that the step's action does not know; there must be none. */
export function misplacedFields(action: Action, mistake: Mistake): string[] {
  const known = new Set<string>([...(correctable[action] ?? []), 'seq', 'at', 'voided']);
  return Object.entries(mistake).filter(([field, value]) => value !== undefined && !known.has(field)).map(([field]) => field);
}

/** The amendment in the terms of the step's facts. `procedure` is resolved by the caller, who knows the catalogue. */
export function amendmentOf(mistake: Mistake, procedureFacts: object): Amendment {
  const { seq, at, voided, procedure, stepReason, ...rest } = mistake;
  void procedure;
  const facts = {
    ...procedureFacts,
    ...defined(rest),
    // Only what comes in online has a level.
    ...(mistake.channel !== undefined && { onlineLevel: null }),
    ...(stepReason !== undefined && { reason: stepReason }),
  };
  return {
    seq,
    ...(at && { at: at.toISOString() }),
    ...(voided !== undefined && { voided }),
    ...(Object.keys(facts).length > 0 && { facts }),
  };
}

function defined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
