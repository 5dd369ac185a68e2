import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { ListError } from '../domain/list-row.js';
import { type ListPlan, planList } from '../domain/plan.js';
import { type LineOfFields, readList, type SheetRow } from '../domain/read-list.js';
import { refuse } from '../refusals.js';
import { Catalogue } from './catalogue.js';
import { type Author, Ledger } from './ledger.js';

export interface ListReport extends Omit<ListPlan, 'versions'> {
  dryRun: boolean;
  validFrom: CivilDate;
  rows: number;
  /** Lines of reports and the fields counted on them, in the order in which the list first names them. */
  reportLines: LineOfFields[];
}

@Injectable()
export class ImportList {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** What an import would do, and everything that is wrong with the list; changes nothing. */
  async preview(tx: Tx, ownerUnitId: string, sheet: readonly SheetRow[], validFrom: CivilDate): Promise<ListReport> {
    const list = readList(sheet);
    const plan = planList(await this.catalogue.ownList(tx, ownerUnitId), list.rows, validFrom, this.clock.today());
    const { versions: _, ...shown } = plan;
    const errors = [...list.errors, ...plan.errors].sort((a, b) => a.row - b.row);
    return { dryRun: true, validFrom, rows: sheet.length, ...shown, errors, reportLines: list.reportLines };
  }

  /**
   * Makes the unit's own list say what the rows say from a day on: new procedures, and new versions of those that differ.
   * What is not in the rows is left alone. The same rows again change nothing.
   * @throws catalogue.list_has_errors, with every bad row, when any row is bad; then nothing is written
   */
  async run(tx: Tx, author: Author, sheet: readonly SheetRow[], validFrom: CivilDate): Promise<ListReport> {
    const before = await this.preview(tx, author.ownerUnitId, sheet, validFrom);
    if (before.errors.length > 0) throw refuseList(before.errors);
    if (before.added.length + before.changed.length === 0) return { ...before, dryRun: false };
    // Planned once more under the lock: somebody may have written in between.
    const list = readList(sheet);
    const plan = planList(await this.ledger.open(tx, author.ownerUnitId), list.rows, validFrom, this.clock.today());
    if (plan.errors.length > 0) throw refuseList(plan.errors);
    const { versions, ...shown } = plan;
    await this.ledger.write(tx, author, versions);
    await this.ledger.record(tx, author, 'catalogue.list_imported', author.ownerUnitId, {
      validFrom, rows: sheet.length, added: plan.added.length, changed: plan.changed.length,
    });
    return { dryRun: false, validFrom, rows: sheet.length, ...shown, reportLines: list.reportLines };
  }
}

function refuseList(errors: readonly ListError[]): Error {
  const fieldErrors = errors.map(({ row, column, code, message }) => ({ field: column === null ? `row.${row}` : `row.${row}.${column}`, code, message }));
  return refuse('catalogue.list_has_errors', { count: errors.length }, { errors: fieldErrors });
}
