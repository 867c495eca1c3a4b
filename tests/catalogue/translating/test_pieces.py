"""Every text a language needs is found, with the state it is in."""

from datetime import date

import pytest

from tests.factories.giessen import giessen
from willkommen.catalogue.schema.text import Text
from willkommen.catalogue.translating.pieces import pieces, state_of

OLD, NEW, NEWEST = date(2026, 11, 1), date(2026, 11, 20), date(2026, 11, 25)


def text(dated: date, meaning: date | None = None) -> Text:
    """A text of one day."""
    return Text(id="de/service/ae-schutz/name", text="…", state="human", dated=dated, meaning_since=meaning)


@pytest.mark.parametrize(
    ("found", "source", "state"),
    [
        (None, text(OLD), "missing"),
        (text(NEW), text(OLD), "human"),
        (text(OLD), text(NEW), "stale"),
        (text(OLD), text(NEW, NEW), "replaced"),
        (text(NEW), text(NEWEST, OLD), "stale"),
    ],
)
def test_it_tells_a_changed_meaning_from_a_changed_wording(found: Text | None, source: Text, state: str) -> None:
    assert state_of(found, source) == state


def test_it_wants_everything_where_there_are_pages() -> None:
    places = {piece.place for piece in pieces(giessen(), "ti")}
    assert {"page", "service/ae-schutz/name", "page/datenschutz/body", "direction/zum-aufzug/name"} <= places


def test_it_wants_the_names_alone_where_there_are_none() -> None:
    kinds = {(kind, field) for kind, _, field in (piece.place.split("/") for piece in pieces(giessen(), "so"))}
    assert kinds == {("agency", "name"), ("agency", "short"), ("service", "name"), ("paper", "name")}


def test_it_counts_each_plural_form_once() -> None:
    found = pieces(giessen(), "ar")
    assert len({piece.key for piece in found}) == len(found)
    assert {piece.form for piece in found} == set(range(6))
