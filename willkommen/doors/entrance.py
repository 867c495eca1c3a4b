"""Who comes in: everybody acts as the public door; at desk and office the signed-in member of staff's agency acts."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from willkommen.agencies.queries import Program, program_with
from willkommen.agencies.walls import login_of
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.doors.moment import now

STAFF_PATHS = ("/desk/", "/office/", "/api/v1/desk/")
PROGRAMS_PATH = "/api/v1/desk/"
PROGRAM = "program"
"""Where a request keeps the program that asks."""
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
        if program := program_of(request):
            setattr(request, PROGRAM, program)
            with acting_as(login_of(program.agency)):
                return self.answer(request)
        return self.answer(request)


def program_of(request: HttpRequest) -> Program | None:
    """The program whose token this call of the desk's API bears; its agency comes from the token and from nothing else."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not request.path.startswith(PROGRAMS_PATH):
        return None
    with acting_as("gate"):
        found = program_with(token.strip(), now=now())
    return found if found and found.agency in centre().agencies else None
