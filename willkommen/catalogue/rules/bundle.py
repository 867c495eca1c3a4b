"""What one visit can hold of what somebody wants, and in which order: photographs first, cards weeks later."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


class Condition(Protocol):
    """One of `any` must be done before; with `weeks`, never in the same visit."""

    @property
    def any(self) -> Sequence[str]: ...
    @property
    def weeks(self) -> object | None: ...


class ServiceFacts(Protocol):
    """A service as far as bundles go."""

    @property
    def after(self) -> Sequence[Condition]: ...
    @property
    def all_papers(self) -> Sequence[str]: ...


class PaperFacts(Protocol):
    """A paper and the service that replaces it when it is not brought."""

    @property
    def instead(self) -> str | None: ...


class StepFacts(Protocol):
    """A step of a situation."""

    @property
    def service(self) -> str: ...
    @property
    def after(self) -> Sequence[str]: ...
    @property
    def same_visit(self) -> bool: ...


@dataclass(frozen=True)
class Bundle:
    """`services` fit into one visit; `after[service]` must have ended before it; `later` is for another visit.

    `apart` are services of shielded agencies that were wanted beside others: they need a visit of their own.
    """

    services: tuple[str, ...]
    after: Mapping[str, frozenset[str]]
    later: tuple[str, ...]
    apart: tuple[str, ...] = ()


def bundle(
    services: Mapping[str, ServiceFacts],
    papers: Mapping[str, PaperFacts],
    wanted: Iterable[str],
    *,
    missing: Collection[str] = (),
    steps: Iterable[StepFacts] = (),
    shielded: Collection[str] = (),
) -> Bundle:
    """Sort out what is wanted. `missing`: papers that are not brought; `steps`: the order of a chosen situation;
    `shielded`: services of shielded agencies. What comes after something that is only possible later comes later too.
    """
    names = tuple(dict.fromkeys(wanted))
    order = {step.service: step for step in steps}
    later = _later(services, order, names)
    apart = tuple(n for n in names if n in shielded and n not in later and not set(names) <= set(shielded))
    now = tuple(name for name in names if name not in later and name not in apart)
    after = {name: _before(services, order, name) & set(now) - {name} for name in now}
    for name in now:
        for paper in services[name].all_papers:
            if paper in missing and (instead := papers[paper].instead) and instead != name:
                after[name] |= {instead}
                after.setdefault(instead, set())
    extra = tuple(name for name in after if name not in now)
    return Bundle(extra + now, {name: frozenset(before) for name, before in after.items()}, later, apart)


def _before(services: Mapping[str, ServiceFacts], order: Mapping[str, StepFacts], name: str) -> set[str]:
    own = {before for condition in services[name].after for before in condition.any}
    return own | set(order[name].after if name in order else ())


def _later(
    services: Mapping[str, ServiceFacts], order: Mapping[str, StepFacts], names: tuple[str, ...]
) -> tuple[str, ...]:
    later = {name for name in names if name in order and not order[name].same_visit}
    later |= {
        name
        for name in names
        for condition in services[name].after
        if condition.weeks is not None and set(condition.any) & set(names)
    }
    while more := {n for n in names if n not in later and order.get(n) and set(order[n].after) & later}:
        later |= more
    return tuple(name for name in names if name in later)
