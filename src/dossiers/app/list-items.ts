import { Injectable } from '@nestjs/common';
import { states } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';
import type { ListRow } from '../data/list.store.js';
import { Names } from './names.js';

export interface ListItem extends Omit<ListRow, 'procedureId'> {
  procedure: { code: string; name: string } | null;
  stateLabel: string;
  holderName: string | null;
  holderUnitName: string | null;
}

/** Rows of lists with names in place of ids. */
@Injectable()
export class ListItems {
  constructor(private readonly names: Names) {}

  async named(tx: Tx, rows: readonly ListRow[]): Promise<ListItem[]> {
    const procedures = await this.names.ofProcedures(tx, rows.map((row) => row.procedureId));
    const people = await this.names.ofAccounts(tx, rows.map((row) => row.holderAccountId));
    const units = await this.names.ofUnits(tx, rows.map((row) => row.holderUnitId));
    return rows.map(({ procedureId, ...row }) => {
      const procedure = procedures.get(procedureId);
      return {
        ...row,
        stateLabel: states[row.state].label,
        procedure: procedure ? { code: procedure.code, name: procedure.name } : null,
        holderName: people.get(row.holderAccountId ?? '') ?? null,
        holderUnitName: units.get(row.holderUnitId ?? '') ?? null,
      };
    });
  }
}
