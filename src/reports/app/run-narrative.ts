import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { NarrativeStore } from '../data/narrative.store.js';
import { SealStore } from '../data/seal.store.js';
import { failureOf } from '../domain/failure.js';
import type { Narrative, WrittenNarrative } from '../domain/narrative.js';
import { WriteNarrative } from './write-narrative.js';

/** Writes a report that was asked for and keeps it. Started again it begins anew; a finished one is left alone. */
@Injectable()
export class RunNarrative {
  constructor(
    private readonly database: Database,
    private readonly narratives: NarrativeStore,
    private readonly writing: WriteNarrative,
    private readonly seals: SealStore,
    private readonly clock: Clock,
  ) {}

  async run(unitId: string, id: string): Promise<void> {
    const narrative = await this.database.inUnit(unitId, (tx) => this.narratives.find(tx, [unitId], id));
    if (!narrative || narrative.state === 'done') return;
    await this.database.inUnit(unitId, (tx) => this.narratives.start(tx, narrative, this.clock.now()));
    const progress = (percent: number): Promise<void> => this.database.inUnit(unitId, (tx) => this.narratives.progress(tx, narrative, percent));
    const written = await this.writing.write(narrative, progress).catch(async (error: unknown) => {
      // Tried again by the queue; until then, and when that gives up, the person who waits is told why.
      await this.database.inUnit(unitId, (tx) => this.narratives.fail(tx, narrative, failureOf(error)));
      throw error;
    });
    await this.finish(narrative, written);
  }

  /** Whoever holds the file, or the tables' hash that its last page prints, finds it by that from then on. */
  private finish(narrative: Narrative, written: WrittenNarrative): Promise<void> {
    const fileHash = createHash('sha256').update(written.content).digest('hex');
    return this.database.inUnit(narrative.unitId, async (tx) => {
      const at = this.clock.now();
      if (!(await this.narratives.finish(tx, narrative, written, fileHash, at))) return;
      await this.seals.putNarrative(tx, { ...narrative, unitName: written.unitName }, { R11: fileHash, R11_FIGURES: written.figuresHash }, at);
    });
  }
}
