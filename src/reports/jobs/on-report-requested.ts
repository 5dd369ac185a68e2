import { Injectable } from '@nestjs/common';
import { type EventOf, Handles } from '#src/platform/outbox';
import { RunReport } from '../app/run-report.js';
import { reportRequested } from '../topics.js';

@Injectable()
export class OnReportRequested {
  constructor(private readonly running: RunReport) {}

  @Handles(reportRequested, { name: 'reports.run', mode: 'resumable' })
  run(event: EventOf<{ runId: string }>): Promise<void> {
    return this.running.run(event.unitId, event.payload.runId);
  }
}
