"""Names and sentences of the centre as a page shows them: in the visitor's language, with their variables filled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from willkommen.catalogue.centre import Centre
from willkommen.doors.tongue import noted

KNOWN_AS = {"en": "en_GB", "prs": "fa_AF", "kmr": "ku", "sr": "sr_Latn", "de-leicht": "de"}
"""Languages that CLDR knows by another name."""


@dataclass(frozen=True)
class Words:
    """The centre's words in one language."""

    centre: Centre
    language: str

    def __call__(self, kind: str, record: str, field: str = "name", **values: object) -> str:
        """A text with its variables; KeyError when not even the original has it."""
        wording = self.centre.words.get(self.language, kind, record, field)
        known = {**self.centre.values(kind, record), **values}
        return noted(wording.filled(**{name: self._shown(value) for name, value in known.items()}), wording)

    def maybe(self, kind: str, record: str, field: str) -> str:
        """A text that need not exist; "" when it does not."""
        return self(kind, record, field) if self.centre.words.has(kind, record, field) else ""

    def day(self, day: date) -> str:
        """For example `Mittwoch, 2. Dezember 2026`."""
        return day_in(self.language, day)

    def long_day(self, day: date) -> str:
        """For example `2. Dezember 2026`."""
        return format_date(day, "long", locale(self.language))

    def _shown(self, value: object) -> object:
        return self.long_day(value) if isinstance(value, date) else value


def day_in(language: str, day: date) -> str:
    """A day with its weekday, as people write it in this language."""
    return format_date(day, "full", locale(language))


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """For example `09:35`, as the clock on the house's wall shows it."""
    return f"{moment.astimezone(zone):%H:%M}"


@cache
def locale(language: str) -> Locale:
    """The CLDR locale of a language of the house; German where CLDR has none."""
    try:
        return Locale.parse(KNOWN_AS.get(language, language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("de")


def house_values(centre: Centre, language: str) -> Mapping[str, object]:
    """What stands in for `{name}`, `{address}`, `{phone}` and `{mail}` in the centre's pages."""
    values = {"name": str(centre.words.get(language, "house", centre.house.id)), **centre.house.values}
    return {name: isolated(str(value)) for name, value in values.items()}


def isolated(text: str) -> str:
    """The text between the marks that keep its own direction: a phone number in an Arabic sentence stays readable."""
    return f"\u2068{text}\u2069"
