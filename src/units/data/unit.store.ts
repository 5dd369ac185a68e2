import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { Unit, UnitCode, UnitRecord } from '../domain/unit.js';
import { type NameEntry, nameHistory } from '../domain/unit-names.js';

/** Units, their codes and names: national tables, seen from inside any fence. */
@Injectable()
export class UnitStore {
  async all(tx: Tx): Promise<UnitRecord[]> {
    const units = await tx.rows<Omit<UnitRecord, 'codes' | 'names'>>('SELECT id, parent_id AS "parentId", kind, successor_id AS "successorId" FROM units.unit');
    const codes = await tx.rows<UnitCode & { unitId: string }>(
      `SELECT unit_id AS "unitId", code, valid_from AS "validFrom", valid_to AS "validTo"
       FROM units.unit_code ORDER BY valid_from, code`,
    );
    const names = await tx.rows<NameEntry & { unitId: string }>(
      'SELECT unit_id AS "unitId", valid_from AS "validFrom", name, place, decision FROM units.unit_name ORDER BY unit_id, seq',
    );
    const [codesOf, namesOf] = [byUnit(codes), byUnit(names)];
    return units.map((unit) => ({ ...unit, codes: codesOf.get(unit.id) ?? [], names: nameHistory(namesOf.get(unit.id) ?? []) }));
  }

  /** Holds other changes to the unit back until commit, but not the rows that refer to it. */
  async lock(tx: Tx, id: string): Promise<boolean> {
    return (await tx.row('SELECT id FROM units.unit WHERE id = $1 FOR NO KEY UPDATE', [id])) !== undefined;
  }

  async insert(tx: Tx, unit: Pick<Unit, 'id' | 'parentId' | 'kind'> & { validFrom: CivilDate }): Promise<void> {
    await tx.run('INSERT INTO units.unit (id, parent_id, kind, valid_from) VALUES ($1, $2, $3, $4)', [unit.id, unit.parentId, unit.kind, unit.validFrom]);
  }

  /** The unit must be locked, or new. */
  async insertName(tx: Tx, unitId: string, { validFrom, name, place, decision }: NameEntry, by: { at: Date; accountId: string | null }): Promise<void> {
    await tx.run(
      `INSERT INTO units.unit_name (unit_id, seq, valid_from, name, place, decision, recorded_at, recorded_by)
       SELECT $1, coalesce(max(n.seq), 0) + 1, $2, $3, $4, $5, $6, $7 FROM units.unit_name n WHERE n.unit_id = $1`,
      [unitId, validFrom, name, place, decision, by.at, by.accountId],
    );
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

function byUnit<T extends { unitId: string }>(rows: readonly T[]): Map<string, Omit<T, 'unitId'>[]> {
  const found = new Map<string, Omit<T, 'unitId'>[]>();
  for (const { unitId, ...row } of rows) {
    const known = found.get(unitId);
    if (known) known.push(row);
    else found.set(unitId, [row]);
  }
  return found;
}
