-- Catalogue: fields, and procedures with versions by effective date.

CREATE SCHEMA catalogue;
GRANT USAGE ON SCHEMA catalogue TO mot_cua_app;

CREATE TABLE catalogue.field (
  code text NOT NULL CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text NOT NULL CHECK (name <> ''),
  CONSTRAINT field_pkey PRIMARY KEY (code)
);
COMMENT ON TABLE catalogue.field IS 'national: a group of procedures (lĩnh vực); its code is its name without diacritics, so two spellings of a name are one field.';
GRANT SELECT, INSERT ON catalogue.field TO mot_cua_app;

CREATE TABLE catalogue.procedure (
  id            uuid NOT NULL,
  owner_unit_id uuid NOT NULL,
  code          text NOT NULL CHECK (code <> ''),
  field_code    text NOT NULL,
  CONSTRAINT procedure_pkey PRIMARY KEY (id),
  CONSTRAINT procedure_code UNIQUE (owner_unit_id, code),
  CONSTRAINT procedure_owner_fkey FOREIGN KEY (owner_unit_id) REFERENCES units.unit (id),
  CONSTRAINT procedure_field_fkey FOREIGN KEY (field_code) REFERENCES catalogue.field (code)
);
COMMENT ON TABLE catalogue.procedure IS 'national: a procedure of the list that a unit keeps; its descendants inherit it. The field never changes, so the reports of the past keep their rows.';
GRANT SELECT, INSERT ON catalogue.procedure TO mot_cua_app;

-- Versions never overlap: they are written under the lock of the row 'catalogue' of platform.edition, a new one begins
-- after all others, and it closes the one before it. The two unique indexes catch what would break that.
CREATE TABLE catalogue.procedure_version (
  id                uuid         NOT NULL,
  procedure_id      uuid         NOT NULL,
  valid_from        date         NOT NULL,
  valid_to          date,
  change_kind       text         NOT NULL CHECK (change_kind IN ('new', 'amended', 'abolished', 'simplified')),
  decision_number   text,
  decision_date     date,
  days_cut          numeric(6,1),
  name              text         NOT NULL CHECK (name <> ''),
  competence        text         NOT NULL CHECK (competence IN ('commune', 'interlinked', 'police', 'military')),
  term_amount       numeric(6,1) NOT NULL CHECK (term_amount >= 0),
  term_unit         text         NOT NULL CHECK (term_unit IN ('same_day', 'working_day', 'calendar_day', 'working_hour', 'month')),
  cutoff            time,
  online_level      int          CHECK (online_level IN (3, 4)),
  supplement_policy text         NOT NULL CHECK (supplement_policy IN ('pause', 'restart')),
  gives_result      boolean      NOT NULL,
  fee               bigint       NOT NULL CHECK (fee >= 0),
  is_public         boolean      NOT NULL,
  recorded_at       timestamptz  NOT NULL,
  recorded_by       uuid,
  voided_at         timestamptz,
  CONSTRAINT procedure_version_pkey PRIMARY KEY (id),
  CONSTRAINT procedure_version_procedure_fkey FOREIGN KEY (procedure_id) REFERENCES catalogue.procedure (id),
  CONSTRAINT procedure_version_span CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CONSTRAINT procedure_version_term CHECK ((term_unit = 'same_day') = (term_amount = 0)),
  CONSTRAINT procedure_version_cutoff CHECK (cutoff IS NULL OR term_unit = 'same_day')
);
COMMENT ON TABLE catalogue.procedure_version IS 'national: what holds for a procedure from a day on. Never edited: a change is a new version. An abolition is a version too, of kind abolished, with the last contents.';
COMMENT ON COLUMN catalogue.procedure_version.valid_to IS 'Last day in force; set when the next version is written.';
COMMENT ON COLUMN catalogue.procedure_version.voided_at IS 'Replaced or withdrawn before it came into force: it never held.';
COMMENT ON COLUMN catalogue.procedure_version.days_cut IS 'Days of the former term less days of this one; null where the two cannot be compared.';
CREATE UNIQUE INDEX procedure_version_begins_once ON catalogue.procedure_version (procedure_id, valid_from) WHERE voided_at IS NULL;
CREATE UNIQUE INDEX procedure_version_one_open ON catalogue.procedure_version (procedure_id) WHERE voided_at IS NULL AND valid_to IS NULL;
GRANT SELECT, INSERT, UPDATE (valid_to, voided_at) ON catalogue.procedure_version TO mot_cua_app;

CREATE TABLE catalogue.version_step (
  version_id       uuid         NOT NULL,
  position         int          NOT NULL CHECK (position > 0),
  name             text         NOT NULL CHECK (name <> ''),
  office           text         NOT NULL CHECK (office IN ('desk', 'officer', 'leader', 'agency')),
  allotment_amount numeric(6,1) NOT NULL CHECK (allotment_amount >= 0),
  allotment_unit   text         NOT NULL CHECK (allotment_unit IN ('same_day', 'working_day', 'calendar_day', 'working_hour', 'month')),
  CONSTRAINT version_step_pkey PRIMARY KEY (version_id, position),
  CONSTRAINT version_step_version_fkey FOREIGN KEY (version_id) REFERENCES catalogue.procedure_version (id)
);
COMMENT ON TABLE catalogue.version_step IS 'national: the internal steps of a version, each with its own allotment of the term.';
GRANT SELECT, INSERT ON catalogue.version_step TO mot_cua_app;

CREATE TABLE catalogue.version_paper (
  version_id uuid    NOT NULL,
  code       text    NOT NULL CHECK (code <> ''),
  position   int     NOT NULL CHECK (position > 0),
  name       text    NOT NULL CHECK (name <> ''),
  originals  int     NOT NULL CHECK (originals >= 0),
  copies     int     NOT NULL CHECK (copies >= 0),
  required   boolean NOT NULL,
  CONSTRAINT version_paper_pkey PRIMARY KEY (version_id, code),
  CONSTRAINT version_paper_version_fkey FOREIGN KEY (version_id) REFERENCES catalogue.procedure_version (id)
);
COMMENT ON TABLE catalogue.version_paper IS 'national: the papers that a version asks for (thành phần hồ sơ).';
GRANT SELECT, INSERT ON catalogue.version_paper TO mot_cua_app;
