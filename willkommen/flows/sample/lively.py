"""A lively invented day: people book, arrive, are called, served and go home, about sixty times as fast as in life.

Everything happens through the flows that doors use, each as the login that would do it; only the people are invented.
"""

import random
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import login_of
from willkommen.building.counters import counters_of, offers_at, room_of
from willkommen.catalogue.centre import Centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.core.spans import moment, place
from willkommen.flows.arrive import arrive_by_code
from willkommen.flows.book import Wish, book
from willkommen.flows.call import Desk, act, call_next
from willkommen.flows.sample.invention import Offer
from willkommen.flows.sample.visits import LANGUAGES, NEEDS, SIZES, offers_of
from willkommen.reception.queries.queue import current_at, queue
from willkommen.reception.rules.states import Act
from willkommen.visits.actions import Party
from willkommen.visits.tokens import TokenStop, sign

COMING = 12
"""So many people are on their way at any time."""
SOON = 60
"""Ticks from now within which their first stop begins; most of them come early."""
LONGEST = 3
ARRIVES, CALLS, SERVES, ENDS, MISSED = 0.15, 0.5, 0.4, 0.06, 0.04
"""How likely each of these happens to a person or at a counter in one step; a step is a second."""


@dataclass
class LivelyDay:
    """The invented people of now, and the chance that moves them. `staff`: whose id the journal notes, by agency."""

    centre: Centre
    staff: dict[str, UUID]
    chance: random.Random
    coming: list[str] = field(default_factory=list)

    @property
    def zone(self) -> ZoneInfo:
        """The house's time zone."""
        return ZoneInfo(self.centre.house.time_zone)

    def step(self, now: datetime) -> None:
        """One second of the day at `now` (aware): somebody books, somebody arrives, the counters go on."""
        with acting_as("door"):
            if len(self.coming) < COMING:
                self._book(now)
            if self.coming and self.chance.random() < ARRIVES:
                code = self.coming.pop(self.chance.randrange(len(self.coming)))
                arrive_by_code(code=code, now=now, zone=self.zone)
        for agency in self.staff:
            with acting_as(login_of(agency)):
                self._serve(agency, now)

    def _book(self, now: datetime) -> None:
        party = Party(self.chance.choice(LANGUAGES), self.chance.choice(SIZES), self.chance.choice(NEEDS))
        if stops := self._stops(now):
            with suppress(Refusal):  # somebody had that time already: the next step tries another
                self.coming.append(book(wish=Wish(sign(tuple(stops)), party), key=str(uuid4()), now=now).code)

    def _stops(self, now: datetime) -> list[TokenStop]:
        """One to three stops soon, one after the other, each at another agency; none just before midnight."""
        day, tick = place(now, self.zone)
        start = tick + self.chance.randint(1, SOON)
        offers = self._wanted()
        if start + sum(offer.ticks + 2 for offer in offers) >= 288:
            return []
        stops = []
        for offer in offers:
            counter = self.chance.choice(counters_of(self.centre, offer.agency))
            starts, ends = (moment(day, at, self.zone) for at in (start, start + offer.ticks))
            stops.append(TokenStop(offer.service, offer.agency, offer.shielded, counter, day, starts, ends))
            start += offer.ticks + 2
        return stops

    def _wanted(self) -> list[Offer]:
        offers = [offer for offer in offers_of(self.centre).values() if offer.agency in self.staff]
        found = {offer.agency: offer for offer in self.chance.choices(offers, k=self.chance.randint(1, LONGEST))}
        shielded = [offer for offer in found.values() if offer.shielded]
        return shielded[:1] or list(found.values())

    def _serve(self, agency: str, now: datetime) -> None:
        """Let every counter of the agency go one step on."""
        everybody = queue(agency=agency, day=now.astimezone(self.zone).date())
        for counter in counters_of(self.centre, agency):
            offers = offers_at(self.centre, agency, counter)
            desk = Desk(agency, self.staff[agency], counter, room_of(self.centre, counter), self.zone, offers)
            current = current_at(everybody, counter)
            with suppress(Refusal):  # a person at the real desk was faster
                if current is None:
                    if any(stop.waits for stop in everybody) and self.chance.random() < CALLS:
                        call_next(desk=desk, now=now)
                elif what := self._next_act(current.state, now - (current.acted_at or now)):
                    act(what, desk=desk, stop=current.id, now=now)

    def _next_act(self, state: str, since: timedelta) -> Act | None:
        """What happens to somebody called or served, if anything does in this step."""
        if state == "called":
            if since > timedelta(seconds=3) and self.chance.random() < MISSED:
                return Act.NOT_FOUND
            return Act.SERVE if self.chance.random() < SERVES else None
        return Act.FINISH if self.chance.random() < ENDS else None
