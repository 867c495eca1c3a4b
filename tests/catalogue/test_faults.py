"""Every fault in a centre's files is found in its line and explained."""

from pathlib import Path

import pytest

from tests.factories.giessen import copy_with
from willkommen.catalogue.centre_files import FaultyCentreError, examine, read

ABH = "services/auslaenderbehoerde.yaml"
PLANTED = [
    ("unknown paper", ABH, "papers: [antrag, pass, ", "papers: [antrag, pas, ", "paper “pas”", "“pass”"),
    ("unknown field", ABH, "  visits: 2", "  visit: 2", "no field “visit”", "“visits”"),
    ("falling minutes", ABH, "{min: 20, typ: 30, max: 60}", "{min: 20, typ: 10, max: 60}", "must not fall", ""),
    ("misspelt word", ABH, "competence: permit", "competence: permits", "'permits'", "'permit'"),
    ("double key", ABH, "  visits: 2", "  visits: 2\n  visits: 2", "“visits” is here twice", "keep one"),
    ("double record", "papers.yaml", "- id: eat-alt", "- id: pass", "paper pass is here twice", "first in papers"),
    ("bad phone", "agencies.yaml", "0641 9390-3515", "Zimmer 5", "'Zimmer 5'", "telephone number"),
    ("bad id", "papers.yaml", "- id: eat-alt", "- id: eAT_alt", "'eAT_alt'", "lower-case"),
    ("no origin", "building.yaml", "origin: {assumed: [all]}", "origin: {}", "at least one source", ""),
    ("bad date", ABH, "checked_on: 2026-11-22", "checked_on: 22.11.2026", "checked_on", "2026-12-01"),
    ("number for text", "municipalities.yaml", "name: Buseck", "name: 35", "name is 35", "a text"),
    ("clock off the grid", "openings.yaml", "opens: '08:00'", "opens: '08:03'", "five-minute grid", ""),
    ("outside the hours", "openings.yaml", "opens: '08:00'", "opens: '06:00'", "outside the hours", "07:30 to 17:00"),
    (
        "foreign service",
        "openings.yaml",
        "services: [foto-aufnahme]",
        "services: [duldung]",
        "not of empfang",
        "empfang",
    ),
    ("asked for only", ABH, ", suggest: false", "", "did not ask for it", "suggest: false"),
    (
        "no one outside",
        "services/jobcenter.yaml",
        "  represented_by: [faire-integration, gewerkschaft, anwalt]\n",
        "",
        "names nobody",
        "anwalt",
    ),
    ("police", "helplines.yaml", "kinds: [dv, threat, child]", "kinds: [deportation]", "deportation", "take"),
    ("kept for ever", "retention.yaml", "of: upload", "of: document", "no period for upload", "{id: upload"),
    ("two periods", "retention.yaml", "of: upload", "of: document", "gives this period already", "take one"),
    ("other moment", "retention.yaml", "after: begun", "after: ended", "counts from begun", "begun"),
    ("visit too early", "retention.yaml", "of: visit, days: 90", "of: visit, days: 9", "before the stops", "90"),
    ("spelled date", "texts/de.yaml", "vor dem {date}", "vor dem 1.4.2025", "spells a date", "{date}"),
    ("spelled fee", "texts/en.yaml", "Payment card:", "Payment card for 3 EUR:", "spells an amount", "fee"),
    ("missing text", "texts/ar.yaml", "    duldung: {name:", "    gueb2: {name:", "no service “gueb2”", "“gueb”"),
    ("lost paper", "texts/ar.yaml", "        أوراق المركبة\n", "", "names 3 papers, the original 4", "one line"),
    ("unbalanced brace", "texts/de.yaml", "vor dem {date}", "vor dem {date", "braces do not match", "{date}"),
    ("not YAML", "papers.yaml", "papers:", "papers: [", "not readable as YAML", ""),
    ("wrong section", "terms.yaml", "deadlines:", "deadline:", "does not belong", "“deadlines”"),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "wrong", "right"), [p[1:] for p in PLANTED], ids=[p[0] for p in PLANTED]
)
def test_it_finds_a_planted_fault_and_says_what_would_be_right(
    tmp_path: Path, file: str, old: str, new: str, wrong: str, right: str
) -> None:
    copy_with(tmp_path, file, old, new)
    _, faults = examine(tmp_path)
    assert any(fault.file == file and wrong in fault.wrong and right in fault.right for fault in faults), faults[:5]


def test_it_names_the_line_of_the_fault(tmp_path: Path) -> None:
    line = copy_with(tmp_path, ABH, "competence: permit", "competence: permits")
    _, faults = examine(tmp_path)
    assert [(fault.file, fault.line) for fault in faults] == [(ABH, line)]


def test_it_names_all_faults_at_once(tmp_path: Path) -> None:
    copy_with(tmp_path, ABH, "competence: permit", "competence: permits")
    path = tmp_path / "agencies.yaml"
    path.write_text(path.read_text().replace("shielded: true", "shielded: yes"))
    with pytest.raises(FaultyCentreError) as refused:
        read(tmp_path)
    assert {fault.file for fault in refused.value.faults} == {ABH, "agencies.yaml"}
    assert any("shielded is 'yes'" in fault.wrong for fault in refused.value.faults)


def test_it_finds_overlapping_openings(tmp_path: Path) -> None:
    copy_with(tmp_path, "openings.yaml", "closes: '12:00'", "closes: '14:00'")
    _, faults = examine(tmp_path)
    assert any("overlaps with b-001-mo-fr-0800 at counter b-001 on mo" in fault.wrong for fault in faults)


def test_it_finds_a_service_that_waits_for_itself(tmp_path: Path) -> None:
    copy_with(
        tmp_path, "services/jobcenter.yaml", "after: [{any: [jc-antrag]}]", "after: [{any: [jc-weiterbewilligung]}]"
    )
    _, faults = examine(tmp_path)
    assert any("waits for itself: jc-weiterbewilligung → jc-weiterbewilligung" in fault.wrong for fault in faults)


def test_it_finds_a_circle_in_a_situation(tmp_path: Path) -> None:
    old = "{service: fiktionsbescheinigung, after: [ae-ukraine]}"
    copy_with(tmp_path, "situations.yaml", old, "{service: fiktionsbescheinigung, after: [jc-antrag]}")
    _, faults = examine(tmp_path)
    assert any("situation ukraine-neu: waits for itself" in fault.wrong for fault in faults)


def test_it_finds_counters_behind_stairs(tmp_path: Path) -> None:
    lift = "- id: aufzug-unten-aufzug-oben"
    copy_with(tmp_path, "building.yaml", lift, f"{lift}\n  step_free: false")
    _, faults = examine(tmp_path)
    assert sum("without stairs" in fault.wrong for fault in faults) == 12


def test_it_finds_a_missing_file_and_a_misspelt_one(tmp_path: Path) -> None:
    copy_with(tmp_path, "closures.yaml", "closures:", "closures:")
    (tmp_path / "closures.yaml").rename(tmp_path / "closure.yaml")
    _, faults = examine(tmp_path)
    assert ("closures.yaml", "the file is missing") in {(fault.file, fault.wrong) for fault in faults}
    assert any(fault.file == "closure.yaml" and "did you mean closures.yaml" in fault.right for fault in faults)


def test_it_refuses_a_folder_that_is_none(tmp_path: Path) -> None:
    centre, faults = examine(tmp_path / "nowhere")
    assert centre is None
    assert "no such folder" in faults[-1].wrong or "no such folder" in faults[0].wrong


def test_it_leaves_the_files_of_other_rooms_alone(tmp_path: Path) -> None:
    copy_with(tmp_path, "closures.yaml", "closures:", "closures:")
    (tmp_path / "notes.yaml").write_text("anything: [goes]\n")
    assert examine(tmp_path)[1] == []


def test_it_refuses_a_figure_typed_into_a_translation(tmp_path: Path) -> None:
    copy_with(
        tmp_path, "texts/ar.yaml", "المصعد على اليمين بجانب الاستقبال.", "المصعد رقم ٤ على اليمين بجانب الاستقبال."
    )
    _, faults = examine(tmp_path)
    assert [fault.wrong for fault in faults] == [
        "text ar/direction/zum-aufzug/name: holds a figure that is not in the original: 4"
    ]
