import { Injectable } from '@nestjs/common';
import { dossierLogged } from '#src/dossiers';
import { type EventOf, Handles } from '#src/platform/outbox';
import { FollowLog } from '../app/follow-log.js';

@Injectable()
export class OnDossierLogged {
  constructor(private readonly following: FollowLog) {}

  @Handles(dossierLogged, { name: 'reports.follow', mode: 'resumable' })
  async follow(event: EventOf): Promise<void> {
    await this.following.catchUp(event.unitId);
  }
}
