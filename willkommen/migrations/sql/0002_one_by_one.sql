-- What a row belongs to is looked up row by row, through an index. With IN (SELECT …) the planner reads the whole other table
-- to make a hash of it: a day's queue took 42 ms beside 17,500 older stops, now 1.3 ms; opening one's own visit 25 ms, now 1.4.
-- OFFSET 0 keeps it from doing so again.
ALTER POLICY presence_of_stop ON presence
  USING (left(current_user::text, 2) = 'a_' AND EXISTS (SELECT 1 FROM stop WHERE stop.visit_id = presence.visit_id OFFSET 0));
ALTER POLICY presence_change ON presence
  USING (left(current_user::text, 2) = 'a_' AND EXISTS (SELECT 1 FROM stop WHERE stop.visit_id = presence.visit_id OFFSET 0));
ALTER POLICY presence_of_visitor ON presence
  USING (code = nullif(current_setting('app.code', true), '')
         OR EXISTS (SELECT 1 FROM visit WHERE visit.id = presence.visit_id OFFSET 0));
ALTER POLICY stop_of_visitor ON stop
  USING (EXISTS (SELECT 1 FROM visit WHERE visit.id = stop.visit_id OFFSET 0))
  WITH CHECK (EXISTS (SELECT 1 FROM visit WHERE visit.id = stop.visit_id OFFSET 0));
ALTER POLICY reply_by_key ON reply
  WITH CHECK (EXISTS (SELECT 1 FROM visit WHERE visit.id = reply.visit_id OFFSET 0));
ALTER POLICY booking_change ON booking
  USING (state = 'held' OR EXISTS (SELECT 1 FROM stop WHERE stop.booking_id = booking.id OFFSET 0));
ALTER POLICY message_withdraw_read ON message
  USING (EXISTS (SELECT 1 FROM visit WHERE visit.id = message.visit OFFSET 0));
ALTER POLICY message_withdraw ON message
  USING (EXISTS (SELECT 1 FROM visit WHERE visit.id = message.visit OFFSET 0));
