"""The papers of data protection say what the house holds: every table, every flow, every period, every agency."""

from pathlib import Path

import pytest
from django.core.management import call_command

from tests.doors.conftest import TODAY
from tests.factories.flows import signed_flows
from tests.factories.giessen import giessen
from willkommen.agencies.rules.processing import ACTIVITIES, unassigned
from willkommen.agencies.tables import classes
from willkommen.core.acting import acting_as

pytestmark = pytest.mark.usefixtures("one_transaction")


def write(folder: Path) -> dict[str, str]:
    """Every paper by its name."""
    call_command("privacy", str(folder))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}


def test_it_names_every_table_in_one_activity() -> None:
    with acting_as("protection"):
        tables = classes()
    assert unassigned(tables) == [], "say in agencies/rules/processing.py what these hold and for how long"
    named = [table for activity in ACTIVITIES for table in activity.tables]
    assert len(named) == len(set(named))
    assert sorted(set(named) - set(tables)) == []


def test_it_notices_a_table_that_nobody_described() -> None:
    assert unassigned(["stop", "planted", "django_session"]) == ["planted"]


def test_it_gives_every_period_of_the_centre_a_place_in_the_record() -> None:
    kept = {kind for activity in ACTIVITIES for kind in activity.kept}
    assert {period.of for period in giessen().retention.values()} <= kept


def test_it_writes_a_sheet_for_every_agency_and_the_papers_of_the_house(tmp_path: Path) -> None:
    papers = write(tmp_path)
    sheets = {f"information/{agency}.md" for agency in giessen().agencies}
    assert set(papers) == sheets | {"verzeichnis.md", "folgenabschaetzung.md", "verantwortliche.md"}
    assert "30 Tage nach dem Tag" in papers["verzeichnis.md"]
    assert "&" not in "".join(papers.values()).replace("& ", "")
    for agency in giessen().agencies:
        assert str(giessen().words.get("de", "agency", agency)) in papers["verantwortliche.md"]


def test_it_says_which_flows_are_closed_and_which_are_signed_with_what_basis(tmp_path: Path) -> None:
    before = write(tmp_path)
    assert before["verzeichnis.md"].count("| geschlossen |") == len(giessen().flows)
    assert "Unterlagen, die der Besuch auswählt: geschlossen" in before["folgenabschaetzung.md"]
    signed_flows(TODAY)
    after = write(tmp_path)
    assert "| geschlossen |" not in after["verzeichnis.md"]
    assert "niemand hat das geprüft" in after["verzeichnis.md"]
    assert "geschlossen" not in after["folgenabschaetzung.md"].split("## 4.")[1].split("## 5.")[0]


def test_it_promises_separation_to_visitors_of_shielded_agencies_alone(tmp_path: Path) -> None:
    papers = write(tmp_path)
    for agency, known in giessen().agencies.items():
        assert ("keine andere Stelle des Hauses erfährt davon" in papers[f"information/{agency}.md"]) is known.shielded
