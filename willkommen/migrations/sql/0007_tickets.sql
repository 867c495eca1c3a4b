-- Tickets without appointment: each agency says how long its lines are, in numbers that name nobody.
COMMENT ON TABLE walk_in_line IS 'class=house: how long who comes now waits for a service, written by its agency';
COMMENT ON TABLE place_in_line IS 'class=house: where a number stands, written by the agency that will call it';
COMMENT ON TABLE pause IS 'class=agency: a counter at which nobody is called for a while';

DO $walls$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['walk_in_line', 'place_in_line', 'pause'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $walls$;

CREATE POLICY walk_in_line_own ON walk_in_line
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default")
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default");
CREATE POLICY walk_in_line_told ON walk_in_line FOR SELECT TO door, reception USING (true);
CREATE POLICY walk_in_line_taken ON walk_in_line FOR UPDATE TO door USING (true) WITH CHECK (true);

CREATE POLICY place_in_line_own ON place_in_line
  USING (by_role = current_user::text COLLATE "default") WITH CHECK (by_role = current_user::text COLLATE "default");
CREATE POLICY place_in_line_told ON place_in_line FOR SELECT TO door, reception USING (true);

CREATE POLICY pause_own ON pause
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default")
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default");
