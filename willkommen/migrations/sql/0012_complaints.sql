-- The walls of sealed complaints: what lies here nobody of this house's machines can open; the walls hide even that it exists.
COMMENT ON TABLE office_key IS 'class=house: public halves of the keys of offices that take sealed complaints';
COMMENT ON TABLE complaint IS 'class=sealed: that a complaint exists, found by its receipt';
COMMENT ON TABLE complaint_box IS 'class=sealed: a message sealed for one key';

DO $walls$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['office_key','complaint','complaint_box'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $walls$;

CREATE POLICY office_key_public ON office_key FOR SELECT TO door USING (ended_at IS NULL);
CREATE POLICY office_key_own ON office_key
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default")
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default");
-- Only a shielded agency takes sealed complaints.
CREATE POLICY office_key_shielded ON office_key AS RESTRICTIVE FOR INSERT
  WITH CHECK (EXISTS (SELECT FROM centre_record AS r WHERE r.kind = 'agency' AND r.key = office_key.agency
                      AND r.data @> '{"shielded": true}' OFFSET 0));

CREATE POLICY complaint_made ON complaint FOR INSERT TO door
  WITH CHECK (by_role = current_user::text COLLATE "default" AND closed_on IS NULL
              AND lookup = sha256(convert_to(nullif(current_setting('app.receipt', true), ''), 'UTF8')));
CREATE POLICY complaint_by_receipt ON complaint FOR SELECT TO door
  USING (lookup = sha256(convert_to(nullif(current_setting('app.receipt', true), ''), 'UTF8')));
CREATE POLICY complaint_own ON complaint
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default")
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default");

-- The person writes for the office's keys and reads what is sealed for the receipt; the office writes and reads its own.
CREATE POLICY complaint_box_written ON complaint_box FOR INSERT TO door
  WITH CHECK (by_role = current_user::text COLLATE "default" AND author = 'person' AND key_id IS NOT NULL
              AND EXISTS (SELECT FROM complaint AS c WHERE c.id = complaint_id AND c.agency = complaint_box.agency OFFSET 0));
CREATE POLICY complaint_box_answered ON complaint_box FOR SELECT TO door
  USING (key_id IS NULL AND EXISTS (SELECT FROM complaint AS c WHERE c.id = complaint_id OFFSET 0));
CREATE POLICY complaint_box_own ON complaint_box
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default")
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default");
