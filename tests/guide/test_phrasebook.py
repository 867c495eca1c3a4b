"""The phrase book is large, whole, in step with what was trained on it, and holds none of the measuring questions."""

from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest

from tests.factories.giessen import copy_with
from tests.guide.questions import OWN, development, held_back
from willkommen.environment import value
from willkommen.guide import centre, store, training, understand
from willkommen.guide.phrasebook import Phrase, faults, fingerprint, phrases
from willkommen.guide.queries import load
from willkommen.guide.rules.answer import HELP_NOW, KINDS
from willkommen.guide.rules.model import unit
from willkommen.guide.rules.spelling import normalised

CENTRE = Path(value("WILLKOMMEN_CENTRE"))
PARAPHRASE = 0.86
"""Likeness from which a phrase only says a question in other words; two people with one concern come up to 0.85."""
WELL_KNOWN = ("de", "en", "ar", "tr", "uk", "ru", "fa", "fr")


@pytest.fixture(scope="module")
def book() -> list[Phrase]:
    return phrases(CENTRE)


def service_of(phrase: Phrase) -> str:
    """The service a phrase stands for; danger of any kind stands for help in need."""
    return HELP_NOW if phrase.section == "urgent" else phrase.label


def letters(text: str) -> frozenset[str]:
    """The runs of three letters of a text in its one spelling."""
    plain = normalised(text).replace(" ", "_")
    return frozenset(plain[at : at + 3] for at in range(len(plain) - 2))


def test_it_holds_forty_phrases_for_every_service(book: list[Phrase]) -> None:
    counts = Counter(service_of(phrase) for phrase in book if phrase.section != "elsewhere")
    assert {name: counts[name] for name in centre.read(CENTRE).agencies if counts[name] < 40} == {}


@pytest.mark.parametrize("language", WELL_KNOWN)
def test_it_holds_six_phrases_for_every_service_in_the_well_known_languages(book: list[Phrase], language: str) -> None:
    counts = Counter(service_of(p) for p in book if p.language == language and p.section != "elsewhere")
    assert {name: counts[name] for name in centre.read(CENTRE).agencies if counts[name] < 6} == {}


def test_it_speaks_22_languages(book: list[Phrase]) -> None:
    assert len({phrase.language for phrase in book}) == 22


def test_it_says_of_everything_done_elsewhere_who_does_it(book: list[Phrase]) -> None:
    topics = {phrase.label for phrase in book if phrase.section == "elsewhere"}
    assert topics - set(centre.read(CENTRE).elsewhere) == set()


def test_it_has_no_faults() -> None:
    facts = centre.read(CENTRE)
    found = faults(CENTRE, set(facts.agencies), set(facts.elsewhere), set(KINDS))
    assert found == []


@pytest.mark.parametrize(
    ("old", "new", "wrong", "right"),
    [
        ("  kfz: ", "  kfzz: ", "elsewhere names the unknown “kfzz”", "did you mean “kfz”?"),
        ("language: de\n", "language: en\n", "its language does not stand first", "language: de"),
        ("elsewhere:\n", "anderswo:\n", "“anderswo” is no section", "one of services, elsewhere, urgent"),
    ],
)
def test_it_names_what_is_wrong_in_its_line(tmp_path: Path, old: str, new: str, wrong: str, right: str) -> None:
    line = copy_with(tmp_path, "phrases/de.yaml", old, new)
    facts = centre.read(CENTRE)
    (fault,) = faults(tmp_path, set(facts.agencies), set(facts.elsewhere), set(KINDS))
    assert (fault.file, fault.line, fault.wrong, fault.right) == ("phrases/de.yaml", line, wrong, right)


def test_it_was_learned_after_the_last_edit(book: list[Phrase]) -> None:
    vectors, model = training.shipped(CENTRE)
    assert store.missing([phrase.text for phrase in book], store.read_vectors(vectors)) == [], "run willkommen train"
    assert store.read_model(model, fingerprint(CENTRE)) is not None, "run willkommen train and commit what it wrote"


def test_it_holds_no_question_that_it_is_measured_with(book: list[Phrase]) -> None:
    held = [question.text for questions in (development(), *map(held_back, OWN)) for question in questions]
    taught = {normalised(phrase.text): phrase.text for phrase in book}
    assert [text for text in held if normalised(text) in taught] == []


def test_it_holds_no_phrase_that_nearly_is_a_measuring_question(book: list[Phrase]) -> None:
    questions = [(letters(question.text), question.text) for question in development()]
    holding: dict[str, set[int]] = defaultdict(set)
    for place, (runs, _) in enumerate(questions):
        for run in runs:
            holding[run].add(place)
    near = []
    for phrase in book:
        said = letters(phrase.text)
        shared = Counter(place for run in said for place in holding[run]) if len(said) >= 6 else Counter()
        near += [
            (phrase.text, questions[place][1])
            for place, common in shared.items()
            if common >= 0.6 * len(said | questions[place][0])
        ]
    assert near == []


def test_it_holds_no_paraphrase_of_a_measuring_question(book: list[Phrase]) -> None:
    known = store.read_vectors(training.shipped(CENTRE)[0])
    middle = load().model.centre
    questions = [question.text for question in development()]
    taught = unit(np.stack([known[store.key(phrase.text)] for phrase in book]), middle)
    like = unit(understand.vectors(questions), middle) @ taught.T
    near = [(questions[row], book[column].text) for row, column in np.argwhere(like >= PARAPHRASE)]
    assert near == []
