-- Going on without the server: devices known by a key, what was done at them meanwhile, and what a node may copy.
COMMENT ON TABLE device IS 'class=house: a device that works without a sign-in, and its range of numbers';
COMMENT ON TABLE node_act IS 'class=house: what was done at a device while the server was away: number, counter, time';

DO $walls$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['device', 'node_act'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $walls$;

CREATE POLICY device_known ON device FOR SELECT TO gate, node, reception, door USING (true);
CREATE POLICY device_made ON device FOR INSERT TO gate WITH CHECK (ended_at IS NULL);
CREATE POLICY device_ended ON device FOR UPDATE TO gate USING (true) WITH CHECK (true);
CREATE POLICY device_heard ON device FOR UPDATE TO node USING (kind = 'node') WITH CHECK (kind = 'node');

CREATE POLICY node_act_kept ON node_act FOR SELECT TO node, reception USING (true);
CREATE POLICY node_act_taken_in ON node_act FOR INSERT TO node WITH CHECK (outcome = '' AND seen_at IS NULL);
CREATE POLICY node_act_settled ON node_act FOR UPDATE TO node USING (settled_at IS NULL) WITH CHECK (true);
CREATE POLICY node_act_seen ON node_act FOR UPDATE TO reception USING (settled_at IS NOT NULL) WITH CHECK (true);
CREATE POLICY node_act_forgotten ON node_act FOR DELETE TO worker USING (at < now() - interval '30 days');

-- A node copies today and tomorrow: it must open in the morning when the server does not.
CREATE POLICY stop_at_node ON stop FOR SELECT TO node
  USING (day BETWEEN (now() AT TIME ZONE 'Europe/Berlin')::date AND (now() AT TIME ZONE 'Europe/Berlin')::date + 1);
CREATE POLICY presence_at_node ON presence FOR SELECT TO node
  USING (day BETWEEN (now() AT TIME ZONE 'Europe/Berlin')::date AND (now() AT TIME ZONE 'Europe/Berlin')::date + 1);
CREATE POLICY walk_in_line_at_node ON walk_in_line FOR SELECT TO node USING (true);
CREATE POLICY walk_in_line_kept ON walk_in_line FOR UPDATE TO node USING (true) WITH CHECK (true);
