-- Units: what stands at the head and foot of the papers that a unit prints, from a day on.

CREATE TABLE units.letterhead (
  unit_id        uuid        NOT NULL,
  valid_from     date        NOT NULL,
  parent_agency  text        CHECK (parent_agency <> ''),
  agency         text        NOT NULL CHECK (agency <> ''),
  desk           text        NOT NULL CHECK (desk <> ''),
  place          text        NOT NULL CHECK (place <> ''),
  address        text        CHECK (address <> ''),
  phone          text        CHECK (phone <> ''),
  email          text        CHECK (email <> ''),
  website        text        CHECK (website <> ''),
  signer_title   text        NOT NULL CHECK (signer_title <> ''),
  signer_name    text        CHECK (signer_name <> ''),
  clerk_title    text        NOT NULL CHECK (clerk_title <> ''),
  pick_up_place  text        CHECK (pick_up_place <> ''),
  recorded_at    timestamptz NOT NULL,
  recorded_by    uuid,
  CONSTRAINT letterhead_pkey PRIMARY KEY (unit_id, valid_from),
  CONSTRAINT letterhead_unit_fkey FOREIGN KEY (unit_id) REFERENCES units.unit (id)
);
COMMENT ON TABLE units.letterhead IS 'unit: the head and the signers of printed papers, in force from a day until the next row''s; an earlier paper printed again keeps the head of its day. Without a row they follow from the unit''s name.';
COMMENT ON COLUMN units.letterhead.place IS 'Printed before the date.';
COMMENT ON COLUMN units.letterhead.clerk_title IS 'Above the signature of whoever takes the dossier in at the desk.';
COMMENT ON COLUMN units.letterhead.pick_up_place IS 'Where results are handed over; null: at the desk.';
ALTER TABLE units.letterhead ENABLE ROW LEVEL SECURITY;
CREATE POLICY letterhead_fence ON units.letterhead USING (platform.within_fence(unit_id));
GRANT SELECT, INSERT, UPDATE (parent_agency, agency, desk, place, address, phone, email, website, signer_title, signer_name, clerk_title,
  pick_up_place, recorded_at, recorded_by) ON units.letterhead TO mot_cua_app;
