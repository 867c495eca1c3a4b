"""The fees of a centre as values: acts and their amounts, who pays less, and which service causes which act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from willkommen.catalogue.rules.case import Case, Condition, Fact, Text


@dataclass(frozen=True)
class Validity:
    """From when to when a row of the law holds (half open), who says so, and when somebody last compared it."""

    valid_from: date
    valid_until: date | None
    source: str
    checked_on: date

    def holds(self, on: date) -> bool:
        """Whether the row is in force on a day."""
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)

    def until(self, day: date) -> "Validity":
        """The same, ending on that day at the latest."""
        return replace(self, valid_until=min(self.valid_until or day, day))


@dataclass(frozen=True)
class Act:
    """One official act with its fee in EUR; `paragraph` is None where no law names a fee.

    `own`: an amount that a service's record says itself; whom the law lets ask for less has no say in it.
    """

    id: str
    paragraph: str | None
    what: Text
    eur: Decimal
    validity: Validity
    unsure: Text | None = None
    own: bool = False


@dataclass(frozen=True)
class Change:
    """Who pays less for some acts: a fixed amount in EUR or a share of the act's fee; `acts` maps act to paragraph."""

    id: str
    who: Text
    when: tuple[Condition, ...]
    acts: Mapping[str, str]
    eur: Decimal | None
    share: Decimal | None
    validity: Validity
    unsure: Text | None = None


@dataclass(frozen=True)
class Discretion:
    """Who may ask for less without a right to it; said wherever something is to be paid."""

    id: str
    paragraph: str
    who: Text
    when: tuple[Condition, ...]
    validity: Validity


@dataclass(frozen=True)
class Variant:
    """An act that a service causes when the conditions hold; `who` names the variant in a table, a rare one stands last."""

    act: str
    when: tuple[Condition, ...]
    who: Text | None
    rare: bool = False


@dataclass(frozen=True)
class Charge:
    """What one service costs: its variants (the first that holds decides), what is assumed unless said, and the
    cases its table shows (empty: all that differ)."""

    service: str
    variants: tuple[Variant, ...]
    assumed: Case
    rows: tuple[Case, ...]


@dataclass(frozen=True)
class OwnWords:
    """What an amount of a service's own record is called, and whom it is for."""

    what: Text
    free: Text
    adults: Text
    minors: Text


@dataclass(frozen=True)
class Tariff:
    """All of it. `changes` are tried in order: the first that covers the act and holds for the case decides."""

    facts: Mapping[str, Fact]
    acts: tuple[Act, ...]
    changes: tuple[Change, ...]
    discretions: tuple[Discretion, ...]
    charges: Mapping[str, Charge]
    otherwise: Text
    own: OwnWords

    def amended(self, editions: Iterable[tuple[str, Decimal, Validity]]) -> "Tariff":
        """With further editions of acts that are known: their amount in EUR, from when, and who says so."""
        known = {act.id: act for act in self.acts}
        more = (
            replace(known[name], eur=eur, validity=validity, unsure=None)
            for name, eur, validity in editions
            if name in known
        )
        return replace(self, acts=(*more, *self.acts))

    def relieved(self, editions: Iterable[tuple[str, Decimal | None, Validity]]) -> "Tariff":
        """With further editions of who pays less: what they pay in EUR from when on, None where the rule ends then."""
        changes = list(self.changes)
        for name, eur, validity in sorted(editions, key=lambda edition: edition[2].valid_from):
            found: list[Change] = []
            for change in changes:
                if change.id == name and eur is not None and all(one.id != name for one in found):
                    found.append(replace(change, eur=eur, share=None, validity=validity, unsure=None))
                ended = change.validity.until(validity.valid_from) if change.id == name else change.validity
                found.append(replace(change, validity=ended))
            changes = found
        return replace(self, changes=tuple(changes))

    def act(self, act_id: str, on: date) -> Act | None:
        """The edition of an act that is in force on a day, the latest one if several are."""
        found = [act for act in self.acts if act.id == act_id and act.validity.holds(on)]
        return max(found, key=lambda act: act.validity.valid_from, default=None)
