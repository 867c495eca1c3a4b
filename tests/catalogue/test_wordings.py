"""What stands in German in the fees is shown in the visitor's language."""

import os
from pathlib import Path

from tests.factories.giessen import FOLDER, copy_with
from willkommen.catalogue.fees import load_tariff
from willkommen.catalogue.wordings import germans, with_wordings, wordings


def test_it_fills_every_text_that_has_languages_and_goes_before_what_stands_there() -> None:
    known = {"frei": {"uk": "безкоштовно", "en": "free of charge"}}
    data = {"rows": [{"who": {"de": "frei", "en": "free"}, "eur": 0}], "office": "frei"}
    filled = {
        "rows": [{"who": {"de": "frei", "en": "free of charge", "uk": "безкоштовно"}, "eur": 0}],
        "office": "frei",
    }
    assert with_wordings(data, known) == filled


def test_it_leaves_out_what_no_page_shows() -> None:
    found = germans(FOLDER)
    assert "Verlängerung um mehr als drei Monate" in found
    assert "Alter in Jahren" not in found


def test_it_reads_a_changed_file_anew(tmp_path: Path) -> None:
    copy_with(tmp_path, "wordings/fr.yaml", "Kostet nichts: Gratuit", "Kostet nichts: Libre")
    assert wordings(tmp_path)["Kostet nichts"]["fr"] == "Libre"
    file = tmp_path / "wordings" / "fr.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(": Libre", ": Sans frais"), encoding="utf-8")
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1))
    assert wordings(tmp_path)["Kostet nichts"]["fr"] == "Sans frais"


def test_it_gives_the_fees_their_words(tmp_path: Path) -> None:
    copy_with(tmp_path, "wordings/ru.yaml", "wordings:", "wordings:")
    (tmp_path / "wordings" / "ru.yaml").write_text(
        "language: ru\nstate: draft\ndated: 2026-11-25\nwordings:\n  in der Regel: обычно\n", encoding="utf-8"
    )
    tariff = load_tariff(tmp_path)
    assert (tariff.otherwise["ru"], tariff.otherwise["en"]) == ("обычно", "usually")
