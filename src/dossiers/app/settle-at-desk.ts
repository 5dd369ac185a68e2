import { Injectable } from '@nestjs/common';
import type { Caller } from '#src/platform/http';
import type { Alongside } from './receive-at-desk.js';
import { type DeskSettlement, SettleDossier, settlementOf } from './settle-dossier.js';
import { answerOf, type StepAnswer, TakeStep } from './take-step.js';

/** Settles at the counter a dossier received before: resolved and returned, once per request key. */
@Injectable()
export class SettleAtDesk {
  constructor(private readonly steps: TakeStep, private readonly settling: SettleDossier) {}

  /** @throws dossier.not_found, dossier.stale, dossier.same_day_only, request.*, flow.* */
  run(caller: Caller, code: string, form: DeskSettlement & { version?: number | undefined }, requestKey?: string, alongside?: Alongside): Promise<StepAnswer> {
    return this.steps.within(caller, code, { action: 'settle', form, version: form.version, requestKey }, async (tx, open, actor) => {
      const written = await this.settling.settle(tx, open, settlementOf(form), actor);
      await alongside?.(tx, written);
      return answerOf(written);
    });
  }
}
