import { Injectable } from '@nestjs/common';
import { type CivilDate, civilDateOf } from '#libs/civil-date';
import type { DossierHistory } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';
import { DigitisationCountStore } from '../data/digitisation-count.store.js';
import { type DigitisedDossier, type DigitisedQuery, DigitisationStore, type ProcedureDigitisation } from '../data/digitisation.store.js';
import { type Requirement, standingOn } from '../domain/digitisation.js';
import { countOf, type DigitisationCount } from '../domain/digitisation-table.js';

/** How far the dossiers received in a period are digitised, as of its end; counted in units, whatever they belong to. */
@Injectable()
export class CountDigitisation {
  constructor(private readonly digitisation: DigitisationStore, private readonly counts: DigitisationCountStore) {}

  /**
   * Both days included; procedures without a dossier are left out. What the log said last is counted once its event
   * has been handled.
   */
  countDigitisation(tx: Tx, unitIds: readonly string[], from: CivilDate, to: CivilDate): Promise<ProcedureDigitisation[]> {
    return this.counts.byProcedure(tx, unitIds, from, to);
  }

  /** What one dossier adds to such a count by its own life; null when it was not received in the period. */
  ofHistory(history: DossierHistory, requirement: Requirement, { from, to }: { from: CivilDate; to: CivilDate }): DigitisationCount | null {
    const receivedOn = history.receivedAt && civilDateOf(history.receivedAt);
    if (!receivedOn || receivedOn < from || receivedOn > to) return null;
    const standing = standingOn(history, requirement, to);
    return standing && countOf(standing);
  }

  /** The dossiers behind a number, in order of unit, receipt and id, with how many there are in all. */
  async list(tx: Tx, query: DigitisedQuery, after: DigitisedDossier | undefined, limit: number): Promise<{ dossiers: DigitisedDossier[]; total: number }> {
    return { dossiers: await this.digitisation.page(tx, query, after, limit), total: await this.digitisation.total(tx, query) };
  }
}
