-- Documents: the check-list of each dossier, its result, and how far both are digitised; followed from the dossier log.

CREATE SCHEMA documents;
GRANT USAGE ON SCHEMA documents TO mot_cua_app;

CREATE TABLE documents.log_cursor (
  unit_id  uuid   NOT NULL,
  position bigint NOT NULL CHECK (position >= 0),
  CONSTRAINT log_cursor_pkey PRIMARY KEY (unit_id),
  CONSTRAINT log_cursor_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE documents.log_cursor IS 'unit: how far the unit''s dossier log has been followed; moves in the transaction of the effect.';
ALTER TABLE documents.log_cursor ENABLE ROW LEVEL SECURITY;
CREATE POLICY log_cursor_fence ON documents.log_cursor USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (position) ON documents.log_cursor TO mot_cua_app;

CREATE TABLE documents.paper (
  unit_id     uuid    NOT NULL,
  dossier_id  uuid    NOT NULL,
  code        text    NOT NULL,
  position    int     NOT NULL CHECK (position > 0),
  name        text    NOT NULL,
  originals   int     NOT NULL CHECK (originals >= 0),
  certified   int     NOT NULL CHECK (certified >= 0),
  copies      int     NOT NULL CHECK (copies >= 0),
  missing     boolean NOT NULL,
  digitised   text    NOT NULL CHECK (digitised IN ('no', 'digitised', 'reused_paper', 'reused_result')),
  reused_from text,
  CONSTRAINT paper_pkey PRIMARY KEY (unit_id, dossier_id, code),
  CONSTRAINT paper_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE documents.paper IS 'unit: the papers of each dossier as they stand now; a cache of the log.';
COMMENT ON COLUMN documents.paper.position IS 'Its place on the check-list.';
COMMENT ON COLUMN documents.paper.reused_from IS 'Code of the dossier whose paper or result is used again, as it was told; that dossier need not be known.';
ALTER TABLE documents.paper ENABLE ROW LEVEL SECURITY;
CREATE POLICY paper_fence ON documents.paper USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON documents.paper TO mot_cua_app;

CREATE TABLE documents.result (
  unit_id    uuid    NOT NULL,
  dossier_id uuid    NOT NULL,
  code       text    NOT NULL,
  due        boolean NOT NULL,
  status     text    NOT NULL CHECK (status IN ('none', 'not_digitised', 'digitised')),
  number     text,
  signed_on  date,
  CONSTRAINT result_pkey PRIMARY KEY (unit_id, dossier_id),
  CONSTRAINT result_code UNIQUE (unit_id, code),
  CONSTRAINT result_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE documents.result IS 'unit: one row per dossier of the log: whether its procedure gives a result, and what is known of it; a cache of the log.';
COMMENT ON COLUMN documents.result.code IS 'The dossier''s code, by which another dossier names it when it uses its papers or result again.';
ALTER TABLE documents.result ENABLE ROW LEVEL SECURITY;
CREATE POLICY result_fence ON documents.result USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON documents.result TO mot_cua_app;

CREATE TABLE documents.digitisation (
  unit_id          uuid    NOT NULL,
  dossier_id       uuid    NOT NULL,
  since            date    NOT NULL,
  until            date,
  procedure_id     uuid    NOT NULL,
  received_on      date    NOT NULL,
  papers           int     NOT NULL CHECK (papers >= 0),
  attached         int     NOT NULL CHECK (attached BETWEEN 0 AND papers),
  in_full          boolean NOT NULL,
  reused           boolean NOT NULL,
  result_due       boolean NOT NULL,
  result_digitised boolean NOT NULL,
  electronic       boolean NOT NULL,
  CONSTRAINT digitisation_pkey PRIMARY KEY (unit_id, dossier_id, since),
  CONSTRAINT digitisation_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT digitisation_procedure_fkey FOREIGN KEY (procedure_id) REFERENCES catalogue.procedure (id),
  CONSTRAINT digitisation_span CHECK (until > since),
  CONSTRAINT digitisation_from_receipt CHECK (since >= received_on)
);
COMMENT ON TABLE documents.digitisation IS 'unit: how far each received dossier was digitised at the end of every day from since until the day before until (null: still), so that a period counted again gives the same numbers; a cache of the log.';
COMMENT ON COLUMN documents.digitisation.papers IS 'Papers handed in, in any form.';
COMMENT ON COLUMN documents.digitisation.attached IS 'Of those, digitised or used again.';
COMMENT ON COLUMN documents.digitisation.in_full IS 'At least one paper, all of them attached, none missing that the procedure requires.';
COMMENT ON COLUMN documents.digitisation.electronic IS 'At least one paper attached and, where a result is due, the result digitised.';
CREATE INDEX digitisation_received_on ON documents.digitisation (unit_id, received_on, dossier_id);
ALTER TABLE documents.digitisation ENABLE ROW LEVEL SECURITY;
CREATE POLICY digitisation_fence ON documents.digitisation USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON documents.digitisation TO mot_cua_app;
