-- What was kept for ever gets a period, and what belongs to a visit, a time or a complaint goes with it.

-- The owner sees rows only while the walls are not forced on it.
ALTER TABLE stop NO FORCE ROW LEVEL SECURITY;
ALTER TABLE stop_note NO FORCE ROW LEVEL SECURITY;
DELETE FROM stop_note WHERE NOT EXISTS (SELECT FROM stop WHERE stop.id = stop_note.stop);
UPDATE stop_note SET visit = stop.visit_id, day = stop.day FROM stop WHERE stop.id = stop_note.stop;
ALTER TABLE stop_note FORCE ROW LEVEL SECURITY;
ALTER TABLE stop FORCE ROW LEVEL SECURITY;

DO $cascade$
DECLARE found record;
BEGIN
  FOR found IN SELECT conrelid::regclass AS child, confrelid::regclass AS parent, conname, a.attname FROM pg_constraint k
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      WHERE k.contype = 'f' AND array_length(k.conkey, 1) = 1 AND (conrelid::regclass::text, confrelid::regclass::text) IN (
        ('agreement', 'visit'), ('offer', 'visit'), ('offer', 'agreement'), ('sitting', 'visit'), ('sitting', 'booking'),
        ('question', 'visit'), ('question', 'agreement'), ('question', 'question'), ('complaint_box', 'complaint'),
        ('complaint_file', 'complaint')) LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.child, found.conname);
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES %s (id) ON DELETE %s DEFERRABLE INITIALLY DEFERRED',
      found.child, found.conname, found.attname, found.parent,
      CASE WHEN found.child = found.parent THEN 'SET NULL' ELSE 'CASCADE' END);
  END LOOP;
END $cascade$;

DO $forget$
DECLARE
  days text := $q$(SELECT (record.data ->> 'days')::int FROM centre_record record
    WHERE record.kind = 'retention' AND record.data ->> 'of' = '%1$s' AND coalesce(record.data ->> 'agency', '') IN ('', %2$s)
    ORDER BY coalesce(record.data ->> 'agency', '') DESC LIMIT 1)$q$;
  free text := $q$NOT EXISTS (SELECT 1 FROM hold WHERE hold.visit = %1$s AND hold.lifted_at IS NULL OFFSET 0)$q$;
  today text := $q$(now() AT TIME ZONE 'Europe/Berlin')::date$q$;
  none text := $q$''$q$;
BEGIN
  EXECUTE format('CREATE POLICY stop_note_forget ON stop_note FOR DELETE TO worker USING (day < %s - %s AND %s)',
    today, format(days, 'stop_note', 'stop_note.agency'), format(free, 'stop_note.visit'));
  EXECUTE format('CREATE POLICY question_forget ON question FOR DELETE TO worker USING (visit_id IS NULL AND asked_at < now() - make_interval(days => %s))',
    format(days, 'question', none));
  EXECUTE format('CREATE POLICY conference_forget ON conference FOR DELETE TO worker USING (held_on < %s - %s)', today, format(days, 'conference', none));
  EXECUTE format('CREATE POLICY complaint_forget ON complaint FOR DELETE TO worker USING (closed_on < %s - %s)',
    today, format(days, 'complaint', 'complaint.agency'));
  EXECUTE format('CREATE POLICY alarm_forget ON alarm FOR DELETE TO worker USING (at < now() - make_interval(days => %s))', format(days, 'alarm', none));
  EXECUTE format('CREATE POLICY notice_forget ON notice FOR DELETE TO worker USING (until < now() - make_interval(days => %s))', format(days, 'notice', none));
  EXECUTE format('CREATE POLICY feedback_forget ON feedback FOR DELETE TO worker USING (day < %s - %s)', today, format(days, 'feedback', none));
  EXECUTE format('ALTER POLICY unheard_forgotten ON unheard USING (day < %s - %s)', today, format(days, 'unheard', none));
  EXECUTE format('ALTER POLICY help_call_forgotten ON help_call USING (at < now() - make_interval(days => %s))', format(days, 'help_call', none));
  EXECUTE format('ALTER POLICY node_act_forgotten ON node_act USING (at < now() - make_interval(days => %s))', format(days, 'node_act', none));
END $forget$;
