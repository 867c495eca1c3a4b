"""Devices get a key that is shown once and numbers that nobody else has; who ends one takes both away for good."""

import json
import re
from io import StringIO
from pathlib import Path

import pikepdf
import pytest
from django.core.management import CommandError, call_command

from willkommen.core.acting import acting_as
from willkommen.journal.models import Entry
from willkommen.standby.queries import device_with, devices
from willkommen.standby.rules.numbers import RANGES, number_of

pytestmark = pytest.mark.usefixtures("one_transaction")


def said(*words: str) -> str:
    """What the command answers."""
    out = StringIO()
    call_command("device", *words, stdout=out)
    return out.getvalue()


def key_of(answer: str) -> str:
    """The key that is shown once."""
    found = re.search(r"key \(shown this once\): (\w{26,})", answer)
    assert found, answer
    return found[1]


def test_it_gives_each_device_a_key_and_numbers_of_its_own() -> None:
    answers = [said("add", "Kiosk", "kiosk"), said("add", "Schalter", "desk", "b-001")]
    assert [answer.splitlines()[0] for answer in answers] == [
        f"Kiosk: numbers {number_of(0, 1)} to {number_of(0, 999)}", f"Schalter: numbers {number_of(1, 1)} to {number_of(1, 999)}",
    ]  # fmt: skip
    with acting_as("node"):
        found = [device_with(key=key_of(answer)) for answer in answers]
    assert [(one.name, one.counter) for one in found if one] == [("Kiosk", ""), ("Schalter", "b-001")]


def test_it_lists_devices_without_their_keys() -> None:
    key = key_of(said("add", "Kiosk", "kiosk"))
    assert json.loads(said("list", "--json")) == [
        {"name": "Kiosk", "kind": "kiosk", "counter": "", "first": number_of(0, 1), "last": number_of(0, 999)}
    ]
    assert key not in said("list")


def test_it_gives_another_key_to_a_device_that_stays_what_it_is() -> None:
    old = key_of(said("add", "Kiosk", "kiosk"))
    new = key_of(said("key", "Kiosk"))
    with acting_as("node"):
        found = device_with(key=new)
        assert device_with(key=old) is None
    assert found
    assert (found.name, found.place) == ("Kiosk", 0)


def test_it_gives_the_numbers_of_an_ended_device_to_nobody() -> None:
    key = key_of(said("add", "Kiosk", "kiosk"))
    said("end", "Kiosk")
    with acting_as("node"):
        assert device_with(key=key) is None
        assert devices() == []
    assert number_of(1, 1) in said("add", "Kiosk 2", "kiosk")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("add", "Schalter", "desk"), "ein Schalter seinen Platz"),
        (("add", "Schalter", "desk", "nowhere"), "There is no counter nowhere; there are: "),
        (("add", "Kiosk", "kiosk", "b-001"), "Ein Gerät braucht"),
        (("key", "Nobody"), "Ein Gerät namens Nobody gibt es nicht."),
        (("end", "Nobody"), "Ein Gerät namens Nobody gibt es nicht."),
        (("numbers", "Nobody", "x.pdf"), "There is no device Nobody"),
    ],
)
def test_it_says_why_not(words: tuple[str, ...], why: str) -> None:
    with pytest.raises(CommandError, match=why):
        said(*words)


def test_it_refuses_a_name_that_is_taken() -> None:
    said("add", "Kiosk", "kiosk")
    with pytest.raises(CommandError, match="Ein Gerät namens Kiosk gibt es oder gab es schon"):
        said("add", "Kiosk", "board")


def test_it_prints_numbers_to_cut_out(tmp_path: Path) -> None:
    said("add", "Papier", "paper")
    assert f"{number_of(0, 1)} to {number_of(0, 40)}" in said("numbers", "Papier", str(tmp_path / "n.pdf"), "40")
    with pikepdf.open(tmp_path / "n.pdf") as file:
        assert len(file.pages) == 2


def test_it_writes_down_that_a_device_came_and_went() -> None:
    said("add", "Kiosk", "kiosk")
    said("key", "Kiosk")
    said("end", "Kiosk")
    with acting_as("auditor"):
        rows = list(Entry.objects.filter(action__startswith="device.").order_by("at").values_list("action", "by_role"))
    assert rows == [("device.add", "gate"), ("device.key", "gate"), ("device.end", "gate")]


def test_no_number_of_a_range_looks_like_the_servers_own_nor_like_another_ranges() -> None:
    everyone = [number_of(place, count) for place in range(RANGES) for count in (1, 500, 999)]
    assert len(set(everyone)) == len(everyone)
    assert all(re.fullmatch("[A-Z][1-9][0-9]{3}", number) for number in everyone)
