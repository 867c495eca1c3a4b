-- What the leak matrix found in the first walls.

-- An agency read in by_role of a call which other agencies a number had been called by: the boards tell the room, not the agency.
DROP POLICY call_read ON call;
CREATE POLICY call_boards ON call FOR SELECT TO door, reception USING (true);
CREATE POLICY call_own ON call FOR SELECT USING (by_role = current_user::text COLLATE "default");

-- Who adds a stop signs it with the own login, as it is with calls, messages and the journal.
CREATE POLICY stop_signed ON stop AS RESTRICTIVE FOR INSERT WITH CHECK (by_role = current_user::text COLLATE "default");
