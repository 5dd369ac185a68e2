import { Injectable } from '@nestjs/common';
import { parseDossierCode } from '#libs/dossier-code';
import type { PaperFact } from '#libs/dossier-flow';
import { Catalogue } from '#src/catalogue';
import { DossierLog, LocateDossier } from '#src/dossiers';
import { Database, type Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { ResultStore } from '../data/result.store.js';
import { checkListOf, type ResultRecord, resultOf, standingOf } from '../domain/digitisation.js';
import { refuse } from '../refusals.js';
import { FollowDossiers } from './follow-dossiers.js';

export interface PaperView extends Omit<PaperFact, 'reusedFrom'> {
  /** By the procedure version; false for papers that it does not name. */
  required: boolean;
  reusedFrom: string | null;
  /** Whether the unit has such a dossier; null when nothing is used again. */
  reusedFromKnown: boolean | null;
}

export interface PapersView {
  code: string;
  papers: PaperView[];
  result: ResultRecord;
  digitisedInFull: boolean;
}

/** The check-list of one dossier. Its papers are read from the log, so that a clerk sees at once what was just written. */
@Injectable()
export class ViewPapers {
  constructor(
    private readonly database: Database,
    private readonly locate: LocateDossier,
    private readonly log: DossierLog,
    private readonly results: ResultStore,
    private readonly catalogue: Catalogue,
    private readonly following: FollowDossiers,
  ) {}

  /** @throws dossier.not_found, documents.dossier_not_found */
  async view(caller: Caller, text: string): Promise<PapersView> {
    const { unitId, code } = await this.locate.locate(caller, text);
    const seen = await this.read(unitId, code);
    if (seen) return seen;
    // Received a moment ago, perhaps: its event has not been handled yet.
    await this.following.catchUp(unitId);
    const found = await this.read(unitId, code);
    if (!found) throw refuse('documents.dossier_not_found', { code });
    return found;
  }

  private read(unitId: string, code: string): Promise<PapersView | undefined> {
    return this.database.inUnit(unitId, async (tx) => {
      const dossierId = (await this.results.idsByCode(tx, unitId, [code])).get(code);
      const [life] = dossierId === undefined ? [] : await this.log.lives(tx, unitId, [dossierId]);
      if (!life) return undefined;
      const version = await this.catalogue.version(tx, life.history.receipt.procedureVersionId);
      const required = new Set(version.papers.filter((paper) => paper.required).map((paper) => paper.code));
      const list = checkListOf(life.history);
      const known = await this.knownSources(tx, unitId, code, list);
      const papers = list.map(({ reusedFrom, ...paper }) => ({
        ...paper,
        required: required.has(paper.code),
        reusedFrom: reusedFrom ?? null,
        reusedFromKnown: reusedFrom === undefined ? null : known.has(reusedFrom),
      }));
      return { code, papers, result: resultOf(life.history, version), digitisedInFull: standingOf(life.history, version).inFull };
    });
  }

  /** Of the dossiers that papers are said to come from, as written, those that the unit has. A dossier is no source for itself. */
  private async knownSources(tx: Tx, unitId: string, code: string, list: readonly PaperFact[]): Promise<Set<string>> {
    const told = list.flatMap((paper) => (paper.reusedFrom === undefined ? [] : [paper.reusedFrom]));
    const codes = new Map(told.map((text) => [text, parseDossierCode(text)?.code ?? text]));
    const ids = await this.results.idsByCode(tx, unitId, [...new Set(codes.values())]);
    return new Set([...codes].filter(([, source]) => source !== code && ids.has(source)).map(([text]) => text));
  }
}
