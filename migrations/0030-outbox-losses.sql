-- Platform: an event that kills its workers is given up after so many of them, not retried without end.

ALTER TABLE platform.outbox ADD COLUMN losses smallint NOT NULL DEFAULT 0 CHECK (losses >= 0);
COMMENT ON COLUMN platform.outbox.losses IS 'So often it was given up because the workers that had it were not heard of again.';
GRANT UPDATE (losses) ON platform.outbox TO mot_cua_app;
