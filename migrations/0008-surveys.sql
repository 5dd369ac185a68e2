-- Surveys: the one rating of each dossier; followed from the dossier log.

CREATE SCHEMA surveys;
GRANT USAGE ON SCHEMA surveys TO mot_cua_app;

CREATE TABLE surveys.log_cursor (
  unit_id  uuid   NOT NULL,
  position bigint NOT NULL CHECK (position >= 0),
  CONSTRAINT log_cursor_pkey PRIMARY KEY (unit_id),
  CONSTRAINT log_cursor_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE surveys.log_cursor IS 'unit: how far the unit''s dossier log has been followed; moves in the transaction of the effect.';
ALTER TABLE surveys.log_cursor ENABLE ROW LEVEL SECURITY;
CREATE POLICY log_cursor_fence ON surveys.log_cursor USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (position) ON surveys.log_cursor TO mot_cua_app;

CREATE TABLE surveys.rating (
  unit_id      uuid        NOT NULL,
  dossier_id   uuid        NOT NULL,
  code         text        NOT NULL,
  procedure_id uuid        NOT NULL,
  rated_at     timestamptz NOT NULL,
  rated_on     date        NOT NULL,
  scale        text        NOT NULL CHECK (scale IN ('3', '5', 'indices')),
  level        int         CHECK (level BETWEEN 1 AND 5),
  indices      int[]       CHECK (cardinality(indices) = 9 AND 0 <= ALL (indices) AND 2 >= ALL (indices)),
  total        int         CHECK (total BETWEEN 0 AND 18),
  remark       text,
  officer_id   uuid,
  source       text        NOT NULL CHECK (source IN ('counter', 'kiosk', 'qr', 'paper')),
  CONSTRAINT rating_pkey PRIMARY KEY (unit_id, dossier_id),
  CONSTRAINT rating_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT rating_procedure_fkey FOREIGN KEY (procedure_id) REFERENCES catalogue.procedure (id),
  CONSTRAINT rating_on_its_scale CHECK ((scale = 'indices') = (level IS NULL)),
  CONSTRAINT rating_indices_on_their_scale CHECK ((scale = 'indices') = (indices IS NOT NULL)),
  CONSTRAINT rating_total_of_indices CHECK ((scale = 'indices') = (total IS NOT NULL))
);
COMMENT ON TABLE surveys.rating IS 'unit: the one rating of a dossier; gone when a correction takes the step back; a cache of the log.';
COMMENT ON COLUMN surveys.rating.level IS '1 is the worst, the number of the scale the best.';
COMMENT ON COLUMN surveys.rating.indices IS 'Points 0, 1 or 2 of the nine official indices, in their order; total is their sum.';
COMMENT ON COLUMN surveys.rating.officer_id IS 'Whom the rating names; without one it counts for no officer.';
CREATE INDEX rating_rated_on ON surveys.rating (unit_id, rated_on);
CREATE INDEX rating_remarks ON surveys.rating (unit_id, rated_at, dossier_id) WHERE remark IS NOT NULL;
ALTER TABLE surveys.rating ENABLE ROW LEVEL SECURITY;
CREATE POLICY rating_fence ON surveys.rating USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON surveys.rating TO mot_cua_app;
