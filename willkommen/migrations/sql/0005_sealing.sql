-- Nobody writes a row of the journal that says it was sealed; the sealer alone seals, and never what is sealed already.
CREATE POLICY journal_unsealed ON journal AS RESTRICTIVE FOR INSERT
  WITH CHECK (seq IS NULL AND previous IS NULL AND hash IS NULL);
CREATE POLICY journal_seal_read ON journal FOR SELECT TO sealer USING (true);
CREATE POLICY journal_seal ON journal FOR UPDATE TO sealer USING (seq IS NULL) WITH CHECK (seq IS NOT NULL);
