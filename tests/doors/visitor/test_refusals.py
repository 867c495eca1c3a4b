"""Every refusal that can reach a visitor is said in the visitor's language."""

import pytest
from django.utils.translation import override

from willkommen.core import errors
from willkommen.doors.visitor.refusals import SAID, say

REACHING = ("Taken", "Busy", "HoldLapsed", "KeyReused", "UnknownPlan", "Unknown", "TooLate", "TooMany")


@pytest.mark.parametrize("name", REACHING)
def test_it_translates_the_refusal(name: str) -> None:
    refusal = getattr(errors, name)()
    assert str(refusal) in SAID
    with override("ar"):
        assert say(refusal) != str(refusal)
