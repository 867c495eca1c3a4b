"""What every page of the node shows around its content: the house's name, and since when the server is away."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from willkommen.environment import value
from willkommen.node.known import heard_at, is_away, known
from willkommen.node.moment import clock_is_wrong
from willkommen.node.store import store
from willkommen.node.words import REFUSED_BY_SERVER, WRONG_CLOCK


def house(request: HttpRequest) -> dict[str, Any]:
    """Context of every template, with the names that the house's own templates read."""
    language = get_language() or "de"
    return {
        "language": language, "bidi": get_language_bidi(), "house": {"name": known().title(language)}, "sample": False,
        "notices": notices(), "faults": faults(), "server": value("SERVER_URL"), "alone": True,
    }  # fmt: skip


def notices() -> list[str]:
    """That the server is away and since when; nothing while it answers."""
    if not is_away():
        return []
    since = heard_at()
    time = known().clock(since) or "–"
    return [
        _("Der Server ist seit %(time)s Uhr nicht erreichbar. Wir machen mit Nummern weiter; nichts geht verloren.")
        % {"time": time}
    ]


def faults() -> list[str]:
    """What the staff should tell the operator, in German: why the server will not have this node, or a clock that is wrong."""
    refused = store().fact("refused") or ""
    found = [REFUSED_BY_SERVER.get(refused, REFUSED_BY_SERVER["stranger"])] if refused and is_away() else []
    return [*found, WRONG_CLOCK] if clock_is_wrong() else found
