"""The leak matrix: every actor × relation × verb is tried, and what came back is compared with what may flow."""

import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import psycopg

from tests.walls.allowed import NARROWED, TOLD, TOLD_AS, VERBS, Actor, Cell, cell, tags
from tests.walls.exchange_rows import receipt
from tests.walls.relations import Relation, privileges, relations
from tests.walls.voices import Heard, Voice
from tests.walls.world import World, code, erased, form, key, offer_key, retry, secret, word
from willkommen.agencies.rules.grants import keeper_of

HELD = 1
"""The visit whose secret the visitor holds: the first of the first agency."""
FACTS = {
    "visitor": secret, "messaged": key, "arriving": code, "naming": word, "retrying": retry, "scanning": form, "erasing": erased,
    "offered": offer_key, "returning": receipt,
}  # fmt: skip
FORGED = "a_nobody"
"""An agency that does not exist: rows are signed with its login and given away to it."""
READS_ALL = "backup"
"""The one login that no policy binds; the catalog linter holds that it writes nothing."""


@dataclass(frozen=True)
class Leak:
    """One cell that does not say what the allowed data says."""

    actor: str
    relation: str
    verb: str
    words: str

    def __str__(self) -> str:
        return f"{self.actor} × {self.relation} × {self.verb}: {self.words}"


@dataclass
class Matrix:
    """One run. `admin` is a superuser's connection that sees what the voice sees; `cells` counts what was tried."""

    voice: Voice
    admin: psycopg.Connection[Any]
    world: World
    logins: list[str]
    cells: int = 0
    _seen: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def leaks(self, only: Iterable[str] = ()) -> list[Leak]:
        """Every leak, or those of the relations named in `only`."""
        chosen = set(only)
        found = [one for one in relations(self.admin) if not chosen or one.name in chosen]
        leaks = list(self._privileges([one.name for one in found], {one.name: one for one in found}))
        for relation in found:
            for actor in self._actors():
                leaks.extend(self._rows(actor, relation))
        return leaks

    def _actors(self) -> Iterator[Actor]:
        yield from (Actor(login, login) for login in self.logins if login != READS_ALL)
        yield from (Actor(kind, TOLD_AS.get(kind, "door"), (TOLD[kind][0], FACTS[kind](HELD))) for kind in TOLD)

    def _privileges(self, names: list[str], by_name: dict[str, Relation]) -> Iterator[Leak]:
        logins = [login for login in self.logins if login != READS_ALL]
        for found in privileges(self.admin, logins, names):
            self.cells += 1
            actor = Actor(found.login, found.login)
            whole, columns = _expected(actor, by_name[found.relation], found.verb)
            if found.whole != whole or (not whole and found.columns != columns):
                have = "all" if found.whole else sorted(found.columns)
                want = "all" if whole else sorted(columns)
                yield Leak(actor.name, found.relation, found.verb, f"privilege on {have}, allowed on {want}")

    def _rows(self, actor: Actor, relation: Relation) -> Iterator[Leak]:
        if keeper_of(relation.name) == actor.login:
            return
        may = cell(relation.name, actor)
        for verb, words in (
            *(("read", words) for words in self._reads(actor, relation, may)),
            *(("add", words) for words in self._adds(actor, relation, may)),
            *(("change", words) for words in self._changes(actor, relation, may)),
            *(("delete", words) for words in self._deletes(actor, relation, may)),
        ):
            yield Leak(actor.name, relation.name, verb, words)

    def _say(self, actor: Actor, statement: str, *values: Any) -> Heard:
        self.cells += 1
        return self.voice.say(actor, statement, *values)

    def _wanted(self, actor: Actor, relation: Relation, may: Cell, verb: str) -> set[str]:
        return self.world.wanted(relation.name, tags(may.rows.get(verb, ()), actor, HELD))

    def _reads(self, actor: Actor, relation: Relation, may: Cell) -> Iterator[str]:
        wanted = self._wanted(actor, relation, may, "read")
        for words in (f"SELECT {relation.keyed} FROM {relation.name}", f"SELECT count(*)::text FROM {relation.name}"):
            heard = self._say(actor, words)
            if "read" not in may.rows:
                if not heard.refused:
                    yield f"{words} was not refused"
            elif "count(*)" in words and heard.keys != (str(len(wanted)),):
                yield f"counts {heard.keys or heard.words}, allowed {len(wanted)}"
            elif "count(*)" not in words and set(heard.keys) != wanted:
                yield _difference(heard, wanted)

    def _adds(self, actor: Actor, relation: Relation, may: Cell) -> Iterator[str]:
        mean = tags(may.rows.get("add", ()), actor, HELD)
        samples = list(self._samples(actor, relation, mean)) or [(frozenset[str](), {})]
        for has, sample in samples:
            for by in (actor.login, FORGED) if "by_role" in sample else ("",):
                heard = self._say(actor, *_insert(relation, sample, by))
                if heard.refused == (by != FORGED and _fits(has, mean, by)):
                    yield f"a row of {sorted(has)} by {by or 'anybody'}: {heard.words or 'was let in'}"

    def _changes(self, actor: Actor, relation: Relation, may: Cell) -> Iterator[str]:
        wanted = self._wanted(actor, relation, may, "change")
        readable = self._wanted(actor, relation, may, "read")
        change = f"UPDATE {relation.name} SET {may.writes or self._trial(relation, may)}"
        blind = self._say(actor, change)
        if blind.refused if "change" not in may.rows else blind.count == len(wanted) and not blind.error:
            pass
        else:
            yield f"UPDATE touches {blind.words or blind.count}, allowed {len(wanted)}"
        heard = self._say(actor, f"{change} RETURNING {relation.keyed}")
        if set(heard.keys) - (wanted & readable):
            yield _difference(heard, wanted & readable)
        for mark in {"agency", "by_role"} & set(relation.columns):
            heard = self._say(actor, f"UPDATE {relation.name} SET {mark} = %s", FORGED)
            if not heard.refused and (heard.count or heard.error):
                yield f"gives rows away by writing {mark}: {heard.words or heard.count}"

    def _deletes(self, actor: Actor, relation: Relation, may: Cell) -> Iterator[str]:
        wanted = self._wanted(actor, relation, may, "delete")
        heard = self._say(actor, f"DELETE FROM {relation.name}")
        if (
            heard.refused != ("delete" not in may.rows)
            or heard.count > len(wanted)
            or (heard.count != len(wanted) and not heard.error)
        ):
            yield f"DELETE takes {heard.words or heard.count}, allowed {len(wanted)}"
        if not self._say(actor, f"TRUNCATE {relation.name} CASCADE").refused:
            yield "TRUNCATE was not refused"

    def _trial(self, relation: Relation, may: Cell) -> str:
        """A column that may be changed and a value that no constraint minds, so that only the wall decides."""
        changeable = may.columns.get("change", tuple(name for name in relation.columns if name not in relation.made))
        marks = {"agency", "by_role", *relation.key}
        column = min(changeable, key=lambda name: (name in marks, name in relation.bound))
        words = f"SELECT quote_nullable({column}::text) FROM {relation.name} WHERE {column} IS NOT NULL LIMIT 1"
        found = self.admin.execute(words.encode()).fetchone()
        return f"{column} = {found[0] if found else 'NULL'}"

    def _samples(
        self, actor: Actor, relation: Relation, mean: set[str]
    ) -> Iterator[tuple[frozenset[str], dict[str, Any]]]:
        """Rows to imitate, each with its tags: one that the actor may add, two of others, and one of its own that it may not."""
        rows = self.world.rows.get(relation.name, {})
        fitting = [name for name, has in rows.items() if _fits(has, mean, actor.login)]
        others = [name for name, has in rows.items() if not _fits(has, mean, actor.login)]
        own = [name for name in others if f"agency:{actor.login.removeprefix('a_')}" in rows[name]]
        for name in dict.fromkeys([*fitting[:1], *others[:1], *others[-1:], *own[-1:]]):
            yield rows[name], self._like(relation, name)

    def _like(self, relation: Relation, name: str) -> dict[str, Any]:
        if (relation.name, name) not in self._seen:
            words = f"SELECT to_jsonb(t) FROM {relation.name} t WHERE {relation.keyed} = %s"
            row = self.admin.execute(words.encode(), (name,)).fetchone()
            self._seen[relation.name, name] = row[0] if row else {}
        return self._seen[relation.name, name]


def _expected(actor: Actor, relation: Relation, verb: str) -> tuple[bool, frozenset[str]]:
    """(the whole relation, else these columns) that the allowed data gives a login before any policy is asked."""
    if keeper_of(relation.name) == actor.login:
        return verb in VERBS, frozenset()
    may = cell(relation.name, actor)
    if verb in NARROWED and verb in may.columns:
        return False, frozenset(may.columns[verb])
    return verb in may.rows, frozenset()


def _insert(relation: Relation, sample: dict[str, Any], by: str) -> tuple[str, ...]:
    """An INSERT of a row like the sample with a key of its own; of nothing at all where there is no sample."""
    if not sample:
        return (f"INSERT INTO {relation.name} DEFAULT VALUES",)
    row = {name: value for name, value in sample.items() if name not in relation.made}
    for name in relation.key:
        row[name] = _another(row[name])
    if by:
        row["by_role"] = by
    names = ", ".join(row)
    words = f"INSERT INTO {relation.name} ({names}) SELECT {names} FROM jsonb_populate_record(NULL::{relation.name}, %s::jsonb)"
    return words, json.dumps(row)


def _fits(has: frozenset[str], mean: set[str], login: str) -> bool:
    """Whether a row of these tags, signed by this login, is meant by the allowed data."""
    return "all" in mean or bool(mean & ({tag for tag in has if not tag.startswith("by:")} | {f"by:{login}"}))


def _another(value: Any) -> Any:
    if isinstance(value, int):
        return secrets.randbelow(2**31)
    if value.startswith("\\x"):
        return "\\x" + secrets.token_hex(32)
    return str(uuid4())


def _difference(heard: Heard, wanted: set[str]) -> str:
    if heard.error:
        return heard.words
    got = set(heard.keys)
    return f"{len(got - wanted)} rows too many {sorted(got - wanted)[:2]}, {len(wanted - got)} missing {sorted(wanted - got)[:2]}"
