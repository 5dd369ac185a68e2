import { Injectable } from '@nestjs/common';
import { Catalogue } from '#src/catalogue';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { PersonStore } from '../data/person.store.js';

export interface RecentProcedure {
  procedureId: string;
  code: string;
  name: string;
  /** Among the clerk's latest receipts. */
  times: number;
}

const MOST_SHOWN = 10;

/** What a clerk receives most, to be chosen with one key. */
@Injectable()
export class RecentProcedures {
  constructor(private readonly database: Database, private readonly people: PersonStore, private readonly catalogue: Catalogue, private readonly clock: Clock) {}

  /** Most used first; only what is in force today. */
  of(unitId: string, accountId: string): Promise<RecentProcedure[]> {
    return this.database.inUnit(unitId, async (tx) => {
      const used = await this.people.procedures(tx, unitId, accountId);
      if (used.length === 0) return [];
      const inForce = new Map((await this.catalogue.search(tx, unitId, '', this.clock.today())).map((version) => [version.procedureId, version]));
      return used.flatMap(({ procedureId, times }) => {
        const version = inForce.get(procedureId);
        return version ? [{ procedureId, code: version.code, name: version.name, times }] : [];
      }).slice(0, MOST_SHOWN);
    });
  }
}
