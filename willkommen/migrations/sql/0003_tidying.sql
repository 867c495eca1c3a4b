-- What the worker may delete, decided by the wall and not by its statements: it says DELETE without a condition and sees none of the rows.

CREATE POLICY reply_forget ON reply FOR DELETE TO worker USING (created_at < now() - interval '30 days');
CREATE POLICY visit_key_forget ON visit_key FOR DELETE TO worker USING (expires_at < now());
-- A booking that still has expires_at was never confirmed, so no stop names it.
CREATE POLICY booking_forget ON booking FOR DELETE TO worker
  USING (state IN ('held', 'free') AND expires_at < now() - interval '1 hour');
