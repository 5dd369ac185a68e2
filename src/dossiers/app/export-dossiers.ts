import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import { slug } from '#libs/vietnamese';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { worklistLabels } from '../domain/worklist.js';
import { type DossierQuery, FindDossiers } from './find-dossiers.js';
import { LIST_SHEET } from './list-sheet.js';
import { type ExportedFile, MOST_EXPORTED, sheetFile, XLSX } from './sheet-file.js';

export type { ExportedFile };

/** A list as a sheet to work on: real dates, identity numbers and telephones by their ends. Who took it away is recorded (Luật 91/2025/QH15). */
@Injectable()
export class ExportDossiers {
  constructor(
    private readonly finding: FindDossiers,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, unitId: string, query: DossierQuery): Promise<ExportedFile> {
    const title = worklistLabels[query.list];
    const { bytes, rows } = await sheetFile(title, LIST_SHEET, this.finding.exportRows(unitId, query, MOST_EXPORTED));
    const facts = { rows, list: query.list };
    await this.database.inUnit(unitId, (tx) => this.audit.record(tx, { unitId, accountId: caller.accountId, action: 'dossiers.exported', subject: query.list, facts }));
    return { name: `${slug(title)}-${civilDateOf(this.clock.now())}.xlsx`, type: XLSX, bytes };
  }
}
