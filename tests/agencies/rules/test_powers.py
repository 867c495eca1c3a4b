"""The list of what whoever administers can do is whole."""

import re

from tests.house.sources import PACKAGE, files
from willkommen.agencies.rules.powers import POWERS

ACTION = re.compile(r'(?:action=|_note\()f?"((?:staff|flow|journal|device)\.[a-z{}.]+)"')
ASKED = {"staff.enrol", "staff.change", "staff.renew"}
BY_KIND = {"staff.{asked.": ASKED, "staff.{kind}.ask": ASKED}


def noted() -> set[str]:
    """Every act with accounts, devices, flows and the journal itself that the code notes."""
    found: set[str] = set()
    for path in files(PACKAGE, ".py"):
        for action in ACTION.findall(path.read_text(encoding="utf-8")):
            kinds = [acts for start, acts in BY_KIND.items() if action.startswith(start)]
            found |= kinds[0] if kinds else {action}
    return found


def test_it_names_every_act_that_the_journal_can_hold() -> None:
    assert noted() == {act for power in POWERS for act in power.acts}


def test_it_wants_a_second_person_for_every_way_to_peoples_data() -> None:
    for power in POWERS:
        if (ASKED | {"staff.sheet"}) & set(power.acts):
            assert power.second, power.what
