"""What it costs: for each service a short table of all cases, since nobody is asked for a status."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.fees import plain_fee, tariff_of_the_house
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


def photo_cost(centre: Centre, services: tuple[str, ...], now: datetime) -> str:
    """A sentence with what the photograph in the house costs; "" where none is needed or none is charged."""
    makers = [made for paper in centre.papers_of(services) if (made := centre.papers[paper].instead)]
    eur = plain_fee(tariff_of_the_house(centre), centre.services[makers[0]], now.date()) if makers else None
    return _("Das Foto im Haus kostet %(amount)s.") % {"amount": amount(eur[0], language())} if eur and eur[0] else ""


Row = tuple[str, Decimal, str, str]
"""For whom, EUR, paragraph, what is not confirmed yet."""


def _rows(centre: Centre, service: str, now: datetime, case: Mapping[str, Any]) -> list[Row]:
    tariff = tariff_of_the_house(centre)
    return [
        (
            in_words(row.who, language()), row.fee.eur, row.fee.paragraph or "",
            in_language(row.fee.unsure, language()) if row.fee.unsure else "",
        )
        for row in (fee_table(tariff, service, now.date(), case) if service in tariff.charges else ())
    ]  # fmt: skip


def _table(caption: str, rows: list[Row]) -> dict[str, Any]:
    headers = [_("Für wen"), _("Gebühr"), _("Grundlage")]
    return {
        "caption": caption,
        "headers": headers,
        "rows": [
            [
                who, {"text": amount(eur, language()), "label": headers[1]},
                {"text": ". ".join(filter(None, (law, unsure))) or "–", "label": headers[2]},
            ]
            for who, eur, law, unsure in rows
        ],
    }  # fmt: skip
