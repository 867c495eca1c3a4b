"""What a change would do: each field before and after, what the check says, and the page as visitors will see it."""

import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import resolve, reverse
from django.utils import translation

from willkommen.catalogue.actions import Wanted, applied, new_findings
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.fees import tariff_of_the_house
from willkommen.catalogue.queries import trying
from willkommen.catalogue.rules.difference import difference
from willkommen.catalogue.rules.fee import fee_table
from willkommen.core.acting import acting_as
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor
from willkommen.doors.office.editors.fields.faults import of_check
from willkommen.doors.office.editors.revisions import change_words
from willkommen.doors.office.editors.weighing import weighs

AROUND = re.compile(r"<script\b.*?</script>|<header\b.*?</header>|<footer\b.*?</footer>|^\s+", re.DOTALL | re.MULTILINE)
"""What a preview does without: programs, the frame of every page, and gaps."""
Fields = list[tuple[str, str]]
Where = tuple[str, Fields]
"""A visitors' page by name, and the form that leads there; no form: the page is opened by its address."""
PAGES = {
    "impressum": "imprint", "datenschutz": "privacy", "barrierefreiheit": "accessibility", "gebaerdensprache": "sign_language",
    "leichte-sprache": "easy_language",
}  # fmt: skip
"""Pages of the centre that have an address of their own; the others are sheets."""


def preview(request: HttpRequest, me: Editor, wanted: Wanted, which: tuple[str, str, str]) -> dict[str, Any]:
    """`changes` in words, `faults` by field, and the `page` that shows the record, with its `spoken` language."""
    before, after = applied(wanted)
    kind, key, code = which
    house = Centre.from_records(after)
    faults = of_check(new_findings(before, house), kind, key)
    shown = code if code in dict(settings.LANGUAGES) else "de"
    return {
        "changes": [change_words(me, change) for change in difference(before, after)],
        "faults": faults,
        "page": "" if faults else _page(request, house, kind, key, shown),
        "spoken": house.languages[shown].endonym,
        "weighs": not faults and weighs(after),
    }


def _page(request: HttpRequest, house: Centre, kind: str, key: str, code: str) -> str:
    """The page of the front door, made by its own view from the centre as it would be."""
    name, fields = where(house, kind, key)
    with translation.override(code):
        address = reverse(f"visitor:{name}")
        asked = HttpRequest()
        asked.method = "POST" if fields else "GET"
        asked.path = asked.path_info = address
        asked.META = {"SERVER_NAME": request.get_host().partition(":")[0], "SERVER_PORT": request.get_port()}
        posted = QueryDict(mutable=True)
        for field, value in fields:
            posted.appendlist(field, value)
        asked.POST = posted  # type: ignore[assignment]  # a form like any other, only never sent
        found = resolve(address)
        with trying(house), acting_as("door"):
            page = str(found.func(asked, *found.args, **found.kwargs).content.decode())
    return AROUND.sub("", page)


def where(house: Centre, kind: str, key: str) -> Where:
    """Which page of the front door shows a record."""
    if kind == "helpline":
        return "help_now", []
    if kind == "page":
        return (PAGES[key], []) if key in PAGES else ("services", [])
    if kind == "topic":
        return "concern", [("topic", key)]
    if kind == "situation":
        return _answer(house, (step.service for step in house.situations[key].steps), [("situation", key)])
    if kind == "municipality":
        return _answer(house, [next(iter(_using(house, "competence")), "")], [("residence", key)])
    if kind == "house":
        services = _costing(house)
        return _answer(house, services[:1], []) if services else ("services", [])
    if kind == "opening":
        return _answer(house, house.openings[key].services[:1], [])
    services = [key] if kind == "service" else _naming(house, kind, key)
    return _answer(house, services[:1], [], asks=kind in ("question", "reply")) if services else ("services", [])


def _answer(house: Centre, services: Iterable[str], more: Fields, *, asks: bool = False) -> Where:
    """The answer page; nothing is asked back unless what is asked is to be seen."""
    quiet = [] if asks else [("asked", name) for name in house.questions]
    return "papers", [("service", name) for name in services if name] + quiet + more


def _costing(house: Centre) -> list[str]:
    """The services whose table of fees shows an act whose amount, or a relief from which, was set in the house."""
    tariff, today = tariff_of_the_house(house), now().date()
    relieved = {one.relief for one in house.house.reliefs}
    acts = {one.act for one in house.house.amounts} | {
        a for one in tariff.changes if one.id in relieved for a in one.acts
    }
    known = [name for name in tariff.charges if name in house.services]
    return [name for name in known if acts & {row.fee.act.id for row in fee_table(tariff, name, today)}]


def _using(house: Centre, field: str) -> list[str]:
    return [name for name, service in house.services.items() if getattr(service, field)]


def _naming(house: Centre, kind: str, key: str) -> list[str]:
    """The services on whose page the record appears."""
    if kind == "question":
        return list(house.questions[key].services) or _using(house, "deadlines")
    if kind == "reply":
        return [name for one in house.questions.values() if key in one.replies for name in one.services]
    return [name for name, one in house.services.items() if key in _named_by(one)]


def _named_by(service: Any) -> set[str]:
    steps = [first.step for first in service.outside_first]
    return {*service.all_papers, *service.conditions, *service.deadlines, *service.represented_by, *steps}
