-- Units: the tree, code history, working sessions, report lines.

CREATE SCHEMA units;
GRANT USAGE ON SCHEMA units TO mot_cua_app;

CREATE TABLE units.unit (
  id           uuid    NOT NULL,
  parent_id    uuid,
  kind         text    NOT NULL CHECK (kind IN ('province', 'commune', 'office')),
  name         text    NOT NULL CHECK (name <> ''),
  place        text    NOT NULL DEFAULT '',
  successor_id uuid,
  valid_from   date    NOT NULL,
  valid_to     date,
  CONSTRAINT unit_pkey PRIMARY KEY (id),
  CONSTRAINT unit_parent_fkey FOREIGN KEY (parent_id) REFERENCES units.unit (id),
  CONSTRAINT unit_successor_fkey FOREIGN KEY (successor_id) REFERENCES units.unit (id),
  CONSTRAINT unit_not_own_parent CHECK (parent_id <> id),
  CONSTRAINT unit_not_own_successor CHECK (successor_id <> id),
  CONSTRAINT unit_valid_span CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE units.unit IS 'national: a unit and its parent. A unit_id never changes: a merged unit gets a successor.';
COMMENT ON COLUMN units.unit.place IS 'Place name printed before the date on forms.';
CREATE INDEX unit_parent ON units.unit (parent_id);
GRANT SELECT, INSERT, UPDATE ON units.unit TO mot_cua_app;

CREATE TABLE units.unit_code (
  code       text NOT NULL CHECK (code ~ '^([A-Z][0-9]{2}([.][0-9]{2,3}){0,3}|[0-9]{3}[.][0-9]{2}[.][0-9]{2}[.][A-Z][0-9]{2})$'),
  unit_id    uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to   date,
  CONSTRAINT unit_code_pkey PRIMARY KEY (code),
  CONSTRAINT unit_code_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT unit_code_span CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE units.unit_code IS 'national: every code a unit has had. A code is never given to another unit, so a dossier code finds its unit for ever.';
CREATE INDEX unit_code_unit ON units.unit_code (unit_id, valid_from);
GRANT SELECT, INSERT, UPDATE (valid_to) ON units.unit_code TO mot_cua_app;

CREATE TABLE units.session (
  unit_id          uuid    NOT NULL,
  id               uuid    NOT NULL,
  weekday          int     NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens            time    NOT NULL,
  closes           time    NOT NULL,
  open_for_intake  boolean NOT NULL,
  counts_for_terms boolean NOT NULL,
  valid_from       date    NOT NULL,
  valid_to         date,
  CONSTRAINT session_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT session_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT session_hours CHECK (closes > opens),
  CONSTRAINT session_span CHECK (valid_to IS NULL OR valid_to >= valid_from - 1)
);
COMMENT ON TABLE units.session IS 'unit: weekly working sessions. Received on a Saturday is not counted on a Saturday: two flags.';
COMMENT ON COLUMN units.session.valid_to IS 'Last day; the day before valid_from when it was replaced before it came into force.';
ALTER TABLE units.session ENABLE ROW LEVEL SECURITY;
CREATE POLICY session_fence ON units.session USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (valid_to) ON units.session TO mot_cua_app;

CREATE TABLE units.report_line (
  unit_id    uuid NOT NULL,
  id         uuid NOT NULL,
  position   int  NOT NULL CHECK (position > 0),
  name       text NOT NULL CHECK (name <> ''),
  valid_from date NOT NULL,
  valid_to   date,
  CONSTRAINT report_line_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT report_line_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT report_line_span CHECK (valid_to IS NULL OR valid_to >= valid_from - 1)
);
COMMENT ON TABLE units.report_line IS 'unit: the rows of the unit''s reports, in its own order, with validity so that an old period keeps its rows.';
COMMENT ON COLUMN units.report_line.valid_to IS 'Last day; the day before valid_from when it was replaced for its whole span.';
ALTER TABLE units.report_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_line_fence ON units.report_line USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (valid_to) ON units.report_line TO mot_cua_app;

CREATE TABLE units.field_line (
  unit_id        uuid NOT NULL,
  report_line_id uuid NOT NULL,
  field_code     text NOT NULL CHECK (field_code <> ''),
  CONSTRAINT field_line_pkey PRIMARY KEY (unit_id, report_line_id, field_code),
  CONSTRAINT field_line_report_line_fkey FOREIGN KEY (unit_id, report_line_id) REFERENCES units.report_line (unit_id, id)
);
COMMENT ON TABLE units.field_line IS 'unit: the fields of the catalogue counted under a report line while it is valid (Hộ tịch and Chứng thực both under Tư pháp). A field without a row is counted on the line with the last position.';
ALTER TABLE units.field_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY field_line_fence ON units.field_line USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON units.field_line TO mot_cua_app;
