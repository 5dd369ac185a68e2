import { Injectable } from '@nestjs/common';
import { CloseTill, Till } from '#src/fees';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { COMMUNE } from '../domain/duong-ha.js';

/** The clerk's tills of the days before, counted to the đồng; today's is still open. */
@Injectable()
export class CloseTills {
  constructor(private readonly till: Till, private readonly closeTill: CloseTill, private readonly clock: Clock) {}

  async run(tx: Tx, clerk: Caller): Promise<void> {
    const before = (await this.till.openDays(tx, COMMUNE.id, clerk.accountId)).filter((day) => day < this.clock.today());
    for (const day of before.reverse()) {
      const { total } = await this.till.of(tx, COMMUNE.id, day, clerk.accountId);
      await this.closeTill.run(tx, clerk, COMMUNE.id, { day, countedCash: total.net });
    }
  }
}
