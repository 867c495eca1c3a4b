"""Guess the language somebody typed in, as a hint for the page; whoever chose a language keeps it (`py3langid`)."""

from functools import cache
from typing import Any

from willkommen.guide.rules.script import by_letters

_NAMES = {"ku": "kmr", "bs": "sr", "hr": "sr", "sr": "sr"}
_LATIN = ["de", "en", "tr", "fr", "ku", "so", "ro", "pl", "es", "bs", "hr"]


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # two megabytes that most processes never need

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_LATIN)
    return identifier


def language_of(text: str, chosen: str | None) -> str:
    """A code of the house's languages: the chosen one, else the likeliest, else German."""
    if chosen:
        return chosen
    letters = by_letters(text)
    if letters or not any(letter.isalpha() for letter in text):
        return letters or "de"
    found = str(_identifier().classify(text)[0])
    return _NAMES.get(found, found)
