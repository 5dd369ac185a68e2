import { Injectable } from '@nestjs/common';
import type { Caller } from '#src/platform/http';
import type { Mistake } from '../domain/amendment.js';
import { checkPerson } from './check-person.js';
import { CorrectDossier } from './correct-dossier.js';
import { answerOf, type StepAnswer, TakeStep } from './take-step.js';

export interface Correction {
  reason: string;
  amended: Mistake[];
  version?: number | undefined;
}

/** Corrects earlier steps of a dossier, once per request key. */
@Injectable()
export class CorrectAtDesk {
  constructor(private readonly steps: TakeStep, private readonly correcting: CorrectDossier) {}

  /** @throws dossier.not_found, dossier.stale, citizen_id.*, request.*, and what CorrectDossier refuses */
  run(caller: Caller, code: string, form: Correction, requestKey?: string): Promise<StepAnswer> {
    for (const [index, { owner, submitter }] of form.amended.entries()) {
      checkPerson(owner, `amended.${index}.owner`);
      checkPerson(submitter, `amended.${index}.submitter`);
    }
    const request = { action: 'correct', form, version: form.version, requestKey };
    return this.steps.within(caller, code, request, async (tx, open, actor) => answerOf(await this.correcting.correct(tx, open, form, actor)));
  }
}
