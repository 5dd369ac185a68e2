import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { Outbox } from '#src/platform/outbox';
import { Units } from '#src/units';
import { calendarChanged } from '../topics.js';

/** Lets every unit that keeps working sessions look at its open due dates again. */
@Injectable()
export class TellUnits {
  constructor(
    private readonly units: Units,
    private readonly outbox: Outbox,
  ) {}

  async of(tx: Tx, unitId: string, changeId: string): Promise<void> {
    const top = (await this.units.ancestorIds(tx, unitId)).at(-1) ?? unitId;
    for (const id of await this.units.descendantIds(tx, top)) {
      if ((await this.units.sessionsOf(tx, id)).length > 0) await this.outbox.add(tx, id, calendarChanged, { changeId });
    }
  }
}
