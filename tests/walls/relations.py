"""Read from the catalog what there is: relations with their columns, so that a new table is in the matrix by itself."""

from dataclasses import dataclass
from typing import Any

import psycopg

FOREIGN = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
RELATIONS = f"""
SELECT c.oid::regclass::text, c.relkind::text, coalesce(substring(obj_description(c.oid) FROM '^class=([a-z]+)'), ''),
       array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             ORDER BY a.attnum),
       array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             AND (a.attgenerated <> '' OR a.attidentity <> '')),
       array(SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
             WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)),
       array(SELECT DISTINCT a.attname::text FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(k.conkey)
             WHERE k.conrelid = c.oid AND k.contype IN ('u', 'p', 'x', 'f', 'c') AND a.atttypid <> 'timestamptz'::regtype),
       array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.atttypid = 'bytea'::regtype)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE {FOREIGN} AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1
"""


@dataclass(frozen=True)
class Relation:
    """One table or view. `bound` are columns that a constraint watches: a trial write goes to another one if it can."""

    name: str
    kind: str
    klass: str
    columns: tuple[str, ...]
    made: frozenset[str]
    key: tuple[str, ...]
    bound: frozenset[str]
    bytes: frozenset[str]

    @property
    def keyed(self) -> str:
        """SQL for the key as one text, as world.py remembers it; a view has none, its first column serves."""
        if self.name == "centre_record":
            return "kind || '/' || key"
        if not self.key:
            return f"{self.columns[0]}::text"
        return f"encode({self.key[0]}, 'hex')" if self.key[0] in self.bytes else f"{self.key[0]}::text"


def relations(connection: psycopg.Connection[Any]) -> list[Relation]:
    """Every relation outside the system's own schemas."""
    return [
        Relation(name, kind, klass, tuple(columns), frozenset(made), tuple(key), frozenset(bound), frozenset(raw))
        for name, kind, klass, columns, made, key, bound, raw in connection.execute(RELATIONS.encode()).fetchall()
    ]


PRIVILEGES = """
SELECT r.rolname::text, t.name, v.verb, has_table_privilege(r.oid, t.name::regclass, v.privilege),
       array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = t.name::regclass AND a.attnum > 0
             AND NOT a.attisdropped AND v.privilege IN ('SELECT', 'INSERT', 'UPDATE')
             AND has_column_privilege(r.oid, a.attrelid, a.attnum, v.privilege))
FROM unnest(%s::text[]) AS login JOIN pg_roles r ON r.rolname = login
CROSS JOIN unnest(%s::text[]) AS t(name)
CROSS JOIN (VALUES ('read', 'SELECT'), ('add', 'INSERT'), ('change', 'UPDATE'), ('delete', 'DELETE'),
                   ('never', 'TRUNCATE'), ('never', 'TRIGGER'), ('never', 'REFERENCES')) AS v(verb, privilege)
"""


@dataclass(frozen=True)
class Privilege:
    """What a login may do with a relation before any policy is asked: the whole of it, or some columns."""

    login: str
    relation: str
    verb: str
    whole: bool
    columns: frozenset[str]


def privileges(connection: psycopg.Connection[Any], logins: list[str], names: list[str]) -> list[Privilege]:
    """Every login × relation × verb; verb `never` stands for TRUNCATE, TRIGGER and REFERENCES."""
    rows = connection.execute(PRIVILEGES.encode(), (logins, names)).fetchall()
    return [Privilege(login, name, verb, whole, frozenset(columns)) for login, name, verb, whole, columns in rows]
