import { Injectable } from '@nestjs/common';
import type { DigitisationName, Numbers, Period } from '#libs/reporting';
import { Catalogue } from '#src/catalogue';
import { CountDigitisation, type DigitisationCount, FollowDossiers } from '#src/documents';
import { type DossierLife, DossierLog } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { LifeStore } from '../data/life.store.js';
import type { Counted } from '../domain/record-tally.js';
import type { Follower, LifePlace, Moment, RecordList, RecordQuery, RecordSource } from './record-source.js';

/** R4: how far dossiers, their papers and results are digitised. */
@Injectable()
export class DigitisationSource implements RecordSource {
  readonly nothing: Numbers<DigitisationName> = { received: 0, inFull: 0, electronic: 0, resultsDue: 0, resultsDigitised: 0, reused: 0 };
  readonly followers: readonly Follower[];

  constructor(
    following: FollowDossiers,
    private readonly counting: CountDigitisation,
    private readonly catalogue: Catalogue,
    private readonly log: DossierLog,
    private readonly lives: LifeStore,
  ) {
    this.followers = [following];
  }

  async now(tx: Tx, unitId: string, { from, to }: Period): Promise<Counted[]> {
    const counts = await this.counting.countDigitisation(tx, [unitId], from, to);
    const fields = await this.catalogue.fieldsOfProcedures(tx, counts.map(({ procedureId }) => procedureId));
    return counts.map(({ procedureId, ...numbers }) => ({ fieldCode: fields.get(procedureId)?.fieldCode, numbers }));
  }

  async asOf(tx: Tx, unitId: string, period: Period, { position }: Moment): Promise<Counted[]> {
    const found: Counted[] = [];
    for await (const lives of this.log.upTo(tx, unitId, position)) {
      for (const life of lives) {
        const counted = await this.ofLife(tx, life, period);
        if (counted) found.push(counted);
      }
    }
    return found;
  }

  async ofLife(tx: Tx, { history }: DossierLife, period: Period): Promise<Counted | null> {
    const version = await this.catalogue.version(tx, history.receipt.procedureVersionId);
    const count = this.counting.ofHistory(history, version, period);
    return count && { fieldCode: version.fieldCode, numbers: { ...count } };
  }

  bookChanges(): Promise<[]> {
    return Promise.resolve([]);
  }

  async list(tx: Tx, { unitIds, procedureIds, names, period: { from, to } }: RecordQuery, after: LifePlace | undefined, limit: number): Promise<RecordList> {
    // Every column of this table counts dossiers of one kind.
    const counted = names[0] as keyof DigitisationCount;
    const place = after && { unitId: after.unitId, receivedOn: after.on, dossierId: after.dossierId };
    const { dossiers, total } = await this.counting.list(tx, { unitIds, procedureIds, from, to, counted }, place, limit);
    const places = dossiers.map(({ unitId, receivedOn, dossierId }) => ({ unitId, on: receivedOn, dossierId }));
    return { of: 'dossiers', dossiers: await this.lives.at(tx, unitIds, places), total };
  }
}
