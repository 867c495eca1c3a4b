-- The walls of the papers: who may see a document, a release, an original in custody, and what the worker may forget.

COMMENT ON TABLE upload IS 'class=sealed: a file on its way';
COMMENT ON TABLE part IS 'class=sealed: a piece of a file on its way';
COMMENT ON TABLE document IS 'class=sealed: one version of a document, unreadable without a key from the store of keys';
COMMENT ON TABLE release IS 'class=agency: one consent, seen by its visitor, its sender and its receiver';
COMMENT ON TABLE released IS 'class=agency: one document version of a release';
COMMENT ON TABLE custody IS 'class=agency: an original that is kept for a while';
COMMENT ON TABLE hold IS 'class=agency: nothing of this visit is forgotten';

DO $walls$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['upload','part','document','release','released','custody','hold'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $walls$;

-- What goes with its parent, goes by the database. The four tables are new and empty: nobody waits for these locks.
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
ALTER TABLE part ADD CONSTRAINT part_of_upload FOREIGN KEY (upload_id) REFERENCES upload (id) ON DELETE CASCADE;
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
ALTER TABLE released ADD CONSTRAINT released_of_release FOREIGN KEY (release_id) REFERENCES release (id) ON DELETE CASCADE;

-- A visitor's own: everything of the visit whose secret was told. The visitor adds and removes only what nobody else took in,
-- and changes nothing of a consent but to withdraw it.
CREATE POLICY upload_of_visitor ON upload TO door
  USING (EXISTS (SELECT 1 FROM visit WHERE visit.id = upload.visit OFFSET 0))
  WITH CHECK (EXISTS (SELECT 1 FROM visit WHERE visit.id = upload.visit OFFSET 0)
              AND by_role = current_user::text COLLATE "default");
CREATE POLICY part_of_visitor ON part TO door
  USING (EXISTS (SELECT 1 FROM upload WHERE upload.id = part.upload_id OFFSET 0))
  WITH CHECK (EXISTS (SELECT 1 FROM upload WHERE upload.id = part.upload_id OFFSET 0));
CREATE POLICY document_of_visitor ON document FOR SELECT TO door
  USING (EXISTS (SELECT 1 FROM visit WHERE visit.id = document.visit OFFSET 0));
CREATE POLICY document_sent ON document FOR INSERT TO door
  WITH CHECK (EXISTS (SELECT 1 FROM visit WHERE visit.id = document.visit OFFSET 0)
              AND agency = '' AND by_role = current_user::text COLLATE "default");
CREATE POLICY document_taken_back ON document FOR DELETE TO door
  USING (EXISTS (SELECT 1 FROM visit WHERE visit.id = document.visit OFFSET 0) AND agency = '');
CREATE POLICY release_of_visitor ON release FOR SELECT TO door
  USING (EXISTS (SELECT 1 FROM visit WHERE visit.id = release.visit OFFSET 0));
CREATE POLICY release_given ON release FOR INSERT TO door
  WITH CHECK (EXISTS (SELECT 1 FROM visit WHERE visit.id = release.visit OFFSET 0) AND agency = ''
              AND state IN ('prepared', 'offered') AND by_role = current_user::text COLLATE "default");
CREATE POLICY release_withdrawn ON release FOR UPDATE TO door
  USING (EXISTS (SELECT 1 FROM visit WHERE visit.id = release.visit OFFSET 0)) WITH CHECK (state = 'withdrawn');
CREATE POLICY released_of_visitor ON released FOR SELECT TO door
  USING (EXISTS (SELECT 1 FROM release WHERE release.id = released.release_id OFFSET 0));
CREATE POLICY released_given ON released FOR INSERT TO door
  WITH CHECK (EXISTS (SELECT 1 FROM release WHERE release.id = released.release_id AND release.agency = '' OFFSET 0));
CREATE POLICY custody_of_visitor ON custody FOR SELECT TO door
  USING (EXISTS (SELECT 1 FROM visit WHERE visit.id = custody.visit OFFSET 0));

-- An agency's own: what it took in at its desk for a visit that it serves.
CREATE POLICY document_own ON document FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default");
CREATE POLICY document_taken_in ON document FOR INSERT
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default"
              AND EXISTS (SELECT 1 FROM stop WHERE stop.visit_id = document.visit OFFSET 0));
CREATE POLICY custody_own ON custody
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default")
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default"
              AND EXISTS (SELECT 1 FROM stop WHERE stop.visit_id = custody.visit OFFSET 0));
CREATE POLICY hold_own ON hold
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default")
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default");

-- A release: its sender prepares it on paper and never offers it alone; the receiver sees it from the offer on and answers;
-- the reception knows nothing of it but what the code on the signed form opens.
CREATE POLICY release_sent ON release FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default");
CREATE POLICY release_prepared ON release FOR INSERT
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default"
              AND state = 'prepared' AND by_role = current_user::text COLLATE "default"
              AND EXISTS (SELECT 1 FROM stop WHERE stop.visit_id = release.visit OFFSET 0));
CREATE POLICY release_received ON release FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND receiver = right(current_user::text, -2) COLLATE "default"
         AND state <> 'prepared');
CREATE POLICY release_answered ON release FOR UPDATE
  USING (left(current_user::text, 2) = 'a_' AND receiver = right(current_user::text, -2) COLLATE "default"
         AND state IN ('offered', 'accepted') AND ends_at > now())
  WITH CHECK (left(current_user::text, 2) = 'a_' AND receiver = right(current_user::text, -2) COLLATE "default"
              AND state IN ('offered', 'accepted', 'declined', 'done'));
CREATE POLICY release_scanned ON release TO reception
  USING (form_hash = sha256(convert_to(nullif(current_setting('app.form', true), ''), 'UTF8')))
  WITH CHECK (state IN ('offered', 'withdrawn'));
CREATE POLICY released_seen ON released FOR SELECT
  USING (left(current_user::text, 2) = 'a_'
         AND EXISTS (SELECT 1 FROM release WHERE release.id = released.release_id OFFSET 0));
CREATE POLICY released_prepared ON released FOR INSERT
  WITH CHECK (left(current_user::text, 2) = 'a_'
              AND EXISTS (SELECT 1 FROM release WHERE release.id = released.release_id
                          AND release.agency = right(current_user::text, -2) COLLATE "default" OFFSET 0));
CREATE POLICY released_faulted ON released FOR UPDATE
  USING (left(current_user::text, 2) = 'a_'
         AND EXISTS (SELECT 1 FROM release WHERE release.id = released.release_id
                     AND release.receiver = right(current_user::text, -2) COLLATE "default"
                     AND release.state IN ('accepted', 'done') OFFSET 0));

-- What a receiver reads: exactly the versions of an accepted release, until it ends.
CREATE POLICY document_released ON document FOR SELECT
  USING (left(current_user::text, 2) = 'a_'
         AND EXISTS (SELECT 1 FROM released JOIN release ON release.id = released.release_id
                     WHERE released.document = document.id AND release.state = 'accepted' AND release.ends_at > now()
                     AND release.receiver = right(current_user::text, -2) COLLATE "default" OFFSET 0));

-- The worker forgets: it says DELETE without a condition, and these policies decide, by the periods in the centre's data.
-- `days` is the period of a class, an agency's own before the house's; without one nothing is deleted.
-- `last`: the visit has had no day in the house since then; `free`: no agency holds it.
CREATE POLICY presence_past ON presence FOR SELECT TO worker USING (true);
CREATE POLICY hold_looked_at ON hold FOR SELECT TO worker USING (lifted_at IS NULL);
CREATE POLICY document_counted ON document FOR SELECT TO worker USING (true);
CREATE POLICY release_ongoing ON release FOR SELECT TO worker USING (state IN ('prepared', 'offered', 'accepted'));
CREATE POLICY stop_past ON stop FOR SELECT TO worker USING (day < (now() AT TIME ZONE 'Europe/Berlin')::date);
CREATE POLICY release_over ON release FOR UPDATE TO worker
  USING (state IN ('prepared', 'offered', 'accepted')
         AND (CASE WHEN state = 'accepted' THEN ends_at ELSE least(answer_by, ends_at) END <= now()
              OR id = ANY (string_to_array(nullif(current_setting('app.erased', true), ''), ',')::uuid[])))
  WITH CHECK (state IN ('expired', 'withdrawn'));

DO $forget$
DECLARE
  days text := $q$(SELECT (record.data ->> 'days')::int FROM centre_record record
    WHERE record.kind = 'retention' AND record.data ->> 'of' = '%1$s' AND coalesce(record.data ->> 'agency', '') IN ('', %2$s)
    ORDER BY coalesce(record.data ->> 'agency', '') DESC LIMIT 1)$q$;
  last text := $q$NOT EXISTS (SELECT 1 FROM presence WHERE presence.visit_id = %1$s
    AND presence.day >= (now() AT TIME ZONE 'Europe/Berlin')::date - %2$s OFFSET 0)$q$;
  free text := $q$NOT EXISTS (SELECT 1 FROM hold WHERE hold.visit = %1$s AND hold.lifted_at IS NULL OFFSET 0)$q$;
  today text := $q$(now() AT TIME ZONE 'Europe/Berlin')::date$q$;
  erased text := $q$id = ANY (string_to_array(nullif(current_setting('app.erased', true), ''), ',')::uuid[])$q$;
  kept text;
BEGIN
  kept := format(days, 'upload', $q$''$q$);
  EXECUTE format('CREATE POLICY upload_seen_past ON upload FOR SELECT TO worker USING (created_at < now() - make_interval(days => %s))', kept);
  EXECUTE format('CREATE POLICY upload_forget ON upload FOR DELETE TO worker USING (created_at < now() - make_interval(days => %s))', kept);
  kept := format(days, 'document', 'document.agency');
  EXECUTE format('CREATE POLICY document_forget ON document FOR DELETE TO worker USING (%s OR (created_at < now() - make_interval(days => %s) AND %s AND %s))',
    erased, kept, format(last, 'document.visit', kept), format(free, 'document.visit'));
  kept := format(days, 'release', 'release.agency');
  EXECUTE format('CREATE POLICY release_forget ON release FOR DELETE TO worker USING (coalesce(ended_at, ends_at) < now() - make_interval(days => %s) AND %s)',
    kept, format(free, 'release.visit'));
  kept := format(days, 'custody', 'custody.agency');
  EXECUTE format('CREATE POLICY custody_forget ON custody FOR DELETE TO worker USING (back_at < now() - make_interval(days => %s) AND %s)',
    kept, format(free, 'custody.visit'));
  EXECUTE format('CREATE POLICY hold_forget ON hold FOR DELETE TO worker USING (lifted_at < now() - make_interval(days => %s))', format(days, 'hold', 'hold.agency'));
  EXECUTE format('CREATE POLICY call_forget ON call FOR DELETE TO worker USING (day < %s - %s)', today, format(days, 'call', $q$''$q$));
  EXECUTE format('CREATE POLICY presence_forget ON presence FOR DELETE TO worker USING (day < %s - %s)', today, format(days, 'presence', $q$''$q$));
  EXECUTE format('CREATE POLICY stop_forget ON stop FOR DELETE TO worker USING (day < %s - %s AND %s)',
    today, format(days, 'stop', 'stop.agency'), format(free, 'stop.visit_id'));
  EXECUTE format('CREATE POLICY booking_forget_past ON booking FOR DELETE TO worker USING (ends < now() - make_interval(days => %s)
    AND NOT EXISTS (SELECT 1 FROM stop WHERE stop.booking_id = booking.id OFFSET 0))', format(days, 'booking', $q$''$q$));
  kept := format(days, 'visit', $q$''$q$);
  kept := format('created_at < now() - make_interval(days => %s) AND %s AND NOT EXISTS (SELECT 1 FROM stop WHERE stop.visit_id = visit.id OFFSET 0) AND %s',
    kept, format(last, 'visit.id', kept), format(free, 'visit.id'));
  EXECUTE format('CREATE POLICY visit_past ON visit FOR SELECT TO worker USING (%s)', kept);
  EXECUTE format('CREATE POLICY visit_forget ON visit FOR DELETE TO worker USING (%s)', kept);
END $forget$;

-- With the visit go what a retry was answered, its further keys and its neutral rows.
DO $cascade$
DECLARE found record;
BEGIN
  FOR found IN SELECT conrelid::regclass AS child, conname, a.attname FROM pg_constraint k
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      WHERE k.contype = 'f' AND k.confrelid = 'visit'::regclass
        AND k.conrelid IN ('reply'::regclass, 'visit_key'::regclass, 'presence'::regclass) LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.child, found.conname);
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED',
      found.child, found.conname, found.attname);
  END LOOP;
END $cascade$;
