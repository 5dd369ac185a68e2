-- Identity: the second step of signing in, and persons known to a province's account service.

CREATE TABLE identity.second_factor (
  unit_id      uuid        NOT NULL,
  account_id   uuid        NOT NULL,
  secret       text        NOT NULL CHECK (secret ~ '^(plain|sealed):'),
  begun_at     timestamptz NOT NULL,
  confirmed_at timestamptz,
  last_step    bigint,
  CONSTRAINT second_factor_pkey PRIMARY KEY (unit_id, account_id),
  CONSTRAINT second_factor_account_fkey FOREIGN KEY (account_id) REFERENCES identity.account (id),
  CONSTRAINT second_factor_confirmed_by_a_code CHECK (confirmed_at IS NULL OR last_step IS NOT NULL)
);
COMMENT ON TABLE identity.second_factor IS 'unit: a person''s TOTP secret (RFC 6238), in the unit the account belongs to. It counts once confirmed by a code.';
COMMENT ON COLUMN identity.second_factor.secret IS 'sealed:… is AES-256-GCM under SECOND_FACTOR_KEY; plain:… where no key is configured. Only the application''s role may read it.';
COMMENT ON COLUMN identity.second_factor.last_step IS 'Time step of the last code that was taken; only later ones are, so that no code serves twice.';
ALTER TABLE identity.second_factor ENABLE ROW LEVEL SECURITY;
CREATE POLICY second_factor_fence ON identity.second_factor USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (secret, begun_at, confirmed_at, last_step), DELETE ON identity.second_factor TO mot_cua_app;

CREATE TABLE identity.recovery_code (
  unit_id    uuid        NOT NULL,
  account_id uuid        NOT NULL,
  code_hash  text        NOT NULL CHECK (length(code_hash) = 64),
  used_at    timestamptz,
  CONSTRAINT recovery_code_pkey PRIMARY KEY (unit_id, account_id, code_hash),
  CONSTRAINT recovery_code_account_fkey FOREIGN KEY (account_id) REFERENCES identity.account (id)
);
COMMENT ON TABLE identity.recovery_code IS 'unit: codes for a person whose telephone is lost, each for one sign-in; only SHA-256 is kept.';
ALTER TABLE identity.recovery_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY recovery_code_fence ON identity.recovery_code USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON identity.recovery_code TO mot_cua_app;

CREATE TABLE identity.sign_in_ticket (
  unit_id     uuid        NOT NULL,
  ticket_hash text        NOT NULL CHECK (length(ticket_hash) = 64),
  account_id  uuid        NOT NULL,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  CONSTRAINT sign_in_ticket_pkey PRIMARY KEY (unit_id, ticket_hash),
  CONSTRAINT sign_in_ticket_account_fkey FOREIGN KEY (account_id) REFERENCES identity.account (id)
);
COMMENT ON TABLE identity.sign_in_ticket IS 'unit: the password was right and the code is still to come. Gone when used, and when the account''s sessions are ended.';
CREATE INDEX sign_in_ticket_account ON identity.sign_in_ticket (unit_id, account_id);
ALTER TABLE identity.sign_in_ticket ENABLE ROW LEVEL SECURITY;
CREATE POLICY sign_in_ticket_fence ON identity.sign_in_ticket USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, DELETE ON identity.sign_in_ticket TO mot_cua_app;

CREATE TABLE identity.external_identity (
  issuer     text        NOT NULL CHECK (issuer <> ''),
  subject    text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  account_id uuid        NOT NULL,
  linked_at  timestamptz NOT NULL,
  CONSTRAINT external_identity_pkey PRIMARY KEY (issuer, subject),
  CONSTRAINT external_identity_account UNIQUE (issuer, account_id),
  CONSTRAINT external_identity_account_fkey FOREIGN KEY (account_id) REFERENCES identity.account (id)
);
COMMENT ON TABLE identity.external_identity IS 'national: which account a person known to an OpenID Connect provider signs in to. One each way: a second person never takes over a linked account.';
GRANT SELECT, INSERT, DELETE ON identity.external_identity TO mot_cua_app;

CREATE INDEX account_email ON identity.account (lower(email)) WHERE email IS NOT NULL;

ALTER TABLE identity.session ADD COLUMN begun_by text NOT NULL DEFAULT 'password' CONSTRAINT session_begun_by CHECK (begun_by IN ('password', 'two_step', 'provider'));
COMMENT ON COLUMN identity.session.begun_by IS 'How the person was known: by password, password and code, or the province''s account service.';
