import { Injectable } from '@nestjs/common';
import { parseDossierCode } from '#libs/dossier-code';
import { Catalogue, type ProcedureVersion } from '#src/catalogue';
import { type DossierView, type ListItem, SearchDossiers, ViewDossier } from '#src/dossiers';
import { type DossierFees, FeesOf } from '#src/fees';
import { Database } from '#src/platform/database';
import { isRefusal } from '#src/platform/refusal';
import { atWork } from '../domain/at-work.js';
import type { AtCounter } from './take-in.js';

/** A dossier as the counter needs it: what it is, and what there is to pay. */
export interface DossierHere {
  dossier: DossierView;
  version: ProcedureVersion;
  fees: DossierFees;
}

/** What was typed or scanned: one dossier, several that it may be, or none. */
export interface LookedUp {
  here?: DossierHere;
  found: readonly ListItem[];
}

const MOST_FOUND = 20;

@Injectable()
export class DossierAtCounter {
  constructor(
    private readonly viewing: ViewDossier,
    private readonly searching: SearchDossiers,
    private readonly fees: FeesOf,
    private readonly catalogue: Catalogue,
    private readonly database: Database,
  ) {}

  /** Seeing the dossier is recorded. @throws dossier.not_found */
  async open(desk: AtCounter, code: string): Promise<DossierHere> {
    const dossier = await this.viewing.view(atWork(desk), code);
    return this.database.inUnit(desk.unitId, async (tx) => ({
      dossier,
      version: await this.catalogue.version(tx, dossier.procedure.versionId),
      fees: await this.fees.dossier(tx, atWork(desk), { unitId: desk.unitId, code: dossier.code }),
    }));
  }

  /** By the receipt's code, or by name, number or telephone. */
  async lookUp(desk: AtCounter, typed: string): Promise<LookedUp> {
    if (typed.trim() === '') return { found: [] };
    if (!parseDossierCode(typed)) return { found: await this.searching.search(desk.unitId, typed, MOST_FOUND) };
    try {
      return { here: await this.open(desk, typed), found: [] };
    } catch (error) {
      if (isRefusal(error) && error.status === 404) return { found: [] };
      throw error;
    }
  }
}
