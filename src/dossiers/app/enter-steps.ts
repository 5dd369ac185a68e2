import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { DossierReader } from '../data/dossier-reader.js';
import type { Actor } from './actor.js';
import { StepWriter, type WantedStep, type WrittenStep } from './step-writer.js';

export type { WantedStep, WrittenStep };

/** Steps of one dossier in the caller's transaction, so that a whole life can be entered at once or not at all. */
@Injectable()
export class EnterSteps {
  constructor(private readonly reader: DossierReader, private readonly writer: StepWriter) {}

  /** @throws dossier.not_found, and the flow's refusal of the first step that may not be taken */
  async run(tx: Tx, unitId: string, code: string, steps: readonly WantedStep[], actor: Actor): Promise<WrittenStep> {
    return this.writer.write(tx, await this.reader.openForUpdate(tx, unitId, code), steps, actor);
  }
}
