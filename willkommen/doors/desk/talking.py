"""Talk with somebody in their language: sentences to show or play, and an interpreter by telephone in one touch."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from willkommen.doors.desk.who import frame, who
from willkommen.doors.sentences import sentences, tongue
from willkommen.environment import value


@require_safe
def sentences_page(request: HttpRequest) -> HttpResponse:
    """`?in=` chooses the language; the page is in German, the sentences are in both."""
    me = who(request)
    offered = [code for code, _ in settings.LANGUAGES if code != "de"]
    wanted = request.GET.get("in", "")
    language = wanted if wanted in offered else offered[0]
    known = me.house.languages
    context = {
        "sentences": sentences(language), "spoken": tongue(language), "language_name": known[language].german,
        "languages": [{"code": code, "name": known[code].german} for code in offered if code in known],
        "chosen": language, "interpreter": value("INTERPRETER_PHONE"),
    }  # fmt: skip
    return render(request, "desk/sentences.html", frame(me, "sentences") | context)
