-- The walls of the exchange. `me` is right(current_user, -2) of an agency's login; shielded agencies take no part in what
-- concerns a person: no row joins their work to anybody's visit (the restrictive policies at the end).

COMMENT ON TABLE agreement IS 'class=agency: the release of a visitor for one question or offer';
COMMENT ON TABLE offer IS 'class=agency: a stop offered to another agency';
COMMENT ON TABLE sitting IS 'class=agency: time of an agency away from its own counter';
COMMENT ON TABLE question IS 'class=agency: one agency asks another';
COMMENT ON TABLE knowledge IS 'class=agency: notes of an agency for its own people';
COMMENT ON TABLE catalogue_proposal IS 'class=agency: proposals of an agency for the catalogue';
COMMENT ON TABLE conference IS 'class=agency: who took part, what was agreed';

DO $walls$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['agreement','offer','sitting','question','knowledge','catalogue_proposal','conference'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $walls$;

-- (A visit's id is known to the agencies of its stops alone: that is what lets one ask about it. A policy that looked into
-- `stop` here would ask in a circle, since the key of an offer opens stops.)
-- A release: who asked sees it always, the receiver once it was given; the visitor decides on the own device, else at the counter.
CREATE POLICY agreement_asked ON agreement FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND asked_by = right(current_user::text, -2) COLLATE "default");
CREATE POLICY agreement_received ON agreement FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND receiver = right(current_user::text, -2) COLLATE "default"
         AND state IN ('given', 'withdrawn') AND expires_at > now());
CREATE POLICY agreement_ask ON agreement FOR INSERT
  WITH CHECK (left(current_user::text, 2) = 'a_' AND asked_by = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default"
              AND (state = 'asked' OR state = 'given' AND channel = 'counter'));
CREATE POLICY agreement_at_counter ON agreement FOR UPDATE
  USING (left(current_user::text, 2) = 'a_' AND asked_by = right(current_user::text, -2) COLLATE "default"
         AND state IN ('asked', 'given'))
  WITH CHECK (asked_by = right(current_user::text, -2) COLLATE "default" AND channel = 'counter');
CREATE POLICY agreement_of_visitor ON agreement FOR SELECT TO door USING (visit_id IN (SELECT id FROM visit));
CREATE POLICY agreement_decided ON agreement FOR UPDATE TO door
  USING (visit_id IN (SELECT id FROM visit)) WITH CHECK (channel = 'device');

-- An offer: a drop box at the receiver, opened by the release. The receiver accepts through a key of a minute (app.offer).
CREATE POLICY offer_sent ON offer FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND sent_by = right(current_user::text, -2) COLLATE "default");
CREATE POLICY offer_received ON offer FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND sent_to = right(current_user::text, -2) COLLATE "default"
         AND EXISTS (SELECT FROM agreement WHERE agreement.id = offer.agreement_id OFFSET 0));
CREATE POLICY offer_send ON offer FOR INSERT
  WITH CHECK (left(current_user::text, 2) = 'a_' AND sent_by = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default" AND state = 'open' AND key_hash IS NULL
              AND EXISTS (SELECT FROM agreement AS a WHERE a.id = offer.agreement_id AND a.asked_by = offer.sent_by
                          AND a.receiver = offer.sent_to AND a.visit_id = offer.visit_id OFFSET 0));
CREATE POLICY offer_take_back ON offer FOR UPDATE
  USING (left(current_user::text, 2) = 'a_' AND sent_by = right(current_user::text, -2) COLLATE "default"
         AND state = 'open' AND (key_hash IS NULL OR key_until < now()))
  WITH CHECK (sent_by = right(current_user::text, -2) COLLATE "default" AND state IN ('open', 'withdrawn')
              AND (key_hash IS NULL OR key_until < now()));
CREATE POLICY offer_answer ON offer FOR UPDATE
  USING (left(current_user::text, 2) = 'a_' AND sent_to = right(current_user::text, -2) COLLATE "default" AND state = 'open'
         AND EXISTS (SELECT FROM agreement AS a WHERE a.id = offer.agreement_id AND a.state = 'given'
                     AND a.expires_at > now() OFFSET 0))
  WITH CHECK (sent_to = right(current_user::text, -2) COLLATE "default" AND state IN ('open', 'declined'));
CREATE POLICY offer_of_visitor ON offer FOR SELECT TO door
  USING (visit_id IN (SELECT id FROM visit)
         OR key_until > now() AND key_hash = sha256(convert_to(nullif(current_setting('app.offer', true), ''), 'UTF8')));
CREATE POLICY offer_changed ON offer FOR UPDATE TO door
  USING (visit_id IN (SELECT id FROM visit)
         OR state = 'open' AND key_until > now()
            AND key_hash = sha256(convert_to(nullif(current_setting('app.offer', true), ''), 'UTF8')))
  WITH CHECK (state IN ('accepted', 'withdrawn', 'over'));

-- What the key of an offer opens: this visit's presence and times, one stop at the receiver, or time of the receiver at the table.
CREATE POLICY stop_by_offer ON stop FOR INSERT TO door
  WITH CHECK (EXISTS (SELECT FROM offer WHERE offer.visit_id = stop.visit_id AND offer.sent_to = stop.agency
                      AND offer.service = stop.service AND offer.kind = 'referral' AND offer.key_until > now()
                      AND offer.key_hash = sha256(convert_to(nullif(current_setting('app.offer', true), ''), 'UTF8')) OFFSET 0));
CREATE POLICY stop_times_by_offer ON stop FOR SELECT TO door
  USING (visit_id IN (SELECT visit_id FROM offer
                      WHERE offer.key_until > now()
                        AND offer.key_hash = sha256(convert_to(nullif(current_setting('app.offer', true), ''), 'UTF8'))));
CREATE POLICY presence_by_offer ON presence FOR ALL TO door
  USING (visit_id IN (SELECT visit_id FROM offer)) WITH CHECK (visit_id IN (SELECT visit_id FROM offer));

CREATE POLICY sitting_own ON sitting FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default");
CREATE POLICY sitting_plan ON sitting FOR INSERT
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default" AND kind = 'accompany');
CREATE POLICY sitting_give_up ON sitting FOR UPDATE
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default")
  WITH CHECK (agency = right(current_user::text, -2) COLLATE "default");
CREATE POLICY sitting_of_visitor ON sitting FOR SELECT TO door USING (visit_id IN (SELECT id FROM visit));
CREATE POLICY sitting_over ON sitting FOR UPDATE TO door
  USING (visit_id IN (SELECT id FROM visit)) WITH CHECK (state = 'cancelled');
CREATE POLICY sitting_by_offer ON sitting FOR INSERT TO door
  WITH CHECK (by_role = current_user::text COLLATE "default"
              AND EXISTS (SELECT FROM offer WHERE offer.visit_id = sitting.visit_id AND offer.sent_to = sitting.agency
                          AND offer.kind = 'joint' AND offer.key_until > now()
                      AND offer.key_hash = sha256(convert_to(nullif(current_setting('app.offer', true), ''), 'UTF8')) OFFSET 0));

-- Bookings: a sitting's time is taken and given back like a stop's.
ALTER POLICY booking_change ON booking TO door
  USING (state = 'held' OR id IN (SELECT booking_id FROM stop WHERE stop.visit_id IN (SELECT id FROM visit)));
CREATE POLICY booking_of_joint_sitting ON booking FOR UPDATE TO door
  USING (id IN (SELECT booking_id FROM sitting)) WITH CHECK (true);
CREATE POLICY booking_of_own_sitting ON booking FOR UPDATE
  USING (left(current_user::text, 2) = 'a_' AND id IN (SELECT booking_id FROM sitting)) WITH CHECK (true);

-- A question is dropped at the other agency; about a visit the receiver reads it once the release was given.
CREATE POLICY question_asked ON question FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND asked_by = right(current_user::text, -2) COLLATE "default");
CREATE POLICY question_received ON question FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND asked_of = right(current_user::text, -2) COLLATE "default"
         AND (agreement_id IS NULL OR EXISTS (SELECT FROM agreement WHERE agreement.id = question.agreement_id OFFSET 0)));
CREATE POLICY question_ask ON question FOR INSERT
  WITH CHECK (left(current_user::text, 2) = 'a_' AND asked_by = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default" AND state = 'open' AND answer = ''
              AND (agreement_id IS NULL AND visit_id IS NULL
                   OR EXISTS (SELECT FROM agreement AS a WHERE a.id = question.agreement_id AND a.asked_by = question.asked_by
                              AND a.receiver = question.asked_of AND a.visit_id = question.visit_id OFFSET 0)));
CREATE POLICY question_take_back ON question FOR UPDATE
  USING (left(current_user::text, 2) = 'a_' AND asked_by = right(current_user::text, -2) COLLATE "default" AND state = 'open')
  WITH CHECK (asked_by = right(current_user::text, -2) COLLATE "default" AND state IN ('open', 'withdrawn'));
CREATE POLICY question_answer ON question FOR UPDATE
  USING (left(current_user::text, 2) = 'a_' AND asked_of = right(current_user::text, -2) COLLATE "default" AND state = 'open'
         AND (agreement_id IS NULL
              OR EXISTS (SELECT FROM agreement AS a WHERE a.id = question.agreement_id AND a.state = 'given'
                         AND a.expires_at > now() OFFSET 0)))
  WITH CHECK (asked_of = right(current_user::text, -2) COLLATE "default" AND state IN ('open', 'answered'));
CREATE POLICY question_of_visitor ON question FOR SELECT TO door USING (visit_id IN (SELECT id FROM visit));
CREATE POLICY question_over ON question FOR UPDATE TO door
  USING (visit_id IN (SELECT id FROM visit)) WITH CHECK (state = 'withdrawn' AND words = '' AND answer = '');

CREATE POLICY knowledge_own ON knowledge
  USING (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default")
  WITH CHECK (left(current_user::text, 2) = 'a_' AND agency = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default");

CREATE POLICY proposal_own ON catalogue_proposal FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND sent_by = right(current_user::text, -2) COLLATE "default");
CREATE POLICY proposal_send ON catalogue_proposal FOR INSERT
  WITH CHECK (left(current_user::text, 2) = 'a_' AND sent_by = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default" AND state = 'new');
CREATE POLICY proposal_edit_read ON catalogue_proposal FOR SELECT TO editor USING (sent_by <> '');
CREATE POLICY proposal_edit ON catalogue_proposal FOR UPDATE TO editor USING (sent_by <> '') WITH CHECK (state <> 'new');

CREATE POLICY conference_read ON conference FOR SELECT
  USING (left(current_user::text, 2) = 'a_' AND right(current_user::text, -2) COLLATE "default" = ANY (agencies));
CREATE POLICY conference_keep ON conference FOR INSERT
  WITH CHECK (left(current_user::text, 2) = 'a_' AND called_by = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default"
              AND right(current_user::text, -2) COLLATE "default" = ANY (agencies));

-- Shielded agencies: the centre's own data say which.
CREATE POLICY agreement_unshielded ON agreement AS RESTRICTIVE FOR INSERT
  WITH CHECK (NOT EXISTS (SELECT FROM centre_record AS r WHERE r.kind = 'agency' AND r.key IN (asked_by, receiver)
                          AND r.data @> '{"shielded": true}' OFFSET 0));
CREATE POLICY conference_unshielded ON conference AS RESTRICTIVE FOR INSERT
  WITH CHECK (NOT EXISTS (SELECT FROM centre_record AS r WHERE r.kind = 'agency' AND r.key = ANY (agencies)
                          AND r.data @> '{"shielded": true}' OFFSET 0));

-- What a visitor reads of the journal follows from the visit, not from the stops that the key of an offer shows.
ALTER POLICY journal_of_visitor ON journal TO door
  USING (EXISTS (SELECT FROM visit WHERE visit.id::text = journal.object OFFSET 0)
         OR EXISTS (SELECT FROM stop WHERE stop.id::text = journal.object AND stop.visit_id IN (SELECT id FROM visit) OFFSET 0));
