import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Outcome } from '#libs/deadline';
import type { Channel, FinishKind, OnlineLevel } from '#libs/dossier-flow';
import type { CountedLife, OverdueInterval, Period, Selector } from '#libs/reporting';
import type { Tx } from '#src/platform/database';
import type { KeptLife } from '../domain/kept-life.js';
import { lifeCondition } from './life-condition.js';

/** A dossier in the list behind a cell. */
export interface ListedLife {
  unitId: string;
  dossierId: string;
  code: string;
  procedureId: string;
  channel: Channel;
  onlineLevel: OnlineLevel | null;
  receivedOn: CivilDate;
  finishedOn: CivilDate | null;
  outcome: Outcome | null;
  finishKind: FinishKind | null;
}

/** Which dossiers: of these units, of these procedures, chosen by the selector over the period. */
export interface LifeQuery {
  unitIds: readonly string[];
  /** Null: all of them. */
  procedureIds: readonly string[] | null;
  selector: Selector;
  period: Pick<Period, 'from' | 'to'>;
}

interface LifeRow extends Omit<ListedLife, 'unitId'> {
  overdue: string;
}

const LISTED = `l.dossier_id AS "dossierId", l.code, l.procedure_id AS "procedureId", l.channel, l.online_level AS "onlineLevel",
  l.received_on AS "receivedOn", l.finished_on AS "finishedOn", l.outcome, l.finish_kind AS "finishKind"`;

@Injectable()
export class LifeStore {
  async of(tx: Tx, unitId: string, dossierIds: readonly string[]): Promise<Map<string, KeptLife>> {
    const rows = await tx.rows<LifeRow>(
      `SELECT ${LISTED}, l.overdue::text AS overdue FROM reports.life l WHERE l.unit_id = $1 AND l.dossier_id = ANY ($2)`,
      [unitId, dossierIds],
    );
    return new Map(rows.map((row) => [row.dossierId, keptFrom(row)]));
  }

  /** Puts the lives in place of what was kept of those dossiers. */
  async put(tx: Tx, unitId: string, kept: readonly KeptLife[]): Promise<void> {
    if (kept.length === 0) return;
    await tx.run(
      `INSERT INTO reports.life (unit_id, dossier_id, code, procedure_id, channel, online_level, received_on, finished_on, outcome, finish_kind, overdue)
       SELECT $1, r.dossier_id, r.code, r.procedure_id, r.channel, r.online_level, r.received_on, r.finished_on, r.outcome, r.finish_kind, r.overdue::datemultirange
       FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::int[], $7::date[], $8::date[], $9::text[], $10::text[], $11::text[])
         AS r (dossier_id, code, procedure_id, channel, online_level, received_on, finished_on, outcome, finish_kind, overdue)
       ON CONFLICT (unit_id, dossier_id) DO UPDATE SET code = excluded.code, procedure_id = excluded.procedure_id, channel = excluded.channel,
         online_level = excluded.online_level, received_on = excluded.received_on, finished_on = excluded.finished_on,
         outcome = excluded.outcome, finish_kind = excluded.finish_kind, overdue = excluded.overdue`,
      [
        unitId, kept.map((k) => k.dossierId), kept.map((k) => k.code), kept.map((k) => k.procedureId), kept.map((k) => k.life.channel),
        kept.map((k) => k.life.onlineLevel), kept.map((k) => k.life.receivedOn), kept.map((k) => k.life.finishedOn),
        kept.map((k) => k.life.outcome), kept.map((k) => k.life.finishKind), kept.map((k) => multirangeOf(k.life.overdue)),
      ],
    );
  }

  /** Forgets dossiers that turn out never to have been received. */
  async remove(tx: Tx, unitId: string, dossierIds: readonly string[]): Promise<void> {
    if (dossierIds.length === 0) return;
    await tx.run('DELETE FROM reports.life WHERE unit_id = $1 AND dossier_id = ANY ($2)', [unitId, dossierIds]);
  }

  async count(tx: Tx, query: LifeQuery): Promise<number> {
    const { where, values } = whereOf(query);
    const row = await tx.row<{ count: number }>(`SELECT count(*)::int AS count FROM reports.life l WHERE l.unit_id = ANY ($1) AND ${where}`, values);
    return row?.count ?? 0;
  }

  /** A page in order of unit, receipt and id. */
  async list(tx: Tx, query: LifeQuery, after: { unitId: string; receivedOn: CivilDate; dossierId: string } | undefined, limit: number): Promise<ListedLife[]> {
    const { where, values } = whereOf(query);
    let beyond = '';
    if (after) {
      values.push(after.unitId, after.receivedOn, after.dossierId);
      const at = values.length;
      beyond = `AND (l.unit_id, l.received_on, l.dossier_id) > ($${at - 2}::uuid, $${at - 1}::date, $${at}::uuid)`;
    }
    values.push(limit);
    return tx.rows<ListedLife>(
      `SELECT l.unit_id AS "unitId", ${LISTED} FROM reports.life l WHERE l.unit_id = ANY ($1) AND ${where} ${beyond}
       ORDER BY l.unit_id, l.received_on, l.dossier_id LIMIT $${values.length}`,
      values,
    );
  }
}

function whereOf({ unitIds, procedureIds, selector, period }: LifeQuery): { where: string; values: unknown[] } {
  const values: unknown[] = [unitIds];
  const bind = (date: string): string => `$${values.push(date)}::date`;
  const conditions = [lifeCondition(selector, period, bind)];
  if (procedureIds) conditions.push(`l.procedure_id = ANY ($${values.push(procedureIds)}::uuid[])`);
  return { where: conditions.join(' AND '), values };
}

function keptFrom({ dossierId, code, procedureId, overdue, ...life }: LifeRow): KeptLife {
  const { receivedOn, channel, onlineLevel, finishedOn, outcome, finishKind } = life;
  const counted: CountedLife = { receivedOn, channel, onlineLevel, finishedOn, outcome, finishKind, overdue: intervalsOf(overdue) };
  return { dossierId, code, procedureId, life: counted };
}

/** @example multirangeOf([{ from: '2021-03-06', to: null }]) === '{[2021-03-06,)}' */
export function multirangeOf(intervals: readonly OverdueInterval[]): string {
  return `{${intervals.map(({ from, to }) => `[${from},${to ?? ''})`).join(',')}}`;
}

/** The inverse of multirangeOf, as PostgreSQL writes it. */
export function intervalsOf(multirange: string): OverdueInterval[] {
  return [...multirange.matchAll(/\[([\d-]+),([\d-]*)\)/g)].map(([, from = '', to = '']) => ({ from, to: to === '' ? null : to }));
}
