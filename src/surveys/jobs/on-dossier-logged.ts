import { Injectable } from '@nestjs/common';
import { dossierLogged } from '#src/dossiers';
import { type EventOf, Handles } from '#src/platform/outbox';
import { FollowRatings } from '../app/follow-ratings.js';

@Injectable()
export class OnDossierLogged {
  constructor(private readonly following: FollowRatings) {}

  @Handles(dossierLogged, { name: 'surveys.follow', mode: 'resumable' })
  async follow({ unitId }: EventOf): Promise<void> {
    await this.following.catchUp(unitId);
  }
}
