import { Injectable } from '@nestjs/common';
import type { Action } from '#libs/dossier-flow';
import {
  CompleteAtDesk, CorrectAtDesk, CorrectionForm, ExtensionForm, factsOf, HandOverForm, NoteForm, paperFacts, PapersForm, PaymentForm, PaymentRequestForm, RatingForm, ReasonForm,
  ResolutionForm, ReturnForm, SettleAtDesk, SettlementForm, type StepAnswer, SupplementForm, SupplementRequestForm, TakeStep,
} from '#src/dossiers';
import type { Caller } from '#src/platform/http';

type Form<T> = new () => T;
type StepForm = Pick<NoteForm, 'at' | 'version'>;

/** The form that each step's page is read by: the same as the API's. */
export const FORM_OF: Partial<Record<Action, Form<StepForm>>> = {
  start: NoteForm,
  hand_over: HandOverForm,
  request_supplement: SupplementRequestForm,
  receive_supplement: SupplementForm,
  complete: SupplementForm,
  request_payment: PaymentRequestForm,
  confirm_payment: PaymentForm,
  extend: ExtensionForm,
  withdraw: ReasonForm,
  stop: ReasonForm,
  resolve: ResolutionForm,
  settle: SettlementForm,
  return: ReturnForm,
  rate: RatingForm,
  record_papers: PapersForm,
  correct: CorrectionForm,
};

/** Takes the step that a page asks for. */
@Injectable()
export class DoStep {
  constructor(
    private readonly steps: TakeStep,
    private readonly settling: SettleAtDesk,
    private readonly completing: CompleteAtDesk,
    private readonly correcting: CorrectAtDesk,
  ) {}

  /** @throws what the step refuses */
  run(caller: Caller, code: string, action: Action, form: StepForm, requestKey: string): Promise<StepAnswer> {
    if (form instanceof CorrectionForm) return this.correcting.run(caller, code, form, requestKey);
    if (form instanceof SettlementForm) return this.settling.run(caller, code, form, requestKey);
    if (action === 'complete') return this.completing.run(caller, code, { ...stepFacts(form), at: form.at, version: form.version }, requestKey);
    const wanted = { action, facts: stepFacts(form), at: form.at } as Parameters<TakeStep['take']>[2];
    return this.steps.take(caller, code, wanted, { version: form.version, requestKey });
  }
}

function stepFacts(form: StepForm): object {
  if (form instanceof RatingForm) return ratingFacts(form);
  if (form instanceof PapersForm) {
    const { result: _result, ...rest } = factsOf(form);
    return { ...rest, ...paperFacts(form.papers), ...(form.result && { result: { status: form.result } }) };
  }
  return { ...factsOf(form), ...(form instanceof SupplementForm && paperFacts(form.papers)) };
}

function ratingFacts(form: RatingForm): object {
  const { scale, indices, ...rest } = factsOf(form);
  return { ...rest, scale: scale === 'indices' ? scale : Number(scale), ...(indices && { indices: indices.map(Number) }) };
}
