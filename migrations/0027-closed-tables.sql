-- Tables that are counted as one looks are closed as well, and what was closed keeps the names that it was printed under.

CREATE TABLE reports.closed_table (
  unit_id      uuid        NOT NULL,
  id           uuid        NOT NULL,
  table_id     text        NOT NULL CHECK (table_id IN ('R7', 'R9', 'R10', 'R6_OFFICERS')),
  unit_ids     uuid[]      NOT NULL,
  period_from  date        NOT NULL,
  period_to    date        NOT NULL,
  label        text        NOT NULL,
  version      int         NOT NULL CHECK (version > 0),
  replaces     uuid,
  head         json        NOT NULL,
  content      json        NOT NULL,
  content_hash text        NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  closed_at    timestamptz NOT NULL,
  closed_by    uuid        NOT NULL,
  CONSTRAINT closed_table_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT closed_table_version UNIQUE (unit_id, table_id, period_from, period_to, version),
  CONSTRAINT closed_table_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT closed_table_replaces_fkey FOREIGN KEY (unit_id, replaces) REFERENCES reports.closed_table (unit_id, id),
  CONSTRAINT closed_table_period CHECK (period_from <= period_to),
  CONSTRAINT closed_table_first CHECK ((version = 1) = (replaces IS NULL))
);
COMMENT ON TABLE reports.closed_table IS 'unit: a table of words and numbers as it was closed: append-only, a later closing of the same period is a new version.';
COMMENT ON COLUMN reports.closed_table.unit_ids IS 'Whose records are in it: the unit''s own, and of R6_OFFICERS those of the units below it that whoever closed it may see.';
COMMENT ON COLUMN reports.closed_table.head IS 'Names of the unit and the one above it, and the place, as printed.';
COMMENT ON COLUMN reports.closed_table.content IS 'The whole table; json rather than jsonb, so that it comes back as it was put. R10 names the owners of late dossiers: reading it is kept in the audit trail.';
COMMENT ON COLUMN reports.closed_table.content_hash IS 'SHA-256 of table, units, period, head and content, with keys in order.';
CREATE INDEX closed_table_latest ON reports.closed_table (unit_id, table_id, closed_at DESC, id);
ALTER TABLE reports.closed_table ENABLE ROW LEVEL SECURITY;
CREATE POLICY closed_table_fence ON reports.closed_table USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON reports.closed_table TO mot_cua_app;

ALTER TABLE reports.due ALTER COLUMN run_id DROP NOT NULL;
COMMENT ON COLUMN reports.due.run_id IS 'Null: of a table that is counted as one looks, there is nothing to make before it is closed.';
COMMENT ON COLUMN reports.due.closed_run_id IS 'The run that was closed, or the closed table.';

ALTER TABLE reports.run ADD COLUMN head jsonb;
COMMENT ON COLUMN reports.run.head IS 'Of a closed run: names of the unit, of the one above it and of all whose dossiers are counted, and the place, as printed when it was closed. A rename entered later does not change them.';
GRANT UPDATE (head) ON reports.run TO mot_cua_app;

CREATE FUNCTION reports.called_on(unit uuid, day date) RETURNS units.unit_name LANGUAGE sql STABLE AS $$
  SELECT n FROM units.unit_name n WHERE n.unit_id = unit
  ORDER BY n.valid_from <= day DESC, CASE WHEN n.valid_from <= day THEN n.seq END DESC, n.valid_from LIMIT 1
$$;
ALTER TABLE reports.run DISABLE TRIGGER run_keeps_finished;
UPDATE reports.run r SET head = jsonb_build_object(
  'unitName', (reports.called_on(r.unit_id, r.period_to)).name,
  'parentName', (SELECT (reports.called_on(u.parent_id, r.period_to)).name FROM units.unit u WHERE u.id = r.unit_id AND u.parent_id IS NOT NULL),
  'place', (reports.called_on(r.unit_id, r.period_to)).place,
  'unitNames', (SELECT jsonb_object_agg(each, (reports.called_on(each, r.period_to)).name) FROM unnest(r.unit_ids) each))
WHERE r.closed_at IS NOT NULL;
ALTER TABLE reports.run ENABLE TRIGGER run_keeps_finished;
ALTER TABLE reports.run ADD CONSTRAINT run_closed_head CHECK ((closed_at IS NULL) = (head IS NULL));

CREATE OR REPLACE FUNCTION reports.keep_finished_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'report run % is closed', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (to_jsonb(NEW) - '{closed_at,closed_by,closed_short,head}'::text[]) IS DISTINCT FROM (to_jsonb(OLD) - '{closed_at,closed_by,closed_short,head}'::text[]) THEN
    RAISE EXCEPTION 'report run % is finished; it can only be closed', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

ALTER TABLE reports.seal ADD COLUMN unit_name text;
UPDATE reports.seal s SET unit_name = (reports.called_on(s.unit_id, s.period_to)).name;
ALTER TABLE reports.seal ALTER COLUMN unit_name SET NOT NULL;
COMMENT ON COLUMN reports.seal.unit_name IS 'As printed on what was closed.';
COMMENT ON COLUMN reports.seal.run_id IS 'The run that was closed, or the closed table.';
DROP FUNCTION reports.called_on(uuid, date);
