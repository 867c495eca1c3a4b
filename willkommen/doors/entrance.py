"""Who comes in: everybody acts as the public door; at desk and office the signed-in member of staff's agency acts."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from willkommen.agencies.walls import login_of
from willkommen.core.acting import acting_as

STAFF_PATHS = ("/desk/", "/office/", "/api/v1/desk/")
Answer = Callable[[HttpRequest], HttpResponse]


class OpenDoor:
    """Let every request begin as the public door: what is not a staff page can never ask for more."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with acting_as("door"):
            return self.answer(request)


class StaffLogin:
    """On staff pages act as the agency of the signed-in member of staff, taken from the session and nowhere else.

    What only staff read is German, whatever the browser asks for.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(STAFF_PATHS):
            return self.answer(request)
        with override(settings.LANGUAGE_CODE):
            answer = self._answer(request)
        answer.headers.setdefault("Content-Language", settings.LANGUAGE_CODE)
        return answer

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            with acting_as(login_of(request.user.agency)):
                return self.answer(request)
        return self.answer(request)
