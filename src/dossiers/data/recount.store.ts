import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Channel } from '#libs/dossier-flow';
import type { CounterMeasure } from '#libs/reporting';
import type { Tx } from '#src/platform/database';

/** What happened on a day to the dossiers of one procedure version and channel. */
export type DayTally = Record<CounterMeasure, number> & {
  day: CivilDate;
  versionId: string;
  channel: Channel;
  /** 0 for dossiers that did not come in online. */
  onlineLevel: 0 | 3 | 4;
};

/**
 * Every step as it reads after the corrections entered up to position $2, `correct` steps themselves left out; how each
 * dossier came in; and what that says day by day. Written apart from the fold in TypeScript, so that each checks the other.
 * Sorted and grouped rather than joined: right after a large import nobody has told the planner how many rows there are.
 */
const TALLY = `
WITH reading AS (
  SELECT s.dossier_id, s.seq, 0 AS correction_seq, s.action = 'extend' AS apology, false AS voided, s.at, s.state_after AS state, s.due_at, s.due_on, s.due_by_moment AS by_moment
  FROM dossiers.step s WHERE s.unit_id = $1 AND s.position <= $2 AND s.action <> 'correct' /* of s */
  UNION ALL
  SELECT a.dossier_id, a.seq, a.correction_seq, o.action = 'extend', a.voided, a.at, a.state_after, a.due_at, a.due_on, a.due_by_moment
  FROM dossiers.amendment a
  JOIN dossiers.step c ON c.unit_id = $1 AND c.dossier_id = a.dossier_id AND c.seq = a.correction_seq AND c.position <= $2
  JOIN dossiers.step o ON o.unit_id = $1 AND o.dossier_id = a.dossier_id AND o.seq = a.seq
  WHERE a.unit_id = $1 /* of a */
), effective AS (
  SELECT DISTINCT ON (dossier_id, seq) dossier_id, seq, apology, voided, at, (at AT TIME ZONE 'UTC' + interval '7 hours')::date AS day, state, due_at, due_on, by_moment
  FROM reading ORDER BY dossier_id, seq, correction_seq DESC
), counted AS (
  SELECT e.*, e.state IN ('withdrawn', 'stopped', 'resolved', 'returned') AS finished
  FROM (
    SELECT *, bool_or(state NOT IN ('submitted', 'incomplete', 'refused')) OVER (PARTITION BY dossier_id ORDER BY seq) AS was_received
    FROM effective WHERE NOT voided
  ) e WHERE e.was_received
), lived AS (
  SELECT *, row_number() OVER life AS nth, lead(day) OVER life AS next_day, lag(finished) OVER life AS finished_before,
    max(seq) FILTER (WHERE NOT finished) OVER (PARTITION BY dossier_id) AS last_open
  FROM counted WINDOW life AS (PARTITION BY dossier_id ORDER BY seq)
), finish AS (
  SELECT dossier_id, day, state,
    CASE WHEN due_on IS NULL THEN 'finished_on_time'
         WHEN day > due_on OR (by_moment AND at > due_at) THEN 'finished_late'
         WHEN day < due_on THEN 'finished_early' ELSE 'finished_on_time' END AS measure
  FROM lived WHERE finished AND finished_before IS NOT TRUE AND seq > coalesce(last_open, 0)
), stretch AS (
  SELECT dossier_id, greatest(day, CASE WHEN by_moment THEN due_on ELSE due_on + 1 END) AS first_day, next_day
  FROM lived WHERE state IN ('received', 'processing') AND due_on IS NOT NULL AND next_day IS DISTINCT FROM day
), overdue AS (
  SELECT dossier_id, first_day, next_day, lag(next_day) OVER life AS ended_before, lead(first_day) OVER life AS goes_on
  FROM stretch WHERE next_day IS NULL OR first_day < next_day WINDOW life AS (PARTITION BY dossier_id ORDER BY first_day)
), apology AS (
  SELECT DISTINCT ON (dossier_id) dossier_id, day FROM effective WHERE apology AND NOT voided ORDER BY dossier_id, seq
), refusal AS (
  SELECT DISTINCT ON (dossier_id) dossier_id, day FROM (
    SELECT dossier_id, seq, day, state, lag(state) OVER life AS state_before, last_value(state) OVER (life ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last_state
    FROM effective WHERE NOT voided WINDOW life AS (PARTITION BY dossier_id ORDER BY seq)
  ) e WHERE state = 'refused' AND state_before IS DISTINCT FROM 'refused' AND last_state = 'refused' ORDER BY dossier_id, seq DESC
), statement AS (
  SELECT s.dossier_id, s.seq, s.facts ->> 'channel' AS channel, s.facts ->> 'onlineLevel' AS online_level, s.facts ->> 'procedureVersionId' AS version_id,
    s.facts ->> 'receivedAtUnitId' AS desk_id
  FROM dossiers.step s WHERE s.unit_id = $1 AND s.position <= $2 AND s.seq = 1 /* of s */
  UNION ALL
  SELECT c.dossier_id, c.seq, a.amended #>> '{facts,channel}', a.amended #>> '{facts,onlineLevel}', a.amended #>> '{facts,procedureVersionId}',
    a.amended #>> '{facts,receivedAtUnitId}'
  FROM dossiers.step c CROSS JOIN LATERAL jsonb_array_elements(c.facts -> 'amended') AS a (amended)
  WHERE c.unit_id = $1 AND c.position <= $2 AND c.action = 'correct' AND a.amended ->> 'seq' = '1' /* of c */
), origin AS (
  SELECT dossier_id,
    (array_agg(channel ORDER BY seq DESC) FILTER (WHERE channel IS NOT NULL))[1] AS channel,
    (array_agg(online_level ORDER BY seq DESC) FILTER (WHERE online_level IS NOT NULL))[1] AS online_level,
    (array_agg(version_id ORDER BY seq DESC) FILTER (WHERE version_id IS NOT NULL))[1] AS version_id,
    (array_agg(desk_id ORDER BY seq DESC) FILTER (WHERE desk_id IS NOT NULL))[1] AS desk_id
  FROM statement GROUP BY dossier_id
), tally (dossier_id, day, measure, channel, online_level, version_id, desk_id) AS (
  SELECT dossier_id, day, 'received', NULL, NULL, NULL, NULL FROM lived WHERE nth = 1
  UNION ALL SELECT dossier_id, day, measure, NULL, NULL, NULL, NULL FROM finish
  UNION ALL SELECT dossier_id, day, state, NULL, NULL, NULL, NULL FROM finish WHERE state IN ('withdrawn', 'stopped')
  UNION ALL SELECT dossier_id, first_day, 'overdue_in', NULL, NULL, NULL, NULL FROM overdue WHERE ended_before IS DISTINCT FROM first_day
  UNION ALL SELECT dossier_id, next_day, 'overdue_out', NULL, NULL, NULL, NULL FROM overdue WHERE next_day IS NOT NULL AND goes_on IS DISTINCT FROM next_day
  UNION ALL SELECT dossier_id, NULL, 'origin', channel, online_level, version_id, desk_id FROM origin
  UNION ALL SELECT dossier_id, day, 'apology', NULL, NULL, NULL, NULL FROM apology
  UNION ALL SELECT dossier_id, day, 'refused', NULL, NULL, NULL, NULL FROM refusal
), dated AS (
  SELECT dossier_id, day, measure, max(channel) OVER dossier AS channel, max(online_level) OVER dossier AS online_level, max(version_id) OVER dossier AS version_id,
    coalesce(max(desk_id) OVER dossier <> $1::text, false) AS elsewhere, min(day) FILTER (WHERE measure = 'apology') OVER dossier AS apology_on
  FROM tally WINDOW dossier AS (PARTITION BY dossier_id)
), told AS (
  SELECT day, measure, channel, online_level, version_id, elsewhere AND channel <> 'online' AS elsewhere, NOT elsewhere AND channel <> 'online' AS here,
    coalesce(apology_on <= day, false) AS apologised, coalesce(apology_on < day, false) AS apologised_before,
    measure = 'apology' AND sum(CASE WHEN measure = 'overdue_in' AND day < apology_on THEN 1 WHEN measure = 'overdue_out' AND day <= apology_on THEN -1 ELSE 0 END)
      OVER (PARTITION BY dossier_id) > 0 AS apology_while_overdue
  FROM dated
)
SELECT day, version_id AS "versionId", channel, CASE WHEN channel = 'online' THEN coalesce(online_level::int, 0) ELSE 0 END AS "onlineLevel",
  count(*) FILTER (WHERE measure = 'received')::int AS received,
  count(*) FILTER (WHERE measure = 'finished_early')::int AS finished_early,
  count(*) FILTER (WHERE measure = 'finished_on_time')::int AS finished_on_time,
  count(*) FILTER (WHERE measure = 'finished_late')::int AS finished_late,
  count(*) FILTER (WHERE measure = 'withdrawn')::int AS withdrawn,
  count(*) FILTER (WHERE measure = 'stopped')::int AS stopped,
  count(*) FILTER (WHERE measure = 'overdue_in')::int AS overdue_in,
  count(*) FILTER (WHERE measure = 'overdue_out')::int AS overdue_out,
  count(*) FILTER (WHERE measure = 'received' AND here)::int AS received_here,
  count(*) FILTER (WHERE measure = 'received' AND elsewhere)::int AS received_elsewhere,
  count(*) FILTER (WHERE measure = 'finished_late' AND apologised)::int AS finished_late_apologised,
  count(*) FILTER (WHERE measure = 'finished_late' AND NOT apologised)::int AS finished_late_unapologised,
  count(*) FILTER (WHERE apology_while_overdue OR (measure = 'overdue_in' AND apologised))::int AS overdue_apologised_in,
  count(*) FILTER (WHERE measure = 'overdue_out' AND apologised_before)::int AS overdue_apologised_out,
  count(*) FILTER (WHERE measure = 'overdue_in' AND NOT apologised)::int AS overdue_unapologised_in,
  count(*) FILTER (WHERE apology_while_overdue OR (measure = 'overdue_out' AND NOT apologised_before))::int AS overdue_unapologised_out,
  count(*) FILTER (WHERE measure = 'refused')::int AS refused
FROM told WHERE measure <> 'origin' AND (measure <> 'apology' OR apology_while_overdue) GROUP BY day, version_id, channel, 4`;

/** The same over the steps of the dossiers $3 alone: where the marks stand. */
const TALLY_OF_SOME = TALLY.replaceAll(/\/\* of (\w) \*\//g, 'AND $1.dossier_id = ANY ($3)');

/**
 * Positions rise with the moment of entry, so where the steps entered since $3 begin is found by halving. A day to spare, since
 * whoever waited for the log's lock has read the clock before.
 */
const ENTERED_BEFORE = `
WITH RECURSIVE search (low, high) AS (
  SELECT 0::bigint, $2::bigint
  UNION ALL
  SELECT CASE WHEN m.earlier THEN m.position ELSE search.low END, CASE WHEN m.earlier THEN search.high ELSE m.position - 1 END
  FROM search CROSS JOIN LATERAL (
    SELECT s.position, s.recorded_at < $3::timestamptz - interval '1 day' AS earlier FROM dossiers.step s
    WHERE s.unit_id = $1 AND s.position = (search.low + search.high + 1) / 2 LIMIT 1) AS m
  WHERE search.low < search.high
)
SELECT max(low) AS position FROM search`;

/** What is open is told by the dossiers' rows, which are not the log: were such a row wrong, a dossier would be missing here, and the counters differ. */
const IN_HAND_SINCE = `
SELECT s.dossier_id AS id FROM dossiers.step s WHERE s.unit_id = $1 AND s.position > $4 AND s.position <= $2 AND s.at >= $3
UNION
SELECT d.id FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.state IN ('received', 'processing', 'awaiting_supplement', 'awaiting_payment')`;

/** Counts in SQL what the counters of reports count from the dossiers' histories. */
@Injectable()
export class RecountStore {
  /** Over the steps up to the position, both in the unit's log. */
  tally(tx: Tx, unitId: string, position: number): Promise<DayTally[]> {
    return tx.rows<DayTally>(TALLY, [unitId, position]);
  }

  /** The same, over all steps of these dossiers alone. */
  tallyOf(tx: Tx, unitId: string, position: number, dossierIds: readonly string[]): Promise<DayTally[]> {
    return tx.rows<DayTally>(TALLY_OF_SOME, [unitId, position, dossierIds]);
  }

  /** Dossiers of which anything happened at the moment or later, and those that are open: all others had come to their end before. */
  async inHandSince(tx: Tx, unitId: string, position: number, since: Date): Promise<string[]> {
    const before = await tx.row<{ position: number }>(ENTERED_BEFORE, [unitId, position, since]);
    return (await tx.rows<{ id: string }>(IN_HAND_SINCE, [unitId, position, since, before?.position ?? 0])).map(({ id }) => id);
  }
}
