-- What must not be in the catalog of the house's database. Each comment that begins with a colon says what is wrong with the
-- objects that the statement after it names; catalog.py runs them all and fills in the lists.

CREATE OR REPLACE TEMP VIEW our_schemas AS
SELECT n.* FROM pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema';

CREATE OR REPLACE TEMP VIEW ours AS
SELECT c.*, coalesce(substring(obj_description(c.oid, 'pg_class') FROM '^class=([a-z]+)'), '') AS class
FROM pg_class c JOIN our_schemas n ON n.oid = c.relnamespace
WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e');

CREATE OR REPLACE TEMP VIEW our_functions AS
SELECT f.* FROM pg_proc f JOIN our_schemas n ON n.oid = f.pronamespace
WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = f.oid AND d.deptype = 'e');

CREATE OR REPLACE TEMP VIEW our_policies AS
SELECT ours.relname || '.' || p.polname AS name, ours.class, p.polroles AS roles, p.polpermissive AS adds,
       coalesce(pg_get_expr(p.polqual, p.polrelid), '') AS reads,
       coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') AS says
FROM pg_policy p JOIN ours ON ours.oid = p.polrelid;

-- : has no class of the closed list
SELECT c.relname FROM ours c WHERE c.relkind IN ('r', 'p', 'v') AND c.class <> ALL(%(classes)s::text[]);

-- : does not force row-level security
SELECT c.relname FROM ours c WHERE c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity);

-- : is a view that asks as its owner
SELECT c.relname FROM ours c WHERE c.relkind = 'v'
AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'] OR c.reloptions @> ARRAY['security_invoker=on'], false);

-- : is a materialised view or a foreign table
SELECT c.relname FROM ours c WHERE c.relkind IN ('m', 'f');

-- : inherits or is a partition, whose own policies would hold
SELECT c.relname FROM ours c JOIN pg_inherits i ON i.inhrelid = c.oid WHERE c.relkind IN ('r', 'p');

-- : belongs to somebody else than the migrator
SELECT c.relname FROM ours c WHERE c.relkind IN ('r', 'p', 'v', 'S')
AND pg_get_userbyid(c.relowner) <> 'migrator';

-- : is a function that runs as its owner and is not on the list
SELECT f.proname FROM our_functions f
WHERE f.prosecdef AND f.proname <> ALL(%(definers)s::text[]);

-- : is a function that runs as its owner without a search_path
SELECT f.proname FROM our_functions f
WHERE f.prosecdef AND NOT EXISTS (SELECT FROM unnest(f.proconfig) s WHERE s LIKE 'search_path=%%');

-- : is a rule or an event trigger
SELECT w.rulename FROM pg_rewrite w JOIN ours c ON c.oid = w.ev_class WHERE w.rulename <> '_RETURN'
UNION ALL SELECT evtname FROM pg_event_trigger;

-- : is granted to PUBLIC
SELECT c.relname FROM ours c, aclexplode(c.relacl) x WHERE x.grantee = 0
UNION ALL SELECT c.relname || '.' || a.attname FROM ours c JOIN pg_attribute a ON a.attrelid = c.oid,
          aclexplode(a.attacl) x WHERE x.grantee = 0
UNION ALL SELECT n.nspname FROM our_schemas n, aclexplode(n.nspacl) x WHERE x.grantee = 0
UNION ALL SELECT f.proname FROM our_functions f,
          aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) x
          WHERE x.grantee = 0
UNION ALL SELECT d.datname FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) x
          WHERE d.datname = current_database() AND x.grantee = 0;

-- : may be truncated, referenced, triggered or maintained by somebody else than its owner
SELECT c.relname || ' by ' || pg_get_userbyid(x.grantee) FROM ours c, aclexplode(c.relacl) x
WHERE x.privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') AND x.grantee <> c.relowner
UNION ALL SELECT c.relname || '.' || a.attname || ' by ' || pg_get_userbyid(x.grantee)
FROM ours c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) x WHERE x.privilege_type = 'REFERENCES';

-- : may be granted on
SELECT c.relname || ' by ' || pg_get_userbyid(x.grantee) FROM ours c, aclexplode(c.relacl) x
WHERE x.is_grantable AND x.grantee <> c.relowner;

-- : is a sequence that others may read
SELECT c.relname || ' by ' || pg_get_userbyid(x.grantee) FROM ours c, aclexplode(c.relacl) x
WHERE c.relkind = 'S' AND x.grantee <> c.relowner AND x.privilege_type <> 'USAGE';

-- : may build in the schema
SELECT r.rolname FROM pg_roles r, our_schemas n WHERE r.rolname = ANY(%(runtime)s::text[])
AND (has_schema_privilege(r.oid, n.oid, 'CREATE') OR has_database_privilege(r.oid, current_database(), 'CREATE, TEMP'));

-- : passes over the policies, or may become more
SELECT rolname FROM pg_roles WHERE rolname = ANY(%(runtime)s::text[]) AND (rolsuper OR rolcreaterole OR rolcreatedb
OR (rolreplication OR rolbypassrls OR rolinherit) AND rolname <> 'backup' OR NOT rolcanlogin);

-- : is a member of something
SELECT r.rolname || ' in ' || g.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member
JOIN pg_roles g ON g.oid = m.roleid
WHERE r.rolname = ANY(%(runtime)s::text[] || ARRAY['migrator']) AND NOT (r.rolname = 'backup' AND g.rolname = 'pg_read_all_data');

-- : passes over the policies and is not the house's
SELECT rolname FROM pg_roles WHERE (rolbypassrls OR rolsuper) AND rolcanlogin AND oid <> 10
AND rolname <> ALL(ARRAY['backup', session_user]);

-- : is a policy that compares without COLLATE, so that no index serves
SELECT c.name FROM our_policies c
WHERE c.says ~ '\)::text = [^)]*CURRENT_USER' AND c.says !~ '= \(+("right"\(+)?CURRENT_USER[^=]*COLLATE "default"';

-- : is a policy that believes a setting
SELECT c.name FROM our_policies c,
regexp_matches(c.says, 'current_setting\(''([^'']+)''', 'g') AS said(name)
WHERE said.name[1] <> ALL(SELECT 'app.' || t FROM unnest(%(told)s::text[]) t);

-- : is a policy that believes the session's login or a role's membership
SELECT c.name FROM our_policies c
WHERE c.says ~* '(session_user|pg_has_role|current_role)';

-- : is a policy that lets everybody read what is the agencies'
-- (the worker counts what there is: its columns are ids alone, which the matrix holds)
SELECT c.name FROM our_policies c
WHERE c.class IN ('agency', 'sealed') AND c.adds AND c.reads = 'true'
AND c.roles <> ARRAY['worker'::regrole::oid];

-- : is a unique key by which one agency feels another's rows
SELECT i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN ours c ON c.oid = x.indrelid
WHERE (x.indisunique OR x.indisexclusion) AND c.class IN ('agency', 'sealed') AND i.relname <> ALL(%(felt)s::text[])
AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY(x.indkey)
                AND (a.attname = 'agency' OR x.indisprimary AND a.atttypid IN ('uuid'::regtype, 'bytea'::regtype)));

-- : keeps statistics that a policy does not cover
SELECT s.stxname FROM pg_statistic_ext s JOIN ours c ON c.oid = s.stxrelid;

-- : sends notifications
SELECT f.proname FROM our_functions f
WHERE f.prosrc ~* '(pg_notify|\mnotify\M)';
