"""A device knows a visit in every language of the pages, and forgets it in all of them."""

from datetime import date

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import override

from tests.factories.plans import NOW
from willkommen.doors.visitor.cookies import forget, remember, secret_of

CODE = "K7MQ2-X9FPT"


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_it_knows_the_visit_in_every_language(language: str) -> None:
    answer = HttpResponse()
    remember(answer, CODE, "secret", date(2027, 3, 10), NOW)
    path = f"/{language}/visit/{CODE}/"
    request = RequestFactory().get(path)
    request.COOKIES = {name: cookie.value for name, cookie in answer.cookies.items() if cookie["path"] == path}
    with override(language):
        assert secret_of(request) == "secret"


def test_it_forgets_the_visit_in_every_language() -> None:
    answer = HttpResponse()
    forget(answer, CODE)
    paths = {cookie["path"] for cookie in answer.cookies.values() if cookie["max-age"] == 0}
    assert paths == {f"/{language}/visit/{CODE}/" for language, _ in settings.LANGUAGES}
