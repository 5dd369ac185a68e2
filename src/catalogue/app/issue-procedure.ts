import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { slug } from '#libs/vietnamese';
import type { Tx } from '#src/platform/database';
import type { ProcedureVersion, VersionContents } from '../domain/version.js';
import { refuse } from '../refusals.js';
import { type Author, Ledger } from './ledger.js';

export interface NewProcedure {
  code: string;
  /** Name of the field; a name that differs only in spelling means the same field. */
  fieldName: string;
  validFrom: CivilDate;
  contents: VersionContents;
}

@Injectable()
export class IssueProcedure {
  constructor(private readonly ledger: Ledger) {}

  /**
   * Puts a procedure on the unit's own list, or back on it after an abolition.
   * @throws catalogue.code_taken, catalogue.field_differs, catalogue.later_version
   */
  async run(tx: Tx, author: Author, { code, fieldName, validFrom, contents }: NewProcedure): Promise<ProcedureVersion> {
    const list = await this.ledger.open(tx, author.ownerUnitId);
    const last = list.last(code);
    if (last && last.changeKind !== 'abolished') throw refuse('catalogue.code_taken', { code });
    const fieldCode = slug(fieldName);
    if (last && last.fieldCode !== fieldCode) throw refuse('catalogue.field_differs', { code, field: last.fieldName });
    return this.ledger.add(tx, author, list, {
      code, procedureId: last?.procedureId ?? null, fieldCode, fieldName, validFrom, changeKind: 'new', daysCut: null, contents,
    });
  }
}
