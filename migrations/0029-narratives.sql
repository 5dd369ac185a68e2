-- Reports: periodic reports in words are asked for, written by a worker and kept. Catalogue: at which level agencies work in turn.

CREATE TABLE reports.narrative (
  unit_id       uuid        NOT NULL,
  id            uuid        NOT NULL,
  consolidated  boolean     NOT NULL,
  unit_ids      uuid[]      NOT NULL CHECK (cardinality(unit_ids) > 0),
  period_from   date        NOT NULL,
  period_to     date        NOT NULL,
  label         text        NOT NULL,
  requested_by  uuid        NOT NULL,
  requested_at  timestamptz NOT NULL,
  state         text        NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
  progress      int         NOT NULL CHECK (progress BETWEEN 0 AND 100),
  started_at    timestamptz,
  finished_at   timestamptz,
  failure       text,
  counted_at    timestamptz,
  failed_checks int,
  figures_hash  text        CHECK (figures_hash ~ '^[0-9a-f]{64}$'),
  file_hash     text        CHECK (file_hash ~ '^[0-9a-f]{64}$'),
  content       bytea       CHECK (length(content) <= 20971520),
  CONSTRAINT narrative_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT narrative_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT narrative_period CHECK (period_from <= period_to),
  CONSTRAINT narrative_done CHECK ((state = 'done') = (content IS NOT NULL AND file_hash IS NOT NULL AND figures_hash IS NOT NULL
    AND failed_checks IS NOT NULL AND counted_at IS NOT NULL AND finished_at IS NOT NULL))
);
COMMENT ON TABLE reports.narrative IS 'unit: a periodic report in words as it was asked for and written, with its Word file. A finished one never changes and is never deleted.';
COMMENT ON COLUMN reports.narrative.unit_ids IS 'Of whose records it tells: the unit''s own, or those of the units that were below it when it was asked for.';
COMMENT ON COLUMN reports.narrative.counted_at IS 'The instant up to which what was not closed had been entered.';
COMMENT ON COLUMN reports.narrative.figures_hash IS 'SHA-256 of its tables, as its last page prints it.';
COMMENT ON COLUMN reports.narrative.file_hash IS 'SHA-256 of the file, by which a copy that nobody edited is known.';
CREATE INDEX narrative_requested ON reports.narrative (unit_id, requested_at, id);
ALTER TABLE reports.narrative ENABLE ROW LEVEL SECURITY;
CREATE POLICY narrative_fence ON reports.narrative USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (state, progress, started_at, finished_at, failure, counted_at, failed_checks, figures_hash, file_hash, content)
  ON reports.narrative TO mot_cua_app;

CREATE FUNCTION reports.keep_finished_narrative() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'narrative report % is finished', OLD.id USING ERRCODE = 'integrity_constraint_violation';
END $$;
COMMENT ON FUNCTION reports.keep_finished_narrative() IS 'A report that was written stays as it was handed out.';
CREATE TRIGGER narrative_keeps_finished BEFORE UPDATE ON reports.narrative
  FOR EACH ROW WHEN (OLD.state = 'done') EXECUTE FUNCTION reports.keep_finished_narrative();

ALTER TABLE catalogue.procedure_version DROP CONSTRAINT procedure_version_competence_check;
ALTER TABLE catalogue.procedure_version ADD CONSTRAINT procedure_version_competence_check
  CHECK (competence IN ('commune', 'interlinked', 'interlinked_same_level', 'interlinked_between_levels', 'police', 'military'));
COMMENT ON COLUMN catalogue.procedure_version.competence IS 'Who settles it. interlinked: several agencies in turn, of which nobody has said yet whether they are of one level.';
