import { Injectable } from '@nestjs/common';
import type { ResolveFacts, ReturnFacts } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';
import type { OpenDossier } from '../data/dossier-reader.js';
import { refuse } from '../refusals.js';
import { type Actor, StepWriter, type WrittenStep } from './step-writer.js';

export interface Settlement {
  result: ResolveFacts;
  handOver: ReturnFacts;
  at?: Date | undefined;
}

/** Work settled at the counter: resolved and returned in one call, two steps in the log. For same-day procedures only. */
@Injectable()
export class SettleDossier {
  constructor(private readonly writer: StepWriter) {}

  async settle(tx: Tx, open: OpenDossier, settlement: Settlement, actor: Actor): Promise<WrittenStep> {
    if (open.history.receipt.term.unit !== 'same_day') throw refuse('dossier.same_day_only');
    const { at } = settlement;
    const resolved = await this.writer.write(tx, open, { action: 'settle', facts: settlement.result, at }, actor);
    return this.writer.write(tx, resolved, { action: 'return', facts: settlement.handOver, at }, actor);
  }
}
