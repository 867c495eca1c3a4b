"""What the guide says: the outcome, the right services, and, when there is danger, whom to call first."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Outcome = Literal["match", "unsure", "out_of_scope", "urgent"]
KINDS = ("dv", "suicide", "threat", "medical", "child", "deportation")
"""Violence at home, suicide, threat, medical emergency, a child in danger, deportation about to happen."""

HELP_NOW = "urgent-help"
"""The service that stands for help in danger of any kind."""
ASKED_TOO = 0.4
"""Probability from which somebody in danger asked for a service besides."""


@dataclass(frozen=True)
class Match:
    """One service and its agency; `score` is the calibrated probability that it is the right one, 0 to 1."""

    service: str
    agency: str
    score: float


@dataclass(frozen=True)
class Urgent:
    """A kind of danger (one of `KINDS`) and the ids of the help lines for it, the most fitting first."""

    type: str
    helplines: tuple[str, ...]


@dataclass(frozen=True)
class Elsewhere:
    """Who does what the house does not; all words are German. `outside`: the record that says where it is; `papers`: beside
    that record's. Words and places make no other answer: they are not compared."""

    topic: str
    name: str = field(compare=False)
    office: str = field(compare=False)
    outside: str | None = field(compare=False)
    papers: tuple[str, ...] = field(compare=False)
    house_may: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """`matches`: best first, at least five unless out of scope; `concerns`: services of a message with several of them.

    `perhaps`: a danger that is possible, though not likely enough for `urgent`: its help lines stand above the usual answer.
    """

    language: str
    outcome: Outcome
    urgent: Urgent | None
    matches: tuple[Match, ...]
    concerns: tuple[str, ...] = ()
    elsewhere: Elsewhere | None = None
    perhaps: Urgent | None = None

    @property
    def offered(self) -> tuple[str, ...]:
        """The services to show, several concerns of one message first; none unasked when the house does not do it.

        In danger only what was clearly asked for as well: a list of guesses would stand in the way of the help lines.
        """
        if self.urgent:
            return tuple(match.service for match in self.matches if match.score >= ASKED_TOO)
        if self.outcome == "out_of_scope":
            return self.elsewhere.house_may if self.elsewhere else ()
        return tuple(dict.fromkeys([*self.concerns, *(match.service for match in self.matches)]))

    def as_json(self) -> dict[str, Any]:
        """The object of `willkommen ask --json`."""
        return asdict(self)
