"""What it costs: for each service a short table of all cases, since nobody is asked for a status."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.fees import tariff_of_the_house
from willkommen.catalogue.rules.fee import fee_table
from willkommen.catalogue.rules.fee_words import amount, in_language, in_words
from willkommen.doors.visitor.errand import Errand
from willkommen.doors.visitor.page import language, words


@dataclass(frozen=True)
class Costs:
    """`tables` for parts/table.html, `single` (service, amount), and the names of what is free for everybody."""

    tables: list[dict[str, Any]]
    single: list[tuple[str, str]]
    free: list[str]


def case_of(centre: Centre, errand: Errand) -> dict[str, Any]:
    """The facts that the answers so far say; nobody is asked for more."""
    return {fact: value for reply in errand.replies for fact, value in centre.replies[reply].case.items()}


def costs(centre: Centre, services: tuple[str, ...], now: datetime, case: Mapping[str, Any] | None = None) -> Costs:
    """The fees in force at `now`; `case`: the facts for which a table begins with its line."""
    said = words(centre)
    tables, single, free = [], [], []
    for name in services:
        rows = _rows(centre, name, now, case or {})
        if len(rows) > 1:
            tables.append(_table(said("service", name), rows))
        elif rows and rows[0][1]:
            single.append((said("service", name), amount(rows[0][1], language())))
        elif rows:
            free.append(said("service", name))
    return Costs(tables, single, free)


def photo_cost(centre: Centre, services: tuple[str, ...]) -> str:
    """A sentence with what the photograph in the house costs; "" where none is needed or none is charged."""
    makers = [made for paper in centre.papers_of(services) if (made := centre.papers[paper].instead)]
    fee = centre.services[makers[0]].fee if makers else None
    return _("Das Foto im Haus kostet %(amount)s.") % {"amount": amount(fee.adult, language())} if fee else ""


Row = tuple[str, Decimal, str, str]
"""For whom, EUR, paragraph, what is not confirmed yet."""


def _rows(centre: Centre, service: str, now: datetime, case: Mapping[str, Any]) -> list[Row]:
    tariff = tariff_of_the_house(centre.house.amounts, centre.house.reliefs)
    if service in tariff.charges:
        return [
            (
                in_words(row.who, language()), row.fee.eur, row.fee.paragraph or "",
                in_language(row.fee.unsure, language()) if row.fee.unsure else "",
            )
            for row in fee_table(tariff, service, now.date(), case)
        ]  # fmt: skip
    fee = centre.services[service].fee
    if fee is None:
        return [("", Decimal(0), "", "")]
    if fee.adult == fee.minor:
        return [("", fee.adult, fee.basis, "")]
    return [(_("Erwachsene"), fee.adult, fee.basis, ""), (_("Kinder und Jugendliche"), fee.minor, fee.basis, "")]


def _table(caption: str, rows: list[Row]) -> dict[str, Any]:
    headers = [_("Für wen"), _("Gebühr"), _("Grundlage")]
    return {
        "caption": caption,
        "headers": headers,
        "rows": [
            [who, {"text": amount(eur, language()), "label": headers[1]}, {"text": f"{law} {unsure}".strip() or "–", "label": headers[2]}]
            for who, eur, law, unsure in rows
        ],
    }  # fmt: skip
