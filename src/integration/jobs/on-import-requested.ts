import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { type EventOf, Handles } from '#src/platform/outbox';
import { RunImport } from '../app/run-import.js';
import { registerImportRequested } from '../topics.js';

@Injectable()
export class OnImportRequested {
  constructor(private readonly imports: RunImport, private readonly clock: Clock) {}

  @Handles(registerImportRequested, { name: 'integration.import_register', mode: 'resumable' })
  async run(event: EventOf<{ importId: string }>): Promise<void> {
    await this.imports.run(event.unitId, event.payload.importId, this.clock.now());
  }
}
