-- Reports: apologies, receipts at other desks and refusals counted too; causes of lateness; figures from before the system.

ALTER TABLE reports.counter
  ADD COLUMN received_here              int NOT NULL DEFAULT 0,
  ADD COLUMN received_elsewhere         int NOT NULL DEFAULT 0,
  ADD COLUMN finished_late_apologised   int NOT NULL DEFAULT 0,
  ADD COLUMN finished_late_unapologised int NOT NULL DEFAULT 0,
  ADD COLUMN overdue_apologised_in      int NOT NULL DEFAULT 0,
  ADD COLUMN overdue_apologised_out     int NOT NULL DEFAULT 0,
  ADD COLUMN overdue_unapologised_in    int NOT NULL DEFAULT 0,
  ADD COLUMN overdue_unapologised_out   int NOT NULL DEFAULT 0,
  ADD COLUMN refused                    int NOT NULL DEFAULT 0;
GRANT UPDATE (received_here, received_elsewhere, finished_late_apologised, finished_late_unapologised, overdue_apologised_in,
  overdue_apologised_out, overdue_unapologised_in, overdue_unapologised_out, refused) ON reports.counter TO mot_cua_app;

ALTER TABLE reports.life
  ADD COLUMN received_elsewhere boolean NOT NULL DEFAULT false,
  ADD COLUMN apology_on date;
COMMENT ON COLUMN reports.life.apology_on IS 'When the first written apology with a new appointment was sent.';

CREATE TABLE reports.refusal (
  unit_id      uuid NOT NULL,
  dossier_id   uuid NOT NULL,
  code         text NOT NULL,
  procedure_id uuid NOT NULL,
  channel      text NOT NULL CHECK (channel IN ('counter', 'post', 'online')),
  online_level int  CHECK (online_level IN (3, 4)),
  refused_on   date NOT NULL,
  CONSTRAINT refusal_pkey PRIMARY KEY (unit_id, dossier_id),
  CONSTRAINT refusal_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE reports.refusal IS 'unit: submissions that were not accepted: never received, in no balance, counted beside it; a cache of the log, like reports.life.';
CREATE INDEX refusal_refused_on ON reports.refusal (unit_id, refused_on, dossier_id);
ALTER TABLE reports.refusal ENABLE ROW LEVEL SECURITY;
CREATE POLICY refusal_fence ON reports.refusal USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON reports.refusal TO mot_cua_app;

-- What was counted so far lacks the details. All of it is told by the log, from whose first step it is counted again.
DELETE FROM reports.counter;
DELETE FROM reports.life;
UPDATE reports.log_cursor SET position = 0;

ALTER TABLE reports.run DROP CONSTRAINT run_definition_check;
ALTER TABLE reports.run ADD CONSTRAINT run_definition CHECK (definition IN ('R1', 'R2', 'HN2026'));

CREATE TABLE reports.overdue_cause (
  unit_id    uuid        NOT NULL,
  dossier_id uuid        NOT NULL,
  version    int         NOT NULL CHECK (version > 0),
  cause      text        NOT NULL CHECK (cause IN ('office', 'other_agency', 'applicant', 'outage')),
  stated_by  uuid        NOT NULL,
  stated_at  timestamptz NOT NULL,
  CONSTRAINT overdue_cause_pkey PRIMARY KEY (unit_id, dossier_id, version),
  CONSTRAINT overdue_cause_dossier_fkey FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier (unit_id, id)
);
COMMENT ON TABLE reports.overdue_cause IS 'unit: why a dossier missed its due date, as somebody stated it; the last version holds, none is changed.';
ALTER TABLE reports.overdue_cause ENABLE ROW LEVEL SECURITY;
CREATE POLICY overdue_cause_fence ON reports.overdue_cause USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON reports.overdue_cause TO mot_cua_app;

CREATE TABLE reports.entered_figure (
  unit_id    uuid        NOT NULL,
  indicator  text        NOT NULL,
  year       int         NOT NULL CHECK (year BETWEEN 1990 AND 2199),
  version    int         NOT NULL CHECK (version > 0),
  value      jsonb       NOT NULL CHECK (jsonb_typeof(value) IN ('number', 'string', 'null')),
  origin     text        NOT NULL CHECK (origin IN ('typed', 'imported')),
  source     text        NOT NULL CHECK (length(source) BETWEEN 1 AND 200),
  entered_by uuid        NOT NULL,
  entered_at timestamptz NOT NULL,
  CONSTRAINT entered_figure_pkey PRIMARY KEY (unit_id, indicator, year, version),
  CONSTRAINT entered_figure_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE reports.entered_figure IS 'unit: figures of the multi-year appendix from before the system, or of what it does not count, with where they are from; the last version holds, none is changed.';
COMMENT ON COLUMN reports.entered_figure.value IS 'JSON null: withdrawn, there is no figure any more.';
ALTER TABLE reports.entered_figure ENABLE ROW LEVEL SECURITY;
CREATE POLICY entered_figure_fence ON reports.entered_figure USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON reports.entered_figure TO mot_cua_app;
