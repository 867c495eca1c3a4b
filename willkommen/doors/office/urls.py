"""Addresses of the office; who may open which stands in `access.py`."""

from django.urls import URLPattern, path

from willkommen.doors.locked import View
from willkommen.doors.office import figures, powers, protection, requests, team, tokens, touched
from willkommen.doors.office.access import locked

app_name = "office"


def page(address: str, view: View, name: str) -> URLPattern:
    """One locked page."""
    return path(address, locked(name, view), name=name)


urlpatterns = [
    page("requests/", requests.requests_page, "requests"),
    page("requests/<uuid:request_id>/", requests.decide_page, "decide"),
    page("team/", team.team_page, "team"),
    page("team/<uuid:staff>/sheet/", team.sheet_page, "sheet"),
    page("team/substitute/", team.substitute_page, "substitute"),
    page("team/token/", tokens.token_page, "token"),
    page("team/token/<uuid:token>/end/", tokens.end_page, "token-end"),
    page("figures/", figures.figures_page, "figures"),
    page("powers/", powers.powers_page, "powers"),
    page("protection/", protection.protection_page, "protection"),
    page("protection/sign/", protection.sign_page, "sign"),
    page("protection/close/", protection.close_page, "close"),
    page("touched/", touched.touched_page, "touched"),
]
