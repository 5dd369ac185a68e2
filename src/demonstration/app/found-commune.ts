import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#src/platform/database';
import { CreateUnit, SetLetterhead, SetSessions } from '#src/units';
import { CENTRES_SINCE, COMMUNE, type DemonstrationUnit, LETTERHEAD, SESSIONS, SINCE, SUPERVISOR } from '../domain/duong-ha.js';
import { LoadCatalogue } from './load-catalogue.js';
import { LoadNotices } from './load-notices.js';

/** The two units and everything that a receipt needs, in one transaction: where they are, all of it is. */
@Injectable()
export class FoundCommune {
  constructor(
    private readonly database: Database,
    private readonly createUnit: CreateUnit,
    private readonly setSessions: SetSessions,
    private readonly setLetterhead: SetLetterhead,
    private readonly catalogue: LoadCatalogue,
    private readonly notices: LoadNotices,
  ) {}

  async run(): Promise<void> {
    await this.database.inUnits('all', async (tx) => {
      await this.found(tx, SUPERVISOR, null);
      await this.found(tx, COMMUNE, SUPERVISOR.id);
      await this.catalogue.run(tx);
      await this.setLetterhead.run(tx, null, COMMUNE.id, CENTRES_SINCE, LETTERHEAD);
      await this.notices.run(tx);
    });
  }

  private async found(tx: Tx, unit: DemonstrationUnit, parentId: string | null): Promise<void> {
    await this.createUnit.run(tx, null, { ...unit, parentId, validFrom: SINCE });
    await this.setSessions.run(tx, null, unit.id, SINCE, SESSIONS);
  }
}
