"""Every address of the house, and those of the demo."""

from django.urls import path

from tests.day.demo import pages
from willkommen.urls import handler404, handler500
from willkommen.urls import urlpatterns as house

urlpatterns = [
    path("demo/", pages.overview, name="demo"),
    path("demo/now.json", pages.now, name="demo-now"),
    path("demo/enter/", pages.enter, name="demo-enter"),
    path("demo/<slug:name>.css", pages.style, name="demo-style"),
    path("demo/<slug:name>.js", pages.script, name="demo-script"),
    *house,
]
__all__ = ["handler404", "handler500", "urlpatterns"]
