import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { StandingSpan } from '../domain/digitisation.js';
import type { DigitisationCount } from '../domain/digitisation-table.js';
import { DigitisationCountStore } from './digitisation-count.store.js';

export interface DossierSpan extends StandingSpan {
  dossierId: string;
  procedureId: string;
  receivedOn: CivilDate;
}

export interface ProcedureDigitisation extends DigitisationCount {
  procedureId: string;
}

/** Which dossiers a number of the count is made of. */
export interface DigitisedQuery {
  unitIds: readonly string[];
  from: CivilDate;
  to: CivilDate;
  /** Null: whatever the procedure. */
  procedureIds: readonly string[] | null;
  counted: keyof DigitisationCount;
}

export interface DigitisedDossier {
  unitId: string;
  receivedOn: CivilDate;
  dossierId: string;
}

const COLUMNS = ['until', 'procedure_id', 'received_on', 'papers', 'attached', 'in_full', 'reused', 'result_due', 'result_digitised', 'electronic'];
const columns = (table: string): string => COLUMNS.map((column) => `${table}.${column}`).join(', ');

@Injectable()
export class DigitisationStore {
  constructor(private readonly counts: DigitisationCountStore) {}

  /** Makes the spans of the given dossiers equal to these, and the counts with them; what has not changed is not written. */
  async replace(tx: Tx, unitId: string, dossierIds: readonly string[], spans: readonly DossierSpan[]): Promise<void> {
    await this.counts.change(tx, unitId, await this.standing(tx, unitId, dossierIds), spans.filter(({ until }) => until === null));
    const dossiers = spans.map((span) => span.dossierId);
    const since = spans.map((span) => span.since);
    await tx.run(
      `DELETE FROM documents.digitisation d WHERE d.unit_id = $1 AND d.dossier_id = ANY ($2)
         AND NOT EXISTS (SELECT 1 FROM unnest($3::uuid[], $4::date[]) AS w (dossier_id, since) WHERE w.dossier_id = d.dossier_id AND w.since = d.since)`,
      [unitId, dossierIds, dossiers, since],
    );
    if (spans.length === 0) return;
    await tx.run(
      `INSERT INTO documents.digitisation AS d (unit_id, dossier_id, since, ${COLUMNS.join(', ')})
       SELECT $1, w.* FROM unnest($2::uuid[], $3::date[], $4::date[], $5::uuid[], $6::date[], $7::int[], $8::int[], $9::boolean[], $10::boolean[],
         $11::boolean[], $12::boolean[], $13::boolean[]) AS w
       ON CONFLICT (unit_id, dossier_id, since) DO UPDATE SET ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}
       WHERE (${columns('d')}) IS DISTINCT FROM (${columns('excluded')})`,
      [
        unitId, dossiers, since, spans.map((s) => s.until), spans.map((s) => s.procedureId), spans.map((s) => s.receivedOn), spans.map((s) => s.papers),
        spans.map((s) => s.attached), spans.map((s) => s.inFull), spans.map((s) => s.reused), spans.map((s) => s.resultDue),
        spans.map((s) => s.resultDigitised), spans.map((s) => s.electronic),
      ],
    );
  }

  page(tx: Tx, query: DigitisedQuery, after: DigitisedDossier | undefined, limit: number): Promise<DigitisedDossier[]> {
    return tx.rows<DigitisedDossier>(
      `SELECT d.unit_id AS "unitId", d.received_on AS "receivedOn", d.dossier_id AS "dossierId" FROM documents.digitisation d
       WHERE d.unit_id = ANY ($1) AND ${COUNTED} AND ${HAVING[query.counted]}
         AND ($5::uuid IS NULL OR (d.unit_id, d.received_on, d.dossier_id) > ($5, $6::date, $7::uuid))
       ORDER BY d.unit_id, d.received_on, d.dossier_id LIMIT $8`,
      [...valuesOf(query), after?.unitId ?? null, after?.receivedOn ?? null, after?.dossierId ?? null, limit],
    );
  }

  /** As the dossiers stand now. */
  private standing(tx: Tx, unitId: string, dossierIds: readonly string[]): Promise<DossierSpan[]> {
    return tx.rows<DossierSpan>(
      `SELECT d.procedure_id AS "procedureId", d.received_on AS "receivedOn", d.in_full AS "inFull", d.electronic, d.result_due AS "resultDue",
         d.result_digitised AS "resultDigitised", d.reused
       FROM documents.digitisation d WHERE d.unit_id = $1 AND d.dossier_id = ANY ($2) AND d.until IS NULL`,
      [unitId, dossierIds],
    );
  }

  async total(tx: Tx, query: DigitisedQuery): Promise<number> {
    const row = await tx.row<{ total: number }>(
      `SELECT count(*)::int AS total FROM documents.digitisation d WHERE d.unit_id = ANY ($1) AND ${COUNTED} AND ${HAVING[query.counted]}`,
      valuesOf(query),
    );
    return row?.total ?? 0;
  }
}

/** The dossier's one standing at the end of the period. */
const COUNTED = `d.received_on BETWEEN $2 AND $3 AND d.since <= $3 AND (d.until IS NULL OR d.until > $3) AND ($4::uuid[] IS NULL OR d.procedure_id = ANY ($4))`;
const HAVING: Record<keyof DigitisationCount, string> = {
  received: 'true', inFull: 'd.in_full', electronic: 'd.electronic', resultsDue: 'd.result_due', resultsDigitised: 'd.result_digitised', reused: 'd.reused',
};

function valuesOf({ unitIds, from, to, procedureIds }: DigitisedQuery): unknown[] {
  return [unitIds, from, to, procedureIds];
}
