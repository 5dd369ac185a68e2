-- What every module stands on: the fence between units, the outbox, the inbox, the audit trail.

CREATE SCHEMA platform;
COMMENT ON SCHEMA platform IS 'Fence, outbox, inbox and audit; knows no module.';
GRANT USAGE ON SCHEMA platform TO mot_cua_app;

-- The second fence (the first is unit_id = … in every WHERE). app.unit_ids is set by SET LOCAL in the transaction:
-- a comma-separated list of UUIDs, or 'all' for the relay and the schedulers. Unset means nothing is visible.
-- A UUID has a fixed length, so being part of the list's text is being a member of the list; no cast per row.
CREATE FUNCTION platform.within_fence(unit_id uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.unit_ids', true) = 'all'
    OR strpos(current_setting('app.unit_ids', true), unit_id::text) > 0, false);
COMMENT ON FUNCTION platform.within_fence(uuid) IS 'True when the transaction''s fence (app.unit_ids) includes the unit.';
GRANT EXECUTE ON FUNCTION platform.within_fence(uuid) TO mot_cua_app;

CREATE TABLE platform.outbox (
  unit_id    uuid        NOT NULL,
  id         uuid        NOT NULL,
  topic      text        NOT NULL CHECK (topic ~ '^[a-z_]+(\.[a-z_]+)+$'),
  payload    jsonb       NOT NULL,
  created_at timestamptz NOT NULL,
  relayed_at timestamptz,
  done_at    timestamptz,
  failed_at  timestamptz,
  last_error text,
  CONSTRAINT outbox_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT outbox_ends_once CHECK (done_at IS NULL OR failed_at IS NULL)
);
COMMENT ON TABLE platform.outbox IS 'unit: an event written in the transaction that caused it; its id is the job''s id. Sent again until done_at or failed_at is set, so an emptied queue loses nothing.';
CREATE INDEX outbox_pending ON platform.outbox (unit_id, id) WHERE done_at IS NULL AND failed_at IS NULL;
ALTER TABLE platform.outbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY outbox_fence ON platform.outbox USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (relayed_at, done_at, failed_at, last_error), DELETE ON platform.outbox TO mot_cua_app;

CREATE TABLE platform.handled (
  unit_id  uuid        NOT NULL,
  handler  text        NOT NULL,
  event_id uuid        NOT NULL,
  at       timestamptz NOT NULL,
  CONSTRAINT handled_pkey PRIMARY KEY (unit_id, handler, event_id)
);
COMMENT ON TABLE platform.handled IS 'unit: written in the handler''s own transaction; a row means the handler''s effect on this event has happened, once.';
ALTER TABLE platform.handled ENABLE ROW LEVEL SECURITY;
CREATE POLICY handled_fence ON platform.handled USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, DELETE ON platform.handled TO mot_cua_app;

CREATE TABLE platform.audit (
  unit_id    uuid        NOT NULL,
  id         uuid        NOT NULL,
  at         timestamptz NOT NULL,
  account_id uuid,
  action     text        NOT NULL,
  subject    text        NOT NULL,
  facts      jsonb       NOT NULL DEFAULT '{}',
  CONSTRAINT audit_pkey PRIMARY KEY (unit_id, id)
);
COMMENT ON TABLE platform.audit IS 'unit: who saw or changed what, for Luật 91/2025/QH15; append-only, no personal data in it.';
CREATE INDEX audit_subject ON platform.audit (unit_id, subject, at);
ALTER TABLE platform.audit ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_fence ON platform.audit USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON platform.audit TO mot_cua_app;

CREATE TABLE platform.edition (
  name   text   NOT NULL,
  number bigint NOT NULL,
  CONSTRAINT edition_pkey PRIMARY KEY (name)
);
COMMENT ON TABLE platform.edition IS 'national: raised in the transaction that changes reference data of that name, so that every process''s cache notices.';
GRANT SELECT, INSERT, UPDATE ON platform.edition TO mot_cua_app;
