-- Reports: tables of procedures, papers, services and ratings are asked for, closed and added up as those of dossiers are.

ALTER TABLE reports.run DROP CONSTRAINT run_definition;
ALTER TABLE reports.run ADD CONSTRAINT run_definition CHECK (definition IN ('R1', 'R2', 'HN2026', 'R3', 'R4', 'R5', 'R6', 'R6_INDICES'));
ALTER TABLE reports.run ADD COLUMN moments jsonb;
COMMENT ON COLUMN reports.run.moments IS 'Of a table of records: the instant of each unit up to which books other than the dossier log were read (versions of procedures, receipts, slips handed out).';
GRANT UPDATE (moments) ON reports.run TO mot_cua_app;

ALTER TABLE reports.life ADD COLUMN assisted boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN reports.life.assisted IS 'Came in online, filled in by staff at the counter.';
ALTER TABLE reports.life ADD CONSTRAINT life_assisted_online CHECK (channel = 'online' OR NOT assisted);
UPDATE reports.life l SET assisted = true FROM dossiers.dossier d
WHERE d.unit_id = l.unit_id AND d.id = l.dossier_id AND d.channel = 'online' AND d.assisted;
CREATE INDEX life_assisted ON reports.life (unit_id, received_on) WHERE assisted;

-- A rating that names nobody is about who finished the work: all ratings are read from the log again.
UPDATE surveys.log_cursor SET position = 0;
COMMENT ON COLUMN surveys.rating.officer_id IS 'Whom the rating names, else who finished the work.';
