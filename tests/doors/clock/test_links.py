"""The link of a message opens the visitor's own page."""

from django.conf import settings

from willkommen.doors.clock.links import visit_link


def test_it_leads_to_the_visit_in_the_visitors_language() -> None:
    assert visit_link("ar", "K7MQ2-X9FPT", "abc234") == f"{settings.PUBLIC_URL}/ar/visit/K7MQ2-X9FPT/key/abc234/"
