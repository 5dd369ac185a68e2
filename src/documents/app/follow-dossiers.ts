import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import { Catalogue } from '#src/catalogue';
import { type DossierLife, LogFollower } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { DocumentsCursor } from '../data/cursor.store.js';
import { DigitisationStore, type DossierSpan } from '../data/digitisation.store.js';
import { type DossierPaper, PaperStore } from '../data/paper.store.js';
import { type DossierResult, ResultStore } from '../data/result.store.js';
import { checkListOf, resultOf, standingSpans } from '../domain/digitisation.js';

/** Keeps papers, results and standings equal to what the dossiers' lives say. */
@Injectable()
export class FollowDossiers {
  constructor(
    private readonly follower: LogFollower,
    private readonly cursor: DocumentsCursor,
    private readonly papers: PaperStore,
    private readonly results: ResultStore,
    private readonly digitisation: DigitisationStore,
    private readonly catalogue: Catalogue,
  ) {}

  /** Follows a unit's log to its end. @returns the position reached */
  catchUp(unitId: string): Promise<number> {
    return this.follower.catchUp(unitId, this.cursor, (tx, lives) => this.apply(tx, unitId, lives));
  }

  /** The position reached, which stays until the commit. */
  held(tx: Tx, unitId: string): Promise<number> {
    return this.cursor.lock(tx, unitId);
  }

  private async apply(tx: Tx, unitId: string, lives: readonly DossierLife[]): Promise<void> {
    const papers: DossierPaper[] = [];
    const results: DossierResult[] = [];
    const spans: DossierSpan[] = [];
    for (const { dossierId, code, procedureId, history } of lives) {
      const version = await this.catalogue.version(tx, history.receipt.procedureVersionId);
      papers.push(...checkListOf(history).map((paper, index) => ({ ...paper, dossierId, position: index + 1 })));
      results.push({ ...resultOf(history, version), dossierId, code });
      if (!history.receivedAt) continue;
      const receivedOn = civilDateOf(history.receivedAt);
      spans.push(...standingSpans(history, version).map((span) => ({ ...span, dossierId, procedureId, receivedOn })));
    }
    const ids = lives.map((life) => life.dossierId);
    await this.papers.replace(tx, unitId, ids, papers);
    await this.results.replace(tx, unitId, results);
    await this.digitisation.replace(tx, unitId, ids, spans);
  }
}
