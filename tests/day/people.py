"""Who comes on the simulated day, when, for what, and how long each takes: all of it decided by the seed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from statistics import mean

from tests.day.roster import STAFFED

SERVICES = {
    "auslaenderbehoerde": {"eat-abholung": 10, "eat-uebertrag": 15, "fiktionsbescheinigung": 15, "gestattung-verlaengern": 10,
                           "gueb": 15, "praktikum-erlaubnis": 15, "duldung": 20},
    "jobcenter": {"jc-weiterbewilligung": 15, "jc-kosten-unterkunft": 20},
    "stab-fluechtling": {"bildung-teilhabe": 15, "unterkunft-problem": 20, "unterkunft-umzug": 20},
    "ehc-sozialdienst": {"gesundheit-lotse": 20, "sozialberatung": 25},
    "wir-koordination": {"laiendolmetscher": 15, "sprachkurs-suche": 20},
}  # fmt: skip
"""Services people come for, with the minutes they are planned with."""
WEIGHTS = {agency: len(STAFFED[agency]) / mean(offers.values()) for agency, offers in SERVICES.items()}
"""How often people come for each agency: a roster follows the demand, so every counter has as much to do."""
OF_ALL = {"bundle": 0.20, "single": 0.48, "walk-in": 0.32}
NO_SHOW, CALLS_OFF = 0.12, 0.02
LONG, MUCH_LONGER = 0.10, 2.0
"""So many stops run over, and take so many times as long as planned."""
AWAY, SENT_ON, PRIORITY = 0.03, 0.05, 0.06
MOST = 540
"""Minutes from opening to closing."""


@dataclass
class Person:
    """Somebody who comes. Minutes count from opening; `minutes` of each service is how long it will really take.

    `early`: minutes before the first time at which they come. `away`: does not hear the first call. `onward`: the service
    to which they are sent on from their first stop.
    """

    number: int
    kind: str
    services: tuple[str, ...]
    minutes: dict[str, float]
    wish: int
    early: float
    no_show: bool = False
    calls_off: bool = False
    away: bool = False
    onward: str = ""
    needs: dict[str, bool] = field(default_factory=dict)


def invent(count: int, seed: int) -> list[Person]:
    """Everybody of a day, in the order in which they book; the same seed gives the same people."""
    chance = Random(seed)
    kinds = [kind for kind, share in OF_ALL.items() for _ in range(round(count * share))]
    kinds += ["walk-in"] * (count - len(kinds))
    ordered = sorted(kinds[:count], key=("single", "bundle", "walk-in").index)
    return [_person(number, kind, chance) for number, kind in enumerate(ordered)]


def _person(number: int, kind: str, chance: Random) -> Person:
    services = tuple(_services(2 + (chance.random() < 0.35) if kind == "bundle" else 1, chance))
    onward = next(_services(1, chance, besides=services)) if chance.random() < SENT_ON else ""
    planned = {name: length for offers in SERVICES.values() for name, length in offers.items()}
    wanted = (*services, onward) if onward else services
    booked = kind != "walk-in"
    return Person(
        number=number, kind=kind, services=services,
        minutes={name: _really(planned[name], chance) for name in wanted},
        wish=_wish(chance), early=max(-8.0, chance.gauss(11, 6)), onward=onward,
        no_show=booked and chance.random() < NO_SHOW, calls_off=booked and chance.random() < CALLS_OFF,
        away=chance.random() < AWAY, needs={"priority": True} if chance.random() < PRIORITY else {},
    )  # fmt: skip


def _services(count: int, chance: Random, besides: tuple[str, ...] = ()) -> Iterator[str]:
    """One service each of so many different agencies."""
    agencies = [agency for agency, offers in SERVICES.items() if not offers.keys() & set(besides)]
    for _ in range(count):
        agency = chance.choices(agencies, [WEIGHTS[one] for one in agencies])[0]
        agencies.remove(agency)
        yield chance.choice(sorted(SERVICES[agency]))


def _wish(chance: Random) -> int:
    """When somebody would like to come: more in the morning than in the afternoon."""
    return round(min(MOST - 90, max(0.0, chance.triangular(0, MOST - 60, 180))))


def _really(planned: int, chance: Random) -> float:
    """Minutes a stop takes: mostly a little less than planned, sometimes twice as long."""
    if chance.random() < LONG:
        return planned * chance.uniform(1.4, MUCH_LONGER)
    return planned * chance.uniform(0.4, 0.9)
