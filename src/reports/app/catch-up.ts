import { Injectable } from '@nestjs/common';
import { FollowLog } from './follow-log.js';
import { RecordSources } from './record-sources.js';

/** Reads what the unit's log has and no counter yet: what is closed must not lag behind it. */
@Injectable()
export class CatchUp {
  constructor(
    private readonly following: FollowLog,
    private readonly sources: RecordSources,
  ) {}

  async units(unitIds: readonly string[]): Promise<void> {
    for (const unitId of unitIds) for (const follower of [this.following, ...this.sources.followers]) await follower.catchUp(unitId);
  }
}
