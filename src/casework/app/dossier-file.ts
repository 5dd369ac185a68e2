import { Injectable } from '@nestjs/common';
import { Catalogue, type ProcedureVersion } from '#src/catalogue';
import { type DossierView, ViewDossier } from '#src/dossiers';
import { Audit } from '#src/platform/audit';
import { Database } from '#src/platform/database';
import type { Caller } from '#src/platform/http';

/** A dossier with the procedure that it follows: what every page about it shows. */
export interface DossierFile {
  view: DossierView;
  /** As it stood at receipt. */
  procedure: ProcedureVersion;
}

@Injectable()
export class DossierFiles {
  constructor(
    private readonly viewing: ViewDossier,
    private readonly catalogue: Catalogue,
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** @throws dossier.not_found */
  async open(caller: Caller, code: string): Promise<DossierFile> {
    const view = await this.viewing.view(caller, code);
    const procedure = await this.database.inUnit(view.unitId, (tx) => this.catalogue.version(tx, view.procedure.versionId));
    return { view, procedure };
  }

  /** Identity number and telephone in full are asked for one dossier at a time, and that is recorded (Luật 91/2025/QH15). */
  async reveal({ accountId }: Caller, { unitId, code }: DossierView): Promise<void> {
    await this.database.inUnit(unitId, (tx) => this.audit.record(tx, { unitId, accountId, action: 'dossier.identity_shown', subject: code }));
  }
}
