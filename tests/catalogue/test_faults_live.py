"""What must hold before people use a centre."""

from pathlib import Path

from tests.factories.giessen import FOLDER, copy_with
from willkommen.catalogue.centre_files import examine


def test_it_asks_for_a_confirmed_line_for_every_urgent_kind() -> None:
    assert examine(FOLDER)[1] == []
    (fault,) = examine(FOLDER, live=True)[1]
    assert (fault.file, "no confirmed help line for deportation" in fault.wrong) == ("helplines.yaml", True)


def test_it_is_content_once_the_operator_has_confirmed_one(tmp_path: Path) -> None:
    copy_with(tmp_path, "helplines.yaml", "- id: anwaltsnotdienst", "- id: anwaltsnotdienst\n  numbers: [0641 12345]")
    path = tmp_path / "helplines.yaml"
    head, tail = path.read_text().split("- id: anwaltsnotdienst", 1)
    path.write_text(head + "- id: anwaltsnotdienst" + tail.replace("unverified", "confirmed", 1))
    assert examine(tmp_path, live=True)[1] == []


def test_a_confirmed_line_without_a_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "helplines.yaml"
    copy_with(tmp_path, "helplines.yaml", "helplines:", "helplines:")
    head, tail = path.read_text().split("- id: anwaltsnotdienst", 1)
    path.write_text(head + "- id: anwaltsnotdienst" + tail.replace("unverified", "confirmed", 1))
    assert any("needs a number" in fault.wrong for fault in examine(tmp_path)[1])
