"""Learn a draft and measure it beside what holds now, step by step, so that a page can show how far it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from willkommen.guide import centre, editions, measuring, store, training
from willkommen.guide.phrasebook import changed, phrases
from willkommen.guide.queries import Guide
from willkommen.guide.rules.draft import Row
from willkommen.guide.rules.measure import Measured, measured


@dataclass(frozen=True)
class Result:
    """What was learned (`model`, for `mark`), and how good it is `before` and `after`."""

    model: bytes
    mark: str
    before: Measured
    after: Measured


def trial(changes: Sequence[Row], held: Guide, moved: int) -> Iterator[str | Result]:
    """Sentences that say what happens now, and the result at last.

    `held`: the guide that answers visitors now; `moved`: in how many phrases, exact words apart, the draft differs from it.
    """
    folder = editions.folder()
    own = editions.changes_of(changes)
    book = changed(phrases(folder), own)
    yield f"{len(book)} Sätze werden gelesen."
    vectors, fresh = training.vectors_of(folder, book)
    yield f"Davon sind {len(fresh)} neu. Jetzt wird gelernt; das dauert höchstens etwa zehn Sekunden."
    mark = training.mark_of(folder, own)
    model = store.packed(training.carried_on(book, vectors, held.model, moved) if moved else held.model, mark)
    learned = store.unpacked(model, mark)
    asked = measuring.questions(folder)
    yield f"Gelernt. Jetzt wird mit {len(asked)} Fragen gemessen, die nie gelernt werden."
    before = measuring.measure(held, asked, vectors)
    yield "So gut ist, was jetzt gilt. Nun der Entwurf."
    if learned is None:
        raise RuntimeError("what was just learned cannot be read")
    near = training.neighbours(learned, book, vectors)
    facts = centre.with_exact(held.facts, editions.exact_with(centre.exact(folder), own))
    after = measuring.measure(Guide(facts, learned, near), asked, vectors)
    yield Result(model, mark, before, after)


def weighed(held: Guide, facts: centre.Facts) -> Iterator[str | tuple[Measured, Measured]]:
    """Measure what a change of records does to the answers, before and after: nothing is learned for it.

    The answers are computed once where only what is asked back differs.
    """
    asked = measuring.questions(editions.folder())
    vectors, _ = training.vectors_of(editions.folder(), [])
    yield f"Gemessen wird mit {len(asked)} Fragen, die nie gelernt werden."
    said = measuring.answered(held, asked, vectors)
    alike = replace(facts, reach=held.facts.reach) == held.facts
    yield "So gut ist, was jetzt gilt. " + (
        "Anders wird nur, was zurückgefragt wird." if alike else "Nun mit der Änderung."
    )
    then = said if alike else measuring.answered(replace(held, facts=facts), asked, vectors)
    yield measured(said, held.facts.reach), measured(then, facts.reach)
