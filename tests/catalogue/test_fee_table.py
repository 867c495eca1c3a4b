"""The fees of AufenthV §§ 44 to 53 as a table: service, case, amount in EUR, paragraph."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.house.sources import ROOT
from willkommen.catalogue.fees import load_tariff
from willkommen.catalogue.rules.fee import fee_for
from willkommen.catalogue.rules.tariff import Tariff

ON = date(2026, 12, 1)
CARD = "37"
CARD_UNDER_24 = "22.80"

TABLE: list[tuple[str, dict[str, Any], str, str | None]] = [
    # § 44 Niederlassungserlaubnis, § 44a Daueraufenthalt – EU
    ("niederlassungserlaubnis", {}, "113", "§ 44 Nr. 3"),
    ("niederlassungserlaubnis", {"title": "self_employed"}, "124", "§ 44 Nr. 2"),
    ("niederlassungserlaubnis", {"title": "highly_qualified"}, "147", "§ 44 Nr. 1"),
    ("niederlassungserlaubnis", {"age": 16}, "55", "§ 50 Abs. 1 Satz 2"),
    ("niederlassungserlaubnis", {"age": 17, "title": "self_employed"}, "62", "§ 50 Abs. 1 Satz 1"),
    ("niederlassungserlaubnis", {"status": "refugee"}, "0", "§ 52 Abs. 3 Nr. 1"),
    ("niederlassungserlaubnis", {"status": "admitted"}, "0", "§ 52 Abs. 4 Nr. 1"),
    ("niederlassungserlaubnis", {"status": "association"}, CARD, "§ 52a Abs. 2 Satz 1"),
    ("niederlassungserlaubnis", {"benefits": "sozialhilfe"}, "113", "§ 44 Nr. 3"),
    ("daueraufenthalt-eu", {"age": 40}, "109", "§ 44a"),
    ("daueraufenthalt-eu", {"age": 15}, "54.50", "§ 50 Abs. 1 Satz 1"),
    ("daueraufenthalt-eu", {"benefits": "buergergeld"}, "109", "§ 44a"),
    # § 45 Nr. 1: first issue
    ("ae-erteilung", {"age": 34}, "100", "§ 45 Nr. 1"),
    ("ae-erteilung", {"age": 8}, "50", "§ 50 Abs. 1 Satz 1"),
    ("ae-erteilung", {"age": 17}, "50", "§ 50 Abs. 1 Satz 1"),
    ("ae-erteilung", {"age": 18}, "100", "§ 45 Nr. 1"),
    ("ae-erteilung", {"age": 8, "benefits": "asylblg"}, "0", "§ 53 Abs. 1 Nr. 1"),
    ("ae-kind-geburt", {}, "50", "§ 50 Abs. 1 Satz 1"),
    ("familiennachzug-kind", {"age": 8}, "50", "§ 50 Abs. 1 Satz 1"),
    ("familiennachzug-ehegatte", {}, "100", "§ 45 Nr. 1"),
    ("blaue-karte", {"age": 29}, "100", "§ 45 Nr. 1"),
    ("ae-studium", {"scholarship": True}, "0", "§ 52 Abs. 5 Nr. 2"),
    ("bleiberecht", {"benefits": "asylblg"}, "0", "§ 53 Abs. 1 Nr. 1"),
    ("ae-schutz", {}, "0", "§ 52 Abs. 3 Nr. 2"),
    ("ae-schutz", {"status": "subsidiary"}, "0", "§ 52 Abs. 3 Nr. 2"),
    ("ae-schutz", {"status": "deportation_ban"}, "100", "§ 45 Nr. 1"),
    ("ae-schutz", {"status": "deportation_ban", "benefits": "asylblg"}, "0", "§ 53 Abs. 1 Nr. 1"),
    # § 45 Nr. 2: renewal
    ("ae-verlaengerung", {"age": 34}, "93", "§ 45 Nr. 2 b"),
    ("ae-verlaengerung", {"age": 34, "months": 24}, "93", "§ 45 Nr. 2 b"),
    ("ae-verlaengerung", {"age": 34, "months": 4}, "93", "§ 45 Nr. 2 b"),
    ("ae-verlaengerung", {"age": 34, "months": 3}, "96", "§ 45 Nr. 2 a"),
    ("ae-verlaengerung", {"age": 34, "benefits": "buergergeld"}, "0", "§ 53 Abs. 1 Nr. 1"),
    ("ae-verlaengerung", {"age": 34, "benefits": "wohngeld"}, "93", "§ 45 Nr. 2 b"),
    ("ae-verlaengerung", {"age": 12}, "46.50", "§ 50 Abs. 1 Satz 1"),
    ("ae-verlaengerung", {"age": 12, "months": 2}, "48", "§ 50 Abs. 1 Satz 1"),
    ("ae-verlaengerung", {"status": "resettlement"}, "0", "§ 52 Abs. 3 Nr. 2"),
    ("ae-verlaengerung", {"status": "association", "age": 40}, CARD, "§ 52a Abs. 2 Satz 1"),
    ("ae-verlaengerung", {"status": "association", "age": 23}, CARD_UNDER_24, "§ 52a Abs. 2 Satz 2"),
    ("ae-verlaengerung", {"status": "association", "age": 24}, CARD, "§ 52a Abs. 2 Satz 1"),
    ("ae-verlaengerung", {"status": "swiss", "age": 40}, CARD, "§ 52 Abs. 2 Satz 1"),
    ("ae-verlaengerung", {"status": "swiss", "age": 20}, CARD_UNDER_24, "§ 52 Abs. 2 Satz 2"),
    # § 45 Nr. 3 to 5: change of purpose, mobile ICT card
    ("ae-arbeitssuche", {}, "98", "§ 45 Nr. 3"),
    ("ae-fachkraft", {"step": "change_of_purpose"}, "98", "§ 45 Nr. 3"),
    ("ae-fachkraft", {"step": "change_of_purpose", "status": "refugee"}, "98", "§ 45 Nr. 3"),
    ("ae-arbeitssuche", {"benefits": "buergergeld"}, "98", "§ 45 Nr. 3"),
    ("ae-fachkraft", {"title": "mobile_ict_card"}, "80", "§ 45 Nr. 4"),
    ("ae-verlaengerung", {"title": "mobile_ict_card"}, "70", "§ 45 Nr. 5"),
    # § 45c: a new card
    ("eat-verlust", {"age": 34}, "67", "§ 45c Abs. 1 Nr. 3"),
    ("eat-verlust", {"status": "refugee"}, "67", "§ 45c Abs. 1 Nr. 3"),
    ("eat-verlust", {"benefits": "buergergeld"}, "67", "§ 45c Abs. 1 Nr. 3"),
    ("eat-verlust", {"age": 9}, "33.50", "§ 50 Abs. 1 Satz 1"),
    ("eat-verlust", {"status": "association"}, CARD, "§ 52a Abs. 2 Satz 1"),
    ("eat-uebertrag", {}, "67", "§ 45c Abs. 1 Nr. 1"),
    ("eat-uebertrag", {"status": "refugee"}, "0", "§ 52 Abs. 3 Nr. 2"),
    ("eat-uebertrag", {"status": "refugee", "reason": "loss"}, "67", "§ 45c Abs. 1 Nr. 3"),
    ("eat-uebertrag", {"benefits": "asylblg"}, "0", "§ 53 Abs. 1 Nr. 7"),
    ("eat-uebertrag", {"reason": "changed_data"}, "67", "§ 45c Abs. 1 Nr. 2"),
    ("eat-uebertrag", {"reason": "chip_defect"}, "0", "§ 45c Abs. 2"),
    ("eat-uebertrag", {"reason": "chip_defect", "own_fault": True}, "67", "§ 45c Abs. 1 Nr. 4"),
    ("eat-uebertrag", {"reason": "card_instead_of_sticker"}, "67", "§ 45c Abs. 1 Nr. 5"),
    ("eat-uebertrag", {"status": "swiss", "age": 20}, CARD_UNDER_24, "§ 52 Abs. 2 Satz 3"),
    # § 46 visas
    ("schengen-verlaengerung", {}, "60", "§ 46 Abs. 2 Nr. 3"),
    ("schengen-verlaengerung", {"age": 6}, "30", "§ 50 Abs. 1 Satz 1"),
    ("schengen-verlaengerung", {"visa": "national"}, "25", "§ 46 Abs. 2 Nr. 2"),
    # § 47 other acts
    ("fiktionsbescheinigung", {}, "13", "§ 47 Abs. 1 Nr. 8"),
    ("fiktionsbescheinigung", {"age": 10}, "6.50", "§ 50 Abs. 1 Satz 1"),
    ("fiktionsbescheinigung", {"status": "refugee"}, "0", "§ 52 Abs. 3 Nr. 3"),
    ("fiktionsbescheinigung", {"benefits": "buergergeld"}, "0", "§ 53 Abs. 1 Nr. 5"),
    ("fiktionsbescheinigung", {"status": "association"}, "0", "§ 52a Abs. 3 Nr. 2"),
    ("fiktionsbescheinigung", {"status": "swiss"}, "0", "§ 52 Abs. 2 Satz 5"),
    ("duldung", {}, "58", "§ 47 Abs. 1 Nr. 5 a"),
    ("duldung", {"carrier": True}, "62", "§ 47 Abs. 1 Nr. 5 b"),
    ("duldung", {"step": "renewal"}, "33", "§ 47 Abs. 1 Nr. 6 a"),
    ("duldung", {"step": "renewal", "carrier": True}, "37", "§ 47 Abs. 1 Nr. 6 b"),
    ("duldung", {"step": "renewal", "age": 15}, "16.50", "§ 50 Abs. 1 Satz 1"),
    ("duldung", {"benefits": "asylblg"}, "0", "§ 53 Abs. 1 Nr. 2"),
    ("ausbildungsduldung", {"age": 19}, "58", "§ 47 Abs. 1 Nr. 5 a"),
    ("wohnsitzauflage", {}, "50", "§ 47 Abs. 1 Nr. 3"),
    ("wohnsitzauflage", {"title": "toleration"}, "50", "§ 47 Abs. 1 Nr. 7"),
    ("wohnsitzauflage", {"age": 11}, "25", "§ 50 Abs. 1 Satz 1"),
    ("wohnsitzauflage", {"benefits": "buergergeld"}, "0", "§ 53 Abs. 1 Nr. 3"),
    ("arbeitgeberwechsel", {}, "0", "§ 47 Abs. 2"),
    ("beschaeftigungserlaubnis", {}, "0", "§ 47 Abs. 2"),
    ("verpflichtungserklaerung", {}, "29", "§ 47 Abs. 1 Nr. 12"),
    ("ae-fachkraft", {"procedure": "accelerated"}, "411", "§ 47 Abs. 1 Nr. 15"),
    ("eu-freizuegigkeit", {}, CARD, "§ 47 Abs. 3 Satz 1"),
    ("eu-freizuegigkeit", {"age": 20}, CARD_UNDER_24, "§ 47 Abs. 3 Satz 3"),
    ("eu-freizuegigkeit", {"document": "permanent_certificate"}, "10", "§ 47 Abs. 3 letzter Satz"),
    # § 48 travel documents
    ("reiseausweis", {"age": 30}, "60", "§ 48 Abs. 1 Nr. 1c"),
    ("reiseausweis", {"age": 23}, "38", "§ 48 Abs. 1 Nr. 1d"),
    ("reiseausweis", {"status": "stateless"}, "60", "§ 48 Abs. 1 Nr. 1c"),
    ("reiseausweis", {"status": "deportation_ban", "age": 30}, "100", "§ 48 Abs. 1 Nr. 1a"),
    ("reiseausweis", {"status": "deportation_ban", "age": 23}, "97", "§ 48 Abs. 1 Nr. 1b"),
    ("reiseausweis", {"document": "provisional"}, "26", "§ 48 Abs. 1 Nr. 1f"),
    ("reiseausweis", {"document": "provisional", "status": "tolerated"}, "67", "§ 48 Abs. 1 Nr. 1e"),
    ("reiseausweis", {"document": "without_chip", "age": 8}, "14", "§ 48 Abs. 1 Nr. 1g"),
    ("reiseausweis", {"document": "substitute_id"}, "32", "§ 48 Abs. 1 Nr. 10"),
    ("reiseausweis", {"document": "substitute_id", "benefits": "asylblg"}, "0", "§ 53 Abs. 1 Nr. 8"),
    ("reiseausweis", {"document": "substitute_id", "step": "renewal"}, "16", "§ 48 Abs. 1 Nr. 12"),
    ("reiseausweis", {"age": 30, "benefits": "buergergeld"}, "60", "§ 48 Abs. 1 Nr. 1c"),
]


@pytest.fixture(scope="module")
def tariff() -> Tariff:
    """The fees of the sample centre."""
    return load_tariff(ROOT / "centres" / "giessen")


@pytest.mark.parametrize(
    ("service", "case", "eur", "paragraph"), TABLE, ids=[f"{row[0]}-{row[1]}-{row[2]}" for row in TABLE]
)
def test_it_charges_what_the_ordinance_says(
    tariff: Tariff, service: str, case: dict[str, Any], eur: str, paragraph: str
) -> None:
    fee = fee_for(tariff, service, case, ON)
    assert (fee.eur, fee.paragraph) == (Decimal(eur), f"AufenthV {paragraph}")


@pytest.mark.parametrize(("service", "eur"), [("einbuergerung-auskunft", 255), ("jc-antrag", 0), ("eat-abholung", 0)])
def test_it_knows_what_lies_outside_the_ordinance(tariff: Tariff, service: str, eur: int) -> None:
    fee = fee_for(tariff, service, {}, ON)
    assert fee.eur == eur
    assert "AufenthV" not in (fee.paragraph or "")
