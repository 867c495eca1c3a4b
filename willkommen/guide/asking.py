"""What the house asks back, and where the answers lead, as its records have it."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.question import Effect
from willkommen.guide.rules.ask_back import next_question
from willkommen.guide.rules.reach import Reach, reach


def next_asked(
    house: Centre, services: Sequence[str], *, situation: str = "", residence: str = "", asked: Collection[str] = ()
) -> str | None:
    """The id of the next question about these services, None when enough is known. `asked`: answered or not."""
    names = [name for service in services for name in house.services[service].deadlines]
    names += house.situations[situation].deadlines if situation else ()
    return next_question(
        house.questions.values(),
        services=services,
        events={house.deadlines[name].event for name in names},
        by_residence=not residence and any(house.services[name].competence for name in services),
        effects={one.id: effects_of(house, one.replies) for one in house.questions.values()},
        asked=asked,
    )


def effects_of(house: Centre, replies: Iterable[str]) -> list[Effect]:
    """What these answers change."""
    return [effect for reply in replies for effect in house.replies[reply].effects]


def reaches(house: Centre) -> Mapping[str, Reach]:
    """Of every service that is offered, what is asked once it is chosen, and where that leads."""
    replies = {one.id: [house.replies[name].effects for name in one.replies] for one in house.questions.values()}
    return {name: reach(name, _asked(house, name), replies) for name in house.services if house.offers(name)}


def _asked(house: Centre, service: str) -> list[str]:
    found: list[str] = []
    while question := next_asked(house, [service], asked=found):
        found.append(question)
    return found
