-- Calendar: days off and make-up days by official notice, changed only through a drafted and confirmed change.

CREATE SCHEMA calendar;
GRANT USAGE ON SCHEMA calendar TO mot_cua_app;

CREATE TABLE calendar.day (
  date     date NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('off', 'makeup')),
  name     text NOT NULL CHECK (name <> ''),
  basis    text NOT NULL DEFAULT '',
  notice   text NOT NULL,
  replaces date,
  CONSTRAINT day_pkey PRIMARY KEY (date),
  CONSTRAINT day_replaces CHECK (replaces IS NULL OR (kind = 'makeup' AND replaces <> date))
);
COMMENT ON TABLE calendar.day IS 'national: days off and make-up days, loaded from the official notices, never computed.';
COMMENT ON COLUMN calendar.day.notice IS 'Số văn bản of the notice that names the day.';
COMMENT ON COLUMN calendar.day.replaces IS 'The day off that a make-up day makes up for.';
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar.day TO mot_cua_app;

CREATE TABLE calendar.change (
  id         uuid        NOT NULL,
  notice     text        NOT NULL CHECK (notice <> ''),
  drafted_at timestamptz NOT NULL,
  drafted_by uuid,
  applied_at timestamptz,
  applied_by uuid,
  CONSTRAINT change_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE calendar.change IS 'national: a change of days, first a draft whose effect can be looked at, applied at most once.';
GRANT SELECT, INSERT, UPDATE (applied_at, applied_by) ON calendar.change TO mot_cua_app;

CREATE TABLE calendar.change_day (
  change_id    uuid NOT NULL,
  date         date NOT NULL,
  kind         text CHECK (kind IN ('off', 'makeup')),
  name         text NOT NULL,
  basis        text NOT NULL,
  replaces     date,
  former       jsonb,
  CONSTRAINT change_day_pkey PRIMARY KEY (change_id, date),
  CONSTRAINT change_day_change_fkey FOREIGN KEY (change_id) REFERENCES calendar.change (id)
);
COMMENT ON TABLE calendar.change_day IS 'national: what a change makes of a day; kind null takes the day out of the calendar.';
COMMENT ON COLUMN calendar.change_day.former IS 'The day as it was when the change was drafted; a draft over a day that differs by now is stale.';
GRANT SELECT, INSERT ON calendar.change_day TO mot_cua_app;

CREATE TABLE calendar.day_log (
  change_id uuid        NOT NULL,
  date      date        NOT NULL,
  former    jsonb,
  latter    jsonb,
  at        timestamptz NOT NULL,
  CONSTRAINT day_log_pkey PRIMARY KEY (change_id, date),
  CONSTRAINT day_log_change_fkey FOREIGN KEY (change_id) REFERENCES calendar.change (id)
);
COMMENT ON TABLE calendar.day_log IS 'national: append-only; each day before and after each applied change.';
CREATE INDEX day_log_date ON calendar.day_log (date, at);
GRANT SELECT, INSERT ON calendar.day_log TO mot_cua_app;
