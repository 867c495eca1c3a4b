"""A new record has an id that is made of its name and is its own."""

import pytest

from willkommen.catalogue.rules.naming import id_of


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ärztliche Beratung", "aerztliche-beratung"),
        ("  Straße & Öffnung!  ", "strasse-oeffnung"),
        ("Café", "cafe"),
        ("خدمة", "service"),
        ("Termin", "termin-3"),
        ("x" * 60, "x" * 40),
    ],
)
def test_it_makes_an_id_that_is_free(name: str, found: str) -> None:
    assert id_of(name, {"termin", "termin-2"}, "service") == found
