"""Who comes in: everybody acts as the public door; at desk and office the signed-in member of staff's agency acts."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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
    """On staff pages act as the agency of the signed-in member of staff, taken from the session and nowhere else."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(STAFF_PATHS) and request.user.is_authenticated:
            with acting_as(login_of(request.user.agency)):
                return self.answer(request)
        return self.answer(request)
