"""How a fee is found from data: order, defaults, dates, tables and refusals."""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from tests.house.sources import ROOT
from willkommen.catalogue.fees import load_tariff
from willkommen.catalogue.rules.case import UnknownWord, all_hold
from willkommen.catalogue.rules.fee import fee_for, fee_table
from willkommen.catalogue.rules.fee_words import fee_answer, in_words, table_answer
from willkommen.catalogue.rules.tariff import Tariff
from willkommen.catalogue.rules.tariff_reading import FaultyTariff, read_tariff

ON = date(2026, 12, 1)


@pytest.fixture(scope="module")
def tariff() -> Tariff:
    """The fees of the sample centre."""
    return load_tariff(ROOT / "centres" / "giessen")


def small(**changed: Any) -> dict[str, Any]:
    """A tariff of one act, one reduction and one service."""
    return {
        "law": {"valid_from": "2021-01-01", "source": "test", "checked_on": "2026-01-01"},
        "otherwise": {"de": "alle"},
        "facts": {"age": {"kind": "number", "at_most": 120, "default": 30, "what": {"de": "Alter"}}},
        "prices": {},
        "acts": [{"id": "card", "paragraph": "§ 1", "eur": 67, "what": {"de": "Karte"}}],
        "changes": [
            {
                "id": "young",
                "who": {"de": "jung"},
                "when": {"age": {"under": 18}},
                "share": 0.5,
                "covers": {"§ 2": ["card"]},
            }
        ],
        "discretions": [],
        "variants": {"card": [{"act": "card"}]},
        "services": {"lost": {"acts": "card"}},
        **changed,
    }


def test_it_never_lets_a_later_reduction_be_the_better_one(tariff: Tariff) -> None:
    ages, statuses = (8, 17, 20, 40), tariff.facts["status"].words
    for service, age, status, benefits in product(tariff.charges, ages, statuses, tariff.facts["benefits"].words):
        fee = fee_for(tariff, service, {"age": age, "status": status, "benefits": benefits}, ON)
        better = [
            change.id
            for change in tariff.changes
            if fee.act.id in change.acts
            and all_hold(change.when, fee.case)
            and (change.eur if change.share is None else fee.act.eur * change.share) < fee.eur  # type: ignore[operator]  # eur is set where share is not
        ]
        assert better == [], (service, age, status, benefits)


def test_it_takes_the_amount_of_the_day() -> None:
    card = small()["acts"][0]
    tariff = read_tariff(small(acts=[card, {**card, "eur": 70, "valid_from": "2027-01-01"}]))
    assert fee_for(tariff, "lost", {}, date(2026, 12, 31)).eur == 67
    assert fee_for(tariff, "lost", {}, date(2027, 1, 1)).eur == 70


def test_it_forgets_a_reduction_that_has_ended() -> None:
    change = {**small()["changes"][0], "valid_until": "2027-01-01"}
    tariff = read_tariff(small(changes=[change]))
    assert fee_for(tariff, "lost", {"age": 9}, date(2026, 12, 31)).eur == Decimal("33.50")
    assert fee_for(tariff, "lost", {"age": 9}, date(2027, 1, 1)).eur == 67


def test_it_refuses_a_day_before_the_data_begins() -> None:
    with pytest.raises(UnknownWord, match="begins later"):
        fee_for(read_tariff(small()), "lost", {}, date(2020, 1, 1))


@pytest.mark.parametrize(
    ("service", "case", "sentence"),
    [
        ("ae-verlängerung", {}, "did you mean “ae-verlaengerung”"),
        ("eat-verlusst", {}, "did you mean “eat-verlust”"),
        ("eat-verlust", {"benefitz": "none"}, "did you mean “benefits”"),
        ("eat-verlust", {"benefits": "burgergeld"}, "did you mean “buergergeld”"),
        ("eat-verlust", {"status": 7}, "needs a word"),
        ("eat-verlust", {"age": -1}, "whole number from 0 to 120"),
        ("eat-verlust", {"age": "34"}, "whole number"),
        ("eat-verlust", {"age": True}, "whole number"),
        ("eat-verlust", {"own_fault": "no"}, "true or false"),
    ],
)
def test_it_names_the_nearest_word_for_what_it_does_not_know(
    tariff: Tariff, service: str, case: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(UnknownWord, match=sentence):
        fee_for(tariff, service, case, ON)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"benefits": "SGB II"}, {"benefits": "buergergeld"}),
        ({"status": "Turkish worker"}, {"status": "association"}),
        ({"reason": "Diebstahl"}, {"reason": "loss"}),
        ({"Alter": 8}, {"age": 8}),
        ({"age": None}, {}),
    ],
)
def test_it_understands_other_spellings(tariff: Tariff, said: dict[str, Any], meant: dict[str, Any]) -> None:
    assert fee_for(tariff, "eat-verlust", said, ON).case == fee_for(tariff, "eat-verlust", meant, ON).case


def test_it_shows_the_ordinary_case_first_and_every_amount_once(tariff: Tariff) -> None:
    rows = fee_table(tariff, "eat-uebertrag", ON)
    shown = [(in_words(row.who, "en"), row.fee.eur) for row in rows]
    assert rows[0].fee.eur == 67
    assert len(set(shown)) == len(shown)
    assert ("under 18 (half)", Decimal("33.50")) in shown


def test_it_computes_each_row_from_its_own_case(tariff: Tariff) -> None:
    for service in tariff.charges:
        for row in fee_table(tariff, service, ON):
            assert fee_for(tariff, service, row.case, ON).eur == row.fee.eur


def test_it_asks_for_no_status_to_show_a_table(tariff: Tariff) -> None:
    shown = table_answer("ae-verlaengerung", fee_table(tariff, "ae-verlaengerung", ON), "en")["table"]
    assert {row["eur"] for row in shown} >= {93, 96, 0, 46.5, 37, 22.8}


def test_it_says_how_the_amount_came_about(tariff: Tariff) -> None:
    answer = fee_answer(fee_for(tariff, "ae-verlaengerung", {"age": 12}, ON), "de")
    assert "93 EUR (AufenthV § 45 Nr. 2 b)" in answer["why"]
    assert "46,50 EUR (AufenthV § 50 Abs. 1 Satz 1)" in answer["why"]


def test_it_says_that_less_may_be_asked_for_where_something_is_due(tariff: Tariff) -> None:
    lost = fee_answer(fee_for(tariff, "eat-verlust", {"benefits": "buergergeld"}, ON), "en")
    free = fee_answer(fee_for(tariff, "eat-uebertrag", {"benefits": "buergergeld"}, ON), "en")
    assert [entry["paragraph"] for entry in lost["may_be_reduced"]] == ["AufenthV § 53 Abs. 1 letzter Halbsatz"]
    assert free["may_be_reduced"] == []


def test_it_marks_an_amount_that_nobody_has_confirmed(tariff: Tariff) -> None:
    assert fee_answer(fee_for(tariff, "reiseausweis", {}, ON), "de")["unconfirmed"]
    assert fee_answer(fee_for(tariff, "eat-verlust", {}, ON), "de")["unconfirmed"] is None


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"services": {"lost": {"acts": "kard"}}}, 'services.lost: "kard" is no list of variants; did you mean “card”'),
        ({"variants": {"card": [{"act": "kard"}]}}, '"kard" is no act'),
        ({"variants": {"card": [{"act": "card", "when": {"age": {"under": 3}}}]}}, "last variant"),
        ({"variants": {"card": [{"act": "card", "when": {"aeg": 3}}]}}, '"aeg" is no fact'),
        ({"acts": [{"id": "card", "eur": "much", "what": {"de": "x"}}]}, "acts.0: .*much"),
        ({"acts": [{"id": "card", "eur": 1}]}, "what is missing"),
        ({"acts": [{"id": "card", "eur": 1.005, "what": {"de": "x"}}]}, "no amount in EUR"),
        ({"law": {"valid_from": "soon", "source": "x", "checked_on": "2026-01-01"}}, "soon"),
    ],
)
def test_it_says_where_the_data_is_wrong(changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(FaultyTariff, match=sentence):
        read_tariff(small(**changed))


def test_it_holds_every_text_in_german_english_and_arabic(tariff: Tariff) -> None:
    texts = [tariff.otherwise, *(act.what for act in tariff.acts), *(change.who for change in tariff.changes)]
    texts += [text for fact in tariff.facts.values() for text in (fact.what, *fact.words.values())]
    assert [text for text in texts if set(text) < {"de", "en", "ar"}] == []
