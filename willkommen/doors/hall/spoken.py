"""A call aloud: sound where the house has a voice for the language, else the words for a voice of the device."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from willkommen.catalogue.queries import centre
from willkommen.doors.hall.kiosk import language_of
from willkommen.doors.hall_now import hall_now
from willkommen.doors.moment import now
from willkommen.environment import value
from willkommen.post.voice import recorded, spoken


@require_safe
def spoken_call(request: HttpRequest) -> HttpResponse:
    """Only what stands on the boards now is said: nobody can let the house say something else."""
    language, number, room = language_of(request), request.GET.get("number", ""), request.GET.get("room", "")
    call = hall_now(now(), centre()).call_of(number)
    if call is None or call.room != room:
        raise Http404
    with translation.override(language):
        words = _("Nummer %(number)s, Raum %(room)s.") % {"number": _spelled(number), "room": _spelled(room)}
    pieces = ["number", *number.lower(), "room", *room.lower()]
    folder = settings.CENTRE / "media" / "board" / language
    own = recorded(folder, pieces) if all(piece.isalnum() for piece in pieces) else None
    sound = own or spoken(words, language, value("SPEECH"))
    if sound is None:
        return HttpResponse(words, content_type="text/plain; charset=utf-8")
    return HttpResponse(sound, content_type="audio/wav")


def _spelled(text: str) -> str:
    """Sign by sign, so that a number is heard as it is read."""
    return " ".join(text) if text.isalnum() and len(text) <= 5 else text
