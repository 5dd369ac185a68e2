-- Identity: acting for a colleague (ủy quyền), and the trace it leaves in the log of dossiers.

CREATE TABLE identity.delegation (
  unit_id         uuid        NOT NULL,
  id              uuid        NOT NULL,
  from_account_id uuid        NOT NULL,
  to_account_id   uuid        NOT NULL,
  roles           text[]      NOT NULL,
  valid_from      date        NOT NULL,
  valid_to        date        NOT NULL,
  reason          text        NOT NULL CHECK (reason <> ''),
  given_by        uuid        NOT NULL,
  given_at        timestamptz NOT NULL,
  revoked_by      uuid,
  revoked_at      timestamptz,
  CONSTRAINT delegation_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT delegation_from_fkey FOREIGN KEY (from_account_id) REFERENCES identity.account (id),
  CONSTRAINT delegation_to_fkey FOREIGN KEY (to_account_id) REFERENCES identity.account (id),
  CONSTRAINT delegation_to_another CHECK (from_account_id <> to_account_id),
  CONSTRAINT delegation_of_something CHECK (cardinality(roles) > 0),
  CONSTRAINT delegation_span CHECK (valid_to >= valid_from),
  CONSTRAINT delegation_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
COMMENT ON TABLE identity.delegation IS 'unit: from lends to these roles in the unit from a day to a day, both included. Never edited: it may only be revoked, once.';
COMMENT ON COLUMN identity.delegation.roles IS 'What was lent. In force is what from still holds of it in its own right: what somebody borrowed cannot be lent on.';
CREATE INDEX delegation_to ON identity.delegation (unit_id, to_account_id, valid_to);
CREATE INDEX delegation_from ON identity.delegation (unit_id, from_account_id, valid_to);
ALTER TABLE identity.delegation ENABLE ROW LEVEL SECURITY;
CREATE POLICY delegation_fence ON identity.delegation USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (revoked_by, revoked_at) ON identity.delegation TO mot_cua_app;

ALTER TABLE dossiers.step ADD COLUMN acting_for_id uuid;
COMMENT ON COLUMN dossiers.step.acting_for_id IS 'The account whose lent role allowed the step, where the actor''s own roles did not (ủy quyền); the actor is who did it.';
