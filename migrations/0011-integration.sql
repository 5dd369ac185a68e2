-- Taking over what was kept elsewhere: registers of dossiers as CSV or XLSX.

CREATE SCHEMA integration;
GRANT USAGE ON SCHEMA integration TO mot_cua_app;

CREATE TABLE integration.import (
  unit_id          uuid        NOT NULL,
  id               uuid        NOT NULL,
  file_name        text        NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
  bytes            bigint      NOT NULL DEFAULT 0,
  sha256           text        CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  chunk_count      int         NOT NULL DEFAULT 0,
  dry_run          boolean     NOT NULL,
  state            text        NOT NULL CHECK (state IN ('uploading', 'queued', 'running', 'done', 'failed')),
  next_row         int         NOT NULL DEFAULT 1 CHECK (next_row > 0),
  bytes_read       bigint      NOT NULL DEFAULT 0,
  rows_read        int         NOT NULL DEFAULT 0,
  rows_imported    int         NOT NULL DEFAULT 0,
  rows_skipped     int         NOT NULL DEFAULT 0,
  rows_bad         int         NOT NULL DEFAULT 0,
  problems         int         NOT NULL DEFAULT 0,
  error_code       text,
  error            text,
  requested_by     uuid,
  requested_at     timestamptz NOT NULL,
  started_at       timestamptz,
  finished_at      timestamptz,
  CONSTRAINT import_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT import_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT import_uploaded_whole CHECK (state = 'uploading' OR sha256 IS NOT NULL),
  CONSTRAINT import_ended CHECK ((finished_at IS NOT NULL) = (state IN ('done', 'failed'))),
  CONSTRAINT import_rows_add_up CHECK (rows_read = rows_imported + rows_skipped + rows_bad)
);
COMMENT ON TABLE integration.import IS 'unit: a register handed in for import and how far it has got. Locked by each batch until its commit, so that a batch counts once whoever works at it.';
COMMENT ON COLUMN integration.import.next_row IS 'First row of the file (as a spreadsheet numbers it) that is not dealt with yet; a killed import goes on here.';
COMMENT ON COLUMN integration.import.rows_imported IS 'In a dry run: rows that would be imported.';
COMMENT ON COLUMN integration.import.problems IS 'How many were found; integration.import_problem keeps the first 10,000.';
ALTER TABLE integration.import ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_fence ON integration.import USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON integration.import TO mot_cua_app;

CREATE TABLE integration.import_chunk (
  unit_id   uuid  NOT NULL,
  import_id uuid  NOT NULL,
  n         int   NOT NULL CHECK (n >= 0),
  bytes     bytea NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
  CONSTRAINT import_chunk_pkey PRIMARY KEY (unit_id, import_id, n),
  CONSTRAINT import_chunk_import_fkey FOREIGN KEY (unit_id, import_id) REFERENCES integration.import (unit_id, id)
);
COMMENT ON TABLE integration.import_chunk IS 'unit: the uploaded file in pieces, where every worker can read it; dropped when the import has ended.';
ALTER TABLE integration.import_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE integration.import_chunk ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_chunk_fence ON integration.import_chunk USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, DELETE ON integration.import_chunk TO mot_cua_app;

CREATE TABLE integration.import_problem (
  unit_id   uuid NOT NULL,
  import_id uuid NOT NULL,
  n         int  NOT NULL CHECK (n > 0),
  row       int  NOT NULL CHECK (row > 0),
  "column"  text,
  code      text NOT NULL,
  message   text NOT NULL,
  CONSTRAINT import_problem_pkey PRIMARY KEY (unit_id, import_id, n),
  CONSTRAINT import_problem_import_fkey FOREIGN KEY (unit_id, import_id) REFERENCES integration.import (unit_id, id)
);
COMMENT ON TABLE integration.import_problem IS 'unit: what is wrong with which row of an imported file, in the order of the file; at most 10,000 per import. Append-only.';
ALTER TABLE integration.import_problem ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_problem_fence ON integration.import_problem USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON integration.import_problem TO mot_cua_app;

CREATE TABLE integration.imported (
  unit_id   uuid NOT NULL,
  code      text NOT NULL,
  row_hash  text NOT NULL CHECK (length(row_hash) = 43),
  import_id uuid NOT NULL,
  CONSTRAINT imported_pkey PRIMARY KEY (unit_id, code)
);
COMMENT ON TABLE integration.imported IS 'unit: dossiers that came from a register, with the hash of what the register said of them, so that the same row again is recognised and a different one is not taken for it. Append-only.';
ALTER TABLE integration.imported ENABLE ROW LEVEL SECURITY;
CREATE POLICY imported_fence ON integration.imported USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON integration.imported TO mot_cua_app;
