import { Injectable } from '@nestjs/common';
import type { DossierView } from '#src/dossiers';
import { type DossierFees as Taken, FeesOf } from '#src/fees';
import { Database } from '#src/platform/database';
import { type Caller, callerHasRole } from '#src/platform/http';

/** What was taken for a dossier, for those who may know who paid. */
@Injectable()
export class DossierFees {
  constructor(private readonly database: Database, private readonly fees: FeesOf) {}

  of(caller: Caller, { unitId, code }: DossierView): Promise<Taken | undefined> {
    if (!callerHasRole(caller, unitId, ['clerk', 'officer', 'leader'])) return Promise.resolve(undefined);
    return this.database.inUnit(unitId, (tx) => this.fees.dossier(tx, caller, { unitId, code }));
  }
}
