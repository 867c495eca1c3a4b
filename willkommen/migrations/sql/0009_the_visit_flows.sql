-- How counters run today: everybody who plans reads it, each agency writes its own rows.
COMMENT ON TABLE counter_today IS 'class=house: how a counter runs today, nothing about anybody';
ALTER TABLE counter_today ENABLE ROW LEVEL SECURITY;
ALTER TABLE counter_today FORCE ROW LEVEL SECURITY;
CREATE POLICY counter_read ON counter_today FOR SELECT USING (true);
CREATE POLICY counter_write ON counter_today FOR INSERT WITH CHECK (by_role = current_user::text COLLATE "default");
CREATE POLICY counter_change ON counter_today FOR UPDATE
  USING (by_role = current_user::text COLLATE "default") WITH CHECK (by_role = current_user::text COLLATE "default");
CREATE POLICY counter_forget ON counter_today FOR DELETE TO worker USING (day < (now() AT TIME ZONE 'Europe/Berlin')::date);

-- Sending on is a drop box: an agency may add an open stop to a visit that it serves itself on that day, also at another agency,
-- and does not see it afterwards. That it serves the visit is proved by a foreign key and not by a subquery, which would ask the
-- policies of stop for themselves. A shielded agency neither sends nor is sent to: its visits are never joined to others.
ALTER TABLE stop ADD CONSTRAINT stop_sent_from_same_visit FOREIGN KEY (sent_from, visit_id, day, sent_by)
  REFERENCES stop (id, visit_id, day, agency) ON DELETE SET NULL (sent_from, sent_by)
  NOT VALID; -- every row there is has none yet
CREATE POLICY stop_sent_on ON stop FOR INSERT
  WITH CHECK (left(current_user::text, 2) = 'a_' AND sent_by = right(current_user::text, -2) COLLATE "default");
CREATE POLICY stop_only_sent_on ON stop AS RESTRICTIVE FOR INSERT
  WITH CHECK (left(current_user::text, 2) <> 'a_'
    OR (sent_by = right(current_user::text, -2) COLLATE "default" AND sent_from IS NOT NULL
        AND state = 'open' AND booking_id IS NULL AND starts IS NULL AND sealed IS NULL
        AND NOT EXISTS (SELECT 1 FROM centre_record
                        WHERE kind = 'agency' AND key IN (stop.agency, stop.sent_by) AND (data ->> 'shielded')::boolean)));
