"""The sentences one needs most at a desk, in the visitor's language beside German: to be shown or played."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info, gettext, gettext_noop, override

SENTENCES = (
    gettext_noop("Guten Tag. Bitte setzen Sie sich."),
    gettext_noop("Haben Sie Ihren Ausweis oder Pass dabei?"),
    gettext_noop("Bitte zeigen Sie mir Ihre Unterlagen."),
    gettext_noop("Dieses Papier fehlt noch. Bitte bringen Sie es mit."),
    gettext_noop("Bitte warten Sie einen Moment."),
    gettext_noop("Ich rufe jemanden an, der Ihre Sprache spricht."),
    gettext_noop("Bitte unterschreiben Sie hier. Lesen Sie vorher alles in Ruhe."),
    gettext_noop("Dafür ist eine andere Stelle im Haus zuständig. Ich schicke Sie weiter."),
    gettext_noop("Sie bekommen einen Brief von uns."),
    gettext_noop("Sie bekommen einen neuen Termin."),
    gettext_noop("Haben Sie mich verstanden?"),
    gettext_noop("Wir sind fertig. Auf Wiedersehen."),
)


@dataclass(frozen=True)
class Sentence:
    """One sentence in both languages; `text` is German where nobody has translated it yet."""

    german: str
    text: str


def sentences(language: str) -> list[Sentence]:
    """All of them in a language of the pages; in English for any other."""
    known = language if language in dict(settings.LANGUAGES) else "en"
    with override(known):
        return [Sentence(german, gettext(german)) for german in SENTENCES]


def tongue(language: str) -> dict[str, str]:
    """How a page marks this language: the standard's code and the direction."""
    info = get_language_info(language if language in dict(settings.LANGUAGES) else "en")
    return {"lang": str(info["bcp47"]), "dir": "rtl" if info["bidi"] else "ltr"}
