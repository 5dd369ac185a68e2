import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { UnitCode, UnitRecord } from '../domain/unit.js';

/** Units and their codes: national tables, seen from inside any fence. */
@Injectable()
export class UnitStore {
  async all(tx: Tx): Promise<UnitRecord[]> {
    const units = await tx.rows<Omit<UnitRecord, 'codes'>>(
      `SELECT id, parent_id AS "parentId", kind, name, place, successor_id AS "successorId"
       FROM units.unit ORDER BY name, id`,
    );
    const codes = await tx.rows<UnitCode & { unitId: string }>(
      `SELECT unit_id AS "unitId", code, valid_from AS "validFrom", valid_to AS "validTo"
       FROM units.unit_code ORDER BY valid_from, code`,
    );
    const byUnit = new Map<string, UnitCode[]>(units.map((unit) => [unit.id, []]));
    for (const { unitId, ...code } of codes) byUnit.get(unitId)?.push(code);
    return units.map((unit) => ({ ...unit, codes: byUnit.get(unit.id) ?? [] }));
  }

  /** Holds other changes to the unit back until commit, but not the rows that refer to it. */
  async lock(tx: Tx, id: string): Promise<boolean> {
    return (await tx.row('SELECT id FROM units.unit WHERE id = $1 FOR NO KEY UPDATE', [id])) !== undefined;
  }

  async insert(tx: Tx, unit: Omit<UnitRecord, 'codes' | 'successorId'> & { validFrom: CivilDate }): Promise<void> {
    await tx.run('INSERT INTO units.unit (id, parent_id, kind, name, place, valid_from) VALUES ($1, $2, $3, $4, $5, $6)', [
      unit.id, unit.parentId, unit.kind, unit.name, unit.place, unit.validFrom,
    ]);
  }

  async succeed(tx: Tx, id: string, successorId: string, lastDay: CivilDate): Promise<void> {
    await tx.run('UPDATE units.unit SET successor_id = $2, valid_to = $3 WHERE id = $1', [id, successorId, lastDay]);
  }

  /** @returns false when somebody already has, or had, the code. */
  async insertCode(tx: Tx, unitId: string, code: string, validFrom: CivilDate): Promise<boolean> {
    const inserted = await tx.row(
      'INSERT INTO units.unit_code (code, unit_id, valid_from) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING RETURNING code',
      [code, unitId, validFrom],
    );
    return inserted !== undefined;
  }

  async closeCodes(tx: Tx, unitId: string, lastDay: CivilDate): Promise<void> {
    await tx.run('UPDATE units.unit_code SET valid_to = $2 WHERE unit_id = $1 AND valid_to IS NULL', [unitId, lastDay]);
  }
}
