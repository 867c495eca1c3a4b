"""What is wrong with the fees of a centre, with file and line, for `willkommen check`."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.faults.finding import Fault
from willkommen.catalogue.fees import ADULT, FILE, MINOR, with_records
from willkommen.catalogue.rules.case import UnknownWord
from willkommen.catalogue.rules.fee import fee_for
from willkommen.catalogue.rules.near import nearest
from willkommen.catalogue.rules.tariff import Tariff
from willkommen.catalogue.rules.tariff_reading import FaultyTariff, read_tariff
from willkommen.catalogue.schema.service import Service
from willkommen.catalogue.yaml_text import UnreadableError, compose, double_keys, line_of, plain


def fee_faults(folder: Path, centre: Centre, on: date) -> list[Fault]:
    """Every fault of `fees.yaml` by itself, and where it and the services of the centre say different things on a day."""
    try:
        root = compose((folder / FILE).read_text(encoding="utf-8"))
    except OSError:
        return [Fault(FILE, 1, "the file is missing", "the fees, as centres/giessen/fees.yaml holds them")]
    except UnreadableError as error:
        return [Fault(FILE, error.line, f"not readable as YAML: {error}", "see the lines before it")]
    if root is None:
        return [Fault(FILE, 1, "the file is empty", "the fees, as centres/giessen/fees.yaml holds them")]
    faults = [
        Fault(FILE, line, f"“{key}” is here twice in one place", "keep one of the two")
        for key, line in double_keys(root)
    ]
    try:
        tariff = read_tariff(plain(root))
    except FaultyTariff as fault:
        right = "see the rows beside it and docs/fees.md"
        return [*faults, Fault(FILE, line_of(root, fault.place), str(fault.args[0]), right)]
    amended = with_records(tariff, centre)
    return [
        *faults,
        *_amounts(tariff, centre),
        *_strangers(root, tariff, centre),
        *_differences(root, amended, centre, on, tariff),
    ]


def _amounts(tariff: Tariff, centre: Centre) -> Iterator[Fault]:
    """What records of the house say about acts and rules that nobody knows."""
    rules = {change.id for change in tariff.changes}
    for relief in centre.house.reliefs:
        if relief.relief not in rules:
            yield Fault(
                "centre.yaml", 1, f"reliefs names the unknown rule “{relief.relief}”", nearest(relief.relief, rules)
            )
    known = {act.id for act in tariff.acts}
    for one in centre.house.amounts:
        if one.act not in known:
            yield Fault("centre.yaml", 1, f"amounts names the unknown act “{one.act}”", nearest(one.act, known))
    for service in centre.services.values():
        if (act := service.charged_as) and act not in known:
            file = f"services/{service.agency}.yaml"
            yield Fault(file, 1, f"the service {service.id} names the unknown act “{act}”", nearest(act, known))


def _strangers(root: Any, tariff: Tariff, centre: Centre) -> Iterator[Fault]:
    """Services that only one of the two knows, or both where one is enough."""
    silent = {name for name, service in centre.services.items() if not service.says_its_fee}
    for service in sorted(silent - set(tariff.charges)):
        right = f"below `services:` a line {service}: {{acts: free}}, or the acts it causes"
        yield Fault(FILE, line_of(root, ("services",)), f"the service {service} has no fee", right)
    for service in sorted(set(tariff.charges) - set(centre.services)):
        yield Fault(FILE, line_of(root, ("services", service)), f"{service} is no service", "take the line out")
    for name in sorted(set(tariff.charges) & set(centre.services)):
        if centre.services[name].charged_as or centre.services[name].free_of_charge:
            wrong = f"the service {name} says itself what it costs"
            yield Fault(FILE, line_of(root, ("services", name)), wrong, "take the line out, or say it here alone")


def _differences(root: Any, tariff: Tariff, centre: Centre, on: date, before: Tariff) -> Iterator[Fault]:
    """Services whose plain fee is another one than the tariff's, with what was set in the house or `before` it."""
    for name, service in centre.services.items():
        if name in before.charges:
            for wrong, right in _plain_fee((tariff, before), service, on):
                yield Fault(FILE, line_of(root, ("services", name)), wrong, right)


def _plain_fee(tariffs: tuple[Tariff, ...], service: Service, on: date) -> Iterator[tuple[str, str]]:
    for who, eur, case in _said(service):
        try:
            known = {fee_for(one, service.id, said, on).eur for one in tariffs for said in (case, {})}
        except UnknownWord as fault:
            yield str(fault), "an edition of the act that holds today"
            continue
        if eur not in known:
            right = f"{' or '.join(map(str, sorted(known)))} EUR in the service's own file, or another amount here"
            yield f"the service {service.id} says {eur} EUR ({who})", right


def _said(service: Service) -> list[tuple[str, Decimal, dict[str, int]]]:
    """Who pays what by the service's own record, and the case that stands for them."""
    if service.fee is None:
        return [("adult", Decimal(0), ADULT)]
    return [("adult", service.fee.adult, ADULT), ("minor", service.fee.minor, MINOR)]
