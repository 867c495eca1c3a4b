-- A visitor reads what was done with the own visit, its stations, and everything noted below it (visit/paper, visit/release).
DROP POLICY journal_of_visitor ON journal;
CREATE POLICY journal_of_visitor ON journal FOR SELECT TO door
  USING (EXISTS (SELECT FROM visit WHERE visit.id::text = split_part(journal.object, '/', 1) OFFSET 0)
         OR EXISTS (SELECT FROM stop WHERE stop.id::text = journal.object OFFSET 0));
