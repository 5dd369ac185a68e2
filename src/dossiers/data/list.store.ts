import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Channel, OnlineLevel, State } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';

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
  ownerAddress: string | null;
  submittedAt: Date | null;
  acceptanceDueAt: Date | null;
  receivedAt: Date | null;
  dueAt: Date | null;
  dueOn: CivilDate | null;
  dueByMoment: boolean;
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
export type WorklistRow = ListRow & { sortKey: Date };

export const LIST_COLUMNS = `d.id, d.code, d.state, d.version, d.procedure_id AS "procedureId", d.channel, d.online_level AS "onlineLevel",
  d.owner_name AS "ownerName", right(d.owner_id_number, 3) AS "ownerIdEnd", d.owner_address AS "ownerAddress",
  d.submitted_at AS "submittedAt", d.acceptance_due_at AS "acceptanceDueAt", d.received_at AS "receivedAt", d.due_at AS "dueAt", d.due_on AS "dueOn",
  d.due_by_moment AS "dueByMoment", d.appointment_on AS "appointmentOn", d.stopped_since AS "stoppedSince",
  d.holder_account_id AS "holderAccountId", d.holder_unit_id AS "holderUnitId", d.holder_office AS "holderOffice",
  d.step_position AS "stepPosition", d.step_due_at AS "stepDueAt", d.finished_at AS "finishedAt", d.outcome, d.returned_at AS "returnedAt"`;

/** What the clock says when the list is asked for. Days are civil dates, instants absolute. */
export interface ListMoment {
  now: Date;
  today: CivilDate;
  startOfToday: Date;
  endOfToday: Date;
  /** End of the last working day that counts as "soon". */
  endOfSoon: Date;
}

export const worklists = ['to_accept', 'incomplete', 'mine', 'open', 'due_today', 'due_soon', 'overdue', 'waiting', 'ready_to_return', 'returned_today'] as const;
export type Worklist = (typeof worklists)[number];

interface Condition {
  where: string;
  order: 'acceptance_due_at' | 'due_at' | 'returned_at' | 'submitted_at';
  values: (moment: ListMoment, accountId: string) => unknown[];
}

const RUNNING = "d.state IN ('received', 'processing')";

/** Each list is one range of one index; $1 is the unit, then the condition's own values from $2 on. */
const conditions: Record<Worklist, Condition> = {
  to_accept: { where: "d.state = 'submitted'", order: 'acceptance_due_at', values: () => [] },
  incomplete: { where: "d.state = 'incomplete'", order: 'submitted_at', values: () => [] },
  mine: { where: 'd.holder_account_id = $2 AND d.finished_at IS NULL', order: 'due_at', values: (_, accountId) => [accountId] },
  open: { where: RUNNING, order: 'due_at', values: () => [] },
  due_today: {
    where: `${RUNNING} AND d.due_at >= $2 AND d.due_at < $3`,
    order: 'due_at',
    values: (moment) => [moment.startOfToday, moment.endOfToday],
  },
  due_soon: { where: `${RUNNING} AND d.due_at >= $2 AND d.due_at < $3`, order: 'due_at', values: (moment) => [moment.endOfToday, moment.endOfSoon] },
  overdue: {
    where: `${RUNNING} AND d.due_at < $2 AND (d.due_on < $3 OR d.due_by_moment)`,
    order: 'due_at',
    values: (moment) => [moment.now, moment.today],
  },
  waiting: { where: "d.state IN ('awaiting_supplement', 'awaiting_payment')", order: 'due_at', values: () => [] },
  ready_to_return: { where: "d.state = 'resolved'", order: 'due_at', values: () => [] },
  returned_today: { where: 'd.returned_on = $2', order: 'returned_at', values: (moment) => [moment.today] },
};

export interface PageRequest {
  limit: number;
  after: { sortKey: Date; id: string } | undefined;
}

@Injectable()
export class ListStore {
  /** A page of a unit's worklist, ordered by what is most pressing. */
  async worklist(tx: Tx, unitId: string, list: Worklist, moment: ListMoment, accountId: string, page: PageRequest): Promise<WorklistRow[]> {
    const { where, order, values } = conditions[list];
    const parameters = [unitId, ...values(moment, accountId)];
    let after = '';
    if (page.after) {
      parameters.push(page.after.sortKey, page.after.id);
      after = `AND (d.${order}, d.id) > ($${parameters.length - 1}::timestamptz, $${parameters.length}::uuid)`;
    }
    parameters.push(page.limit);
    return tx.rows<WorklistRow>(
      `SELECT ${LIST_COLUMNS}, d.${order} AS "sortKey" FROM dossiers.dossier d
       WHERE d.unit_id = $1 AND ${where} ${after} ORDER BY d.${order}, d.id LIMIT $${parameters.length}`,
      parameters,
    );
  }

  async byCode(tx: Tx, unitId: string, code: string): Promise<ListRow[]> {
    return tx.rows<ListRow>(`SELECT ${LIST_COLUMNS} FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.code = $2`, [unitId, code]);
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
    return tx.rows<ListRow>(
      `WITH named AS MATERIALIZED (
         SELECT e.dossier_id, e.ending FROM dossiers.name_ending e
         WHERE e.unit_id = $1 AND e.ending ~>=~ $2 AND e.ending ~<~ $3 ORDER BY e.ending USING ~<~, e.dossier_id LIMIT $5),
       once AS (SELECT DISTINCT ON (n.dossier_id) n.dossier_id, n.ending FROM named n ORDER BY n.dossier_id, n.ending USING ~<~)
       SELECT ${LIST_COLUMNS} FROM once e JOIN dossiers.dossier d ON d.unit_id = $1 AND d.id = e.dossier_id
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

function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
