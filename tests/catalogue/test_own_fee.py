"""What a service says itself about its fee: an act of the table, an amount, or nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.factories.giessen import FOLDER
from willkommen.catalogue.fees import load_tariff
from willkommen.catalogue.rules.case import UnknownWord
from willkommen.catalogue.rules.fee import fee_for, fee_table
from willkommen.catalogue.rules.fee_words import fee_answer
from willkommen.catalogue.rules.own_fee import OwnFee, charging
from willkommen.catalogue.rules.tariff import Validity

ON = date(2026, 12, 1)
TARIFF = load_tariff(FOLDER)
OWN = OwnFee(
    service="kurs", act=None, adult=Decimal("12.50"), minor=Decimal(4), basis="Satzung",
    validity=Validity(date.min, None, "Satzung", date(2026, 11, 1)),
)  # fmt: skip


def paid(fee: OwnFee, **case: object) -> Decimal:
    """EUR for a case."""
    return fee_for(charging(TARIFF, [fee]), fee.service, case, ON).eur


def test_as_much_as_an_act_is_so_for_everybody_whom_the_act_knows() -> None:
    fee = replace(OWN, act="45-2b")
    assert [paid(fee), paid(fee, age=10), paid(fee, benefits="buergergeld"), paid(fee, status="refugee")] == [
        93, Decimal("46.50"), 0, 0,
    ]  # fmt: skip
    mine = fee_table(charging(TARIFF, [fee]), "kurs", ON)
    assert len(mine) > 5
    assert mine[0].fee.paragraph == "AufenthV § 45 Nr. 2 b"


def test_an_amount_is_that_for_adults_and_for_minors_and_exempts_nobody() -> None:
    assert [paid(OWN), paid(OWN, age=17), paid(OWN, age=18), paid(OWN, benefits="buergergeld")] == [
        Decimal("12.50"), 4, Decimal("12.50"), Decimal("12.50"),
    ]  # fmt: skip
    rows = fee_table(charging(TARIFF, [OWN]), "kurs", ON)
    assert [(row.who[0]["de"], row.fee.eur) for row in rows] == [
        ("Erwachsene", Decimal("12.50")),
        ("unter 18 Jahren", 4),
    ]


def test_nobody_is_told_to_ask_for_less_by_an_ordinance_that_does_not_know_it() -> None:
    said = fee_answer(fee_for(charging(TARIFF, [OWN]), "kurs", {}, ON), "en")
    assert said["may_be_reduced"] == []
    assert (said["paragraph"], said["valid_from"], said["why"]) == ("Satzung", None, "Fee: 12.50 EUR (Satzung).")
    assert fee_answer(fee_for(TARIFF, "ae-verlaengerung", {}, ON), "en")["may_be_reduced"]  # where it does know it


def test_free_is_one_line_for_everybody() -> None:
    free = replace(OWN, adult=Decimal(0), minor=Decimal(0), basis=None)
    (row,) = fee_table(charging(TARIFF, [free]), "kurs", ON)
    assert (row.fee.eur, row.fee.why["de"]) == (0, "Kostet nichts")


def test_the_tables_own_row_goes_first() -> None:
    assert paid(replace(OWN, service="ae-verlaengerung")) == 93


def test_an_act_that_the_table_does_not_know_says_nothing() -> None:
    with pytest.raises(UnknownWord):
        paid(replace(OWN, act="nirgends"))


def test_without_words_of_their_own_amounts_are_named_in_german() -> None:
    assert TARIFF.own.adults["en"] == "Adults"
    assert {"de", "en", "ar", "ti", "prs", "de-leicht"} <= set(TARIFF.own.minors)
