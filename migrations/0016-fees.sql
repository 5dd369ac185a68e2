-- Fees: money taken at the desk, receipt by receipt, and the day's till.

CREATE SCHEMA fees;
GRANT USAGE ON SCHEMA fees TO mot_cua_app;

CREATE TABLE fees.serial (
  unit_id uuid NOT NULL,
  series  text NOT NULL CHECK (series IN ('receipt', 'closing')),
  year    int  NOT NULL,
  last    int  NOT NULL CHECK (last > 0),
  CONSTRAINT serial_pkey PRIMARY KEY (unit_id, series, year),
  CONSTRAINT serial_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE fees.serial IS 'unit: last number of a year''s receipts and of its closings; locked until commit, so numbers are gapless and never reused.';
ALTER TABLE fees.serial ENABLE ROW LEVEL SECURITY;
CREATE POLICY serial_fence ON fees.serial USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (last) ON fees.serial TO mot_cua_app;

CREATE TABLE fees.taking (
  unit_id      uuid        NOT NULL,
  id           uuid        NOT NULL,
  year         int         NOT NULL,
  number       int         NOT NULL CHECK (number > 0),
  dossier_id   uuid        NOT NULL,
  dossier_code text        NOT NULL,
  method       text        NOT NULL CHECK (method IN ('cash', 'transfer', 'online')),
  payer_name   text        NOT NULL CHECK (payer_name <> ''),
  taken_at     timestamptz NOT NULL,
  taken_on     date        NOT NULL,
  taken_by     uuid        NOT NULL,
  recorded_at  timestamptz NOT NULL,
  recorded_by  uuid        NOT NULL,
  cancels      uuid,
  reason       text        CHECK (reason <> ''),
  CONSTRAINT taking_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT taking_number UNIQUE (unit_id, year, number),
  CONSTRAINT taking_cancelled_once UNIQUE (unit_id, cancels),
  CONSTRAINT taking_dossier_fkey FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier (unit_id, id),
  CONSTRAINT taking_cancels_fkey FOREIGN KEY (unit_id, cancels) REFERENCES fees.taking (unit_id, id),
  CONSTRAINT taking_not_its_own CHECK (cancels <> id),
  CONSTRAINT taking_cancelled_for_a_reason CHECK ((cancels IS NULL) = (reason IS NULL)),
  CONSTRAINT taking_not_before_it_happened CHECK (taken_at <= recorded_at),
  CONSTRAINT taking_in_its_year CHECK (year = extract(year FROM taken_on))
);
COMMENT ON TABLE fees.taking IS 'unit: the append-only book of receipts. Nothing is edited: a wrong entry is cancelled by another one that names it and hands its amount back.';
COMMENT ON COLUMN fees.taking.number IS 'Gapless within the unit and the year of taken_on.';
COMMENT ON COLUMN fees.taking.taken_on IS 'The day of taken_at in Viet Nam: whose till it is counted in.';
COMMENT ON COLUMN fees.taking.taken_by IS 'Whose till it goes into; a cancelling entry goes out of the till that the cancelled one went into.';
COMMENT ON COLUMN fees.taking.cancels IS 'The entry that this one cancels; it has no items of its own.';
CREATE INDEX taking_day ON fees.taking (unit_id, taken_on, taken_by);
CREATE INDEX taking_dossier ON fees.taking (unit_id, dossier_id);
ALTER TABLE fees.taking ENABLE ROW LEVEL SECURITY;
CREATE POLICY taking_fence ON fees.taking USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON fees.taking TO mot_cua_app;

CREATE TABLE fees.item (
  unit_id   uuid   NOT NULL,
  taking_id uuid   NOT NULL,
  position  int    NOT NULL CHECK (position > 0),
  kind      text   NOT NULL CHECK (kind IN ('fee', 'charge', 'other')),
  text      text   NOT NULL CHECK (text <> ''),
  amount    bigint NOT NULL CHECK (amount BETWEEN 1 AND 1000000000),
  CONSTRAINT item_pkey PRIMARY KEY (unit_id, taking_id, position),
  CONSTRAINT item_taking_fkey FOREIGN KEY (unit_id, taking_id) REFERENCES fees.taking (unit_id, id)
);
COMMENT ON TABLE fees.item IS 'unit: what was paid for, in whole đồng; the total of a receipt is the sum of its items and kept nowhere else. fee = phí, charge = lệ phí.';
ALTER TABLE fees.item ENABLE ROW LEVEL SECURITY;
CREATE POLICY item_fence ON fees.item USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON fees.item TO mot_cua_app;

CREATE TABLE fees.closing (
  unit_id       uuid        NOT NULL,
  id            uuid        NOT NULL,
  year          int         NOT NULL,
  number        int         NOT NULL CHECK (number > 0),
  account_id    uuid        NOT NULL,
  day           date        NOT NULL,
  expected_cash bigint      NOT NULL,
  counted_cash  bigint      NOT NULL CHECK (counted_cash BETWEEN 0 AND 100000000000),
  note          text        CHECK (note <> ''),
  closed_at     timestamptz NOT NULL,
  closed_by     uuid        NOT NULL,
  CONSTRAINT closing_pkey PRIMARY KEY (unit_id, id),
  CONSTRAINT closing_number UNIQUE (unit_id, year, number),
  CONSTRAINT closing_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id),
  CONSTRAINT closing_difference_explained CHECK (counted_cash = expected_cash OR note IS NOT NULL),
  CONSTRAINT closing_in_its_year CHECK (year = extract(year FROM day))
);
COMMENT ON TABLE fees.closing IS 'unit: a clerk''s cash of a day, counted and signed; append-only. What is entered later stands outside it until it is closed in turn.';
COMMENT ON COLUMN fees.closing.account_id IS 'Whose till; closed_by is the clerk, or a leader in the clerk''s place.';
COMMENT ON COLUMN fees.closing.expected_cash IS 'Cash taken less cash handed back, of the entries that it covers; below zero where more was handed back than taken.';
CREATE INDEX closing_day ON fees.closing (unit_id, day, account_id);
ALTER TABLE fees.closing ENABLE ROW LEVEL SECURITY;
CREATE POLICY closing_fence ON fees.closing USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON fees.closing TO mot_cua_app;

CREATE TABLE fees.closed_taking (
  unit_id    uuid NOT NULL,
  taking_id  uuid NOT NULL,
  closing_id uuid NOT NULL,
  CONSTRAINT closed_taking_pkey PRIMARY KEY (unit_id, taking_id),
  CONSTRAINT closed_taking_taking_fkey FOREIGN KEY (unit_id, taking_id) REFERENCES fees.taking (unit_id, id),
  CONSTRAINT closed_taking_closing_fkey FOREIGN KEY (unit_id, closing_id) REFERENCES fees.closing (unit_id, id)
);
COMMENT ON TABLE fees.closed_taking IS 'unit: which entries a closing covers; each is in one closing at most. Append-only.';
CREATE INDEX closed_taking_closing ON fees.closed_taking (unit_id, closing_id);
ALTER TABLE fees.closed_taking ENABLE ROW LEVEL SECURITY;
CREATE POLICY closed_taking_fence ON fees.closed_taking USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT ON fees.closed_taking TO mot_cua_app;
