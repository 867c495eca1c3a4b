"""Where the fees of a centre come from: `fees.yaml` in its folder, its words in `wordings/`, amounts set in the house."""

import json
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from willkommen.catalogue.rules.fee import fee_for
from willkommen.catalogue.rules.tariff import Tariff, Validity
from willkommen.catalogue.rules.tariff_reading import FaultyTariff, read_tariff
from willkommen.catalogue.schema.house import Amount, Relief
from willkommen.catalogue.schema.service import Service
from willkommen.catalogue.wordings import Stand, stand, with_wordings, wordings
from willkommen.catalogue.yaml_text import UnreadableError, compose, plain
from willkommen.environment import value

FILE = "fees.yaml"
Entry = TypeVar("Entry", Amount, Relief)
ADULT, MINOR = {"age": 30}, {"age": 10}
"""The cases that stand for the two plain amounts of a service's own record."""


def load_tariff(centre: Path) -> Tariff:
    """The tariff of the centre whose data lie in a folder; refuses a missing or faulty file with FaultyTariff."""
    file = centre / "centre.yaml"
    return with_amounts(_of_file(centre), _entries(file, "amounts", Amount), _entries(file, "reliefs", Relief))


def with_amounts(tariff: Tariff, amounts: Iterable[Amount], reliefs: Iterable[Relief] = ()) -> Tariff:
    """The tariff with the amounts and the reliefs that somebody in the house set."""
    said = ((one.relief, one.pays, Validity(one.valid_from, None, one.source, one.checked_on)) for one in reliefs)
    return tariff.amended(
        (one.act, one.eur, Validity(one.valid_from, None, one.source, one.checked_on)) for one in amounts
    ).relieved(said)


def _entries(file: Path, name: str, model: type[Entry]) -> list[Entry]:
    """What the centre's own record holds; nothing where it cannot be read: `willkommen check` says so."""
    try:
        root = compose(file.read_text(encoding="utf-8"))
        (house,) = plain(root)["centre"] if root is not None else [{}]
        return [model.model_validate_json(json.dumps(one)) for one in house.get(name, ())]
    except (OSError, UnreadableError, UnicodeDecodeError, KeyError, TypeError, ValueError):
        return []


def _of_file(centre: Path) -> Tariff:
    path = centre / FILE
    try:
        root = compose(path.read_text(encoding="utf-8"))
    except OSError:
        advice = "say the centre's folder with --centre or WILLKOMMEN_CENTRE"
        raise FaultyTariff(f"{path} cannot be read: {advice}") from None
    except (UnreadableError, UnicodeDecodeError) as fault:
        raise FaultyTariff(f"{path} is not YAML: {fault}") from None
    data = plain(root) if root is not None else None
    if not isinstance(data, dict):
        raise FaultyTariff(f"{path} holds no fees")
    return read_tariff(with_wordings(data, wordings(centre)))


def tariff_of_the_house(amounts: Collection[Amount] = (), reliefs: Collection[Relief] = ()) -> Tariff:
    """The tariff of the centre that is served (WILLKOMMEN_CENTRE), read again when its file has changed.

    `amounts` and `reliefs`: those of the house's record, as editors published them.
    """
    centre = Path(value("WILLKOMMEN_CENTRE"))
    path = centre / FILE
    own = ((path, path.stat().st_mtime_ns),) if path.exists() else ()
    tariff = _remembered(centre, own + stand(centre))
    return with_amounts(tariff, amounts, reliefs) if amounts or reliefs else tariff


@lru_cache(maxsize=2)
def _remembered(centre: Path, _changed: Stand) -> Tariff:
    return _of_file(centre)


def plain_fee(tariff: Tariff, service: Service, on: date) -> tuple[Decimal, Decimal]:
    """EUR for an adult and for a minor without any exemption, on a day; the service's own record where the tariff is silent."""
    adult, minor = (service.fee.adult, service.fee.minor) if service.fee else (Decimal(0), Decimal(0))
    if service.id not in tariff.charges:
        return adult, minor
    usual = {} if adult == minor else ADULT
    return fee_for(tariff, service.id, usual, on).eur, fee_for(tariff, service.id, MINOR, on).eur
