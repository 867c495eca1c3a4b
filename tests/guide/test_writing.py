"""What is written of the guide is the phrase book as it answers visitors, and can be read again."""

from pathlib import Path

from willkommen.environment import value
from willkommen.guide import centre, editions, writing
from willkommen.guide.phrasebook import Change, Phrase, changed, faults, phrases

CENTRE = Path(value("WILLKOMMEN_CENTRE"))
NEW = Phrase("zwirbelfax für den kasten", "de", "services", "termin")


def test_it_writes_the_phrases_with_the_editors_changes(tmp_path: Path) -> None:
    gone = next(phrase for phrase in phrases(CENTRE) if phrase.language == "ti")
    changes = [Change(NEW, added=True), Change(gone, added=False)]
    writing.write(CENTRE, changes, tmp_path)
    assert set(phrases(tmp_path)) == set(changed(phrases(CENTRE), changes))


def test_it_writes_the_exact_words_with_the_editors_changes(tmp_path: Path) -> None:
    gone = next(one for one in centre.exact(CENTRE) if one.sort == "certain")
    changes = [
        Change(Phrase("zwirbel*|§99x", "", "terms", "termin"), added=True),
        Change(Phrase(gone.text, "", gone.sort, gone.label), added=False),
    ]
    writing.write(CENTRE, changes, tmp_path)
    wanted = editions.exact_with(centre.exact(CENTRE), changes)
    assert {(one.key, one.weight) for one in centre.exact(tmp_path)} == {(one.key, one.weight) for one in wanted}
    assert len(wanted) == len(centre.exact(CENTRE))


def test_it_writes_files_without_a_fault(tmp_path: Path) -> None:
    writing.write(CENTRE, [], tmp_path)
    facts = centre.read(CENTRE)
    labels = {phrase.label for phrase in phrases(tmp_path)}
    assert faults(tmp_path, set(facts.agencies), set(facts.elsewhere), labels) == []


def test_it_writes_signs_terms_and_measuring_questions_as_they_are(tmp_path: Path) -> None:
    writing.write(CENTRE, [], tmp_path)
    for name in ("guide/danger.yaml", "guide/terms.yaml", "guide/measuring/urgent_plain.csv"):
        assert (tmp_path / name).read_bytes() == (CENTRE / name).read_bytes()
