-- Units: the names that a unit has had, so that an old period is told under the name of its time.

CREATE TABLE units.unit_name (
  unit_id     uuid NOT NULL,
  seq         int  NOT NULL CHECK (seq > 0),
  valid_from  date NOT NULL,
  name        text NOT NULL CHECK (name <> ''),
  place       text NOT NULL,
  decision    text CHECK (decision <> ''),
  recorded_at timestamptz,
  recorded_by uuid,
  CONSTRAINT unit_name_pkey PRIMARY KEY (unit_id, seq),
  CONSTRAINT unit_name_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT unit_name_recorded CHECK (recorded_at IS NOT NULL OR seq = 1)
);
COMMENT ON TABLE units.unit_name IS 'national: the append-only names of a unit, each in force from a day until the next one''s. A later row of the same day corrects the earlier one.';
COMMENT ON COLUMN units.unit_name.place IS 'Place name printed before the date on forms.';
COMMENT ON COLUMN units.unit_name.decision IS 'Number of the resolution or decision that renamed the unit.';
COMMENT ON COLUMN units.unit_name.recorded_at IS 'Null: the first name of a unit that was entered before names had a history.';
GRANT SELECT, INSERT ON units.unit_name TO mot_cua_app;

INSERT INTO units.unit_name (unit_id, seq, valid_from, name, place) SELECT u.id, 1, u.valid_from, u.name, u.place FROM units.unit u;
ALTER TABLE units.unit DROP COLUMN name;
ALTER TABLE units.unit DROP COLUMN place;
