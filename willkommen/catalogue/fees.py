"""Where the fees of a centre come from: `fees.yaml` in its folder, its words in `wordings/`, amounts set in the house."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from willkommen.catalogue.rules.fee import fee_for
from willkommen.catalogue.rules.tariff import Tariff, Validity
from willkommen.catalogue.rules.tariff_reading import FaultyTariff, read_tariff
from willkommen.catalogue.schema.house import Amount
from willkommen.catalogue.schema.service import Service
from willkommen.catalogue.wordings import Stand, stand, with_wordings, wordings
from willkommen.catalogue.yaml_text import UnreadableError, compose, plain
from willkommen.environment import value

FILE = "fees.yaml"
ADULT, MINOR = {"age": 30}, {"age": 10}
"""The cases that stand for the two plain amounts of a service's own record."""


def load_tariff(centre: Path) -> Tariff:
    """The tariff of the centre whose data lie in a folder; refuses a missing or faulty file with FaultyTariff."""
    return with_amounts(_of_file(centre), _amounts(centre / "centre.yaml"))


def with_amounts(tariff: Tariff, amounts: Iterable[Amount]) -> Tariff:
    """The tariff with the amounts that somebody in the house set."""
    return tariff.amended(
        (one.act, one.eur, Validity(one.valid_from, None, one.source, one.checked_on)) for one in amounts
    )


def _amounts(file: Path) -> list[Amount]:
    """The amounts in the centre's own record; none where it has none or cannot be read: `willkommen check` says so."""
    try:
        root = compose(file.read_text(encoding="utf-8"))
        (house,) = plain(root)["centre"] if root is not None else [{}]
        return [Amount.model_validate_json(json.dumps(one)) for one in house.get("amounts", ())]
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


def tariff_of_the_house(amounts: Iterable[Amount] = ()) -> Tariff:
    """The tariff of the centre that is served (WILLKOMMEN_CENTRE), read again when its file has changed.

    `amounts`: those of the house's record, as editors published them.
    """
    centre = Path(value("WILLKOMMEN_CENTRE"))
    path = centre / FILE
    own = ((path, path.stat().st_mtime_ns),) if path.exists() else ()
    tariff = _remembered(centre, own + stand(centre))
    return with_amounts(tariff, amounts) if amounts else tariff


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
