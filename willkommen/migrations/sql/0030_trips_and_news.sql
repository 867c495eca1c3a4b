-- What a day saved everybody together, without anybody; and how far the letters of the day have come.
COMMENT ON TABLE trips_saved IS 'class=figures: ways that bundled visits saved, by day';
ALTER TABLE trips_saved ENABLE ROW LEVEL SECURITY;
ALTER TABLE trips_saved FORCE ROW LEVEL SECURITY;

CREATE POLICY trips_saved_counted ON trips_saved TO reception USING (true) WITH CHECK (true);
-- Fewer than five visits are told to nobody: they wait until the next day takes them over.
CREATE POLICY trips_saved_told ON trips_saved FOR SELECT TO door, figures USING (visits >= 5);

-- The columns granted name neither visit nor address.
CREATE POLICY message_of_the_day ON message FOR SELECT TO reception USING (template IN ('closed', 'lift', 'again'));
