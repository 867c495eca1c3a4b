"""Help lines as a page shows them, the most fitting first."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.helpline import ALWAYS, URGENT, Helpline
from willkommen.doors.visitor.page import words
from willkommen.guide.rules.answer import Urgent


def for_danger(centre: Centre, urgent: Urgent) -> list[dict[str, Any]]:
    """The lines for a kind of danger in the guide's order: only confirmed ones, and the emergency numbers.

    Never 110 for fear of deportation.
    """
    may = {line.id: line for line in (*centre.helplines_for(urgent.type), *_emergency(centre, urgent.type))}
    order = dict.fromkeys([*(name for name in urgent.helplines if name in may), *may])
    return _shown(centre, [may[name] for name in order])


def _emergency(centre: Centre, kind: str) -> list[Helpline]:
    names = [name for name in ALWAYS if not (name == "110" and kind == "deportation")]
    return [centre.helplines[name] for name in names if name in centre.helplines]


def by_kind(centre: Centre) -> list[tuple[str, list[dict[str, Any]]]]:
    """Every kind with its lines; a kind without a confirmed line is shown too, so that its advice can stand there."""
    titles = {
        "dv": _("Gewalt zu Hause"),
        "threat": _("Jemand bedroht Sie"),
        "suicide": _("Sie wollen nicht mehr leben"),
        "medical": _("Medizinischer Notfall"),
        "child": _("Ein Kind ist in Gefahr"),
        "deportation": _("Angst vor Abschiebung"),
    }
    return [
        (titles[kind], _shown(centre, centre.helplines_for(kind))) for kind in sorted(URGENT, key=list(titles).index)
    ]


def always(centre: Centre) -> list[dict[str, Any]]:
    """The two emergency numbers."""
    return _shown(centre, [centre.helplines[name] for name in reversed(ALWAYS) if name in centre.helplines])


def _shown(centre: Centre, lines: Iterable[Helpline]) -> list[dict[str, Any]]:
    return [
        entry | {"first": number == 0}
        for number, entry in enumerate(one for line in lines for one in _entries(centre, line))
    ]


def _entries(centre: Centre, line: Helpline) -> list[dict[str, Any]]:
    said = words(centre)
    hours = _("rund um die Uhr") if line.round_the_clock else said.maybe("helpline", line.id, "hours")
    costs = [_("kostenlos")] if line.free else []
    facts = {
        "name": said("helpline", line.id),
        "hours": hours,
        "cost": ", ".join(costs + ([_("anonym")] if line.anonymous else [])),
        "languages": ", ".join(centre.languages[code].endonym for code in line.languages),
    }
    return [{**facts, "number": number, "tel": number.replace(" ", "").replace("-", "")} for number in line.numbers]
