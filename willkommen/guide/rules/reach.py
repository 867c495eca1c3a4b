"""Where a choice can lead: what is asked back after it, and the services at the end of every path of answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from willkommen.guide.rules.ask_back import EffectFacts, services_after

Replies = Sequence[Sequence[EffectFacts]]
"""What each answer to a question changes."""


@dataclass(frozen=True)
class Reach:
    """`asked`: questions in their order, two at most; `leads_to`: the services of all paths on which every choice is answered."""

    asked: tuple[str, ...] = ()
    leads_to: frozenset[str] = frozenset()


def reach(service: str, asked: Iterable[str], replies: Mapping[str, Replies]) -> Reach:
    """What follows when `service` is chosen and these questions are asked; `replies` of those with answers to choose from."""
    questions = tuple(asked)
    paths = product(*(replies[one] for one in questions if replies.get(one)))
    ends = (services_after([service], [effect for reply in path for effect in reply]) for path in paths)
    return Reach(questions, frozenset(name for end in ends for name in end))


def leads(shown: Iterable[str], wanted: frozenset[str], known: Mapping[str, Reach]) -> bool:
    """Whether one of the services shown, once it is chosen, can lead to a wanted one; of what is not known, to itself."""
    return any((known[name].leads_to if name in known else {name}) & wanted for name in shown)


def silenced(before: Mapping[str, Reach], after: Mapping[str, Reach]) -> list[str]:
    """Questions that were asked after some service and are asked after none any more."""
    still = {name for one in after.values() for name in one.asked}
    return list(dict.fromkeys(name for one in before.values() for name in one.asked if name not in still))
