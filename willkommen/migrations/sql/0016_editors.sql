-- What editors change and see, what nobody understood, and who asked the reception for help.
COMMENT ON TABLE help_call IS 'class=house: somebody asked the reception for help: a number and a time, no word';
COMMENT ON TABLE unheard IS 'class=public: sentences the guide was not sure about, without names and numbers, 30 days';
COMMENT ON TABLE phrase_edition IS 'class=public: what editors changed in the phrase book, and what was learned from it';
COMMENT ON TABLE centre_revision IS 'class=public: the history of the centre''s data';

DO $walls$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['help_call','unheard','phrase_edition','centre_revision'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $walls$;

CREATE POLICY help_call_made ON help_call FOR INSERT TO door WITH CHECK (answered_at IS NULL);
CREATE POLICY help_call_seen ON help_call FOR SELECT TO reception USING (true);
CREATE POLICY help_call_answered ON help_call FOR UPDATE TO reception USING (answered_at IS NULL) WITH CHECK (true);
CREATE POLICY help_call_forgotten ON help_call FOR DELETE TO worker USING (at < now() - interval '1 day');

CREATE POLICY unheard_noted ON unheard FOR INSERT TO door WITH CHECK (true);
CREATE POLICY unheard_read ON unheard FOR SELECT TO editor USING (true);
CREATE POLICY unheard_settled ON unheard FOR DELETE TO editor USING (true);
CREATE POLICY unheard_forgotten ON unheard FOR DELETE TO worker
  USING (day < (now() AT TIME ZONE 'Europe/Berlin')::date - 30);

CREATE POLICY phrase_edition_used ON phrase_edition FOR SELECT TO door USING (state = 'published');
CREATE POLICY phrase_edition_read ON phrase_edition FOR SELECT TO editor USING (true);
CREATE POLICY phrase_edition_begun ON phrase_edition FOR INSERT TO editor WITH CHECK (true);
CREATE POLICY phrase_edition_written ON phrase_edition FOR UPDATE TO editor USING (state = 'draft') WITH CHECK (true);
CREATE POLICY phrase_edition_dropped ON phrase_edition FOR DELETE TO editor USING (state = 'draft');

CREATE POLICY revision_read ON centre_revision FOR SELECT TO editor USING (true);
CREATE POLICY revision_add ON centre_revision FOR INSERT TO editor WITH CHECK (true);
