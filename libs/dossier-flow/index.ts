export type { Clock, DossierHistory, Extension, FinishKind, HandOver, Holder, Pause, Result } from './history.js';
export type {
  AcceptFacts, Action, AmendableFacts, Amendment, Channel, CompleteFacts, CorrectFacts, Digitised, DueFacts, ExtendFacts, FactsByAction, HandOverFacts,
  NoteFacts, OnlineLevel, PaperFact, PaymentConfirmedFacts, PaymentRequestFacts, PersonFacts, RateFacts, RatingSource, ReasonFacts, RecalculateFacts,
  ReceiptFacts, RecordPapersFacts, ResolveFacts, ResultBy, ResultStatus, ReturnFacts, StepFacts, SupplementFacts, SupplementPolicy,
  SupplementReceivedFacts, TermFacts, TermUnit, TurnAwayFacts,
} from './facts.js';
export type { ClockEffect, DossierEvent, FlowRow, FormNumber, GuardName, Role } from './flow.js';
export type { DecideContext } from './guards.js';
export type { Decision } from './decide.js';
export type { FlowFacts, FlowRefusal, FlowRefusalCode } from './refusals.js';
export type { Replayed } from './replay.js';
export type { State, StateInfo, StatisticsClass } from './state.js';
export type { Step, StepDue, StepOf } from './step.js';
export { actionLabel, allActions, allowedActions, flow, flowRow } from './flow.js';
export { allStates, isFinished, isOpen, isState, states } from './state.js';
export { decide } from './decide.js';
export { dueFromFacts, dueToFacts, isBeginning } from './step.js';
export { effectiveSteps } from './effective.js';
export { FlowError, historyAt, replay, tryReplay } from './replay.js';
export { flowRefusals } from './refusals.js';
