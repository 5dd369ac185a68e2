-- Dossiers: forms begun and not yet sent, and hand-overs of many dossiers at once on a numbered list.

CREATE TABLE dossiers.draft (
  unit_id    uuid        NOT NULL,
  account_id uuid        NOT NULL,
  id         uuid        NOT NULL,
  title      text        NOT NULL CHECK (length(title) <= 200),
  form       jsonb       NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT draft_pkey PRIMARY KEY (unit_id, account_id, id),
  CONSTRAINT draft_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT draft_form_is_bounded CHECK (jsonb_typeof(form) = 'object' AND length(form::text) <= 60000)
);
COMMENT ON TABLE dossiers.draft IS 'unit: forms of the desk not yet sent, seen by their author alone and forgotten after thirty days (Luật 91/2025/QH15: no longer than needed).';
CREATE INDEX draft_updated_at ON dossiers.draft (unit_id, updated_at);
ALTER TABLE dossiers.draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY draft_fence ON dossiers.draft USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (title, form, updated_at), DELETE ON dossiers.draft TO mot_cua_app;

CREATE TABLE dossiers.hand_over_serial (
  unit_id uuid NOT NULL,
  year    int  NOT NULL,
  last    int  NOT NULL CHECK (last > 0),
  CONSTRAINT hand_over_serial_pkey PRIMARY KEY (unit_id, year)
);
COMMENT ON TABLE dossiers.hand_over_serial IS 'unit: last number of a year''s hand-over lists; locked until commit, so numbers are gapless.';
ALTER TABLE dossiers.hand_over_serial ENABLE ROW LEVEL SECURITY;
CREATE POLICY hand_over_serial_fence ON dossiers.hand_over_serial USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (last) ON dossiers.hand_over_serial TO mot_cua_app;

CREATE TABLE dossiers.hand_over_list (
  unit_id         uuid        NOT NULL,
  id              uuid        NOT NULL,
  year            int         NOT NULL,
  number          int         NOT NULL CHECK (number > 0),
  from_account_id uuid        NOT NULL,
  to_account_id   uuid,
  to_unit_id      uuid,
  to_office       text,
  note            text,
  made_at         timestamptz NOT NULL,
  confirmed_at    timestamptz,
  confirmed_by    uuid,
  CONSTRAINT hand_over_list_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT hand_over_list_number UNIQUE (unit_id, year, number),
  CONSTRAINT hand_over_list_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT hand_over_list_to_unit_fkey FOREIGN KEY (to_unit_id) REFERENCES units.unit (id),
  CONSTRAINT hand_over_list_has_taker CHECK (to_account_id IS NOT NULL OR to_unit_id IS NOT NULL OR to_office IS NOT NULL),
  CONSTRAINT hand_over_list_confirmed CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL))
);
COMMENT ON TABLE dossiers.hand_over_list IS 'unit: dossiers handed over together, numbered within the year; printed, and confirmed once by whoever takes them.';
CREATE INDEX hand_over_list_made ON dossiers.hand_over_list (unit_id, made_at, id);
CREATE INDEX hand_over_list_waiting ON dossiers.hand_over_list (unit_id, made_at, id) WHERE confirmed_at IS NULL;
ALTER TABLE dossiers.hand_over_list ENABLE ROW LEVEL SECURITY;
CREATE POLICY hand_over_list_fence ON dossiers.hand_over_list USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (confirmed_at, confirmed_by) ON dossiers.hand_over_list TO mot_cua_app;

CREATE TABLE dossiers.hand_over_line (
  unit_id    uuid NOT NULL,
  list_id    uuid NOT NULL,
  dossier_id uuid NOT NULL,
  seq        int  NOT NULL,
  CONSTRAINT hand_over_line_pkey PRIMARY KEY (unit_id, list_id, dossier_id),
  CONSTRAINT hand_over_line_list_fkey FOREIGN KEY (unit_id, list_id) REFERENCES dossiers.hand_over_list (unit_id, id),
  CONSTRAINT hand_over_line_step_fkey FOREIGN KEY (unit_id, dossier_id, seq) REFERENCES dossiers.step (unit_id, dossier_id, seq)
);
COMMENT ON TABLE dossiers.hand_over_line IS 'unit: the dossiers of a hand-over list, each with the step that handed it over.';
ALTER TABLE dossiers.hand_over_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY hand_over_line_fence ON dossiers.hand_over_line USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON dossiers.hand_over_line TO mot_cua_app;
