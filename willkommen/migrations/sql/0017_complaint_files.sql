-- What is attached to a sealed complaint: the public door puts it in and cannot read it again, the office reads its own.
COMMENT ON TABLE complaint_file IS 'class=sealed: something attached to a complaint, its key sealed for the office';
ALTER TABLE complaint_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE complaint_file FORCE ROW LEVEL SECURITY;

CREATE POLICY complaint_file_sent ON complaint_file FOR INSERT TO door
  WITH CHECK (by_role = current_user::text COLLATE "default"
              AND EXISTS (SELECT FROM complaint AS c WHERE c.id = complaint_id AND c.agency = complaint_file.agency OFFSET 0));
CREATE POLICY complaint_file_own ON complaint_file FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default");
