import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Audit } from '#src/platform/audit';
import type { Tx } from '#src/platform/database';
import { ReportLineStore } from '../data/report-line.store.js';
import { UnitStore } from '../data/unit.store.js';
import { findClash, type ReportLineDraft } from '../domain/report-lines.js';
import { refuse } from '../refusals.js';
import { UnitChanges } from './unit-changes.js';

@Injectable()
export class SetReportLines {
  constructor(
    private readonly units: UnitStore,
    private readonly lines: ReportLineStore,
    private readonly changes: UnitChanges,
    private readonly audit: Audit,
  ) {}

  /**
   * The rows of the unit's reports, and the fields counted on each, from a day on; earlier days keep the rows they had.
   * @throws units.not_found, units.position_repeated, units.field_repeated
   */
  async run(tx: Tx, by: string | null, unitId: string, validFrom: CivilDate, lines: readonly ReportLineDraft[]): Promise<void> {
    const clash = findClash(lines);
    if (clash && 'position' in clash) throw refuse('units.position_repeated', clash);
    if (clash) throw refuse('units.field_repeated', { field: clash.fieldCode });
    if (!(await this.units.lock(tx, unitId))) throw refuse('units.not_found', { unit: unitId });
    await this.lines.closeFrom(tx, unitId, validFrom);
    await this.lines.insert(tx, unitId, lines, validFrom);
    await this.changes.announce(tx);
    await this.audit.record(tx, { unitId, accountId: by, action: 'unit.report_lines_set', subject: unitId, facts: { validFrom, lines: lines.length } });
  }
}
