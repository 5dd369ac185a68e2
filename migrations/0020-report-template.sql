-- Reports: the Word files in which units write their periodic report.

CREATE TABLE reports.narrative_template (
  unit_id    uuid        NOT NULL,
  version    int         NOT NULL CHECK (version > 0),
  file_name  text        CHECK (file_name <> ''),
  content    bytea       CHECK (length(content) <= 2097152),
  sha256     text        CHECK (length(sha256) = 64),
  set_at     timestamptz NOT NULL,
  set_by     uuid        NOT NULL,
  CONSTRAINT narrative_template_pkey PRIMARY KEY (unit_id, version),
  CONSTRAINT narrative_template_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT narrative_template_whole CHECK ((file_name IS NULL) = (content IS NULL) AND (content IS NULL) = (sha256 IS NULL))
);
COMMENT ON TABLE reports.narrative_template IS 'unit: the Word file that the unit''s periodic report is written in; the last version holds, earlier ones are kept. One without a file goes back to the program''s own.';
ALTER TABLE reports.narrative_template ENABLE ROW LEVEL SECURITY;
CREATE POLICY narrative_template_fence ON reports.narrative_template USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON reports.narrative_template TO mot_cua_app;
