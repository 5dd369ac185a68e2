import { Injectable } from '@nestjs/common';
import type { ResolveFacts, ReturnFacts } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';
import type { OpenDossier } from '../data/dossier-reader.js';
import { refuse } from '../refusals.js';
import type { Actor } from './actor.js';
import { StepWriter, type WrittenStep } from './step-writer.js';

export interface Settlement {
  result: ResolveFacts;
  handOver: ReturnFacts;
  at?: Date | undefined;
}

/** What a clerk says of work done while the citizen waits: the result, and who took it. */
export interface DeskSettlement extends ResolveFacts, Omit<ReturnFacts, 'method'> {
  at?: Date | undefined;
}

/** Work settled at the counter: resolved and returned in one call, two steps in the log. For same-day procedures only. */
@Injectable()
export class SettleDossier {
  constructor(private readonly writer: StepWriter) {}

  /** @throws dossier.same_day_only, flow.* */
  settle(tx: Tx, open: OpenDossier, { result, handOver, at }: Settlement, actor: Actor): Promise<WrittenStep> {
    if (open.history.receipt.term.unit !== 'same_day') throw refuse('dossier.same_day_only');
    return this.writer.write(tx, open, [{ action: 'settle', facts: result, at }, { action: 'return', facts: handOver, at }], actor);
  }
}

export function settlementOf({ resultNumber, resultOn, resultDigitised, note, receivedBy, identityChecked, at }: DeskSettlement): Settlement {
  return {
    result: given({ resultNumber, resultOn, resultDigitised, note }),
    handOver: { method: 'desk', ...given({ receivedBy, identityChecked }) },
    at,
  };
}

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
