-- Dossiers: the append-only log of steps, and the current state kept for lists.

CREATE SCHEMA dossiers;
GRANT USAGE ON SCHEMA dossiers TO mot_cua_app;

CREATE TABLE dossiers.dossier (
  unit_id               uuid        NOT NULL,
  id                    uuid        NOT NULL,
  code                  text        NOT NULL,
  state                 text        NOT NULL CHECK (state IN ('submitted', 'incomplete', 'received', 'refused', 'processing',
                                      'awaiting_supplement', 'awaiting_payment', 'withdrawn', 'stopped', 'resolved', 'returned')),
  version               int         NOT NULL CHECK (version > 0),
  procedure_id          uuid        NOT NULL,
  procedure_version_id  uuid        NOT NULL,
  channel               text        NOT NULL CHECK (channel IN ('counter', 'post', 'online')),
  online_level          int         CHECK (online_level IN (3, 4)),
  assisted              boolean     NOT NULL DEFAULT false,
  owner_name            text        NOT NULL,
  owner_search          text        NOT NULL,
  owner_id_number       text,
  owner_phone           text,
  owner_address         text,
  result_by             text        NOT NULL CHECK (result_by IN ('desk', 'post', 'online')),
  submitted_at          timestamptz,
  acceptance_due_at     timestamptz,
  received_at           timestamptz,
  received_on           date,
  received_at_unit_id   uuid        NOT NULL,
  due_at                timestamptz,
  due_on                date,
  due_by_moment         boolean     NOT NULL DEFAULT false,
  due_provisional       boolean     NOT NULL DEFAULT false,
  appointment_on        date,
  supplement_count      int         NOT NULL DEFAULT 0,
  stopped_since         timestamptz,
  holder_account_id     uuid,
  holder_unit_id        uuid,
  holder_office         text,
  step_position         int,
  step_due_at           timestamptz,
  finished_at           timestamptz,
  finished_on           date,
  outcome               text        CHECK (outcome IN ('early', 'on_time', 'late')),
  returned_at           timestamptz,
  returned_on           date,
  created_at            timestamptz NOT NULL,
  CONSTRAINT dossier_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT dossier_code UNIQUE (unit_id, code),
  CONSTRAINT dossier_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT dossier_received_at_unit_fkey FOREIGN KEY (received_at_unit_id) REFERENCES units.unit (id),
  CONSTRAINT dossier_procedure_fkey FOREIGN KEY (procedure_id) REFERENCES catalogue.procedure (id),
  CONSTRAINT dossier_procedure_version_fkey FOREIGN KEY (procedure_version_id) REFERENCES catalogue.procedure_version (id),
  CONSTRAINT dossier_online_has_level CHECK (channel <> 'online' OR online_level IS NOT NULL),
  CONSTRAINT dossier_finished CHECK ((finished_at IS NULL) = (outcome IS NULL)),
  CONSTRAINT dossier_open_has_due CHECK (state IN ('submitted', 'incomplete', 'refused') OR (due_at IS NOT NULL AND due_on IS NOT NULL))
);
COMMENT ON TABLE dossiers.dossier IS 'unit: the current state of each dossier, a cache of its steps kept for lists; dossiers.step is the truth.';
COMMENT ON COLUMN dossiers.dossier.version IS 'Sequence number of its last step; the optimistic lock.';
COMMENT ON COLUMN dossiers.dossier.due_at IS 'The due moment; an extension never changes it (it moves appointment_on).';
COMMENT ON COLUMN dossiers.dossier.due_provisional IS 'Reaches into a year whose official calendar is not loaded yet.';
CREATE INDEX dossier_open_due ON dossiers.dossier (unit_id, due_at, id) WHERE state IN ('received', 'processing');
CREATE INDEX dossier_state ON dossiers.dossier (unit_id, state, due_at, id);
CREATE INDEX dossier_holder ON dossiers.dossier (unit_id, holder_account_id, due_at, id) WHERE finished_at IS NULL;
CREATE INDEX dossier_returned_on ON dossiers.dossier (unit_id, returned_on, id) WHERE returned_on IS NOT NULL;
CREATE INDEX dossier_owner_id_number ON dossiers.dossier (unit_id, owner_id_number, id) WHERE owner_id_number IS NOT NULL;
CREATE INDEX dossier_owner_phone ON dossiers.dossier (unit_id, owner_phone, id) WHERE owner_phone IS NOT NULL;
ALTER TABLE dossiers.dossier ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossier_fence ON dossiers.dossier USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE ON dossiers.dossier TO mot_cua_app;

CREATE TABLE dossiers.step (
  unit_id         uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  seq             int         NOT NULL CHECK (seq > 0),
  position        bigint      NOT NULL CHECK (position > 0),
  action          text        NOT NULL,
  at              timestamptz NOT NULL,
  recorded_at     timestamptz NOT NULL,
  actor_id        uuid,
  state_after     text        NOT NULL,
  due_at          timestamptz,
  due_on          date,
  due_by_moment   boolean     NOT NULL DEFAULT false,
  facts           jsonb       NOT NULL,
  CONSTRAINT step_pkey PRIMARY KEY (unit_id, dossier_id, seq),
  CONSTRAINT step_position UNIQUE (unit_id, position),
  CONSTRAINT step_dossier_fkey FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier (unit_id, id),
  CONSTRAINT step_not_before_it_happened CHECK (at <= recorded_at)
);
COMMENT ON TABLE dossiers.step IS 'unit: the append-only log. at = when it happened, recorded_at = when it was entered. position = gapless order within the unit.';
COMMENT ON COLUMN dossiers.step.due_at IS 'The due moment in force after this step.';
ALTER TABLE dossiers.step ENABLE ROW LEVEL SECURITY;
CREATE POLICY step_fence ON dossiers.step USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON dossiers.step TO mot_cua_app;

CREATE TABLE dossiers.amendment (
  unit_id        uuid        NOT NULL,
  dossier_id     uuid        NOT NULL,
  correction_seq int         NOT NULL,
  seq            int         NOT NULL,
  voided         boolean     NOT NULL,
  at             timestamptz NOT NULL,
  state_after    text        NOT NULL,
  due_at         timestamptz,
  due_on         date,
  due_by_moment  boolean     NOT NULL,
  CONSTRAINT amendment_pkey PRIMARY KEY (unit_id, dossier_id, correction_seq, seq),
  CONSTRAINT amendment_correction_fkey FOREIGN KEY (unit_id, dossier_id, correction_seq) REFERENCES dossiers.step (unit_id, dossier_id, seq),
  CONSTRAINT amendment_step_fkey FOREIGN KEY (unit_id, dossier_id, seq) REFERENCES dossiers.step (unit_id, dossier_id, seq),
  CONSTRAINT amendment_looks_back CHECK (seq < correction_seq)
);
COMMENT ON TABLE dossiers.amendment IS 'unit: how an earlier step reads after a correction, in full, for counting in SQL; of several the one with the highest correction_seq holds. The steps themselves are never edited.';
ALTER TABLE dossiers.amendment ENABLE ROW LEVEL SECURITY;
CREATE POLICY amendment_fence ON dossiers.amendment USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON dossiers.amendment TO mot_cua_app;

CREATE TABLE dossiers.day_serial (
  unit_id uuid NOT NULL,
  day     date NOT NULL,
  last    int  NOT NULL CHECK (last > 0),
  CONSTRAINT day_serial_pkey PRIMARY KEY (unit_id, day)
);
COMMENT ON TABLE dossiers.day_serial IS 'unit: last serial of a day''s dossier codes; locked until commit, so serials are gapless and never reused.';
ALTER TABLE dossiers.day_serial ENABLE ROW LEVEL SECURITY;
CREATE POLICY day_serial_fence ON dossiers.day_serial USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (last) ON dossiers.day_serial TO mot_cua_app;

CREATE TABLE dossiers.log_head (
  unit_id  uuid   NOT NULL,
  position bigint NOT NULL CHECK (position >= 0),
  CONSTRAINT log_head_pkey PRIMARY KEY (unit_id)
);
COMMENT ON TABLE dossiers.log_head IS 'unit: position of the unit''s last step; locked until commit, so positions are gapless and become visible in order.';
ALTER TABLE dossiers.log_head ENABLE ROW LEVEL SECURITY;
CREATE POLICY log_head_fence ON dossiers.log_head USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (position) ON dossiers.log_head TO mot_cua_app;

CREATE TABLE dossiers.request (
  unit_id     uuid        NOT NULL,
  request_key text        NOT NULL CHECK (length(request_key) BETWEEN 8 AND 100),
  body_hash   text        NOT NULL,
  account_id  uuid,
  answer      jsonb,
  created_at  timestamptz NOT NULL,
  CONSTRAINT request_pkey PRIMARY KEY (unit_id, request_key)
);
COMMENT ON TABLE dossiers.request IS 'unit: client-made request keys; a double click or a resend gets the first answer.';
ALTER TABLE dossiers.request ENABLE ROW LEVEL SECURITY;
CREATE POLICY request_fence ON dossiers.request USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (answer), DELETE ON dossiers.request TO mot_cua_app;

CREATE TABLE dossiers.name_ending (
  unit_id    uuid NOT NULL,
  ending     text NOT NULL,
  dossier_id uuid NOT NULL,
  CONSTRAINT name_ending_pkey PRIMARY KEY (unit_id, dossier_id, ending),
  CONSTRAINT name_ending_dossier_fkey FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier (unit_id, id)
);
COMMENT ON TABLE dossiers.name_ending IS 'unit: every word-wise ending of the owner''s name without diacritics (tran thi mau, thi mau, mau), so that a part of a name is found by an index range however many dossiers there are.';
CREATE INDEX name_ending_lookup ON dossiers.name_ending (unit_id, ending text_pattern_ops, dossier_id);
ALTER TABLE dossiers.name_ending ENABLE ROW LEVEL SECURITY;
CREATE POLICY name_ending_fence ON dossiers.name_ending USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, DELETE ON dossiers.name_ending TO mot_cua_app;
