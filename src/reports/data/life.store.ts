import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Outcome } from '#libs/deadline';
import type { Channel, FinishKind, OnlineLevel } from '#libs/dossier-flow';
import type { CountedRefusal, DetailedLife, DossierSelector, OverdueInterval, Period } from '#libs/reporting';
import type { Tx } from '#src/platform/database';
import { isRefusal, type KeptLife, wasReceived } from '../domain/kept-life.js';
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
  /** Of a refusal, which was never received: the day, which stands as receivedOn too. */
  refusedOn: CivilDate | null;
}

/** Which dossiers: of these units, of these procedures, chosen by the selector over the period. */
export interface LifeQuery {
  unitIds: readonly string[];
  /** Null: all of them. */
  procedureIds: readonly string[] | null;
  selector: DossierSelector;
  period: Pick<Period, 'from' | 'to'>;
  /** Of these dossiers alone. */
  dossierIds?: readonly string[];
}

export interface KeptChange {
  old: KeptLife | null;
  now: KeptLife | null;
}

interface LifeRow extends Omit<ListedLife, 'unitId'> {
  overdue: string;
  receivedElsewhere: boolean;
  apologyOn: CivilDate | null;
  assisted: boolean;
}

type RefusalRow = Omit<KeptLife, 'life'> & CountedRefusal;

const KEPT = [
  'dossier_id', 'code', 'procedure_id', 'channel', 'online_level', 'received_on', 'finished_on', 'outcome', 'finish_kind', 'received_elsewhere', 'apology_on',
  'assisted', 'overdue',
];

const LISTED = `l.dossier_id AS "dossierId", l.code, l.procedure_id AS "procedureId", l.channel, l.online_level AS "onlineLevel",
  l.received_on AS "receivedOn", l.finished_on AS "finishedOn", l.outcome, l.finish_kind AS "finishKind"`;

/**
 * What is received in a period is read in order of receipt and ends with the page. All else is chosen first and put in order then:
 * otherwise the planner, hoping for an early end, may walk through every dossier since the first.
 */
const KINDS_BY_RECEIPT: ReadonlySet<DossierSelector['kind']> = new Set(['received', 'received_here', 'received_elsewhere', 'assisted', 'refused']);

@Injectable()
export class LifeStore {
  async of(tx: Tx, unitId: string, dossierIds: readonly string[]): Promise<Map<string, KeptLife>> {
    const rows = await tx.rows<LifeRow>(
      `SELECT ${LISTED}, l.overdue::text AS overdue, l.received_elsewhere AS "receivedElsewhere", l.apology_on AS "apologyOn", l.assisted,
         NULL::date AS "refusedOn"
       FROM reports.life l WHERE l.unit_id = $1 AND l.dossier_id = ANY ($2)`,
      [unitId, dossierIds],
    );
    const refusals = await tx.rows<RefusalRow>(
      `SELECT r.dossier_id AS "dossierId", r.code, r.procedure_id AS "procedureId", r.channel, r.online_level AS "onlineLevel", r.refused_on AS "refusedOn"
       FROM reports.refusal r WHERE r.unit_id = $1 AND r.dossier_id = ANY ($2)`,
      [unitId, dossierIds],
    );
    return new Map<string, KeptLife>([
      ...rows.map((row): [string, KeptLife] => [row.dossierId, keptFrom(row)]),
      ...refusals.map(({ dossierId, code, procedureId, ...life }): [string, KeptLife] => [dossierId, { dossierId, code, procedureId, life }]),
    ]);
  }

  /** Keeps the dossiers as they are now, and forgets those that turn out to be neither received nor refused. */
  async change(tx: Tx, unitId: string, changed: readonly KeptChange[]): Promise<void> {
    const now = changed.map((each) => each.now);
    await this.put(tx, unitId, now.filter(wasReceived));
    await this.putRefusals(tx, unitId, now.filter(isRefusal));
    const gone = (was: (kept: KeptLife | null) => boolean): string[] =>
      changed.filter(({ old, now: kept }) => was(old) && !was(kept)).map(({ old }) => old?.dossierId ?? '');
    const [lives, refusals] = [gone(wasReceived), gone(isRefusal)];
    if (lives.length > 0) await tx.run('DELETE FROM reports.life WHERE unit_id = $1 AND dossier_id = ANY ($2)', [unitId, lives]);
    if (refusals.length > 0) await tx.run('DELETE FROM reports.refusal WHERE unit_id = $1 AND dossier_id = ANY ($2)', [unitId, refusals]);
  }

  /** How many of these dossiers were received in the period, by procedure. */
  async receivedOf(tx: Tx, unitId: string, dossierIds: readonly string[], { from, to }: Pick<Period, 'from' | 'to'>): Promise<Map<string, number>> {
    if (dossierIds.length === 0) return new Map();
    const rows = await tx.rows<{ procedureId: string; count: number }>(
      `SELECT l.procedure_id AS "procedureId", count(*)::int AS count FROM reports.life l
       WHERE l.unit_id = $1 AND l.dossier_id = ANY ($2) AND l.received_on BETWEEN $3 AND $4 GROUP BY l.procedure_id`,
      [unitId, dossierIds, from, to],
    );
    return new Map(rows.map(({ procedureId, count }) => [procedureId, count]));
  }

  async count(tx: Tx, query: LifeQuery): Promise<number> {
    const { where, values } = whereOf(query);
    const row = await tx.row<{ count: number }>(`SELECT count(*)::int AS count FROM ${listedOf(query)} l WHERE l.unit_id = ANY ($1) AND ${where}`, values);
    return row?.count ?? 0;
  }

  /** A page in order of unit, receipt and id. */
  async list(tx: Tx, query: LifeQuery, after: { unitId: string; receivedOn: CivilDate; dossierId: string } | undefined, limit: number): Promise<ListedLife[]> {
    const { where, values } = whereOf(query);
    const refused = query.selector.kind === 'refused';
    let beyond = '';
    if (after) {
      values.push(after.unitId, after.receivedOn, after.dossierId);
      const at = values.length;
      beyond = `AND (l.unit_id, l.received_on, l.dossier_id) > ($${at - 2}::uuid, $${at - 1}::date, $${at}::uuid)`;
    }
    values.push(limit);
    const chosen = `SELECT l.* FROM ${listedOf(query)} l WHERE l.unit_id = ANY ($1) AND ${where} ${beyond}`;
    return tx.rows<ListedLife>(
      `SELECT l.unit_id AS "unitId", ${LISTED}, ${refused ? 'l.refused_on' : 'NULL::date'} AS "refusedOn" FROM (${chosen} ${KINDS_BY_RECEIPT.has(query.selector.kind) ? '' : 'OFFSET 0'}) AS l
       ORDER BY l.unit_id, l.received_on, l.dossier_id LIMIT $${values.length}`,
      values,
    );
  }

  /** Those that staff filled in at the counter, received in the period, by procedure. */
  async assistedIn(tx: Tx, unitId: string, { from, to }: Pick<Period, 'from' | 'to'>): Promise<Map<string, number>> {
    const rows = await tx.rows<{ procedureId: string; count: number }>(
      `SELECT l.procedure_id AS "procedureId", count(*)::int AS count FROM reports.life l
       WHERE l.unit_id = $1 AND l.assisted AND l.received_on BETWEEN $2 AND $3 GROUP BY l.procedure_id`,
      [unitId, from, to],
    );
    return new Map(rows.map(({ procedureId, count }) => [procedureId, count]));
  }

  /** The dossiers at places of another list, in its order. */
  async at<Place extends { unitId: string; dossierId: string }>(tx: Tx, unitIds: readonly string[], places: readonly Place[]): Promise<(ListedLife & { place: Place })[]> {
    if (places.length === 0) return [];
    const rows = await tx.rows<ListedLife>(
      `SELECT l.unit_id AS "unitId", ${LISTED}, NULL::date AS "refusedOn" FROM reports.life l WHERE l.unit_id = ANY ($1) AND l.dossier_id = ANY ($2)`,
      [unitIds, places.map(({ dossierId }) => dossierId)],
    );
    const lives = new Map(rows.map((life) => [life.dossierId, life]));
    return places.flatMap((place) => {
      const life = lives.get(place.dossierId);
      return life ? [{ ...life, place }] : [];
    });
  }

  private async put(tx: Tx, unitId: string, kept: readonly KeptLife<DetailedLife>[]): Promise<void> {
    if (kept.length === 0) return;
    await tx.run(
      `INSERT INTO reports.life (unit_id, ${KEPT.join(', ')})
       SELECT $1, r.dossier_id, r.code, r.procedure_id, r.channel, r.online_level, r.received_on, r.finished_on, r.outcome, r.finish_kind,
         r.received_elsewhere, r.apology_on, r.assisted, r.overdue::datemultirange
       FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::int[], $7::date[], $8::date[], $9::text[], $10::text[], $11::boolean[], $12::date[], $13::boolean[], $14::text[])
         AS r (${KEPT.join(', ')})
       ON CONFLICT (unit_id, dossier_id) DO UPDATE SET ${KEPT.slice(1).map((column) => `${column} = excluded.${column}`).join(', ')}`,
      [
        unitId, kept.map((k) => k.dossierId), kept.map((k) => k.code), kept.map((k) => k.procedureId), kept.map((k) => k.life.channel),
        kept.map((k) => k.life.onlineLevel), kept.map((k) => k.life.receivedOn), kept.map((k) => k.life.finishedOn),
        kept.map((k) => k.life.outcome), kept.map((k) => k.life.finishKind), kept.map((k) => k.life.receivedElsewhere ?? false),
        kept.map((k) => k.life.apologyOn ?? null), kept.map((k) => k.life.assisted ?? false), kept.map((k) => multirangeOf(k.life.overdue)),
      ],
    );
  }

  private async putRefusals(tx: Tx, unitId: string, kept: readonly KeptLife<CountedRefusal>[]): Promise<void> {
    if (kept.length === 0) return;
    await tx.run(
      `INSERT INTO reports.refusal (unit_id, dossier_id, code, procedure_id, channel, online_level, refused_on)
       SELECT $1, r.* FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::int[], $7::date[]) AS r
       ON CONFLICT (unit_id, dossier_id) DO UPDATE SET code = excluded.code, procedure_id = excluded.procedure_id, channel = excluded.channel,
         online_level = excluded.online_level, refused_on = excluded.refused_on`,
      [
        unitId, kept.map((k) => k.dossierId), kept.map((k) => k.code), kept.map((k) => k.procedureId), kept.map((k) => k.life.channel),
        kept.map((k) => k.life.onlineLevel), kept.map((k) => k.life.refusedOn),
      ],
    );
  }
}

/** Refusals are kept apart, since they were never received; listed, they stand on the day they were refused. */
function listedOf({ selector }: LifeQuery): string {
  if (selector.kind !== 'refused') return 'reports.life';
  return `(SELECT r.unit_id, r.dossier_id, r.code, r.procedure_id, r.channel, r.online_level, r.refused_on AS received_on, r.refused_on,
     NULL::date AS finished_on, NULL::text AS outcome, NULL::text AS finish_kind FROM reports.refusal r WHERE r.unit_id = ANY ($1))`;
}

function whereOf({ unitIds, procedureIds, selector, period, dossierIds }: LifeQuery): { where: string; values: unknown[] } {
  const values: unknown[] = [unitIds];
  const bind = (date: string): string => `$${values.push(date)}::date`;
  const conditions = [lifeCondition(selector, period, bind)];
  if (procedureIds) conditions.push(`l.procedure_id = ANY ($${values.push(procedureIds)}::uuid[])`);
  if (dossierIds) conditions.push(`l.dossier_id = ANY ($${values.push(dossierIds)}::uuid[])`);
  return { where: conditions.join(' AND '), values };
}

function keptFrom({ dossierId, code, procedureId, overdue, refusedOn: _, ...life }: LifeRow): KeptLife<DetailedLife> {
  const counted: DetailedLife = { ...life, overdue: intervalsOf(overdue) };
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
