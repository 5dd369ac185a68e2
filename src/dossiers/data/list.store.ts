import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Action, Channel, OnlineLevel, ResultBy, State } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';
import type { Worklist } from '../domain/worklist.js';
import { type Bind, binding, conditions, type ListMoment, periodColumns, type SortKey } from './list-conditions.js';
import { filterConditions, likeLiteral, type ListFilter } from './list-filter.js';

/** One row of a list: which dossier, whose, when in, when due, how bad, who has it. Identity numbers stay out of lists but for their end. */
export interface ListRow {
  id: string;
  code: string;
  state: State;
  version: number;
  procedureId: string;
  channel: Channel;
  onlineLevel: OnlineLevel | null;
  ownerName: string;
  ownerIdEnd: string | null;
  ownerPhoneEnd: string | null;
  ownerAddress: string | null;
  resultBy: ResultBy;
  submittedAt: Date | null;
  acceptanceDueAt: Date | null;
  receivedAt: Date | null;
  dueAt: Date | null;
  dueOn: CivilDate | null;
  dueByMoment: boolean;
  dueProvisional: boolean;
  supplementCount: number;
  appointmentOn: CivilDate | null;
  stoppedSince: Date | null;
  holderAccountId: string | null;
  holderUnitId: string | null;
  holderOffice: string | null;
  stepPosition: number | null;
  stepDueAt: Date | null;
  finishedAt: Date | null;
  outcome: string | null;
  returnedAt: Date | null;
}

/** A row of a worklist, and what the list is ordered by; the next page starts after it. */
export type WorklistRow = ListRow & { sortKey: string | Date };

export interface ChangedRow {
  code: string;
  state: State;
  version: number;
  action: Action;
  at: Date;
  actorId: string | null;
}

export const LIST_COLUMNS = `d.id, d.code, d.state, d.version, d.procedure_id AS "procedureId", d.channel, d.online_level AS "onlineLevel",
  d.owner_name AS "ownerName", right(d.owner_id_number, 3) AS "ownerIdEnd", right(d.owner_phone, 3) AS "ownerPhoneEnd",
  d.owner_address AS "ownerAddress", d.result_by AS "resultBy", d.due_provisional AS "dueProvisional", d.supplement_count AS "supplementCount",
  d.submitted_at AS "submittedAt", d.acceptance_due_at AS "acceptanceDueAt", d.received_at AS "receivedAt", d.due_at AS "dueAt", d.due_on AS "dueOn",
  d.due_by_moment AS "dueByMoment", d.appointment_on AS "appointmentOn", d.stopped_since AS "stoppedSince",
  d.holder_account_id AS "holderAccountId", d.holder_unit_id AS "holderUnitId", d.holder_office AS "holderOffice",
  d.step_position AS "stepPosition", d.step_due_at AS "stepDueAt", d.finished_at AS "finishedAt", d.outcome, d.returned_at AS "returnedAt"`;

export interface ListPlace {
  key: string | Date;
  id: string;
}

export interface ListRequest {
  list: Worklist;
  filter: ListFilter;
  moment: ListMoment;
  accountId: string | null;
}

/** How many rows of a list are of one procedure; of them whose they are and how they came in. */
export interface MakeUpRow {
  procedureId: string;
  count: number;
  /** Held by whoever asks. */
  mine: number;
  online: number;
}

@Injectable()
export class ListStore {
  /** Rows of a worklist from `after` on, in the order of `sort`. */
  async page(tx: Tx, unitId: string, request: ListRequest, sort: SortKey, page: { limit: number; after: ListPlace | undefined }): Promise<WorklistRow[]> {
    const { values, bind } = binding([unitId]);
    const where = conditionsOf(request, bind);
    const way = sort.descending ? 'DESC' : 'ASC';
    if (page.after) {
      const key = bind(page.after.key, sort.kind === 'text' ? 'text' : 'timestamptz');
      where.push(`(${sort.expression}, d.id) ${sort.descending ? '<' : '>'} (${key}, ${bind(page.after.id, 'uuid')})`);
    }
    return tx.rows<WorklistRow>(
      `SELECT ${LIST_COLUMNS}, ${sort.expression} AS "sortKey" FROM dossiers.dossier d
       WHERE d.unit_id = $1 AND ${where.join(' AND ')} ORDER BY ${sort.expression} ${way}, d.id ${way} LIMIT ${bind(page.limit, 'int')}`,
      values,
    );
  }

  /** How many rows there are, no further than one past `most`. */
  async count(tx: Tx, unitId: string, request: ListRequest, most: number): Promise<number> {
    const { values, bind } = binding([unitId]);
    const where = conditionsOf(request, bind).join(' AND ');
    const row = await tx.row<{ count: number }>(
      `SELECT count(*)::int FROM (SELECT 1 FROM dossiers.dossier d WHERE d.unit_id = $1 AND ${where} LIMIT ${bind(most + 1, 'int')}) AS counted`,
      values,
    );
    return row?.count ?? 0;
  }

  /** What a list is made of, procedure by procedure, of its first `most` rows at the most. */
  async makeUp(tx: Tx, unitId: string, request: ListRequest, most: number): Promise<MakeUpRow[]> {
    const { values, bind } = binding([unitId]);
    const where = conditionsOf(request, bind).join(' AND ');
    return tx.rows<MakeUpRow>(
      `SELECT listed.procedure_id AS "procedureId", count(*)::int AS count, (count(*) FILTER (WHERE listed.holder_account_id = ${bind(request.accountId, 'uuid')}))::int AS mine,
         (count(*) FILTER (WHERE listed.channel = 'online'))::int AS online
       FROM (SELECT d.procedure_id, d.holder_account_id, d.channel FROM dossiers.dossier d WHERE d.unit_id = $1 AND ${where} LIMIT ${bind(most, 'int')}) AS listed
       GROUP BY listed.procedure_id`,
      values,
    );
  }

  /** Of dossiers that were seen at a version, those that have another one now, each with its last step. */
  async changedSince(tx: Tx, unitId: string, seen: readonly { code: string; version: number }[]): Promise<ChangedRow[]> {
    return tx.rows<ChangedRow>(
      `SELECT d.code, d.state, d.version, s.action, s.at, s.actor_id AS "actorId" FROM unnest($2::text[], $3::int[]) AS seen (code, version)
       JOIN dossiers.dossier d ON d.unit_id = $1 AND d.code = seen.code AND d.version <> seen.version
       JOIN dossiers.step s ON s.unit_id = $1 AND s.dossier_id = d.id AND s.seq = d.version ORDER BY s.at, d.code`,
      [unitId, seen.map(({ code }) => code), seen.map(({ version }) => version)],
    );
  }

  /** Why the dossiers wait, as the last step that gives a reason says. */
  async lastReasons(tx: Tx, unitId: string, dossierIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.rows<{ id: string; reason: string }>(
      `SELECT DISTINCT ON (s.dossier_id) s.dossier_id AS id, s.facts ->> 'reason' AS reason FROM dossiers.step s
       WHERE s.unit_id = $1 AND s.dossier_id = ANY ($2) AND s.action IN ('extend', 'request_supplement', 'request_payment') AND s.facts ->> 'reason' <> ''
       ORDER BY s.dossier_id, s.seq DESC`,
      [unitId, dossierIds],
    );
    return new Map(rows.map(({ id, reason }) => [id, reason]));
  }

  /** The procedures that the unit has dossiers of, one look into their index for each. */
  async procedureIds(tx: Tx, unitId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `WITH RECURSIVE used (id) AS (
         (SELECT d.procedure_id FROM dossiers.dossier d WHERE d.unit_id = $1 ORDER BY d.procedure_id LIMIT 1)
         UNION ALL
         SELECT (SELECT d.procedure_id FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.procedure_id > used.id ORDER BY d.procedure_id LIMIT 1)
         FROM used WHERE used.id IS NOT NULL)
       SELECT used.id FROM used WHERE used.id IS NOT NULL`,
      [unitId],
    );
    return rows.map(({ id }) => id);
  }

  async byCode(tx: Tx, unitId: string, code: string): Promise<ListRow[]> {
    return tx.rows<ListRow>(`SELECT ${LIST_COLUMNS} FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.code = $2`, [unitId, code]);
  }

  async byCodes(tx: Tx, unitId: string, codes: readonly string[]): Promise<ListRow[]> {
    return tx.rows<ListRow>(`SELECT ${LIST_COLUMNS} FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.code = ANY ($2) ORDER BY d.code`, [unitId, codes]);
  }

  async byIdNumber(tx: Tx, unitId: string, idNumber: string, limit: number): Promise<ListRow[]> {
    return tx.rows<ListRow>(
      `SELECT ${LIST_COLUMNS} FROM dossiers.dossier d
       WHERE d.unit_id = $1 AND d.owner_id_number = $2 ORDER BY d.id DESC LIMIT $3`,
      [unitId, idNumber, limit],
    );
  }

  async byPhone(tx: Tx, unitId: string, phone: string, limit: number): Promise<ListRow[]> {
    return tx.rows<ListRow>(
      `SELECT ${LIST_COLUMNS} FROM dossiers.dossier d
       WHERE d.unit_id = $1 AND d.owner_phone = $2 ORDER BY d.id DESC LIMIT $3`,
      [unitId, phone, limit],
    );
  }

  /**
   * Owners whose name has an ending that begins with `ending`; `words` must all stand in the name.
   * Both without diacritics. A name with several such endings is found once. The ending is read from its index in order,
   * so the cost is that of the page; written as a range because LIKE is not leakproof, and under row-level security only
   * leakproof operators reach an index.
   */
  async byName(tx: Tx, unitId: string, ending: string, words: readonly string[], limit: number): Promise<ListRow[]> {
    // Where the ending says it all, no dossier is read that is not shown: they lie scattered over all that the unit ever had.
    const chosen = words.length > 0 ? '' : 'ORDER BY o.ending USING ~<~, o.dossier_id LIMIT $6';
    return tx.rows<ListRow>(
      `WITH named AS MATERIALIZED (
         SELECT e.dossier_id, e.ending FROM dossiers.name_ending e
         WHERE e.unit_id = $1 AND e.ending ~>=~ $2 AND e.ending ~<~ $3 ORDER BY e.ending USING ~<~, e.dossier_id LIMIT $5),
       once AS (SELECT DISTINCT ON (n.dossier_id) n.dossier_id, n.ending FROM named n ORDER BY n.dossier_id, n.ending USING ~<~)
       SELECT ${LIST_COLUMNS} FROM (SELECT o.dossier_id, o.ending FROM once o ${chosen}) AS e JOIN dossiers.dossier d ON d.unit_id = $1 AND d.id = e.dossier_id
       WHERE d.owner_search LIKE ALL ($4::text[]) ORDER BY e.ending USING ~<~, e.dossier_id LIMIT $6`,
      [unitId, ending, `${ending}\u{10FFFF}`, words.map((word) => `%${likeLiteral(word)}%`), words.length > 0 ? MOST_NAMESAKES : limit * MOST_ENDINGS, limit],
    );
  }

  /** Open dossiers of the same owner for the same procedure. */
  async duplicates(tx: Tx, unitId: string, idNumber: string, procedureId: string): Promise<{ code: string; state: State }[]> {
    return tx.rows(
      `SELECT d.code, d.state FROM dossiers.dossier d
       WHERE d.unit_id = $1 AND d.owner_id_number = $2 AND d.procedure_id = $3 AND d.finished_at IS NULL AND d.state <> 'refused' ORDER BY d.id`,
      [unitId, idNumber, procedureId],
    );
  }
}

/** How many words of one name may begin alike, Nguyễn Ngọc Nga by "ng". */
const MOST_ENDINGS = 3;

/** How many people of one given name are looked through for their other names. */
const MOST_NAMESAKES = 2_000;

function conditionsOf({ list, filter, moment, accountId }: ListRequest, bind: Bind): string[] {
  return [conditions[list].where(bind, moment, accountId), ...filterConditions(filter, periodColumns(list), bind)];
}
