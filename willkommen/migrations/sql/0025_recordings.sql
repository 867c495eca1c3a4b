-- Recordings that editors upload: visitors hear what is published.
COMMENT ON TABLE recording IS 'class=public: words spoken for languages that devices do not speak; no name';
ALTER TABLE recording ENABLE ROW LEVEL SECURITY;
ALTER TABLE recording FORCE ROW LEVEL SECURITY;
ALTER TABLE recording ADD CONSTRAINT recording_size CHECK (octet_length(sound) BETWEEN 1 AND 2000000) NOT VALID;

CREATE POLICY recording_heard ON recording FOR SELECT TO door USING (published_at IS NOT NULL);
CREATE POLICY recording_read ON recording FOR SELECT TO editor USING (true);
CREATE POLICY recording_made ON recording FOR INSERT TO editor WITH CHECK (true);
CREATE POLICY recording_published ON recording FOR UPDATE TO editor USING (true) WITH CHECK (true);
CREATE POLICY recording_erased ON recording FOR DELETE TO editor USING (true);
