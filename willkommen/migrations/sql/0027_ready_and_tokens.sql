-- Who wants to be told that something is ready to be collected, and programs that work at an agency's desks.
COMMENT ON TABLE pickup IS 'class=agency: somebody wants to be told when something is ready';
COMMENT ON TABLE desk_token IS 'class=framework: programs that may work at one agency''s desks';

DO $walls$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['pickup', 'desk_token'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $walls$;

-- The visitor's own wish: for a stop of the visit whose secret was told, as long as nothing is ready.
CREATE POLICY pickup_of_visitor ON pickup FOR SELECT TO door
  USING (EXISTS (SELECT 1 FROM visit WHERE visit.id = pickup.visit OFFSET 0));
CREATE POLICY pickup_wish ON pickup FOR INSERT TO door
  WITH CHECK (EXISTS (SELECT 1 FROM visit WHERE visit.id = pickup.visit OFFSET 0)
              AND EXISTS (SELECT 1 FROM stop WHERE stop.id = pickup.stop AND stop.visit_id = pickup.visit
                      AND stop.agency = pickup.agency OFFSET 0)
              AND ready_at IS NULL AND by_role = current_user::text COLLATE "default");
CREATE POLICY pickup_unwish ON pickup FOR DELETE TO door
  USING (ready_at IS NULL AND EXISTS (SELECT 1 FROM visit WHERE visit.id = pickup.visit OFFSET 0));

-- The agency whose file it is: it says once that it is ready.
CREATE POLICY pickup_own ON pickup FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default");
CREATE POLICY pickup_ready ON pickup FOR UPDATE
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default")
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default");

CREATE POLICY pickup_forget ON pickup FOR DELETE TO worker USING (asked_at < now() - make_interval(days => (
  SELECT (record.data ->> 'days')::int FROM centre_record record
  WHERE record.kind = 'retention' AND record.data ->> 'of' = 'pickup'
    AND coalesce(record.data ->> 'agency', '') IN ('', pickup.agency)
  ORDER BY coalesce(record.data ->> 'agency', '') DESC LIMIT 1)));

CREATE POLICY desk_token_gate ON desk_token TO gate USING (true) WITH CHECK (true);
