"""`willkommen check` on the fees: each fault with its line, and no service without a fee."""

from datetime import date
from pathlib import Path

import pytest

from tests.house.sources import ROOT
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.centre_files import read
from willkommen.catalogue.fee_faults import fee_faults
from willkommen.catalogue.fees import load_tariff, tariff_of_the_house

GIESSEN = ROOT / "centres" / "giessen"
ON = date(2026, 12, 1)


@pytest.fixture(scope="module")
def centre() -> Centre:
    """The sample centre."""
    return read(GIESSEN)


@pytest.fixture
def fees(tmp_path: Path) -> Path:
    """A copy of the sample centre's fees to spoil."""
    copy = tmp_path / "fees.yaml"
    copy.write_text((GIESSEN / "fees.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return copy


def line_with(path: Path, text: str) -> int:
    """The first line that holds a text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_it_finds_nothing_wrong_with_the_sample_centre(centre: Centre) -> None:
    assert fee_faults(GIESSEN, centre, ON) == []


@pytest.mark.parametrize(
    ("right", "spoilt", "wrong"),
    [
        ("  eat-verlust: {acts: card,", "  eat-verlust: {acts: kard,", "did you mean “card”"),
        ("  ehrenamt: {acts: free}", "  ehrenamt: {acts: card}", "says 0 EUR (adult)"),
        ("  ehrenamt: {acts: free}", "  ehrenamd: {acts: free}", "ehrenamd is no service"),
        (
            "- {id: 44a, paragraph: AufenthV § 44a, eur: 109",
            "- {id: 44a, paragraph: AufenthV § 44a, eur: x",
            "“x”|'x'|\"x\"",
        ),
        ("when: {status: swiss, age: {under: 24}}", "when: {status: swizz, age: {under: 24}}", "swizz"),
        ("  termin: {acts: free}", "  termin: {acts: free}\n  termin: {acts: free}", "here twice"),
        ("otherwise:", "otherwize:", "otherwise"),
        ("facts:", "facts: [", "not readable as YAML"),
    ],
)
def test_it_says_what_is_wrong(fees: Path, centre: Centre, right: str, spoilt: str, wrong: str) -> None:
    text = fees.read_text(encoding="utf-8")
    assert right in text
    fees.write_text(text.replace(right, spoilt, 1), encoding="utf-8")
    faults = fee_faults(fees.parent, centre, ON)
    assert any(part in fault.wrong for fault in faults for part in wrong.split("|")), faults


def test_it_names_the_line(fees: Path, centre: Centre) -> None:
    text = fees.read_text(encoding="utf-8")
    fees.write_text(text.replace("gueb: {acts: free}", "gueb: {acts: fere}"), encoding="utf-8")
    assert [fault.line for fault in fee_faults(fees.parent, centre, ON)] == [line_with(fees, "gueb:")]


def test_it_misses_the_fee_of_a_service(fees: Path, centre: Centre) -> None:
    text = fees.read_text(encoding="utf-8")
    fees.write_text(text.replace("  gueb: {acts: free}\n", ""), encoding="utf-8")
    assert [fault.wrong for fault in fee_faults(fees.parent, centre, ON)] == ["the service gueb has no fee"]


def test_it_misses_the_file(tmp_path: Path, centre: Centre) -> None:
    assert [fault.wrong for fault in fee_faults(tmp_path, centre, ON)] == ["the file is missing"]


def test_it_reads_the_fees_again_when_the_file_has_changed(fees: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WILLKOMMEN_CENTRE", str(fees.parent))
    first = tariff_of_the_house()
    assert tariff_of_the_house() is first
    assert [act.eur for act in first.acts] == [act.eur for act in load_tariff(GIESSEN).acts]  # its words lie elsewhere
    text = fees.read_text(encoding="utf-8")
    fees.write_text(text.replace("eur: 411", "eur: 412"), encoding="utf-8")
    changed = next(act for act in tariff_of_the_house().acts if act.id == "47-1-15")
    assert changed.eur == 412
