"""Every address of the house, door by door."""

from collections.abc import Callable

from django.conf.urls.i18n import i18n_patterns
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from willkommen.doors.api.v1.routes import api


def _open_data(place: str) -> Callable[..., HttpResponseBase]:
    """The short address of what programs of others read."""
    return RedirectView.as_view(url=f"/api/v1/{place}", query_string=True)


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
    path("hsds/<path:rest>", _open_data("hsds/%(rest)s"), name="open-data"),
    path("calendar/<slug:agency>.ics", _open_data("calendar/%(agency)s.ics"), name="open-hours"),
    path("desk/", include("willkommen.doors.desk.urls")),
    path("desk/", include("allauth.urls")),
    path("office/", include("willkommen.doors.office.urls")),
    path("editors/", include("willkommen.doors.office.editors.urls")),
    path("hall/", include("willkommen.doors.hall.urls")),
    path("language/", include("django.conf.urls.i18n")),
    *i18n_patterns(path("", include("willkommen.doors.visitor.urls"))),
]
handler404 = "willkommen.doors.surroundings.not_found"
handler500 = "willkommen.doors.surroundings.failed"
