"""What a visitor has chosen so far: it travels from page to page in hidden fields, never in an address or a session."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, get_args

from django.http import QueryDict

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.terms import Event

NEEDS = ("step_free", "hearing", "sight", "quiet", "escort", "interpreter", "sign_language")
PARTS = ("any", "morning", "afternoon")
ELSEWHERE, UNSURE = "elsewhere", "unsure"
"""Two places of residence besides the municipalities: outside the county, and not known yet."""
MOST_PEOPLE = 40
MOST_SERVICES = 12
PERSONAL = ("name", "birth_date", "phone", "elsewhere", "email", "word")
"""What may have been typed on the last page; it travels back with the person when a time was just taken."""
Fields = list[tuple[str, str]]
Part = Literal["any", "morning", "afternoon"]


@dataclass(frozen=True)
class When:
    """When somebody can come. `weekdays` count from Monday = 0, empty means all; `part` is a wish, not a bound."""

    first: date | None = None
    until: date | None = None
    part: str = "any"
    weekdays: tuple[int, ...] = ()
    long: bool = False


@dataclass(frozen=True)
class Errand:
    """`services` as chosen among `offered`; `residence` is a municipality, ELSEWHERE, UNSURE or "" (not known); `has_photo_code` None
    likewise. `asked` are the questions asked so far, `replies` and `days` (event, day) their answers. `spoken` is the language for
    talking, "" when it does not matter."""

    services: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    situation: str = ""
    residence: str = ""
    has_photo_code: bool | None = None
    asked: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    days: tuple[tuple[str, date], ...] = ()
    when: When = When()
    needs: frozenset[str] = frozenset()
    spoken: str = ""
    party: int = 1
    personal: tuple[tuple[str, str], ...] = field(default=())

    @property
    def private(self) -> bool:
        """Whether it holds something about a person that no browser may keep."""
        return bool(self.personal or self.days)

    def without(self, services: Iterable[str]) -> "Errand":
        """The same errand with fewer services."""
        gone = set(services)
        return replace(self, services=tuple(name for name in self.services if name not in gone))

    def what(self) -> Fields:
        """The hidden fields of what is wanted and where the person lives."""
        photo = [] if self.has_photo_code is None else [("photo", "yes" if self.has_photo_code else "no")]
        single = [("situation", self.situation), ("residence", self.residence)]
        offered = [("offered", name) for name in self.offered]
        answers = [("asked", name) for name in self.asked] + [("reply", name) for name in self.replies]
        answers += [(day_field(event), day.isoformat()) for event, day in self.days]
        return [("service", name) for name in self.services] + offered + [p for p in single if p[1]] + photo + answers

    def how(self) -> Fields:
        """The hidden fields of when the person comes and what the visit needs."""
        when = self.when
        single = [
            ("first", when.first.isoformat() if when.first else ""), ("until", when.until.isoformat() if when.until else ""),
            ("part", when.part if when.part != "any" else ""), ("long", "yes" if when.long else ""),
            ("spoken", self.spoken), ("party", str(self.party) if self.party > 1 else ""),
        ]  # fmt: skip
        many = [("weekday", str(day)) for day in when.weekdays] + [("need", need) for need in sorted(self.needs)]
        return many + [pair for pair in single if pair[1]]

    def fields(self) -> Fields:
        """All of it."""
        return self.what() + self.how() + list(self.personal)


def read_errand(posted: QueryDict, centre: Centre) -> Errand:
    """The errand in a form that was sent; what the centre does not know is left out silently."""
    services = dict.fromkeys(name for name in posted.getlist("service") if centre.offers(name))
    residence = posted.get("residence", "")
    photo = {"yes": True, "no": False}.get(posted.get("photo", ""))
    situation = posted.get("situation", "")
    spoken = posted.get("spoken", "")
    return Errand(
        services=tuple(services)[:MOST_SERVICES],
        offered=tuple(dict.fromkeys(name for name in posted.getlist("offered") if centre.offers(name))),
        situation=situation if situation in centre.situations else "",
        residence=residence if residence in (*centre.municipalities, ELSEWHERE, UNSURE) else "",
        has_photo_code=photo,
        asked=tuple(dict.fromkeys(name for name in posted.getlist("asked") if name in centre.questions)),
        replies=tuple(dict.fromkeys(name for name in posted.getlist("reply") if name in centre.replies)),
        days=read_days(posted),
        when=read_when(posted),
        needs=frozenset(need for need in posted.getlist("need") if need in NEEDS),
        spoken=spoken if spoken in centre.languages else "",
        party=min(max(_number(posted.get("party", "")), 1), MOST_PEOPLE),
        personal=tuple((name, given[:254]) for name in PERSONAL if (given := posted.get(name, "").strip())),
    )


def day_field(event: str) -> str:
    """The field in which the day of an event travels."""
    return f"day_{event}"


def read_days(posted: QueryDict) -> tuple[tuple[str, date], ...]:
    """The days of events in a form that was sent, as the browser or a person writes them."""
    found = ((event, _any_date(posted.get(day_field(event), "").strip())) for event in get_args(Event))
    return tuple((event, day) for event, day in found if day)


def _any_date(text: str) -> date | None:
    """A day near our time, from `2027-03-12` or `12.3.2027`."""
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"):
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
        return day if 2000 <= day.year <= 2100 else None
    return None


def read_when(posted: QueryDict) -> When:
    """The times in a form that was sent; what is no date is taken as not said."""
    part = posted.get("part", "any")
    weekdays = {_number(day) for day in posted.getlist("weekday") if day.isdigit()} & set(range(5))
    return When(
        first=_date(posted.get("first", "")),
        until=_date(posted.get("until", "")),
        part=part if part in PARTS else "any",
        weekdays=tuple(sorted(weekdays)) if len(weekdays) < 5 else (),
        long=posted.get("long") == "yes",
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
