import { Injectable } from '@nestjs/common';
import { dossierLogged } from '#src/dossiers';
import { type EventOf, Handles } from '#src/platform/outbox';
import { FollowDossiers } from '../app/follow-dossiers.js';

@Injectable()
export class OnDossierLogged {
  constructor(private readonly following: FollowDossiers) {}

  @Handles(dossierLogged, { name: 'documents.follow', mode: 'resumable' })
  async follow(event: EventOf): Promise<void> {
    await this.following.catchUp(event.unitId);
  }
}
