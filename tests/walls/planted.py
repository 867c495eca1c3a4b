"""Faults to plant: each breaks one wall, and must be caught by the linter, the matrix, or both."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`sql` plants it, `by` says who must catch it at least, `relation` where the matrix has to look."""

    name: str
    sql: str
    by: frozenset[str]
    relation: str = "stop"


LINTER, MATRIX, BOTH = frozenset({"linter"}), frozenset({"matrix"}), frozenset({"linter", "matrix"})
AB, JC = "a_auslaenderbehoerde", "a_jobcenter"

FAULTS = (
    Fault("the policy of the agencies is dropped", "DROP POLICY stop_own ON stop", MATRIX),
    Fault("row-level security is not forced", "ALTER TABLE stop NO FORCE ROW LEVEL SECURITY", LINTER),
    Fault("row-level security is off", "ALTER TABLE stop DISABLE ROW LEVEL SECURITY", BOTH),
    Fault("a policy lets everybody read", "CREATE POLICY easy ON stop USING (true)", BOTH),
    Fault(
        "a policy believes a setting",
        f"CREATE POLICY easy ON stop TO {JC} USING (agency = current_setting('app.agency', true))",
        LINTER,
    ),
    Fault("a policy is for the wrong login", "ALTER POLICY stop_times ON stop TO reception, door", MATRIX),
    Fault(
        "a policy of the reception forgets the day",
        "ALTER POLICY stop_times ON stop USING (day > '2000-01-01')",
        MATRIX,
    ),
    Fault(
        "a policy compares without COLLATE",
        "ALTER POLICY stop_own ON stop USING (agency = right(current_user::text, -2)) WITH CHECK (agency = "
        "right(current_user::text, -2))",
        LINTER,
    ),
    Fault(
        "a policy compares the session's login",
        'ALTER POLICY call_own ON call USING (by_role = session_user::text COLLATE "default")',
        LINTER,
        "call",
    ),
    Fault(
        "a policy checks nothing that is written",
        "ALTER POLICY call_write ON call WITH CHECK (true)",
        MATRIX,
        "call",
    ),
    Fault("an agency writes into any visit", "DROP POLICY stop_only_sent_on ON stop", MATRIX),
    Fault("a stop may be signed by anybody", "DROP POLICY stop_signed ON stop", MATRIX),
    Fault(
        "the journal may be read by who writes it",
        f"GRANT SELECT ON journal TO {AB}; CREATE POLICY own ON journal FOR SELECT USING (true)",
        MATRIX,
        "journal",
    ),
    Fault(
        "the journal may be cut",
        "GRANT DELETE ON journal TO auditor; CREATE POLICY cut ON journal FOR DELETE TO auditor USING (true)",
        MATRIX,
        "journal",
    ),
    Fault(
        "a view asks as its owner",
        f"CREATE VIEW day_list AS SELECT * FROM stop; GRANT SELECT ON day_list TO {JC}",
        BOTH,
        "day_list",
    ),
    Fault(
        "a materialised view",
        f"CREATE MATERIALIZED VIEW day_list AS SELECT * FROM stop; GRANT SELECT ON day_list TO {JC}",
        BOTH,
        "day_list",
    ),
    Fault(
        "a function runs as its owner",
        "CREATE FUNCTION every_stop() RETURNS SETOF stop LANGUAGE sql SECURITY DEFINER AS 'SELECT * FROM stop'",
        LINTER,
    ),
    Fault("one column too many", "GRANT SELECT (service) ON stop TO reception", MATRIX),
    Fault("one column too many to write", f"GRANT UPDATE (agency) ON stop TO {JC}", MATRIX),
    Fault("the hidden column xmin of bookings", f"GRANT SELECT ON booking TO {JC}", MATRIX, "booking"),
    Fault("a grant to PUBLIC", "GRANT SELECT (created_at) ON reply TO PUBLIC", BOTH, "reply"),
    Fault("a grant of a whole table", f"GRANT SELECT ON visit TO {AB}", MATRIX, "visit"),
    Fault("TRUNCATE", f"GRANT TRUNCATE ON stop TO {JC}", BOTH),
    Fault("TRIGGER", f"GRANT TRIGGER ON stop TO {JC}", BOTH),
    Fault("REFERENCES to a column", f"GRANT REFERENCES (id) ON stop TO {JC}", LINTER),
    Fault("BYPASSRLS", f"ALTER ROLE {JC} BYPASSRLS", BOTH),
    Fault("a membership", f"GRANT {AB} TO {JC}", LINTER),
    Fault("a membership that is inherited", f"ALTER ROLE {JC} INHERIT; GRANT auditor TO {JC}", BOTH, "journal"),
    Fault("a superuser more", f"ALTER ROLE {JC} SUPERUSER", BOTH),
    Fault("a login that may build", f"GRANT CREATE ON SCHEMA public TO {JC}", LINTER),
    Fault(
        "a table without a class",
        "CREATE TABLE notes (id uuid PRIMARY KEY); ALTER TABLE notes ENABLE ROW LEVEL SECURITY; ALTER TABLE notes"
        " FORCE ROW LEVEL SECURITY",
        LINTER,
        "notes",
    ),
    Fault("a class that does not exist", "COMMENT ON TABLE stop IS 'class=open'", LINTER),
    Fault(
        "a new table that everybody may read",
        "CREATE TABLE notes (id uuid PRIMARY KEY, text text); COMMENT ON TABLE notes IS 'class=agency'; INSERT "
        f"INTO notes VALUES (gen_random_uuid(), 'x'); GRANT SELECT ON notes TO {JC}",
        BOTH,
        "notes",
    ),
    Fault(
        "a unique key felt across agencies",
        "ALTER TABLE stop ADD CONSTRAINT stop_once UNIQUE (counter, starts)",
        LINTER,
    ),
    Fault(
        "a visit is found by its code alone",
        "CREATE POLICY by_code ON visit FOR SELECT TO door USING (code = nullif(current_setting('app.code', "
        "true), ''))",
        MATRIX,
        "visit",
    ),
    Fault(
        "a sequence tells how many",
        "CREATE SEQUENCE count_of_visits; GRANT SELECT ON SEQUENCE count_of_visits TO figures",
        LINTER,
    ),
    Fault("sessions are read by an agency", f"GRANT SELECT ON django_session TO {JC}", MATRIX, "django_session"),
    Fault(
        "an offer is read before the person agreed",
        "ALTER POLICY offer_received ON offer USING (left(current_user::text, 2) = 'a_' AND sent_to = "
        """right(current_user::text, -2) COLLATE "default")""",
        MATRIX,
        "offer",
    ),
    Fault(
        "a question is signed by anybody", "ALTER POLICY question_ask ON question WITH CHECK (true)", MATRIX, "question"
    ),
    Fault(
        "a shielded agency's visit is joined to another agency",
        "DROP POLICY agreement_unshielded ON agreement",
        MATRIX,
        "agreement",
    ),
    Fault(
        "the key of an offer opens every visit",
        "CREATE POLICY easy ON stop FOR INSERT TO door WITH CHECK (nullif(current_setting('app.offer', true), '') <> '')",
        MATRIX,
    ),
)
