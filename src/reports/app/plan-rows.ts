import { Injectable } from '@nestjs/common';
import { Catalogue } from '#src/catalogue';
import type { Tx } from '#src/platform/database';
import { renamingsIn, Units } from '#src/units';
import { renamingNote } from '../domain/renaming-words.js';
import type { CountOrder, RowPlan } from '../domain/run.js';

/** Which rows a table has: the unit's own report lines on the period's last day, or the units below it by their names of that day. */
@Injectable()
export class PlanRows {
  constructor(private readonly units: Units, private readonly catalogue: Catalogue) {}

  /** The transaction's fence includes the unit. A unit that has set no lines gets a row per field of the catalogue. */
  async of(tx: Tx, order: Pick<CountOrder, 'unitId' | 'layout' | 'period'>): Promise<RowPlan[]> {
    if (order.layout === 'by_unit') return this.unitRows(tx, order);
    const lines = await this.units.reportLines(tx, order.unitId, order.period.to);
    if (lines.length > 0) return lines.map(({ position, name, fieldCodes }) => ({ position, name, fieldCodes }));
    const fields = await this.catalogue.fields(tx);
    return fields.map(({ code, name }, index) => ({ position: index + 1, name, fieldCodes: [code] }));
  }

  private async unitRows(tx: Tx, { unitId, period }: Pick<CountOrder, 'unitId' | 'period'>): Promise<RowPlan[]> {
    const children = (await this.units.children(tx, unitId)).sort((a, b) => (a.code < b.code ? -1 : 1));
    const rows: RowPlan[] = [];
    for (const child of children) {
      const { name } = await this.units.getFor(tx, child.id, period);
      const note = renamingNote(name, renamingsIn(await this.units.namesOf(tx, child.id), period));
      rows.push({ position: rows.length + 1, name, ...(note !== undefined && { note }), unitIds: await this.units.descendantIds(tx, child.id) });
    }
    return rows;
  }
}
