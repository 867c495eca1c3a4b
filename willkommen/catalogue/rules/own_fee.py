"""What a service says about its fee itself: as much as an act of the table, an amount of its own, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from willkommen.catalogue.rules.case import Condition
from willkommen.catalogue.rules.tariff import Act, Charge, Tariff, Validity, Variant

GROWN = 18
"""The age in years from which somebody pays as an adult."""


@dataclass(frozen=True)
class OwnFee:
    """`act`: as much as this one, with all who pay less for it; else EUR for adults and for `minor`s, `basis`: by what."""

    service: str
    act: str | None
    adult: Decimal
    minor: Decimal
    basis: str | None
    validity: Validity


def charging(tariff: Tariff, fees: Iterable[OwnFee]) -> Tariff:
    """The tariff that knows these services too. Its own row of a service goes first; an act it does not know is left out."""
    known = {act.id for act in tariff.acts}
    acts: list[Act] = []
    charges: dict[str, Charge] = {}
    for fee in fees:
        if fee.service in tariff.charges or (fee.act and fee.act not in known):
            continue
        own = [] if fee.act else _acts(tariff, fee)
        acts += own
        charges[fee.service] = Charge(fee.service, tuple(_variants(tariff, fee, own)), {}, ())
    return replace(tariff, acts=(*tariff.acts, *acts), charges={**tariff.charges, **charges}) if charges else tariff


def _acts(tariff: Tariff, fee: OwnFee) -> list[Act]:
    """One for everybody, or a second one for minors who pay something else; no ordinance lets anybody ask for less."""
    what = tariff.own.what if fee.adult or fee.minor else tariff.own.free
    amounts = [fee.adult] if fee.adult == fee.minor else [fee.adult, fee.minor]
    return [
        Act(f"{fee.service}:{place}", fee.basis, what, eur, fee.validity, own=True)
        for place, eur in enumerate(amounts)
    ]  # fmt: skip


def _variants(tariff: Tariff, fee: OwnFee, own: list[Act]) -> Iterable[Variant]:
    if len(own) > 1:
        yield Variant(own[1].id, (Condition("age", under=GROWN),), tariff.own.minors)
        yield Variant(own[0].id, (), tariff.own.adults)
    else:
        yield Variant(fee.act or own[0].id, (), None)
