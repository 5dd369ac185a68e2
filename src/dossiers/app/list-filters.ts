import { Injectable } from '@nestjs/common';
import { parseProcedureCode } from '#libs/dossier-code';
import { Catalogue, type ProcedureField } from '#src/catalogue';
import type { Tx } from '#src/platform/database';
import type { ListFilter } from '../data/list-filter.js';
import { ListStore } from '../data/list.store.js';

/** What a list may be narrowed to, in the words of a form: procedures and fields by their codes. */
export interface DossierFilter extends Omit<ListFilter, 'procedureIds'> {
  procedure?: string | undefined;
  field?: string | undefined;
}

export interface ProcedureInUse extends ProcedureField {
  procedureId: string;
}

/** The procedures and fields that a unit's dossiers are of: what a filter offers, and what it means. */
@Injectable()
export class ListFilters {
  constructor(private readonly lists: ListStore, private readonly catalogue: Catalogue) {}

  async proceduresInUse(tx: Tx, unitId: string): Promise<ProcedureInUse[]> {
    const known = await this.catalogue.fieldsOfProcedures(tx, await this.lists.procedureIds(tx, unitId));
    return [...known].map(([procedureId, procedure]) => ({ procedureId, ...procedure })).sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** Dossiers by the fields of their procedures, the largest first. */
  async fieldCounts(tx: Tx, rows: readonly { procedureId: string; count: number }[]): Promise<{ code: string; name: string; count: number }[]> {
    const known = await this.catalogue.fieldsOfProcedures(tx, rows.map(({ procedureId }) => procedureId));
    const fields = new Map<string, { code: string; name: string; count: number }>();
    for (const { procedureId, count } of rows) {
      const { fieldCode: code = '', fieldName: name = '' } = known.get(procedureId) ?? {};
      fields.set(code, { code, name, count: (fields.get(code)?.count ?? 0) + count });
    }
    return [...fields.values()].filter(({ code }) => code !== '').sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }

  async resolve(tx: Tx, unitId: string, { procedure, field, ...filter }: DossierFilter): Promise<ListFilter> {
    if (procedure === undefined && field === undefined) return filter;
    const meant = (await this.proceduresInUse(tx, unitId)).filter((each) =>
      (procedure === undefined || sameProcedure(each.code, procedure)) && (field === undefined || each.fieldCode === field));
    return { ...filter, procedureIds: meant.map(({ procedureId }) => procedureId) };
  }
}

/** A province's suffix may be on either side. */
function sameProcedure(code: string, typed: string): boolean {
  const national = parseProcedureCode(typed)?.nationalCode;
  return code === typed || (national !== undefined && parseProcedureCode(code)?.nationalCode === national);
}
