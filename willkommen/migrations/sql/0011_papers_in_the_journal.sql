-- A line about a paper names its visit before a stroke (`visit/document`): its visitor reads it as every other line of the visit.
ALTER POLICY journal_of_visitor ON journal
  USING (EXISTS (SELECT FROM visit WHERE visit.id::text = split_part(journal.object, '/', 1) OFFSET 0)
         OR EXISTS (SELECT FROM stop WHERE stop.id::text = journal.object OFFSET 0));
