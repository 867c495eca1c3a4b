"""What a change of a record does to the guide's accuracy, before it is published; the page grows while it is measured."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.rules.records import Record
from willkommen.core.acting import acting_as
from willkommen.doors.office.editors.access import Editor, frame
from willkommen.doors.office.editors.accuracy import table
from willkommen.guide import editions
from willkommen.guide.queries import Guide
from willkommen.guide.rules.reach import silenced
from willkommen.guide.trial import weighed

CUT = "<!--here-->"
"""Where the steps of a measurement stand in its page."""


def weighs(after: Iterable[Record]) -> bool:
    """Whether the guide would answer otherwise: services, their agencies, what is asked back or only told when asked, help lines."""
    held = editions.guide()
    return editions.of_house(held.facts, Centre.from_records(after)) != held.facts


def weighing(request: HttpRequest, me: Editor, after: Iterable[Record], name: str) -> StreamingHttpResponse:
    """The page; at its end the same form again, to publish what was measured."""
    held = editions.guide()
    house = Centre.from_records(after)
    context = {"cut": CUT, "title": f"„{name}“: Wirkung auf den Wegweiser", "back": request.path}
    page = render_to_string("editors/trial.html", frame(me, "records") | context, request)
    fields = [(key, value) for key in request.POST if key != "what" for value in request.POST.getlist(key)]
    answer = StreamingHttpResponse(_growing(request, page, held, house, fields))
    answer["X-Accel-Buffering"] = "no"
    answer["Cache-Control"] = "no-store, private"
    return answer


def _growing(
    request: HttpRequest, page: str, held: Guide, house: Centre, fields: list[tuple[str, str]]
) -> Iterator[str]:
    """Runs after the view has returned: what asks the database says as whom."""
    head, tail = page.split(CUT)
    yield head
    facts = editions.of_house(held.facts, house)
    for step in weighed(held, facts):
        if isinstance(step, str):
            yield format_html("<p>{}</p>", step)
        else:
            silent = [str(house.words.get("de", "question", name)) for name in silenced(held.facts.reach, facts.reach)]
            shown = {"fields": fields, "here": request.path, "silent": silent, **table(*step)}
            with acting_as("editor"):
                yield render_to_string("editors/weighed.html", shown, request)
    yield tail
