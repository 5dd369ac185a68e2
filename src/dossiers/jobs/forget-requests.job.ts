import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Every } from '#src/platform/outbox';
import { DossierLog } from '../app/dossier-log.js';
import { RequestStore } from '../data/request.store.js';

const KEPT_MS = 7 * 24 * 3_600_000;

/** A page left open over the weekend may still be sent again; after a week nobody resends. */
@Injectable()
export class ForgetRequests {
  constructor(
    private readonly database: Database,
    private readonly log: DossierLog,
    private readonly requests: RequestStore,
    private readonly clock: Clock,
  ) {}

  @Every({ name: 'dossiers.forget_requests', pattern: '0 10 3 * * *' })
  async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    const units = await this.database.inUnits('all', (tx) => this.log.units(tx));
    for (const unitId of units) await this.database.inUnit(unitId, (tx) => this.requests.forget(tx, unitId, before));
  }
}
