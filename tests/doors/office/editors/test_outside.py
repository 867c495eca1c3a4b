"""An editor confirms the telephone of another office: only then visitors see it."""

import pytest
from django.urls import reverse

from tests.doors.office.editors.filled import filled
from tests.doors.visitor.steps import Visitor
from tests.factories.people import EDITOR
from tests.factories.staff import signed_in

pytestmark = pytest.mark.usefixtures("one_transaction")
ADDRESS = reverse("editors:record", args=["outside", "amtsgericht"])


def answer() -> str:
    """What somebody is told who asks for the court."""
    return Visitor().send("concern", words="Beratungshilfe Anwalt Scheidung").text


def test_a_number_is_shown_once_somebody_has_called_it() -> None:
    client = signed_in(EDITOR)
    form = client.get(ADDRESS)
    assert "Noch nicht bestätigt" in form.content.decode()
    sent = filled(form)
    assert sent.pop("contact.unverified")
    assert "0641 934-0" not in answer()
    client.post(ADDRESS, {**sent, "what": "publish"})
    assert "0641 934-0" in answer()
    assert "bei uns noch niemand bestätigt" not in answer()
