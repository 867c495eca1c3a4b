"""What must be done before what, among the services of one visit."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol


class Condition(Protocol):
    """One of `any` must be done before; with `weeks`, on a later visit."""

    @property
    def any(self) -> Iterable[str]: ...
    @property
    def weeks(self) -> object | None: ...


class Ordered(Protocol):
    """A service as far as its order goes."""

    @property
    def after(self) -> Iterable[Condition]: ...
    @property
    def all_papers(self) -> Iterable[str]: ...


class Paper(Protocol):
    """A paper; `instead` is the service of the house that replaces it when it is not brought."""

    @property
    def instead(self) -> str | None: ...


def after_within(
    services: Mapping[str, Ordered], papers: Mapping[str, Paper], service: str, wanted: Collection[str]
) -> frozenset[str]:
    """Those of `wanted` that must have ended before `service` starts.

    These are its conditions, and the services that make a paper it needs (the photograph before the desk). Conditions
    met outside the visit do not count.
    """
    named = {name for condition in services[service].after for name in condition.any}
    named |= {made for paper in services[service].all_papers if (made := papers[paper].instead)}
    return frozenset(name for name in named if name in wanted and name != service)
