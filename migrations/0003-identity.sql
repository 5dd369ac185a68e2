-- Identity: accounts, roles in units, sessions of people, tokens of programs.

CREATE SCHEMA identity;
GRANT USAGE ON SCHEMA identity TO mot_cua_app;

CREATE TABLE identity.account (
  id                   uuid        NOT NULL,
  unit_id              uuid        NOT NULL,
  kind                 text        NOT NULL CHECK (kind IN ('person', 'program')),
  login                text        NOT NULL CHECK (login = lower(login) AND length(login) BETWEEN 2 AND 64),
  display_name         text        NOT NULL CHECK (display_name <> ''),
  email                text,
  password_hash        text,
  must_change_password boolean     NOT NULL DEFAULT false,
  failed_count         int         NOT NULL DEFAULT 0 CHECK (failed_count >= 0),
  locked_until         timestamptz,
  disabled_at          timestamptz,
  created_at           timestamptz NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT account_login UNIQUE (login),
  CONSTRAINT account_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT account_people_have_passwords CHECK ((kind = 'person') = (password_hash IS NOT NULL))
);
COMMENT ON TABLE identity.account IS 'national: who may sign in (person) or be called in the name of (program); unit_id is where the account belongs. Never deleted: the logs name it.';
COMMENT ON COLUMN identity.account.password_hash IS 'Argon2id in PHC form.';
COMMENT ON COLUMN identity.account.failed_count IS 'Sign-ins begun since the last that succeeded; counted before the password is looked at, so that guessing in parallel gains nothing.';
CREATE INDEX account_unit ON identity.account (unit_id, login);
GRANT SELECT, INSERT, UPDATE ON identity.account TO mot_cua_app;

CREATE TABLE identity.role_grant (
  account_id uuid NOT NULL,
  unit_id    uuid NOT NULL,
  role       text NOT NULL CHECK (role IN ('clerk', 'officer', 'leader', 'controller', 'administrator', 'supervisor')),
  valid_from date NOT NULL,
  valid_to   date,
  CONSTRAINT role_grant_pkey PRIMARY KEY (account_id, unit_id, role, valid_from),
  CONSTRAINT role_grant_account_fkey FOREIGN KEY (account_id) REFERENCES identity.account (id),
  CONSTRAINT role_grant_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT role_grant_span CHECK (valid_to IS NULL OR valid_to >= valid_from - 1)
);
COMMENT ON TABLE identity.role_grant IS 'national: the roles of an account in a unit. valid_to is the last day; the day before valid_from when it was taken back on the day it was given.';
CREATE INDEX role_grant_unit ON identity.role_grant (unit_id, role);
GRANT SELECT, INSERT, UPDATE (valid_to) ON identity.role_grant TO mot_cua_app;

CREATE TABLE identity.session (
  unit_id      uuid        NOT NULL,
  id           uuid        NOT NULL,
  token_hash   text        NOT NULL CHECK (length(token_hash) = 64),
  account_id   uuid        NOT NULL,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  user_agent   text        NOT NULL DEFAULT '',
  CONSTRAINT session_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT session_token_hash UNIQUE (unit_id, token_hash),
  CONSTRAINT session_account_fkey FOREIGN KEY (account_id) REFERENCES identity.account (id)
);
COMMENT ON TABLE identity.session IS 'unit: a person signed in, in the unit the account belongs to. The cookie holds <unit_id>.<secret>; only the secret''s SHA-256 is kept.';
CREATE INDEX session_account ON identity.session (unit_id, account_id);
ALTER TABLE identity.session ENABLE ROW LEVEL SECURITY;
CREATE POLICY session_fence ON identity.session USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (last_seen_at, ended_at), DELETE ON identity.session TO mot_cua_app;

CREATE TABLE identity.token (
  unit_id      uuid        NOT NULL,
  id           uuid        NOT NULL,
  name         text        NOT NULL CHECK (name <> ''),
  token_hash   text        NOT NULL CHECK (length(token_hash) = 64),
  account_id   uuid        NOT NULL,
  roles        text[]      NOT NULL,
  created_by   uuid,
  created_at   timestamptz NOT NULL,
  last_used_at timestamptz,
  expires_at   timestamptz,
  revoked_at   timestamptz,
  CONSTRAINT token_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT token_token_hash UNIQUE (unit_id, token_hash),
  CONSTRAINT token_account_fkey FOREIGN KEY (account_id) REFERENCES identity.account (id)
);
COMMENT ON TABLE identity.token IS 'unit: a program''s bearer token, <unit_id>.<secret>; only the secret''s SHA-256 is kept. Valid in its unit and those below it, with those of the account''s roles that are listed.';
ALTER TABLE identity.token ENABLE ROW LEVEL SECURITY;
CREATE POLICY token_fence ON identity.token USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (last_used_at, revoked_at) ON identity.token TO mot_cua_app;
