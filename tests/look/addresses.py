"""Addresses that the frames of the pages name, so that parts can be looked at without the doors."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest) -> HttpResponse:
    """An empty page."""
    return HttpResponse()


VISITOR = ("start", "help_now", "imprint", "privacy", "accessibility", "easy_language", "together_forget")
urlpatterns = [
    path("visitor/", include(([path(f"{name}/", nothing, name=name) for name in VISITOR], "visitor"))),
    path("desk/", include(([path("home/", nothing, name="home")], "desk"))),
    path("language/", nothing, name="set_language"),
    path("logout/", nothing, name="account_logout"),
]
