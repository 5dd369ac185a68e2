import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Channel } from '#libs/dossier-flow';
import type { Measure } from '#libs/reporting';
import type { Tx } from '#src/platform/database';

/** What happened on a day to the dossiers of one procedure version and channel. */
export type DayTally = Record<Measure, number> & {
  day: CivilDate;
  versionId: string;
  channel: Channel;
  /** 0 for dossiers that did not come in online. */
  onlineLevel: 0 | 3 | 4;
};

/**
 * Every step as it reads after the corrections entered up to position $2, `correct` steps themselves left out; how each
 * dossier came in; and what that says day by day. Written apart from the fold in TypeScript, so that each checks the other.
 */
const TALLY = `
WITH latest AS (
  SELECT DISTINCT ON (a.dossier_id, a.seq) a.dossier_id, a.seq, a.voided, a.at, a.state_after, a.due_at, a.due_on, a.due_by_moment
  FROM dossiers.amendment a
  JOIN dossiers.step c ON c.unit_id = $1 AND c.dossier_id = a.dossier_id AND c.seq = a.correction_seq AND c.position <= $2
  WHERE a.unit_id = $1
  ORDER BY a.dossier_id, a.seq, a.correction_seq DESC
), effective AS (
  SELECT s.dossier_id, s.seq,
    ((CASE WHEN l.seq IS NULL THEN s.at ELSE l.at END) AT TIME ZONE 'UTC' + interval '7 hours')::date AS day,
    CASE WHEN l.seq IS NULL THEN s.at ELSE l.at END AS at,
    CASE WHEN l.seq IS NULL THEN s.state_after ELSE l.state_after END AS state,
    CASE WHEN l.seq IS NULL THEN s.due_at ELSE l.due_at END AS due_at,
    CASE WHEN l.seq IS NULL THEN s.due_on ELSE l.due_on END AS due_on,
    CASE WHEN l.seq IS NULL THEN s.due_by_moment ELSE l.due_by_moment END AS by_moment
  FROM dossiers.step s
  LEFT JOIN latest l ON l.dossier_id = s.dossier_id AND l.seq = s.seq
  WHERE s.unit_id = $1 AND s.position <= $2 AND s.action <> 'correct' AND l.voided IS NOT TRUE
), counted AS (
  SELECT e.*, e.state IN ('withdrawn', 'stopped', 'resolved', 'returned') AS finished
  FROM (
    SELECT dossier_id, seq, day, at, state, due_at, due_on, by_moment,
      bool_or(state NOT IN ('submitted', 'incomplete', 'refused')) OVER (PARTITION BY dossier_id ORDER BY seq) AS was_received
    FROM effective
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
), tally AS (
  SELECT dossier_id, day, 'received' AS measure FROM lived WHERE nth = 1
  UNION ALL SELECT dossier_id, day, measure FROM finish
  UNION ALL SELECT dossier_id, day, state FROM finish WHERE state IN ('withdrawn', 'stopped')
  UNION ALL SELECT dossier_id, first_day, 'overdue_in' FROM overdue WHERE ended_before IS DISTINCT FROM first_day
  UNION ALL SELECT dossier_id, next_day, 'overdue_out' FROM overdue WHERE next_day IS NOT NULL AND goes_on IS DISTINCT FROM next_day
), restated AS (
  SELECT c.dossier_id, c.seq, a.amended -> 'facts' AS facts
  FROM dossiers.step c CROSS JOIN LATERAL jsonb_array_elements(c.facts -> 'amended') AS a (amended)
  WHERE c.unit_id = $1 AND c.position <= $2 AND c.action = 'correct' AND a.amended ->> 'seq' = '1'
), restatement AS (
  SELECT dossier_id,
    (array_agg(facts ->> 'channel' ORDER BY seq DESC) FILTER (WHERE facts ? 'channel'))[1] AS channel,
    (array_agg(facts ->> 'onlineLevel' ORDER BY seq DESC) FILTER (WHERE facts ? 'onlineLevel'))[1] AS online_level,
    (array_agg(facts ->> 'procedureVersionId' ORDER BY seq DESC) FILTER (WHERE facts ? 'procedureVersionId'))[1] AS version_id
  FROM restated GROUP BY dossier_id
), origin AS (
  SELECT s.dossier_id, coalesce(r.channel, s.facts ->> 'channel') AS channel,
    coalesce(r.online_level, s.facts ->> 'onlineLevel') AS online_level,
    coalesce(r.version_id, s.facts ->> 'procedureVersionId') AS version_id
  FROM dossiers.step s LEFT JOIN restatement r ON r.dossier_id = s.dossier_id
  WHERE s.unit_id = $1 AND s.position <= $2 AND s.seq = 1
)
SELECT t.day, o.version_id AS "versionId", o.channel,
  CASE WHEN o.channel = 'online' THEN coalesce(o.online_level::int, 0) ELSE 0 END AS "onlineLevel",
  count(*) FILTER (WHERE t.measure = 'received')::int AS received,
  count(*) FILTER (WHERE t.measure = 'finished_early')::int AS finished_early,
  count(*) FILTER (WHERE t.measure = 'finished_on_time')::int AS finished_on_time,
  count(*) FILTER (WHERE t.measure = 'finished_late')::int AS finished_late,
  count(*) FILTER (WHERE t.measure = 'withdrawn')::int AS withdrawn,
  count(*) FILTER (WHERE t.measure = 'stopped')::int AS stopped,
  count(*) FILTER (WHERE t.measure = 'overdue_in')::int AS overdue_in,
  count(*) FILTER (WHERE t.measure = 'overdue_out')::int AS overdue_out
FROM tally t JOIN origin o ON o.dossier_id = t.dossier_id
GROUP BY t.day, o.version_id, o.channel, 4`;

/** Counts in SQL what the counters of reports count from the dossiers' histories. */
@Injectable()
export class RecountStore {
  /** Over the steps up to the position, both in the unit's log. */
  tally(tx: Tx, unitId: string, position: number): Promise<DayTally[]> {
    return tx.rows<DayTally>(TALLY, [unitId, position]);
  }
}
