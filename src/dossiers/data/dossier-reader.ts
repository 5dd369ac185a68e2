import { Injectable } from '@nestjs/common';
import { type DossierHistory, replay } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';
import { refuse } from '../refusals.js';
import type { DossierEntity } from './dossier.entity.js';
import { DossierStore } from './dossier.store.js';
import { StepStore } from './step.store.js';

export interface OpenDossier {
  row: DossierEntity;
  history: DossierHistory;
}

/** A dossier's row together with what its log says. */
@Injectable()
export class DossierReader {
  constructor(private readonly dossiers: DossierStore, private readonly steps: StepStore) {}

  /** @throws dossier.not_found */
  async open(tx: Tx, unitId: string, code: string): Promise<OpenDossier> {
    return this.withLog(tx, await this.dossiers.find(tx, unitId, code), code);
  }

  /** Held until the commit. @throws dossier.not_found */
  async openForUpdate(tx: Tx, unitId: string, code: string): Promise<OpenDossier> {
    return this.withLog(tx, await this.dossiers.findForUpdate(tx, unitId, code), code);
  }

  private async withLog(tx: Tx, row: DossierEntity | null, code: string): Promise<OpenDossier> {
    if (!row) throw refuse('dossier.not_found', { code });
    const log = (await this.steps.of(tx, row.unitId, [row.id])).get(row.id) ?? [];
    return { row, history: replay(log) };
  }
}
