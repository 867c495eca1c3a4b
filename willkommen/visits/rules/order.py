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


def after_within(services: Mapping[str, Ordered], service: str, wanted: Collection[str]) -> frozenset[str]:
    """Those of `wanted` that must have ended before `service` starts; conditions met outside the visit do not count."""
    named = (name for condition in services[service].after for name in condition.any)
    return frozenset(name for name in named if name in wanted and name != service)
