"""The reference model of consent in as few lines as can be: who may read which version when."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

FORTNIGHT, MONTH = timedelta(days=14), timedelta(days=30)


@dataclass
class Reference:
    """Releases by name: [receiver, documents, given at, state]; states are those of people's talk."""

    releases: dict[str, list[Any]] = field(default_factory=dict)

    def give(self, name: str, receiver: str, documents: frozenset[str], now: datetime, *, paper: bool) -> None:
        self.releases[name] = [receiver, documents, now, "paper" if paper else "offer"]

    def scan(self, name: str, now: datetime) -> bool:
        return self._go(name, now, {"paper": "offer"}, FORTNIGHT)

    def accept(self, name: str, now: datetime) -> bool:
        return self._go(name, now, {"offer": "open"}, FORTNIGHT)

    def decline(self, name: str, now: datetime) -> bool:
        return self._go(name, now, {"offer": "over"}, FORTNIGHT)

    def take_over(self, name: str, now: datetime) -> bool:
        return self._go(name, now, {"open": "over"}, MONTH)

    def withdraw(self, name: str, now: datetime) -> bool:
        return self._go(name, now, {"paper": "over", "offer": "over", "open": "over"}, timedelta.max)

    def expire(self, now: datetime) -> None:
        for one in self.releases.values():
            if now - one[2] >= (MONTH if one[3] == "open" else FORTNIGHT):
                one[3] = "over"

    def readable(self, agency: str, document: str, now: datetime) -> bool:
        return any(
            state == "open" and receiver == agency and document in documents and now - given < MONTH
            for receiver, documents, given, state in self.releases.values()
        )

    def _go(self, name: str, now: datetime, leads: dict[str, str], within: timedelta) -> bool:
        _, _, given, state = self.releases[name]
        if state not in leads or (within < timedelta.max and now - given >= within):
            return False
        self.releases[name][3] = leads[str(state)]
        return True
