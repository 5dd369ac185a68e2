-- Alerts: what each open dossier should be told about and when, what was told, and how it was sent.

CREATE SCHEMA alerts;
GRANT USAGE ON SCHEMA alerts TO mot_cua_app;

CREATE TABLE alerts.log_cursor (
  unit_id  uuid   NOT NULL,
  position bigint NOT NULL,
  CONSTRAINT log_cursor_pkey PRIMARY KEY (unit_id),
  CONSTRAINT log_cursor_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE alerts.log_cursor IS 'unit: how far the unit''s dossier log has been followed; locked while following and while planning anew.';
ALTER TABLE alerts.log_cursor ENABLE ROW LEVEL SECURITY;
CREATE POLICY log_cursor_fence ON alerts.log_cursor USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (position) ON alerts.log_cursor TO mot_cua_app;

CREATE TABLE alerts.setting (
  unit_id               uuid        NOT NULL,
  first_lead_days       int         NOT NULL CHECK (first_lead_days BETWEEN 0 AND 30),
  second_lead_hours     int         NOT NULL CHECK (second_lead_hours BETWEEN 0 AND 40),
  acceptance_lead_hours int         NOT NULL CHECK (acceptance_lead_hours BETWEEN 0 AND 8),
  digest                boolean     NOT NULL,
  changed_at            timestamptz NOT NULL,
  changed_by            uuid        NOT NULL,
  CONSTRAINT setting_pkey PRIMARY KEY (unit_id),
  CONSTRAINT setting_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE alerts.setting IS 'unit: how long before a due moment to warn, in working days and hours (0 = not at all), and whether the daily digest is wanted; no row = the defaults.';
ALTER TABLE alerts.setting ENABLE ROW LEVEL SECURITY;
CREATE POLICY setting_fence ON alerts.setting USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE ON alerts.setting TO mot_cua_app;

CREATE TABLE alerts.watch (
  unit_id              uuid        NOT NULL,
  dossier_id           uuid        NOT NULL,
  code                 text        NOT NULL,
  procedure_id         uuid        NOT NULL,
  state                text        NOT NULL,
  due_at               timestamptz,
  due_on               date,
  due_by_moment        boolean     NOT NULL,
  due_known_at         timestamptz,
  acceptance_due_at    timestamptz,
  step_due_at          timestamptz,
  step_due_on          date,
  step_due_by_moment   boolean     NOT NULL,
  holder_account_id    uuid,
  holder_role          text        NOT NULL CHECK (holder_role IN ('clerk', 'officer', 'leader')),
  CONSTRAINT watch_pkey PRIMARY KEY (unit_id, dossier_id),
  CONSTRAINT watch_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE alerts.watch IS 'unit: what alerting needs to know of each dossier that is not over, as its log tells it; a cache of the log.';
COMMENT ON COLUMN alerts.watch.due_known_at IS 'When the due moment in force was entered: a warning from before that is late news.';
COMMENT ON COLUMN alerts.watch.holder_role IS 'Who is told where no account holds the dossier.';
ALTER TABLE alerts.watch ENABLE ROW LEVEL SECURITY;
CREATE POLICY watch_fence ON alerts.watch USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON alerts.watch TO mot_cua_app;

CREATE TABLE alerts.plan (
  unit_id      uuid        NOT NULL,
  dossier_id   uuid        NOT NULL,
  kind         text        NOT NULL CHECK (kind IN ('due_soon_1', 'due_soon_2', 'overdue', 'overdue_leader', 'overdue_supervisor',
                             'acceptance_soon', 'acceptance_overdue', 'step_overdue')),
  due_at       timestamptz NOT NULL,
  id           uuid        NOT NULL,
  fire_at      timestamptz NOT NULL,
  useful_until timestamptz,
  state        text        NOT NULL CHECK (state IN ('planned', 'raised', 'cancelled')),
  code         text        NOT NULL,
  procedure_id uuid        NOT NULL,
  account_id   uuid,
  role         text        NOT NULL CHECK (role IN ('clerk', 'officer', 'leader', 'supervisor')),
  CONSTRAINT plan_pkey PRIMARY KEY (unit_id, dossier_id, kind, due_at),
  CONSTRAINT plan_id UNIQUE (unit_id, id),
  CONSTRAINT plan_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE alerts.plan IS 'unit: one row per dossier, kind and due moment, so that none is raised twice; fire_at is worked out when the due moment is known, so that the tick only reads an index.';
COMMENT ON COLUMN alerts.plan.useful_until IS 'A warning is not raised once what it warns of has happened.';
COMMENT ON COLUMN alerts.plan.account_id IS 'Who is told; without one everybody with the role.';
CREATE INDEX plan_units_due ON alerts.plan (fire_at, unit_id) WHERE state = 'planned';
CREATE INDEX plan_due ON alerts.plan (unit_id, fire_at) WHERE state = 'planned';
ALTER TABLE alerts.plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_fence ON alerts.plan USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE ON alerts.plan TO mot_cua_app;

CREATE TABLE alerts.alert (
  unit_id      uuid        NOT NULL,
  id           uuid        NOT NULL,
  kind         text        NOT NULL CHECK (kind IN ('due_soon_1', 'due_soon_2', 'overdue', 'overdue_leader', 'overdue_supervisor',
                             'acceptance_soon', 'acceptance_overdue', 'step_overdue', 'digest')),
  dossier_id   uuid,
  code         text,
  procedure_id uuid,
  due_at       timestamptz,
  counts       jsonb,
  raised_at    timestamptz NOT NULL,
  audience     text        NOT NULL CHECK (audience IN ('account', 'role')),
  account_id   uuid,
  role         text        CHECK (role IN ('clerk', 'officer', 'leader', 'supervisor')),
  notified_at  timestamptz,
  cancelled_at timestamptz,
  CONSTRAINT alert_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT alert_raised_once UNIQUE (unit_id, dossier_id, kind, due_at),
  CONSTRAINT alert_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT alert_audience CHECK ((audience = 'account') = (account_id IS NOT NULL) AND (audience = 'role') = (role IS NOT NULL)),
  CONSTRAINT alert_about CHECK ((kind = 'digest') = (dossier_id IS NULL)),
  CONSTRAINT alert_of_dossier CHECK (dossier_id IS NULL OR (code IS NOT NULL AND procedure_id IS NOT NULL AND due_at IS NOT NULL)),
  CONSTRAINT alert_digest_counts CHECK ((kind = 'digest') = (counts IS NOT NULL))
);
COMMENT ON TABLE alerts.alert IS 'unit: what was raised, for one account or for everybody with a role in the unit. Holds no personal data: codes, dates, counts.';
COMMENT ON COLUMN alerts.alert.notified_at IS 'When it was put into mails and webhook calls, or was found to need none.';
COMMENT ON COLUMN alerts.alert.cancelled_at IS 'It no longer holds: the clock stopped, the due moment moved, the dossier is finished, a newer digest came.';
CREATE INDEX alert_open_account ON alerts.alert (unit_id, account_id, raised_at, id) WHERE cancelled_at IS NULL AND account_id IS NOT NULL;
CREATE INDEX alert_open_role ON alerts.alert (unit_id, role, raised_at, id) WHERE cancelled_at IS NULL AND role IS NOT NULL;
CREATE INDEX alert_raised ON alerts.alert (unit_id, raised_at, id);
CREATE INDEX alert_to_notify ON alerts.alert (unit_id, raised_at, id) WHERE notified_at IS NULL;
ALTER TABLE alerts.alert ENABLE ROW LEVEL SECURITY;
CREATE POLICY alert_fence ON alerts.alert USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (audience, account_id, role, notified_at, cancelled_at) ON alerts.alert TO mot_cua_app;

CREATE TABLE alerts.seen (
  unit_id    uuid        NOT NULL,
  alert_id   uuid        NOT NULL,
  account_id uuid        NOT NULL,
  at         timestamptz NOT NULL,
  CONSTRAINT seen_pkey PRIMARY KEY (unit_id, alert_id, account_id),
  CONSTRAINT seen_alert_fkey FOREIGN KEY (unit_id, alert_id) REFERENCES alerts.alert (unit_id, id)
);
COMMENT ON TABLE alerts.seen IS 'unit: who has seen which alert; one told to a role is seen by each for himself.';
ALTER TABLE alerts.seen ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen_fence ON alerts.seen USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON alerts.seen TO mot_cua_app;

CREATE TABLE alerts.delivery (
  unit_id    uuid        NOT NULL,
  id         uuid        NOT NULL,
  channel    text        NOT NULL CHECK (channel IN ('mail', 'webhook')),
  account_id uuid        NOT NULL,
  body       jsonb       NOT NULL,
  state      text        NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
  attempts   int         NOT NULL DEFAULT 0,
  next_at    timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  settled_at timestamptz,
  last_error text,
  CONSTRAINT delivery_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT delivery_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT delivery_settled CHECK ((state = 'waiting') = (settled_at IS NULL))
);
COMMENT ON TABLE alerts.delivery IS 'unit: one mail or webhook call to one account. Sent at least once: twice only when the process is killed between sending and marking, under the same Message-ID or Idempotency-Key.';
COMMENT ON COLUMN alerts.delivery.next_at IS 'When to try next; while it is being tried, when the lease of the one who tries ends.';
COMMENT ON COLUMN alerts.delivery.last_error IS 'Codes only: servers like to repeat addresses in their answers.';
CREATE INDEX delivery_units_waiting ON alerts.delivery (next_at, unit_id) WHERE state = 'waiting';
CREATE INDEX delivery_waiting ON alerts.delivery (unit_id, next_at) WHERE state = 'waiting';
CREATE INDEX delivery_state ON alerts.delivery (unit_id, state, id);
ALTER TABLE alerts.delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY delivery_fence ON alerts.delivery USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (state, attempts, next_at, settled_at, last_error) ON alerts.delivery TO mot_cua_app;

CREATE TABLE alerts.digest_due (
  unit_id uuid        NOT NULL,
  next_at timestamptz NOT NULL,
  CONSTRAINT digest_due_pkey PRIMARY KEY (unit_id),
  CONSTRAINT digest_due_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE alerts.digest_due IS 'unit: when to look whether the unit has opened and its digest can go out.';
CREATE INDEX digest_due_units ON alerts.digest_due (next_at, unit_id);
ALTER TABLE alerts.digest_due ENABLE ROW LEVEL SECURITY;
CREATE POLICY digest_due_fence ON alerts.digest_due USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (next_at) ON alerts.digest_due TO mot_cua_app;

CREATE TABLE alerts.digest (
  unit_id uuid        NOT NULL,
  day     date        NOT NULL,
  sent_at timestamptz NOT NULL,
  CONSTRAINT digest_pkey PRIMARY KEY (unit_id, day),
  CONSTRAINT digest_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE alerts.digest IS 'unit: the days whose digest has gone out; once per unit and day.';
ALTER TABLE alerts.digest ENABLE ROW LEVEL SECURITY;
CREATE POLICY digest_fence ON alerts.digest USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON alerts.digest TO mot_cua_app;
