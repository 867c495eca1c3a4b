-- What everybody in the house is told, alarms, what an agency notes at a stop, and what visitors think of their day.
COMMENT ON TABLE notice IS 'class=public: what the reception tells everybody';
COMMENT ON TABLE alarm IS 'class=house: a room that calls for help';
COMMENT ON TABLE stop_note IS 'class=agency: what an agency notes at its own stop';
COMMENT ON TABLE feedback IS 'class=figures: a day and a mark, nothing else';

DO $walls$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['notice', 'alarm', 'stop_note', 'feedback'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $walls$;

CREATE POLICY notice_read ON notice FOR SELECT USING (true);
CREATE POLICY notice_tell ON notice FOR INSERT TO reception WITH CHECK (true);
CREATE POLICY notice_end ON notice FOR UPDATE TO reception USING (true) WITH CHECK (true);

-- Colleagues of every agency and the reception see an alarm; who raised it and the reception end it.
CREATE POLICY alarm_read ON alarm FOR SELECT USING (true);
CREATE POLICY alarm_raise ON alarm FOR INSERT WITH CHECK (by_role = current_user::text COLLATE "default");
CREATE POLICY alarm_end ON alarm FOR UPDATE
  USING (by_role = current_user::text COLLATE "default" OR current_user = 'reception')
  WITH CHECK (by_role = current_user::text COLLATE "default" OR current_user = 'reception');

CREATE POLICY stop_note_own ON stop_note
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default")
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default");

CREATE POLICY feedback_give ON feedback FOR INSERT TO door WITH CHECK (true);
CREATE POLICY feedback_count ON feedback FOR SELECT TO figures USING (true);
