-- Reports: the counted life of each dossier, the counters over them, and the tables made of the counters.

CREATE SCHEMA reports;
GRANT USAGE ON SCHEMA reports TO mot_cua_app;

CREATE TABLE reports.log_cursor (
  unit_id  uuid   NOT NULL,
  position bigint NOT NULL,
  CONSTRAINT log_cursor_pkey PRIMARY KEY (unit_id),
  CONSTRAINT log_cursor_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE reports.log_cursor IS 'unit: how far the unit''s dossier log has been counted; moves in the transaction that changes the lives and the counters.';
ALTER TABLE reports.log_cursor ENABLE ROW LEVEL SECURITY;
CREATE POLICY log_cursor_fence ON reports.log_cursor USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (position) ON reports.log_cursor TO mot_cua_app;

CREATE TABLE reports.life (
  unit_id      uuid           NOT NULL,
  dossier_id   uuid           NOT NULL,
  code         text           NOT NULL,
  procedure_id uuid           NOT NULL,
  channel      text           NOT NULL CHECK (channel IN ('counter', 'post', 'online')),
  online_level int            CHECK (online_level IN (3, 4)),
  received_on  date           NOT NULL,
  finished_on  date,
  outcome      text           CHECK (outcome IN ('early', 'on_time', 'late')),
  finish_kind  text           CHECK (finish_kind IN ('resolved', 'withdrawn', 'stopped')),
  overdue      datemultirange NOT NULL,
  CONSTRAINT life_pkey PRIMARY KEY (unit_id, dossier_id),
  CONSTRAINT life_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT life_online_has_level CHECK ((channel = 'online') = (online_level IS NOT NULL)),
  CONSTRAINT life_finished CHECK ((finished_on IS NULL) = (outcome IS NULL) AND (finished_on IS NULL) = (finish_kind IS NULL)),
  CONSTRAINT life_in_order CHECK (finished_on >= received_on)
);
COMMENT ON TABLE reports.life IS 'unit: what the tables need to know of each dossier that was received, told without today''s date; a cache of the log from which cells are listed.';
COMMENT ON COLUMN reports.life.overdue IS 'The days at whose end it counts as open and overdue; without an end until it is finished.';
CREATE INDEX life_received_on ON reports.life (unit_id, received_on, dossier_id);
CREATE INDEX life_finished_on ON reports.life (unit_id, finished_on, dossier_id);
CREATE INDEX life_open ON reports.life (unit_id, received_on, dossier_id) WHERE finished_on IS NULL;
ALTER TABLE reports.life ENABLE ROW LEVEL SECURITY;
CREATE POLICY life_fence ON reports.life USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON reports.life TO mot_cua_app;

CREATE TABLE reports.counter (
  unit_id          uuid NOT NULL,
  grain            text NOT NULL CHECK (grain IN ('year', 'month', 'day')),
  starts_on        date NOT NULL,
  procedure_id     uuid NOT NULL,
  channel          text NOT NULL CHECK (channel IN ('counter', 'post', 'online')),
  online_level     int  NOT NULL CHECK (online_level IN (0, 3, 4)),
  received         int  NOT NULL,
  finished_early   int  NOT NULL,
  finished_on_time int  NOT NULL,
  finished_late    int  NOT NULL,
  withdrawn        int  NOT NULL,
  stopped          int  NOT NULL,
  overdue_in       int  NOT NULL,
  overdue_out      int  NOT NULL,
  CONSTRAINT counter_pkey PRIMARY KEY (unit_id, grain, starts_on, procedure_id, channel, online_level),
  CONSTRAINT counter_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE reports.counter IS 'unit: the dossiers'' lives added up per day, month and year, so that a table over any period reads few rows. Recounted from the log every night; a wrong one raises an alarm rather than stopping the count.';
COMMENT ON COLUMN reports.counter.online_level IS '0 for dossiers that did not come in online: part of the key, so never null.';
COMMENT ON COLUMN reports.counter.overdue_in IS 'Became overdue on that day; may lie in the future and is taken back when the dossier is finished, paused or moved before. Stock overdue = overdue_in - overdue_out up to the day.';
ALTER TABLE reports.counter ENABLE ROW LEVEL SECURITY;
CREATE POLICY counter_fence ON reports.counter USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (received, finished_early, finished_on_time, finished_late, withdrawn, stopped, overdue_in, overdue_out)
  ON reports.counter TO mot_cua_app;

CREATE TABLE reports.run (
  unit_id       uuid        NOT NULL,
  id            uuid        NOT NULL,
  definition    text        NOT NULL CHECK (definition IN ('R1', 'R2')),
  layout        text        NOT NULL CHECK (layout IN ('by_field', 'by_unit')),
  consolidated  boolean     NOT NULL,
  unit_ids      uuid[]      NOT NULL,
  period_from   date        NOT NULL,
  period_to     date        NOT NULL,
  label         text        NOT NULL,
  requested_by  uuid,
  requested_at  timestamptz NOT NULL,
  compares_to   uuid,
  state         text        NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
  progress      int         NOT NULL CHECK (progress BETWEEN 0 AND 100),
  started_at    timestamptz,
  finished_at   timestamptz,
  failure       text,
  positions     jsonb,
  lines         jsonb,
  result        jsonb,
  content_hash  text,
  failed_checks int,
  closed_at     timestamptz,
  closed_by     uuid,
  CONSTRAINT run_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT run_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT run_compares_to_fkey FOREIGN KEY (unit_id, compares_to) REFERENCES reports.run (unit_id, id),
  CONSTRAINT run_period CHECK (period_from <= period_to),
  CONSTRAINT run_by_unit_is_consolidated CHECK (layout = 'by_field' OR consolidated),
  CONSTRAINT run_done CHECK ((state = 'done') = (result IS NOT NULL AND content_hash IS NOT NULL AND failed_checks IS NOT NULL
    AND positions IS NOT NULL AND lines IS NOT NULL AND finished_at IS NOT NULL)),
  CONSTRAINT run_closed CHECK (closed_at IS NULL OR (state = 'done' AND failed_checks = 0))
);
COMMENT ON TABLE reports.run IS 'unit: a table over a period as it was counted, by whom, when, and up to which position of each unit''s log. A finished run never changes; a closed one (chốt) is what was reported.';
COMMENT ON COLUMN reports.run.unit_ids IS 'Whose dossiers are counted: the unit''s own, or those of the units below it.';
COMMENT ON COLUMN reports.run.lines IS 'The rows with the numbers they are made of and what is counted on them, so that a cell can be listed and compared later.';
COMMENT ON COLUMN reports.run.content_hash IS 'SHA-256 of what was counted, with keys in order.';
CREATE INDEX run_requested ON reports.run (unit_id, requested_at, id);
CREATE INDEX run_closed_period ON reports.run (unit_id, definition, period_from, period_to) WHERE closed_at IS NOT NULL;
ALTER TABLE reports.run ENABLE ROW LEVEL SECURITY;
CREATE POLICY run_fence ON reports.run USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (state, progress, started_at, finished_at, failure, positions, lines, result, content_hash, failed_checks,
  closed_at, closed_by) ON reports.run TO mot_cua_app;

CREATE FUNCTION reports.keep_finished_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'report run % is closed', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (to_jsonb(NEW) - 'closed_at' - 'closed_by') IS DISTINCT FROM (to_jsonb(OLD) - 'closed_at' - 'closed_by') THEN
    RAISE EXCEPTION 'report run % is finished; it can only be closed', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION reports.keep_finished_run() IS 'A finished run may be closed, once, and is otherwise never changed again.';
CREATE TRIGGER run_keeps_finished BEFORE UPDATE ON reports.run
  FOR EACH ROW WHEN (OLD.state = 'done') EXECUTE FUNCTION reports.keep_finished_run();

CREATE TABLE reports.reconciliation (
  unit_id          uuid        NOT NULL,
  ran_at           timestamptz NOT NULL,
  position         bigint      NOT NULL,
  compared         int         NOT NULL,
  difference_count int         NOT NULL,
  differences      jsonb       NOT NULL,
  CONSTRAINT reconciliation_pkey PRIMARY KEY (unit_id),
  CONSTRAINT reconciliation_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE reports.reconciliation IS 'unit: what the last recount from the log found; differences holds the first of them. The audit trail keeps every time that it found any.';
ALTER TABLE reports.reconciliation ENABLE ROW LEVEL SECURITY;
CREATE POLICY reconciliation_fence ON reports.reconciliation USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE ON reports.reconciliation TO mot_cua_app;
