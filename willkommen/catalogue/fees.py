"""Where the fees of a centre come from: `fees.yaml` in its folder, its words in `wordings/`, and what its records say."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.rules.fee import fee_for
from willkommen.catalogue.rules.own_fee import OwnFee, charging
from willkommen.catalogue.rules.tariff import Tariff, Validity
from willkommen.catalogue.rules.tariff_reading import FaultyTariff, read_tariff
from willkommen.catalogue.schema.house import Amount, House, Relief
from willkommen.catalogue.schema.sentence import Sentence
from willkommen.catalogue.schema.service import Service
from willkommen.catalogue.wordings import Said, Stand, stand, with_wordings, wordings
from willkommen.catalogue.yaml_text import UnreadableError, compose, plain
from willkommen.environment import value

FILE = "fees.yaml"
Entry = TypeVar("Entry", Amount, House, Relief, Sentence, Service)
ADULT, MINOR = {"age": 30}, {"age": 10}
"""The cases that stand for the two plain amounts of a service's own record."""


def load_tariff(centre: Path) -> Tariff:
    """The tariff of the centre whose data lie in a folder; refuses a missing or faulty file with FaultyTariff."""
    house = centre / "centre.yaml"
    amounts, reliefs = _entries(house, "centre", Amount, "amounts"), _entries(house, "centre", Relief, "reliefs")
    files = sorted((centre / "services").glob("*.yaml"))
    services = [service for file in files for service in _entries(file, "services", Service)]
    return _completed(_of_file(centre, _said(centre)), amounts, reliefs, services)


def with_records(tariff: Tariff, centre: Centre) -> Tariff:
    """The tariff with what the records of a centre say: changed amounts and reliefs, and what its services cost."""
    return _completed(tariff, centre.house.amounts, centre.house.reliefs, centre.services.values())


def _completed(
    tariff: Tariff, amounts: Iterable[Amount], reliefs: Iterable[Relief], services: Iterable[Service]
) -> Tariff:
    changed = tariff.amended(
        (one.act, one.eur, Validity(one.valid_from, None, one.source, one.checked_on)) for one in amounts
    ).relieved(
        (one.relief, one.pays, Validity(one.valid_from, None, one.source, one.checked_on)) for one in reliefs
    )  # fmt: skip
    silent = (service for service in services if service.id not in tariff.charges)
    return charging(changed, (_own_fee(service) for service in silent if service.says_its_fee))


def _own_fee(service: Service) -> OwnFee:
    fee = service.fee
    basis = fee.basis if fee else None
    checked_on = service.origin.checked_on or date.min
    validity = Validity(service.valid_from or date.min, None, basis or service.id, checked_on)
    adult, minor = (fee.adult, fee.minor) if fee else (Decimal(0), Decimal(0))
    return OwnFee(service.id, service.charged_as, adult, minor, basis, validity)


def _entries(file: Path, section: str, model: type[Entry], inside: str = "") -> Iterator[Entry]:
    """What the records of a file hold; nothing where it cannot be read: `willkommen check` says so."""
    try:
        root = compose(file.read_text(encoding="utf-8"))
        records = plain(root)[section] if root is not None else []
        for one in [entry for record in records for entry in record.get(inside, ())] if inside else records:
            yield model.model_validate_json(json.dumps(one))
    except (OSError, UnreadableError, UnicodeDecodeError, KeyError, TypeError, ValueError, AttributeError):
        return


def _said(centre: Path) -> Said:
    """The words that stand in the files of what the house says otherwise."""
    files = sorted((centre / "sentences").glob("*.yaml"))
    words = [one for file in files for one in _entries(file, "wordings", Sentence)]
    house = next(_entries(centre / "centre.yaml", "centre", House), None) if words else None
    return Centre.of({"house": [house], "wording": words}).worded if house else ()


def _of_file(centre: Path, said: Said) -> Tariff:
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
    return read_tariff(with_wordings(data, wordings(centre, said)))


def tariff_of_the_house(house: Centre | None = None) -> Tariff:
    """The tariff of the centre that is served (WILLKOMMEN_CENTRE), read again when its file has changed.

    `house`: with what its records say and in their words, as editors published them.
    """
    centre = Path(value("WILLKOMMEN_CENTRE"))
    path = centre / FILE
    own = ((path, path.stat().st_mtime_ns),) if path.exists() else ()
    tariff = _remembered(centre, own + stand(centre), house.worded if house else ())
    return with_records(tariff, house) if house else tariff


@lru_cache(maxsize=4)
def _remembered(centre: Path, _changed: Stand, said: Said) -> Tariff:
    return _of_file(centre, said)


def plain_fee(tariff: Tariff, service: Service, on: date) -> tuple[Decimal, Decimal] | None:
    """EUR for an adult and for a minor without any exemption, on a day; None where nobody has said what it costs."""
    if service.id not in tariff.charges:
        return None
    usual = {} if service.fee is None or service.fee.adult == service.fee.minor else ADULT
    return fee_for(tariff, service.id, usual, on).eur, fee_for(tariff, service.id, MINOR, on).eur


def basis_of(tariff: Tariff, service: Service, on: date) -> str:
    """By what the plain fee is charged, as the service's record says it or else the table of fees; "" by nothing."""
    if service.fee or service.id not in tariff.charges:
        return service.fee.basis if service.fee else ""
    return fee_for(tariff, service.id, {}, on).paragraph or ""
