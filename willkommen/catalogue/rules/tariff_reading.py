"""From the mapping that `fees.yaml` holds to a tariff, with the place of the first fault in it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from willkommen.catalogue.rules.case import Condition, Fact, Text, UnknownWord, Value, plain, read_value
from willkommen.catalogue.rules.near import nearest
from willkommen.catalogue.rules.tariff import Act, Change, Charge, Discretion, OwnWords, Tariff, Validity, Variant

BOUNDS = {"at_least", "under"}
OWN = {"what": "Gebühr", "free": "Kostet nichts", "adults": "Erwachsene", "minors": "unter 18 Jahren"}
"""In German, what the data may say in more languages about amounts of the services' own records."""

T = TypeVar("T")


class FaultyTariff(ValueError):
    """The data of the fees is wrong; `place` holds the keys and positions that lead to the fault."""

    def __init__(self, message: str, place: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.place = place

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.place)) or 'fees'}: {self.args[0]}"


@contextmanager
def at(*place: str | int) -> Iterator[None]:
    """Put the place before a fault that is found inside."""
    try:
        yield
    except FaultyTariff as fault:
        raise FaultyTariff(fault.args[0], (*place, *fault.place)) from None
    except KeyError as fault:
        raise FaultyTariff(f"{fault.args[0]} is missing", place) from None
    except (TypeError, AttributeError, ValueError) as fault:
        raise FaultyTariff(str(fault), place) from None


def read_tariff(data: Mapping[str, Any]) -> Tariff:
    """The tariff that the mapping describes; refuses with FaultyTariff what is missing, unknown or contradictory."""
    with at():
        general = data["law"]
        prices = data.get("prices", {})
        facts = _named(data, "facts", _fact)
        variants = _named(data, "variants", lambda _, raw: _variants(raw, facts))
        tariff = Tariff(
            facts=facts,
            acts=_listed(data, "acts", lambda raw: _act(raw, prices, general)),
            changes=_listed(data, "changes", lambda raw: _change(raw, facts, prices, general)),
            discretions=_listed(data, "discretions", lambda raw: _discretion(raw, facts, general)),
            charges=_named(data, "services", lambda name, raw: _charge(name, raw, facts, variants)),
            otherwise=_text(data["otherwise"]),
            own=OwnWords(
                **{name: _text(data.get("own", {}).get(name, {"de": german})) for name, german in OWN.items()}
            ),
        )
        _refuse_unknown_acts(tariff)
    return tariff


def _named(data: Mapping[str, Any], part: str, read: Callable[[str, Any], T]) -> dict[str, T]:
    values = {}
    for name, raw in data[part].items():
        with at(part, name):
            values[name] = read(name, raw)
    return values


def _listed(data: Mapping[str, Any], part: str, read: Callable[[Any], T]) -> tuple[T, ...]:
    values = []
    for position, raw in enumerate(data[part]):
        with at(part, position):
            values.append(read(raw))
    return tuple(values)


def _text(raw: Any) -> Text:
    if not isinstance(raw, Mapping) or "de" not in raw:
        raise FaultyTariff("a text needs at least its German wording: {de: …}")
    return dict(raw)


def _optional_text(raw: Any) -> Text | None:
    return None if raw is None else _text(raw)


def _day(raw: Any) -> date:
    return raw if isinstance(raw, date) else date.fromisoformat(raw)


def _validity(raw: Mapping[str, Any], general: Mapping[str, Any]) -> Validity:
    merged = {**general, **raw}
    until = merged.get("valid_until")
    return Validity(
        valid_from=_day(merged["valid_from"]),
        valid_until=None if until is None else _day(until),
        source=str(merged["source"]),
        checked_on=_day(merged["checked_on"]),
    )


def _money(raw: Any) -> Decimal:
    try:
        amount = Decimal(str(raw))
    except InvalidOperation:
        raise FaultyTariff(f"{raw!r} is no amount in EUR") from None
    if amount < 0 or amount != amount.quantize(Decimal("0.01")):
        raise FaultyTariff(f"{raw!r} is no amount in EUR")
    return amount


def _fact(name: str, raw: Mapping[str, Any]) -> Fact:
    words = raw.get("words", {})
    also = {plain(other): word for word, entry in words.items() for other in entry.get("also", [])}
    if raw["kind"] not in {"word", "number", "yes_no"}:
        raise FaultyTariff(f"kind is word, number or yes_no, not {raw['kind']}")
    fact = Fact(
        name=name,
        kind=raw["kind"],
        what=_text(raw["what"]),
        default=raw["default"],
        words={word: _text(entry["label"]) for word, entry in words.items()},
        also=also,
        names=frozenset(map(plain, raw.get("also", []))),
        at_most=raw.get("at_most", 0),
    )
    read_value(fact, fact.default)
    return fact


def _conditions(raw: Mapping[str, Any] | None, facts: Mapping[str, Fact]) -> tuple[Condition, ...]:
    return tuple(_condition(name, wanted, facts) for name, wanted in (raw or {}).items())


def _condition(name: str, wanted: Any, facts: Mapping[str, Fact]) -> Condition:
    if name not in facts:
        raise FaultyTariff(f'"{name}" is no fact; {nearest(name, facts)}')
    fact = facts[name]
    if fact.kind == "yes_no":
        return Condition(name, yes=bool(read_value(fact, wanted)))
    if fact.kind == "number":
        if not isinstance(wanted, Mapping) or not wanted or set(wanted) - BOUNDS:
            raise FaultyTariff(f'"{name}" needs bounds: {{at_least: …, under: …}}')
        return Condition(name, at_least=wanted.get("at_least"), under=wanted.get("under"))
    words = [wanted] if isinstance(wanted, str) else wanted
    return Condition(name, words=frozenset(str(read_value(fact, word)) for word in words))


def _act(raw: Mapping[str, Any], prices: Mapping[str, Any], general: Mapping[str, Any]) -> Act:
    priced = _priced(raw, prices)
    return Act(
        id=raw["id"],
        paragraph=raw.get("paragraph"),
        what=_text(raw["what"]),
        eur=_money(priced["eur"]),
        validity=_validity(priced, general),
        unsure=_optional_text(priced.get("unsure")),
    )


def _priced(raw: Mapping[str, Any], prices: Mapping[str, Any]) -> Mapping[str, Any]:
    """The row with a named price put in, with the price's own dates, source and doubt."""
    named = raw.get("eur")
    if not isinstance(named, str):
        return raw
    if named not in prices:
        raise FaultyTariff(f'"{named}" is no price; {nearest(named, prices)}')
    return {**raw, **prices[named]}


def _change(
    raw: Mapping[str, Any], facts: Mapping[str, Fact], prices: Mapping[str, Any], general: Mapping[str, Any]
) -> Change:
    priced = _priced(raw, prices)
    if ("eur" in raw) == ("share" in raw):
        raise FaultyTariff("say either eur (what is paid instead) or share (which part of the fee)")
    return Change(
        id=raw["id"],
        who=_text(raw["who"]),
        when=_conditions(raw["when"], facts),
        acts={act: paragraph for paragraph, acts in raw["covers"].items() for act in acts},
        eur=_money(priced["eur"]) if "eur" in raw else None,
        share=Decimal(str(raw["share"])) if "share" in raw else None,
        validity=_validity(priced, general),
        unsure=_optional_text(priced.get("unsure")),
    )


def _discretion(raw: Mapping[str, Any], facts: Mapping[str, Fact], general: Mapping[str, Any]) -> Discretion:
    return Discretion(
        id=raw["id"],
        paragraph=raw["paragraph"],
        who=_text(raw["who"]),
        when=_conditions(raw.get("when"), facts),
        validity=_validity(raw, general),
    )


def _variants(raw: list[Mapping[str, Any]], facts: Mapping[str, Fact]) -> tuple[Variant, ...]:
    read = tuple(
        Variant(
            act=entry["act"],
            when=_conditions(entry.get("when"), facts),
            who=_optional_text(entry.get("who")),
            rare=entry.get("rare", False),
        )
        for entry in raw
    )
    if not read or read[-1].when:
        raise FaultyTariff("the last variant must hold always: leave out its `when`")
    return read


def _charge(
    name: str, raw: Mapping[str, Any], facts: Mapping[str, Fact], variants: Mapping[str, tuple[Variant, ...]]
) -> Charge:
    if raw["acts"] not in variants:
        raise FaultyTariff(f'"{raw["acts"]}" is no list of variants; {nearest(raw["acts"], variants)}')
    return Charge(
        service=name,
        variants=variants[raw["acts"]],
        assumed=_partial_case(raw.get("assume", {}), facts),
        rows=tuple(_partial_case(row, facts) for row in raw.get("rows", [])),
    )


def _partial_case(raw: Mapping[str, Any], facts: Mapping[str, Fact]) -> dict[str, Value]:
    unknown = set(raw) - set(facts)
    if unknown:
        raise UnknownWord(f'"{min(unknown)}" is no fact; {nearest(min(unknown), facts)}')
    return {name: read_value(facts[name], value) for name, value in raw.items()}


def _refuse_unknown_acts(tariff: Tariff) -> None:
    known = {act.id for act in tariff.acts}
    named = {act for change in tariff.changes for act in change.acts}
    named |= {variant.act for charge in tariff.charges.values() for variant in charge.variants}
    if named - known:
        raise FaultyTariff(f'"{min(named - known)}" is no act; {nearest(min(named - known), known)}')
