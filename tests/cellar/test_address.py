"""Addresses: read as operators write them, refused with a sentence that never repeats a password."""

import pytest

from willkommen.cellar.address import Address, connect
from willkommen.cellar.errors import BadAddress, MissingDatabase, Unreachable

URL = "postgresql://admin:ge%2Fheim@db.example:5433/willkommen?sslmode=require"


def test_a_url_is_read_whole() -> None:
    address = Address.parse(URL)
    assert (address.host, address.port, address.database) == ("db.example", 5433, "willkommen")
    assert (address.user, address.password, dict(address.options)) == ("admin", "ge/heim", {"sslmode": "require"})


def test_the_folder_of_a_socket_is_a_host() -> None:
    address = Address.parse("postgresql://admin:secret@/willkommen?host=/run/postgresql")
    assert (address.host, address.port) == ("/run/postgresql", 5432)


def test_what_is_written_is_read_again() -> None:
    address = Address.parse(URL)
    assert Address.parse(address.conninfo()) == address


def test_django_gets_the_same_place_for_another_login() -> None:
    assert Address.parse(URL).as_role("a_stab-fluechtling", "x").django() == {
        "HOST": "db.example",
        "PORT": "5433",
        "NAME": "willkommen",
        "USER": "a_stab-fluechtling",
        "PASSWORD": "x",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("mysql://admin:hidden@host/willkommen", "mysql://"),
        ("postgresql://admin:hidden@/willkommen", "lacks a host"),
        ("postgresql://host/willkommen", "lacks a user"),
        ("postgresql://admin:hidden@host", "lacks the name of a database"),
        ("postgresql://admin:hidden@one,two/willkommen", "several hosts"),
        ("postgresql://admin:hidden@host:99999/willkommen", "port"),
        ("postgresql://admin:hidden@host:five/willkommen", "port"),
        ("postgresql://admin:hidden%zz@host/willkommen", "%2F"),
        ("hidden", "libpq"),
    ],
)
def test_it_refuses_what_it_cannot_use(text: str, reason: str) -> None:
    with pytest.raises(BadAddress) as refusal:
        Address.parse(text)
    assert reason in str(refusal.value)
    assert "hidden" not in str(refusal.value)


def test_an_address_shows_no_password() -> None:
    assert "ge/heim" not in repr(Address.parse(URL))


def test_it_says_that_nobody_answers() -> None:
    with pytest.raises(
        Unreachable, match=r"No PostgreSQL answers at 127\.0\.0\.1:1 .*refused.: start.*DATABASE_URL"
    ) as refusal:
        connect("postgresql://admin:hidden@127.0.0.1:1/willkommen")
    assert not isinstance(refusal.value, MissingDatabase)
    assert "hidden" not in str(refusal.value)
