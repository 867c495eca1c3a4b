"""What an act of the office costs one person, and the table of all cases: the law is in the data, not here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from willkommen.catalogue.rules.case import Case, Condition, Text, UnknownWord, Value, all_hold, read_case
from willkommen.catalogue.rules.near import nearest
from willkommen.catalogue.rules.tariff import Act, Change, Charge, Discretion, Tariff, Variant

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Fee:
    """The answer for one case: `eur` to pay, by which paragraph (None: no law names a fee), and how it came about."""

    service: str
    case: Case
    act: Act
    variant: Variant
    change: Change | None
    eur: Decimal
    paragraph: str | None
    why: Text
    discretions: tuple[Discretion, ...]

    @property
    def unsure(self) -> Text | None:
        """What somebody still has to confirm about this amount."""
        return self.change.unsure if self.change else self.act.unsure


@dataclass(frozen=True)
class Row:
    """One line of a service's table: for whom, and the fee; `case` holds the facts that make the difference."""

    who: tuple[Text, ...]
    case: Case
    fee: Fee


def fee_for(tariff: Tariff, service: str, raw: Mapping[str, Any], on: date) -> Fee:
    """The fee of a service for the facts in `raw` on a day.

    Facts that are not said take the service's assumption or their default (an adult without benefits). Refuses an
    unknown service, fact or value with a sentence that names the nearest one.
    """
    charge = _charge(tariff, service)
    return _fee(tariff, charge, read_case(tariff.facts, raw, charge.assumed), on)


def fee_table(tariff: Tariff, service: str, on: date, said: Mapping[str, Any] | None = None) -> list[Row]:
    """The short table of all cases of a service: shown because nobody is asked for a status.

    First stands the line for what was `said`, else the ordinary one.
    """
    charge = _charge(tariff, service)
    if charge.rows:
        return [_named_row(tariff, charge, case, on) for case in charge.rows]
    variants = [variant for variant in charge.variants if _agrees(variant.when, charge.assumed)]
    usual = [variant for variant in variants if not variant.rare]
    rows = [_row(tariff, charge, variant, None, on) for variant in usual]
    rows += [_row(tariff, charge, variant, change, on) for change in tariff.changes for variant in usual]
    rows += [_row(tariff, charge, variant, None, on) for variant in variants if variant.rare]
    ordinary = fee_for(tariff, service, said or {}, on)
    return sorted(_different(rows), key=lambda row: (row.fee.act, row.fee.change) != (ordinary.act, ordinary.change))


def _charge(tariff: Tariff, service: str) -> Charge:
    if service not in tariff.charges:
        raise UnknownWord(f'"{service}" is not a service of this centre; {nearest(service, tariff.charges)}')
    return tariff.charges[service]


def _fee(tariff: Tariff, charge: Charge, case: Case, on: date) -> Fee:
    variant = next(variant for variant in charge.variants if all_hold(variant.when, case))
    act = tariff.act(variant.act, on)
    if act is None:
        raise UnknownWord(f"No fee for {variant.act} is known on {on}: the data begins later or ended before.")
    change = _change(tariff, act, case, on)
    eur = _changed(act.eur, change)
    return Fee(
        service=charge.service,
        case=case,
        act=act,
        variant=variant,
        change=change,
        eur=eur,
        paragraph=change.acts[act.id] if change else act.paragraph,
        why=change.who if change else act.what,
        discretions=_discretions(tariff, case, on) if eur and not act.own else (),
    )


def _change(tariff: Tariff, act: Act, case: Case, on: date) -> Change | None:
    covering = (change for change in tariff.changes if act.id in change.acts and change.validity.holds(on))
    return next((change for change in covering if all_hold(change.when, case)), None)


def _changed(eur: Decimal, change: Change | None) -> Decimal:
    if change is None:
        return eur
    if change.share is not None:
        return (eur * change.share).quantize(CENT, ROUND_HALF_UP)
    return change.eur or Decimal(0)


def _discretions(tariff: Tariff, case: Case, on: date) -> tuple[Discretion, ...]:
    return tuple(
        discretion
        for discretion in tariff.discretions
        if discretion.validity.holds(on) and all_hold(discretion.when, case)
    )


def _agrees(conditions: Iterable[Condition], case: Case) -> bool:
    """Whether the conditions hold as far as the partial case says anything."""
    return all(condition.holds(case[condition.fact]) for condition in conditions if condition.fact in case)


def _row(tariff: Tariff, charge: Charge, variant: Variant, change: Change | None, on: date) -> Row | None:
    """The line for a variant and who pays less; None when the two contradict or something else decides."""
    changed = change.when if change else ()
    said = _example((*variant.when, *changed))
    case = {**{name: fact.default for name, fact in tariff.facts.items()}, **charge.assumed, **said}
    if not all_hold((*variant.when, *changed), case):
        return None
    fee = _fee(tariff, charge, case, on)
    if fee.variant != variant or fee.change != change:
        return None
    who = (variant.who, change.who if change else None)
    return Row(tuple(text for text in who if text) or (tariff.otherwise,), said, fee)


def _example(conditions: Iterable[Condition]) -> dict[str, Value]:
    """Facts that fulfil each condition on its own; of two conditions on one fact the later one decides."""
    return {condition.fact: _value(condition) for condition in conditions}


def _value(condition: Condition) -> Value:
    if condition.words:
        return min(condition.words)
    if condition.yes is not None:
        return condition.yes
    if condition.at_least is not None:
        return condition.at_least
    return (condition.under or 1) - 1


def _named_row(tariff: Tariff, charge: Charge, case: Case, on: date) -> Row:
    """A line that the data asks for by its case, named by the words of its facts."""
    labels = (tariff.facts[name].words.get(str(value)) for name, value in case.items())
    fee = _fee(tariff, charge, read_case(tariff.facts, case, charge.assumed), on)
    return Row(tuple(label for label in labels if label) or (tariff.otherwise,), case, fee)


def _different(rows: Iterable[Row | None]) -> list[Row]:
    """Without the impossible ones, and one line where the same people pay the same for several variants."""
    seen: dict[tuple[str, str, Decimal], Row] = {}
    for row in (row for row in rows if row):
        change = row.fee.change
        key = ("change", change.id, row.fee.eur) if change else ("act", row.fee.act.id, row.fee.eur)
        first = seen.setdefault(key, row)
        if change and first is not row:
            seen[key] = Row((change.who,), first.case, first.fee)
    return _named_apart(list(seen.values()))


def _named_apart(rows: list[Row]) -> list[Row]:
    """Name the variant only where the table holds more than one."""
    if len({row.fee.variant.act for row in rows if not row.fee.variant.rare}) > 1:
        return rows
    return [Row(row.who[1:], row.case, row.fee) if len(row.who) > 1 else row for row in rows]
