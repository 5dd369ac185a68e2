-- Which reports are due when, what was closed for good, and who is told.

CREATE TABLE reports.schedule (
  unit_id    uuid        NOT NULL,
  valid_from date        NOT NULL,
  inherited  boolean     NOT NULL,
  due_days   int         NOT NULL CHECK (due_days BETWEEN 0 AND 60),
  items      jsonb       NOT NULL,
  set_at     timestamptz NOT NULL,
  set_by     uuid,
  CONSTRAINT schedule_pkey PRIMARY KEY (unit_id, valid_from),
  CONSTRAINT schedule_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT schedule_items CHECK (jsonb_typeof(items) = 'array' AND (NOT inherited OR items = '[]'::jsonb))
);
COMMENT ON TABLE reports.schedule IS 'unit: which reports the unit owes for which kinds of period, from a day on; a unit without a row, or with an inherited one, owes what the nearest unit above has set.';
COMMENT ON COLUMN reports.schedule.items IS 'Definition, kind of period and scope of each report; the schedule in force on a period''s last day decides.';
COMMENT ON COLUMN reports.schedule.due_days IS 'To be closed so many days after the period ends; communes usually have two.';
ALTER TABLE reports.schedule ENABLE ROW LEVEL SECURITY;
CREATE POLICY schedule_fence ON reports.schedule USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE ON reports.schedule TO mot_cua_app;

CREATE TABLE reports.due (
  unit_id       uuid        NOT NULL,
  definition    text        NOT NULL,
  layout        text        NOT NULL CHECK (layout IN ('by_field', 'by_unit')),
  consolidated  boolean     NOT NULL,
  period_from   date        NOT NULL,
  period_to     date        NOT NULL,
  label         text        NOT NULL,
  due_on        date        NOT NULL,
  run_id        uuid        NOT NULL,
  made_at       timestamptz NOT NULL,
  reminded_on   date        NOT NULL,
  closed_run_id uuid,
  closed_at     timestamptz,
  CONSTRAINT due_pkey PRIMARY KEY (unit_id, definition, layout, consolidated, period_from, period_to),
  CONSTRAINT due_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT due_period CHECK (period_from <= period_to AND due_on >= period_to),
  CONSTRAINT due_closed CHECK ((closed_at IS NULL) = (closed_run_id IS NULL))
);
COMMENT ON TABLE reports.due IS 'unit: a report that the schedule asked for by itself, once per table and period: its key is what keeps it from being asked for twice.';
COMMENT ON COLUMN reports.due.reminded_on IS 'The last day on which the controller was told; once a day until it is closed.';
CREATE INDEX due_open ON reports.due (unit_id) WHERE closed_at IS NULL;
ALTER TABLE reports.due ENABLE ROW LEVEL SECURITY;
CREATE POLICY due_fence ON reports.due USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (reminded_on, closed_run_id, closed_at) ON reports.due TO mot_cua_app;

CREATE TABLE reports.seal (
  content_hash text        NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  run_id       uuid        NOT NULL,
  unit_id      uuid        NOT NULL,
  definition   text        NOT NULL,
  consolidated boolean     NOT NULL,
  period_from  date        NOT NULL,
  period_to    date        NOT NULL,
  label        text        NOT NULL,
  closed_at    timestamptz NOT NULL,
  CONSTRAINT seal_pkey PRIMARY KEY (content_hash, run_id),
  CONSTRAINT seal_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE reports.seal IS 'national: one row per closed table, found by its hash alone, so that anybody who holds a copy can check it without signing in. Holds no number and nobody''s name; never changed.';
GRANT SELECT, INSERT ON reports.seal TO mot_cua_app;

INSERT INTO reports.seal (content_hash, run_id, unit_id, definition, consolidated, period_from, period_to, label, closed_at)
SELECT r.content_hash, r.id, r.unit_id, r.definition, r.consolidated, r.period_from, r.period_to, r.label, r.closed_at
FROM reports.run r WHERE r.closed_at IS NOT NULL;

ALTER TABLE reports.run ADD COLUMN sources jsonb;
ALTER TABLE reports.run ADD COLUMN closed_short text;
ALTER TABLE reports.run ADD CONSTRAINT run_closed_short CHECK (closed_short IS NULL OR (closed_at IS NOT NULL AND consolidated));
COMMENT ON COLUMN reports.run.sources IS 'Of a consolidated table: the closed run of each unit that its numbers were taken from; a unit that is not there had not closed.';
COMMENT ON COLUMN reports.run.closed_short IS 'Why it was closed although units had not closed theirs.';
GRANT UPDATE (sources, closed_short) ON reports.run TO mot_cua_app;
CREATE INDEX run_failing ON reports.run (unit_id, requested_at) WHERE failed_checks > 0;

CREATE OR REPLACE FUNCTION reports.keep_finished_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'report run % is closed', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (to_jsonb(NEW) - 'closed_at' - 'closed_by' - 'closed_short') IS DISTINCT FROM (to_jsonb(OLD) - 'closed_at' - 'closed_by' - 'closed_short') THEN
    RAISE EXCEPTION 'report run % is finished; it can only be closed', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

ALTER TABLE alerts.alert ADD COLUMN subject text;
ALTER TABLE alerts.alert ADD COLUMN subject_name text;
ALTER TABLE alerts.alert ADD COLUMN subject_path text;
COMMENT ON COLUMN alerts.alert.subject IS 'What an alert that is about no dossier is about, as the module that told of it names it; its next one takes the place of the one before.';
ALTER TABLE alerts.alert DROP CONSTRAINT alert_kind_check;
ALTER TABLE alerts.alert ADD CONSTRAINT alert_kind_check CHECK (kind IN ('due_soon_1', 'due_soon_2', 'overdue', 'overdue_leader', 'overdue_supervisor',
  'acceptance_soon', 'acceptance_overdue', 'step_overdue', 'digest', 'report_due', 'report_reminder', 'report_checks_failed', 'report_counters_differ'));
ALTER TABLE alerts.alert DROP CONSTRAINT alert_role_check;
ALTER TABLE alerts.alert ADD CONSTRAINT alert_role_check CHECK (role IN ('clerk', 'officer', 'leader', 'supervisor', 'controller'));
ALTER TABLE alerts.alert DROP CONSTRAINT alert_about;
ALTER TABLE alerts.alert ADD CONSTRAINT alert_about CHECK ((kind = 'digest' OR kind LIKE 'report%') = (dossier_id IS NULL));
ALTER TABLE alerts.alert ADD CONSTRAINT alert_subject CHECK ((kind LIKE 'report%') = (subject IS NOT NULL AND subject_name IS NOT NULL AND subject_path IS NOT NULL));
CREATE INDEX alert_open_subject ON alerts.alert (unit_id, subject) WHERE cancelled_at IS NULL AND subject IS NOT NULL;
