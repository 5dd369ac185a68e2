-- Surveys: paper slips handed out, so that their share that came back is known.

CREATE TABLE surveys.slip_entry (
  unit_id       uuid        NOT NULL,
  id            uuid        NOT NULL,
  handed_out_on date        NOT NULL,
  field_code    text,
  slips         int         NOT NULL CHECK (slips BETWEEN 1 AND 10000),
  entered_by    uuid        NOT NULL,
  recorded_at   timestamptz NOT NULL,
  cancels       uuid,
  reason        text        CHECK (reason <> ''),
  CONSTRAINT slip_entry_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT slip_entry_cancelled_once UNIQUE (unit_id, cancels),
  CONSTRAINT slip_entry_as_cancelled UNIQUE (unit_id, id, handed_out_on, slips),
  CONSTRAINT slip_entry_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT slip_entry_field_fkey FOREIGN KEY (field_code) REFERENCES catalogue.field (code),
  CONSTRAINT slip_entry_cancels_fkey FOREIGN KEY (unit_id, cancels, handed_out_on, slips)
    REFERENCES surveys.slip_entry (unit_id, id, handed_out_on, slips),
  CONSTRAINT slip_entry_not_its_own CHECK (cancels <> id),
  CONSTRAINT slip_entry_cancelled_for_a_reason CHECK ((cancels IS NULL) = (reason IS NULL))
);
COMMENT ON TABLE surveys.slip_entry IS 'unit: the append-only book of paper slips handed out. Nothing is edited: a wrong entry is cancelled by another one that names it and says why.';
COMMENT ON COLUMN surveys.slip_entry.field_code IS 'Null: the slips were handed out whatever the field.';
COMMENT ON COLUMN surveys.slip_entry.slips IS 'Of a cancelling entry as many as it takes back, on the day and in the field of the entry that it cancels.';
CREATE INDEX slip_entry_day ON surveys.slip_entry (unit_id, handed_out_on, id);
CREATE INDEX slip_entry_recorded_at ON surveys.slip_entry (unit_id, recorded_at);
ALTER TABLE surveys.slip_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY slip_entry_fence ON surveys.slip_entry USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON surveys.slip_entry TO mot_cua_app;
