"""Train the guide on the phrase book: at most ten seconds on one core once every phrase has its vector."""

import csv
from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np

from willkommen import environment
from willkommen.guide import store, understand
from willkommen.guide.phrasebook import Change, Phrase, changed, digest_of, fingerprint, phrases
from willkommen.guide.rules.answer import KINDS
from willkommen.guide.rules.decide import ABROAD
from willkommen.guide.rules.head import Floats, Head, Labels, temperature, train
from willkommen.guide.rules.model import SPELLING, Model, evened, features, services_logits, unit
from willkommen.guide.rules.neighbours import Neighbours, gathered
from willkommen.guide.rules.pieces import AT_ONCE, spelled

STRENGTH = 10.0
"""How far the head trusts the phrases; more learns them by heart."""
EVERY = 3
"""A head begins with every so many-th phrase: the way down is the same and costs a third."""
FIRST, STEPS = 24, 26
"""Steps downhill with some phrases, then with all; more of them learn the phrases by heart."""
FEW = 100
"""Phrases added or taken away which a trained model only remembers, instead of beginning anew."""
ON = 12
"""Steps in which it learns a new kind of concern."""
ALARM = 0.3
"""Probability of danger from which its page is shown at once."""
FITTED = 300
"""Phrases on which the temperature is fitted."""

Progress = Callable[[int, int], None]


def shipped(centre: Path) -> tuple[Path, Path]:
    """The vectors and the model that lie beside the phrases."""
    return centre / "phrases" / "vectors.npz", centre / "phrases" / "model.npz"


def kept() -> tuple[Path, Path]:
    """The vectors and the model made on this machine since."""
    folder = environment.data_folder() / "guide"
    return folder / "vectors.npz", folder / "model.npz"


def learned(centre: Path, changes: Sequence[Change] = (), model: Model | None = None) -> tuple[Model, Neighbours]:
    """What answers for the phrases as they stand: shipped, kept from last time, or trained now and kept if possible.

    `changes`: what the editors added and took away; `model`: the one for them, when it is known already.
    """
    mark = mark_of(centre, changes)
    book = changed(phrases(centre), changes)
    vectors, fresh = vectors_of(centre, book)
    files = (shipped(centre)[1], kept()[1])
    model = model or next((found for file in files if (found := store.read_model(file, mark))), None)
    if model is None:
        model = trained(book, vectors)
        _keep(model, mark, fresh)
    return model, neighbours(model, book, vectors)


def _keep(model: Model, mark: str, fresh: dict[int, Floats]) -> None:
    """In the data folder; a folder that cannot be written costs some seconds at the next start, nothing else."""
    try:
        if fresh:
            store.write_vectors(kept()[0], fresh)
        store.write_model(kept()[1], model, mark)
    except OSError:
        pass


def neighbours(model: Model, book: Sequence[Phrase], vectors: Mapping[int, Floats]) -> Neighbours:
    """The phrases beside the head of `model`; without the language model, their wording alone."""
    columns = _columns(book, model.labels)
    order = np.argsort(columns, kind="stable")
    book = [book[at] for at in order.tolist()]
    meanings = np.empty((len(book), model.even.shape[1]), dtype=np.float32)
    for at in range(0, len(book), AT_ONCE):
        meanings[at : at + AT_ONCE] = model.unit(_meanings(book[at : at + AT_ONCE], vectors))
    return gathered(meanings, [p.text for p in book], columns[order], len(model.labels), len(KINDS))


def ship(centre: Path, progress: Progress | None = None) -> int:
    """Write vectors and model beside the phrases, dropping what no phrase needs any more; the number of phrases."""
    book = phrases(centre)
    measured = [Phrase(text, "", "services", "") for text in _measuring(centre)]
    vectors, _ = vectors_of(centre, [*book, *measured], progress)
    needed = {store.key(phrase.text) for phrase in (*book, *measured)}
    store.write_vectors(shipped(centre)[0], {name: row for name, row in vectors.items() if name in needed})
    store.write_model(shipped(centre)[1], trained(book, vectors), fingerprint(centre))
    return len(book)


def _measuring(centre: Path) -> list[str]:
    """The questions that an edition is measured with: their vectors are shipped too."""
    files = sorted((centre / "guide" / "measuring").glob("*.csv"))
    return [row["text"] for file in files for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())]


def mark_of(centre: Path, changes: Sequence[Change] = ()) -> str:
    """Fingerprint of the phrases, the editors' changes, and of whether the language model runs here."""
    digest = digest_of(changes)
    own = f"-{digest}" if digest else ""
    return fingerprint(centre) + own + ("" if understand.available() else "-spelling")


def vectors_of(
    centre: Path, book: Sequence[Phrase], progress: Progress | None = None
) -> tuple[Mapping[int, Floats], dict[int, Floats]]:
    """All vectors by key, and those among them that are not shipped; empty without the language model."""
    if not understand.available():
        return {}, {}
    known = store.read_vectors(shipped(centre)[0])
    here = {name: row for name, row in store.read_vectors(kept()[0]).items() if name not in known}
    every = ChainMap(here, cast("dict[int, Floats]", known))  # read only
    todo = store.missing([phrase.text for phrase in book], every)
    for done, text in enumerate(todo, start=1):
        here[store.key(text)] = store.rounded(understand.vectors([text]))[0]
        if progress:
            progress(done, len(todo))
    return every, here


def carried_on(book: Sequence[Phrase], vectors: Mapping[int, Floats], held: Model, moved: int) -> Model:
    """The model for a book in which `moved` phrases differ from the one `held` learned: the same where they are few.

    The neighbours remember what is new, and of the head only new kinds of concerns are learned, so nothing else is answered
    otherwise. Where much is new, all is learned anew.
    """
    width = understand.WIDTH if vectors else 0
    if moved > FEW or len(held.centre) != width:
        return trained(book, vectors)
    labels = _labels(book)
    on = replace(held, labels=labels, head=_widened(held, labels))
    return replace(on, head=_completed(book, vectors, on, held.labels)) if set(labels) - set(held.labels) else on


def _widened(held: Model, labels: tuple[str, ...]) -> Head:
    """With a column for each of `labels`, empty where it is new."""
    unknown = len(held.head.bias)
    known = {label: at for at, label in enumerate(held.labels)}
    columns = [*(known.get(label, unknown) for label in labels), *range(len(held.labels), unknown)]
    weights = np.column_stack([held.head.weights, np.zeros(len(held.head.weights), dtype=np.float32)])[:, columns]
    return replace(held.head, weights=weights, bias=np.append(held.head.bias, held.head.bias.min())[columns])


def _completed(book: Sequence[Phrase], vectors: Mapping[int, Floats], on: Model, known: tuple[str, ...]) -> Head:
    """The columns learned that are not `known`; the others stay as they are."""
    seen = features(on.unit(_meanings(book, vectors)), spelled([phrase.text for phrase in book], SPELLING))
    fixed = [at for at in range(len(on.head.bias)) if at >= len(on.labels) or on.labels[at] in known]
    classes = len(on.head.bias)
    head = train(seen, _columns(book, on.labels), classes, strength=STRENGTH, steps=ON, start=on.head, fixed=fixed)
    return replace(head, temperature=on.head.temperature)


def _labels(book: Sequence[Phrase]) -> tuple[str, ...]:
    return tuple(sorted({_label(phrase) for phrase in book if phrase.section != "urgent"}))


def _label(phrase: Phrase) -> str:
    return ABROAD + phrase.label if phrase.section == "elsewhere" else phrase.label


def _meanings(book: Sequence[Phrase], vectors: Mapping[int, Floats]) -> Floats:
    if not vectors:
        return np.zeros((len(book), 0), dtype=np.float32)
    return np.stack([vectors[store.key(phrase.text)] for phrase in book]).astype(np.float32)


def _columns(book: Sequence[Phrase], labels: Sequence[str]) -> Labels:
    """Of the head: services and topics as in `labels`, then the kinds of danger."""
    place = {("", label): at for at, label in enumerate(labels)}
    place |= {("urgent", kind): len(labels) + at for at, kind in enumerate(KINDS)}
    return np.array([place["urgent" if p.section == "urgent" else "", _label(p)] for p in book], dtype=np.int64)


def trained(book: Sequence[Phrase], vectors: Mapping[int, Floats]) -> Model:
    """The head on all phrases; with no `vectors`, on their spelling alone."""
    meanings, labels = _meanings(book, vectors), _labels(book)
    columns, classes = _columns(book, labels), len(labels) + len(KINDS)
    middle = meanings.mean(axis=0)
    even = evened(meanings, columns)
    near = unit(meanings, middle, even)
    seen = features(near, spelled([phrase.text for phrase in book], SPELLING))
    begun = train(seen[::EVERY], columns[::EVERY], classes, strength=STRENGTH, steps=FIRST)
    head = train(seen, columns, classes, strength=STRENGTH, steps=STEPS, start=begun)
    return Model(labels, KINDS, replace(head, temperature=_heat(book, seen, columns, near)), ALARM, middle, even)


def _heat(book: Sequence[Phrase], seen: Floats, columns: Labels, meanings: Floats) -> float:
    """The temperature fitted on two languages in nine that a head trained on the others has not seen.

    For one number a sixth of the phrases and a few hundred to fit it on do.
    """
    order = {language: at for at, language in enumerate(sorted({phrase.language for phrase in book}))}
    away = np.array([order[phrase.language] % 9 in (2, 6) for phrase in book])
    calm = np.array([phrase.section != "urgent" for phrase in book])
    if not (away & calm).any() or not (~away & calm).any():
        return 1.0
    rest = np.flatnonzero(~away & calm)[::2]
    labels = int(columns[calm].max()) + 1
    head = train(seen[rest[::3]], columns[rest[::3]], labels, strength=STRENGTH, steps=FIRST)
    near = gathered(meanings[rest], [book[at].text for at in rest.tolist()], columns[rest], labels, 0)
    some = np.flatnonzero(away & calm)[:: max(1, int((away & calm).sum()) // FITTED)]
    logits = head.logits(seen[some])
    found = [near.likeness(meanings[at], book[at].text).services for at in some.tolist()]
    both = [services_logits(row, like) for row, like in zip(logits, found, strict=True)]
    return temperature(np.stack(both), columns[some])
