-- Arriving by a word that the visitor chose: as with the code, who was told its mark sees this one day and nothing else.
ALTER POLICY presence_of_visitor ON presence
  USING (code = nullif(current_setting('app.code', true), '')
         OR word = decode(nullif(current_setting('app.word', true), ''), 'hex')
         OR EXISTS (SELECT 1 FROM visit WHERE visit.id = presence.visit_id OFFSET 0));
