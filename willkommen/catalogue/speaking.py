"""Let gettext say the sentences of the pages as the house says them: a dictionary before the program's own, nothing else."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import trans_real

from willkommen.catalogue.rules.overlay import Key, Said, overlay


class Over(dict[Key, str]):
    """What lies over the sentences of one language; told apart from the program's own by its type."""


def speak(said: Iterable[Said], original: str) -> None:
    """From now on, in this process; a sentence that is no longer said otherwise is the program's own again."""
    languages = [code for code, _ in settings.LANGUAGES]
    for language, sentences in overlay(said, languages, original).items():
        _lay(trans_real.translation(language), sentences)


def _lay(spoken: Any, sentences: Mapping[Key, str]) -> None:
    """Both lists are replaced whole: a page that is being made sees the old ones or the new."""
    catalog = spoken._catalog  # noqa: SLF001 -- Django has no public way to put one catalog before another
    both = zip(catalog._catalogs, catalog._plurals, strict=False)  # noqa: SLF001 -- see above
    pairs = [(one, plural) for one, plural in both if type(one) is not Over]
    over = [(Over(sentences), spoken.plural)] if sentences else []
    catalog._plurals = [plural for _, plural in over + pairs]  # noqa: SLF001 -- see above
    catalog._catalogs = [one for one, _ in over + pairs]  # noqa: SLF001 -- see above
