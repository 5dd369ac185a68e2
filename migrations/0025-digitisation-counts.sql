-- Documents: how far dossiers are digitised, added up by the day of their receipt, so that a table reads few rows.

CREATE TABLE documents.digitisation_count (
  unit_id           uuid NOT NULL,
  grain             text NOT NULL CHECK (grain IN ('year', 'month', 'day')),
  starts_on         date NOT NULL,
  procedure_id      uuid NOT NULL,
  received          int  NOT NULL,
  in_full           int  NOT NULL,
  electronic        int  NOT NULL,
  results_due       int  NOT NULL,
  results_digitised int  NOT NULL,
  reused            int  NOT NULL,
  CONSTRAINT digitisation_count_pkey PRIMARY KEY (unit_id, grain, starts_on, procedure_id),
  CONSTRAINT digitisation_count_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT digitisation_count_procedure_fkey FOREIGN KEY (procedure_id) REFERENCES catalogue.procedure (id)
);
COMMENT ON TABLE documents.digitisation_count IS 'unit: dossiers by the day, month and year of their receipt, as they stand now; what has changed after a period is put back when the period is counted. A sum over documents.digitisation, changed in the same transaction.';
ALTER TABLE documents.digitisation_count ENABLE ROW LEVEL SECURITY;
CREATE POLICY digitisation_count_fence ON documents.digitisation_count USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (received, in_full, electronic, results_due, results_digitised, reused) ON documents.digitisation_count TO mot_cua_app;

CREATE INDEX digitisation_changed ON documents.digitisation (unit_id, received_on, until) WHERE until IS NOT NULL;

INSERT INTO documents.digitisation_count (unit_id, grain, starts_on, procedure_id, received, in_full, electronic, results_due, results_digitised, reused)
SELECT d.unit_id, g.grain, date_trunc(g.grain, d.received_on)::date, d.procedure_id, count(*), count(*) FILTER (WHERE d.in_full), count(*) FILTER (WHERE d.electronic),
  count(*) FILTER (WHERE d.result_due), count(*) FILTER (WHERE d.result_digitised), count(*) FILTER (WHERE d.reused)
FROM documents.digitisation d CROSS JOIN (VALUES ('year'), ('month'), ('day')) AS g (grain)
WHERE d.until IS NULL GROUP BY 1, 2, 3, 4;
