"""A fee in words and plain values, ready for a page, a terminal or JSON."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from willkommen.catalogue.rules.case import Text
from willkommen.catalogue.rules.fee import Fee, Row


def in_language(text: Text, language: str) -> str:
    """The text in a language, else in German."""
    return text.get(language) or text["de"]


def number(eur: Decimal) -> int | float:
    """An amount as a JSON number: 93, 46.5."""
    return int(eur) if eur == eur.to_integral_value() else float(eur)


def amount(eur: Decimal, language: str) -> str:
    """An amount as people write it: `93 EUR`; `46,50 EUR` in German, `46.50 EUR` elsewhere."""
    written = f"{eur:.0f}" if eur == eur.to_integral_value() else f"{eur:.2f}"
    return f"{written.replace('.', ',') if language.startswith('de') else written} EUR"


def why(fee: Fee, language: str) -> str:
    """How the amount came about: the act with its fee, then who pays less."""
    steps = [_step(fee.act.what, fee.act.eur, fee.act.paragraph, language)]
    if fee.change:
        steps.append(_step(fee.change.who, fee.eur, fee.paragraph, language))
    return " ".join(steps)


def _step(what: Text, eur: Decimal, paragraph: str | None, language: str) -> str:
    said = in_language(what, language)
    law = f" ({paragraph})" if paragraph else ""
    return f"{said[0].upper()}{said[1:]}: {amount(eur, language)}{law}."


def fee_answer(fee: Fee, language: str) -> dict[str, Any]:
    """The answer of `willkommen fee SERVICE --case …`."""
    validity = fee.change.validity if fee.change else fee.act.validity
    return {
        "service": fee.service,
        "eur": number(fee.eur),
        "paragraph": fee.paragraph,
        "why": why(fee, language),
        "full_fee": {"eur": number(fee.act.eur), "paragraph": fee.act.paragraph},
        "may_be_reduced": [
            {"paragraph": discretion.paragraph, "who": in_language(discretion.who, language)}
            for discretion in fee.discretions
        ],
        "unconfirmed": in_language(fee.unsure, language) if fee.unsure else None,
        "valid_from": _day(validity.valid_from),
        "source": validity.source,
        "checked_on": _day(validity.checked_on),
    }


def _day(day: date) -> str | None:
    """The day; None where a service's own record names none."""
    return None if day == date.min else day.isoformat()


def table_answer(service: str, rows: Sequence[Row], language: str) -> dict[str, Any]:
    """The answer of `willkommen fee SERVICE`: every case with its amount, the ordinary one first."""
    return {"service": service, "table": [_row_answer(row, language) for row in rows]}


def _row_answer(row: Row, language: str) -> dict[str, Any]:
    return {
        "who": in_words(row.who, language),
        "eur": number(row.fee.eur),
        "paragraph": row.fee.paragraph,
        "unconfirmed": in_language(row.fee.unsure, language) if row.fee.unsure else None,
        "case": dict(row.case),
    }


def in_words(texts: Iterable[Text], language: str) -> str:
    """Several texts as one line."""
    return ", ".join(in_language(text, language) for text in texts)


def table_lines(rows: Sequence[Row], language: str) -> list[str]:
    """The table for a terminal, one line a case."""
    amounts = [amount(row.fee.eur, language) for row in rows]
    width = max(map(len, amounts), default=0)
    return [
        f"{eur:>{width}}  {in_words(row.who, language)}" + (f" ({row.fee.paragraph})" if row.fee.paragraph else "")
        for eur, row in zip(amounts, rows, strict=True)
    ]
