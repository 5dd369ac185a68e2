import { Injectable } from '@nestjs/common';
import { acceptanceDue } from '#libs/deadline';
import { type CompleteFacts, dueToFacts, type PaperFact } from '#libs/dossier-flow';
import { Calendars } from '#src/calendar';
import { Clock } from '#src/platform/clock';
import type { Caller } from '#src/platform/http';
import { StepWriter } from './step-writer.js';
import { answerOf, type StepAnswer, TakeStep } from './take-step.js';

export interface Completion {
  note?: string | undefined;
  papers?: PaperFact[] | undefined;
  at?: Date | undefined;
  version?: number | undefined;
}

/** An online submission handed in again, completed: the eight working hours begin anew (NĐ 118/2025 art. 17–18). */
@Injectable()
export class CompleteAtDesk {
  constructor(
    private readonly steps: TakeStep,
    private readonly writer: StepWriter,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** @throws dossier.not_found, dossier.stale, request.*, flow.* */
  run(caller: Caller, code: string, form: Completion, requestKey?: string): Promise<StepAnswer> {
    const { note, papers, at, version } = form;
    return this.steps.within(caller, code, { action: 'complete', form, version, requestKey }, async (tx, open, actor) => {
      const due = acceptanceDue(at ?? this.clock.now(), await this.calendars.of(tx, open.row.unitId));
      const facts: CompleteFacts = { ...(note !== undefined && { note }), ...(papers && { papers }), acceptanceDue: dueToFacts(due) };
      return answerOf(await this.writer.write(tx, open, [{ action: 'complete', facts, at }], actor));
    });
  }
}
