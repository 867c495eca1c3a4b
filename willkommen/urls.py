"""Every address of the house, door by door."""

from django.urls import URLPattern, URLResolver, include, path

from willkommen.doors.api.v1.routes import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
    path("desk/", include("willkommen.doors.desk.urls")),
    path("desk/", include("allauth.urls")),
    path("hall/", include("willkommen.doors.hall.urls")),
]
