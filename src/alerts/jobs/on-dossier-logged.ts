import { Injectable } from '@nestjs/common';
import { dossierLogged, LogFollower } from '#src/dossiers';
import { type EventOf, Handles } from '#src/platform/outbox';
import { PlanAlerts } from '../app/plan-alerts.js';
import { SendDigests } from '../app/send-digests.js';
import { AlertCursor } from '../data/cursor.store.js';

@Injectable()
export class OnDossierLogged {
  constructor(
    private readonly follower: LogFollower,
    private readonly cursor: AlertCursor,
    private readonly plans: PlanAlerts,
    private readonly digests: SendDigests,
  ) {}

  @Handles(dossierLogged, { name: 'alerts.follow', mode: 'resumable' })
  async follow(event: EventOf<{ position: number }>): Promise<void> {
    await this.follower.catchUp(event.unitId, this.cursor, async (tx, lives) => {
      await this.plans.follow(tx, event.unitId, lives);
      await this.digests.begin(tx, event.unitId);
    });
  }
}
