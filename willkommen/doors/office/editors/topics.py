"""What leads to something that other offices do: without phrases nobody finds it, and with them it cannot go."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor
from willkommen.doors.office.editors.labels import target_of
from willkommen.doors.office.editors.rows import Names
from willkommen.guide.actions import change_phrases
from willkommen.guide.drafts import draft, of_topic, published
from willkommen.guide.phrasebook import Change, Phrase

NEXT = "Bitte probieren Sie ihn aus und veröffentlichen Sie ihn: Dann kann das andere Thema wegfallen."


@dataclass(frozen=True)
class Led:
    """How many phrases lead to a topic: `now` for visitors, `soon` in the draft; `href`: where they stand."""

    now: int
    soon: int
    href: str


def led_to(kind: str, key: str) -> Led | None:
    """None for other records, and for a topic that is still new."""
    if kind != "topic" or not key:
        return None
    holds = next(iter(published(1)), None)
    href = f"{reverse('editors:phrases')}?{urlencode({'label': f'elsewhere/{key}'})}"
    return Led(len(of_topic(key, holds)), len(of_topic(key, draft() or holds)), href)


def places_for(me: Editor, key: str) -> list[tuple[str, str]]:
    """The topics to which its phrases could go."""
    return [("", "Bitte wählen"), *(one for one in Names(me).of("topic") if one[0] != key)]


def move(request: HttpRequest, me: Editor, key: str) -> HttpResponse:
    """Let the draft lead everything that leads here to another topic (`to`)."""
    to = request.POST.get("to", "")
    if to == key or to not in me.house.topics:
        messages.warning(request, "Bitte wählen Sie ein anderes Thema.")
        return redirect("editors:retire", kind="topic", key=key)
    said = of_topic(key, draft() or next(iter(published(1)), None))
    moved = [Change(one, added=False) for one in said] + [Change(_led(one, to), added=True) for one in said]
    try:
        change_phrases(changes=moved, staff=me.staff, now=now())
        messages.success(request, f"{len(said)} Sätze stehen im Entwurf jetzt hier. {NEXT}")
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("editors:retire", kind="topic", key=key)
    return redirect(f"{reverse('editors:phrases')}?{urlencode({'label': f'elsewhere/{to}'})}")


def _led(phrase: Phrase, to: str) -> Phrase:
    return replace(phrase, label=to if phrase.section == "elsewhere" else target_of("elsewhere", to))


def context_of(me: Editor, kind: str, key: str) -> dict[str, Any]:
    """What the page that takes it out shows of it."""
    led = led_to(kind, key)
    return {"led": led, "places": places_for(me, key)} if led and led.now else {}
