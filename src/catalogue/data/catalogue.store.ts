import { Injectable } from '@nestjs/common';
import type { SupplementPolicy, TermUnit } from '#libs/deadline';
import type { Tx } from '#src/platform/database';
import type { ChangeKind, Competence, Office, OnlineLevel, ProcedureVersion, VersionPaper, VersionStep } from '../domain/version.js';

export interface FieldRow {
  code: string;
  name: string;
}

export interface ProcedureField {
  fieldCode: string;
  fieldName: string;
  code: string;
  name: string;
}

interface VersionRow {
  id: string;
  procedureId: string;
  ownerUnitId: string;
  code: string;
  fieldCode: string;
  fieldName: string;
  validFrom: string;
  validTo: string | null;
  changeKind: ChangeKind;
  decisionNumber: string | null;
  decisionDate: string | null;
  daysCut: number | null;
  name: string;
  competence: Competence;
  termAmount: number;
  termUnit: TermUnit;
  cutoff: string | null;
  onlineLevel: OnlineLevel | null;
  supplementPolicy: SupplementPolicy;
  givesResult: boolean;
  fee: number;
  isPublic: boolean;
}

const VERSIONS = `
  SELECT v.id, v.procedure_id AS "procedureId", p.owner_unit_id AS "ownerUnitId", p.code, p.field_code AS "fieldCode", f.name AS "fieldName",
         v.valid_from AS "validFrom", v.valid_to AS "validTo", v.change_kind AS "changeKind",
         v.decision_number AS "decisionNumber", v.decision_date AS "decisionDate", v.days_cut::float8 AS "daysCut",
         v.name, v.competence, v.term_amount::float8 AS "termAmount", v.term_unit AS "termUnit", to_char(v.cutoff, 'HH24:MI') AS cutoff,
         v.online_level AS "onlineLevel", v.supplement_policy AS "supplementPolicy", v.gives_result AS "givesResult", v.fee,
         v.is_public AS "isPublic"
  FROM catalogue.procedure_version v
  JOIN catalogue.procedure p ON p.id = v.procedure_id
  JOIN catalogue.field f ON f.code = p.field_code`;

/** Reading the national lists. */
@Injectable()
export class CatalogueStore {
  /** Every version of a unit's own list but the voided, oldest first within a procedure. */
  async versionsOf(tx: Tx, ownerUnitId: string): Promise<ProcedureVersion[]> {
    return this.where(tx, 'p.owner_unit_id = $1 AND v.voided_at IS NULL ORDER BY p.code, v.valid_from', [ownerUnitId]);
  }

  /** @param condition over v, the version, and p, its procedure */
  async where(tx: Tx, condition: string, values: readonly unknown[]): Promise<ProcedureVersion[]> {
    return this.complete(tx, await tx.rows<VersionRow>(`${VERSIONS} WHERE ${condition}`, [...values]));
  }

  async version(tx: Tx, versionId: string): Promise<ProcedureVersion | undefined> {
    return (await this.where(tx, 'v.id = $1', [versionId]))[0];
  }

  fields(tx: Tx): Promise<FieldRow[]> {
    return tx.rows<FieldRow>('SELECT code, name FROM catalogue.field ORDER BY code');
  }

  /** With the name of the latest version. */
  async fieldsOf(tx: Tx, procedureIds: readonly string[]): Promise<Map<string, ProcedureField>> {
    const rows = await tx.rows<ProcedureField & { id: string }>(
      `SELECT DISTINCT ON (p.id) p.id, p.code, p.field_code AS "fieldCode", f.name AS "fieldName", v.name
       FROM catalogue.procedure p
       JOIN catalogue.field f ON f.code = p.field_code
       JOIN catalogue.procedure_version v ON v.procedure_id = p.id
       WHERE p.id = ANY($1)
       ORDER BY p.id, v.voided_at IS NULL DESC, v.valid_from DESC`,
      [procedureIds],
    );
    return new Map(rows.map(({ id, ...field }) => [id, field]));
  }

  private async complete(tx: Tx, rows: readonly VersionRow[]): Promise<ProcedureVersion[]> {
    const ids = rows.map((row) => row.id);
    const steps = groupByVersion(await tx.rows<StepRow>(
      `SELECT version_id AS "versionId", position, name, office, allotment_amount::float8 AS amount, allotment_unit AS unit
       FROM catalogue.version_step WHERE version_id = ANY($1) ORDER BY version_id, position`, [ids]));
    const papers = groupByVersion(await tx.rows<PaperRow>(
      `SELECT version_id AS "versionId", code, name, originals, copies, required
       FROM catalogue.version_paper WHERE version_id = ANY($1) ORDER BY version_id, position`, [ids]));
    return rows.map((row) => versionOf(row, (steps.get(row.id) ?? []).map(stepOf), (papers.get(row.id) ?? []).map(paperOf)));
  }
}

interface StepRow {
  versionId: string;
  position: number;
  name: string;
  office: Office;
  amount: number;
  unit: TermUnit;
}

type PaperRow = VersionPaper & { versionId: string };

function groupByVersion<R extends { versionId: string }>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.versionId);
    if (group) group.push(row);
    else groups.set(row.versionId, [row]);
  }
  return groups;
}

function stepOf({ position, name, office, amount, unit }: StepRow): VersionStep {
  return { position, name, office, allotment: { amount, unit } };
}

function paperOf({ code, name, originals, copies, required }: PaperRow): VersionPaper {
  return { code, name, originals, copies, required };
}

/** Frozen, because the same object is handed to everybody. */
function versionOf(row: VersionRow, steps: VersionStep[], papers: VersionPaper[]): ProcedureVersion {
  const { decisionNumber, decisionDate, termAmount, termUnit, cutoff, ...rest } = row;
  return Object.freeze({
    ...rest,
    term: cutoff === null ? { unit: termUnit, amount: termAmount } : { unit: termUnit, amount: termAmount, cutoff },
    decision: { number: decisionNumber, date: decisionDate },
    steps,
    papers,
  });
}
