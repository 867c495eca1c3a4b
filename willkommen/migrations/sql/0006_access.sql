-- Who may enter, what a second person has to grant, which flows are signed, and who saw what of a visitor.
COMMENT ON TABLE staff_request IS 'class=framework: what a second person has to grant before somebody may enter';
COMMENT ON TABLE flow_signature IS 'class=public: rows of the flow matrix that the data protection officer has signed';
ALTER TABLE staff_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff_request FORCE ROW LEVEL SECURITY;
ALTER TABLE flow_signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE flow_signature FORCE ROW LEVEL SECURITY;

-- The pages enrol nobody but a substitute for a day; everybody else is made by the operator's command and granted by a second person.
CREATE POLICY staff_substitute ON staff AS RESTRICTIVE FOR INSERT TO gate
  WITH CHECK (NOT sample AND role IN ('clerk', 'counsellor') AND until IS NOT NULL AND until < now() + interval '36 hours');

CREATE POLICY request_gate ON staff_request TO gate USING (true) WITH CHECK (true);
CREATE POLICY request_migrator ON staff_request TO migrator USING (true) WITH CHECK (true);

CREATE POLICY signature_read ON flow_signature FOR SELECT USING (true);
CREATE POLICY signature_add ON flow_signature FOR INSERT TO protection WITH CHECK (withdrawn_at IS NULL);
CREATE POLICY signature_end ON flow_signature FOR UPDATE TO protection
  USING (withdrawn_at IS NULL) WITH CHECK (withdrawn_at IS NOT NULL);
CREATE POLICY signature_migrator ON flow_signature TO migrator USING (true) WITH CHECK (true);

CREATE POLICY journal_protection ON journal FOR SELECT TO protection USING (true);
-- A visitor who holds the secret reads what was done with the own visit; the columns granted tell no member of staff.
CREATE POLICY journal_of_visitor ON journal FOR SELECT TO door
  USING (EXISTS (SELECT FROM visit WHERE visit.id::text = journal.object OFFSET 0)
         OR EXISTS (SELECT FROM stop WHERE stop.id::text = journal.object OFFSET 0));
