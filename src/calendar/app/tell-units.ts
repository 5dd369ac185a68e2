import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { Outbox } from '#src/platform/outbox';
import { Units } from '#src/units';
import { calendarChanged } from '../topics.js';

/** Days off are the nation's: every unit that keeps working sessions looks at its open due dates again. */
@Injectable()
export class TellUnits {
  constructor(
    private readonly units: Units,
    private readonly outbox: Outbox,
  ) {}

  async all(tx: Tx, changeId: string): Promise<void> {
    for (const unitId of await this.units.withSessions(tx)) await this.outbox.add(tx, unitId, calendarChanged, { changeId });
  }
}
