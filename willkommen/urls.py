"""Every address of the house, door by door."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from willkommen.doors.api.v1.routes import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
    path("desk/", include("willkommen.doors.desk.urls")),
    path("desk/", include("allauth.urls")),
    path("hall/", include("willkommen.doors.hall.urls")),
    path("language/", include("django.conf.urls.i18n")),
    *i18n_patterns(path("", include("willkommen.doors.visitor.urls"))),
]
handler404 = "willkommen.doors.surroundings.not_found"
handler500 = "willkommen.doors.surroundings.failed"
