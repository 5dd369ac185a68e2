import { Injectable } from '@nestjs/common';
import { type EventOf, Handles } from '#src/platform/outbox';
import { RunNarrative } from '../app/run-narrative.js';
import { narrativeRequested } from '../topics.js';

@Injectable()
export class OnNarrativeRequested {
  constructor(private readonly running: RunNarrative) {}

  @Handles(narrativeRequested, { name: 'reports.write_narrative', mode: 'resumable' })
  run(event: EventOf<{ narrativeId: string }>): Promise<void> {
    return this.running.run(event.unitId, event.payload.narrativeId);
  }
}
