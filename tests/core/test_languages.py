"""The house's languages as gettext and Django know them."""

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_info, get_supported_language_variant

from willkommen.core.languages import PLURALS, folder_of, known_to_django


@pytest.mark.parametrize(
    ("language", "folder"), [("de-leicht", "de_Leicht"), ("prs", "prs"), ("pt-br", "pt_BR"), ("ti", "ti")]
)
def test_it_finds_the_folder_that_gettext_looks_into(language: str, folder: str) -> None:
    assert folder_of(language) == folder == translation.to_locale(language)


@pytest.mark.parametrize("language", ["ar", "fa", "prs", "ps", "ur"])
def test_it_writes_from_right_to_left(language: str) -> None:
    with translation.override(language):
        assert translation.get_language_bidi()
    assert get_language_info(language)["bidi"]


@pytest.mark.parametrize("language", ["de", "de-leicht", "ti", "am", "kmr", "so", "uk"])
def test_it_writes_from_left_to_right(language: str) -> None:
    with translation.override(language):
        assert not translation.get_language_bidi()


@pytest.mark.parametrize(
    ("asked", "found"), [("fa-af", "prs"), ("fa-ir", "fa"), ("de-at", "de"), ("ti-er", "ti"), ("uk-ua", "uk")]
)
def test_it_leads_a_browser_to_its_language(asked: str, found: str) -> None:
    assert get_supported_language_variant(asked) == found


def test_it_gives_each_language_the_standard_code_and_its_own_name() -> None:
    known = known_to_django([{"id": "prs", "bcp47": "fa-AF", "german": "Dari", "endonym": "دری", "direction": "rtl"}])
    assert known["prs"]["bcp47"] == "fa-AF"
    assert known["fa-af"] == {"fallback": ["prs"]}


def test_it_has_a_plural_rule_for_every_language_of_the_sample_centre() -> None:
    assert set(PLURALS) >= {code for code, _ in settings.LANGUAGES}
    assert len(PLURALS) == 22


def test_it_speaks_eleven_languages_on_the_pages() -> None:
    spoken = {"de", "de-leicht", "en", "ar", "uk", "tr", "ru", "fa", "prs", "fr", "ti"}
    assert {code for code, _ in settings.LANGUAGES} == spoken
