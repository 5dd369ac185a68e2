import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { PlannedVersion } from '../domain/plan.js';
import type { Decision } from '../domain/version.js';

export interface Recorded {
  at: Date;
  by: string | null;
  decision: Decision;
}

type Identified = PlannedVersion & { id: string; procedureId: string };

/** Writing versions, many at once; the caller holds the catalogue's lock. */
@Injectable()
export class VersionStore {
  /** @returns the ids of the versions, in order */
  async write(tx: Tx, ownerUnitId: string, planned: readonly PlannedVersion[], recorded: Recorded): Promise<string[]> {
    const versions = planned.map((one): Identified => ({ ...one, id: uuidv7(), procedureId: one.procedureId ?? uuidv7() }));
    await this.insertFields(tx, planned);
    await this.insertProcedures(tx, ownerUnitId, versions.filter((_, index) => planned[index]?.procedureId === null));
    await this.close(tx, planned.flatMap(({ closes }) => (closes ? [closes] : [])));
    await this.void(tx, planned.flatMap(({ voids }) => (voids === null ? [] : [voids])), recorded.at);
    await this.insertVersions(tx, versions, recorded);
    await this.insertParts(tx, versions);
    return versions.map(({ id }) => id);
  }

  /** It never held; the version before it goes on. */
  async withdraw(tx: Tx, version: { id: string }, former: { id: string } | undefined, at: Date): Promise<void> {
    await this.void(tx, [version.id], at);
    if (former) await tx.run('UPDATE catalogue.procedure_version SET valid_to = NULL WHERE id = $1', [former.id]);
  }

  /** A field that is known keeps the name it has. */
  private async insertFields(tx: Tx, planned: readonly PlannedVersion[]): Promise<void> {
    const fields = new Map(planned.map(({ fieldCode, fieldName }) => [fieldCode, fieldName]));
    await tx.run(
      `INSERT INTO catalogue.field (code, name) SELECT * FROM unnest($1::text[], $2::text[]) AS f (code, name) ORDER BY code
       ON CONFLICT (code) DO NOTHING`,
      [[...fields.keys()], [...fields.values()]],
    );
  }

  private async insertProcedures(tx: Tx, ownerUnitId: string, procedures: readonly Identified[]): Promise<void> {
    await tx.run(
      `INSERT INTO catalogue.procedure (id, owner_unit_id, code, field_code)
       SELECT p.id, $1, p.code, p.field_code FROM unnest($2::uuid[], $3::text[], $4::text[]) AS p (id, code, field_code)`,
      [ownerUnitId, procedures.map((p) => p.procedureId), procedures.map((p) => p.code), procedures.map((p) => p.fieldCode)],
    );
  }

  private async close(tx: Tx, closings: readonly { id: string; validTo: CivilDate }[]): Promise<void> {
    if (closings.length === 0) return;
    await tx.run(
      `UPDATE catalogue.procedure_version AS v SET valid_to = c.valid_to
       FROM unnest($1::uuid[], $2::date[]) AS c (id, valid_to) WHERE v.id = c.id`,
      [closings.map(({ id }) => id), closings.map(({ validTo }) => validTo)],
    );
  }

  private async void(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
    if (ids.length > 0) await tx.run('UPDATE catalogue.procedure_version SET voided_at = $2 WHERE id = ANY($1)', [ids, at]);
  }

  private async insertVersions(tx: Tx, versions: readonly Identified[], { at, by, decision }: Recorded): Promise<void> {
    const rows = versions.map(({ id, procedureId, validFrom, changeKind, daysCut, contents }) => ({
      id, procedure_id: procedureId, valid_from: validFrom, change_kind: changeKind, days_cut: daysCut,
      name: contents.name, competence: contents.competence,
      term_amount: contents.term.amount, term_unit: contents.term.unit, cutoff: contents.term.cutoff ?? null,
      online_level: contents.onlineLevel, supplement_policy: contents.supplementPolicy,
      gives_result: contents.givesResult, fee: contents.fee, is_public: contents.isPublic,
    }));
    await tx.run(
      `INSERT INTO catalogue.procedure_version (id, procedure_id, valid_from, change_kind, days_cut, name, competence, term_amount, term_unit,
         cutoff, online_level, supplement_policy, gives_result, fee, is_public, decision_number, decision_date, recorded_at, recorded_by)
       SELECT v.*, $2::text, $3::date, $4::timestamptz, $5::uuid
       FROM jsonb_to_recordset($1::jsonb) AS v (id uuid, procedure_id uuid, valid_from date, change_kind text, days_cut numeric, name text,
         competence text, term_amount numeric, term_unit text, cutoff time, online_level int, supplement_policy text, gives_result boolean,
         fee bigint, is_public boolean)`,
      [JSON.stringify(rows), decision.number, decision.date, at, by],
    );
  }

  private async insertParts(tx: Tx, versions: readonly Identified[]): Promise<void> {
    const steps = versions.flatMap(({ id, contents }) => contents.steps.map(({ allotment, ...step }) => ({
      version_id: id, ...step, amount: allotment.amount, unit: allotment.unit,
    })));
    const papers = versions.flatMap(({ id, contents }) => contents.papers.map((paper, index) => ({ version_id: id, position: index + 1, ...paper })));
    await tx.run(
      `INSERT INTO catalogue.version_step (version_id, position, name, office, allotment_amount, allotment_unit)
       SELECT s.version_id, s.position, s.name, s.office, s.amount, s.unit
       FROM jsonb_to_recordset($1::jsonb) AS s (version_id uuid, position int, name text, office text, amount numeric, unit text)`,
      [JSON.stringify(steps)],
    );
    await tx.run(
      `INSERT INTO catalogue.version_paper (version_id, code, position, name, originals, copies, required)
       SELECT p.version_id, p.code, p.position, p.name, p.originals, p.copies, p.required
       FROM jsonb_to_recordset($1::jsonb) AS p (version_id uuid, code text, position int, name text, originals int, copies int, required boolean)`,
      [JSON.stringify(papers)],
    );
  }
}
