"""Train the guide on the phrase book: at most ten seconds on one core once every phrase has its vector."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from willkommen import environment
from willkommen.guide import store, understand
from willkommen.guide.phrasebook import Change, Phrase, changed, digest_of, fingerprint, phrases
from willkommen.guide.rules.answer import KINDS
from willkommen.guide.rules.danger import CALM
from willkommen.guide.rules.decide import ABROAD
from willkommen.guide.rules.head import Floats, Labels, temperature, train
from willkommen.guide.rules.model import SPELLING, Model, features, services_logits
from willkommen.guide.rules.neighbours import Neighbours, gathered, unit
from willkommen.guide.rules.spelling import spelled

STRENGTH = 10.0
"""How far the head for services trusts the phrases; more learns them by heart."""
DANGER_STRENGTH = 1.0
"""The same for danger: the words of fear differ more from one person to the next."""
FEW = 100
"""Phrases added or taken away with which a trained model is carried on instead of beginning anew."""
ON = 8
"""Steps that carry it on."""
ALARM = 0.8
"""Danger that the second head must see on its own."""
FITTED = 600
"""Phrases on which the temperature is fitted."""

Progress = Callable[[int, int], None]


def shipped(centre: Path) -> tuple[Path, Path]:
    """The vectors and the model that lie beside the phrases."""
    return centre / "phrases" / "vectors.npz", centre / "phrases" / "model.npz"


def kept() -> tuple[Path, Path]:
    """The vectors and the model made on this machine since."""
    folder = environment.data_folder() / "guide"
    return folder / "vectors.npz", folder / "model.npz"


def learned(
    centre: Path, changes: Sequence[Change] = (), model: Model | None = None
) -> tuple[Model, Neighbours | None]:
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


def neighbours(model: Model, book: Sequence[Phrase], vectors: dict[int, Floats]) -> Neighbours | None:
    """The phrases beside the heads of `model`; None without the language model."""
    if not vectors:
        return None
    place = {label: at for at, label in enumerate(model.labels)}
    place |= {f"{CALM}/{kind}": len(place) + at for at, kind in enumerate(KINDS)}
    columns = [place[f"{CALM}/{p.label}" if p.section == "urgent" else _label(p)] for p in book]
    meanings = unit(np.stack([vectors[store.key(p.text)] for p in book]), model.centre)
    return gathered(meanings, np.array(columns), len(model.labels), len(KINDS))


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
) -> tuple[dict[int, Floats], dict[int, Floats]]:
    """All vectors by key, and those among them that are not shipped; empty without the language model."""
    if not understand.available():
        return {}, {}
    known = store.read_vectors(shipped(centre)[0])
    here = {name: row for name, row in store.read_vectors(kept()[0]).items() if name not in known}
    todo = store.missing([phrase.text for phrase in book], known | here)
    for done, text in enumerate(todo, start=1):
        here[store.key(text)] = store.rounded(understand.vectors([text]))[0]
        if progress:
            progress(done, len(todo))
    return known | here, here


def carried_on(book: Sequence[Phrase], vectors: dict[int, Floats], held: Model, moved: int) -> Model:
    """The model for a book in which `moved` phrases differ from the one `held` learned: in a second where they are few.

    A new kind of concern, or much that is new, is learned from the beginning.
    """
    width = understand.WIDTH if vectors else 0
    alike = set(held.labels) == {_label(p) for p in book if p.section != "urgent"} and len(held.centre) == width
    return trained(book, vectors, held if alike and moved <= FEW else None)


def _label(phrase: Phrase) -> str:
    return ABROAD + phrase.label if phrase.section == "elsewhere" else phrase.label


def trained(book: Sequence[Phrase], vectors: dict[int, Floats], held: Model | None = None) -> Model:
    """Both heads on all phrases; with no `vectors`, on their spelling alone. `held`: a model to carry on from."""
    texts = [phrase.text for phrase in book]
    width = understand.WIDTH if vectors else 0
    meaning = np.stack([vectors[store.key(text)] for text in texts]) if vectors else np.zeros((len(texts), 0))
    middle = held.centre if held else meaning.mean(axis=0).astype(np.float32).reshape(width)
    seen = features(meaning.astype(np.float32), spelled(texts, SPELLING), middle)
    named = [_label(phrase) for phrase in book]
    calm = np.array([phrase.section != "urgent" for phrase in book])
    labels, columns = _columns([name for name, is_calm in zip(named, calm, strict=True) if is_calm])
    services = train(
        seen[calm],
        columns,
        len(labels),
        strength=STRENGTH,
        steps=ON if held else 50,
        start=held.services if held else None,
    )
    kinds = (*KINDS, CALM)
    sorts = np.array([kinds.index(p.label if p.section == "urgent" else CALM) for p in book])
    danger = train(
        seen,
        sorts,
        len(kinds),
        strength=DANGER_STRENGTH,
        steps=ON if held else 35,
        start=held.danger if held else None,
    )
    languages = [phrase.language for phrase in book if phrase.section != "urgent"]
    near = unit(meaning[calm].astype(np.float32), middle) if width else None
    heat = held.services.temperature if held else _heat(seen[calm], columns, languages, near)
    services = replace(services, temperature=heat)
    return Model(labels, services, kinds, danger, ALARM, middle)


def _columns(names: Sequence[str]) -> tuple[tuple[str, ...], Labels]:
    labels = tuple(sorted(set(names)))
    place = {label: at for at, label in enumerate(labels)}
    return labels, np.array([place[name] for name in names], dtype=np.int64)


def _heat(seen: Floats, columns: Labels, languages: Sequence[str], near: Floats | None) -> float:
    """The temperature fitted on two languages in nine that a head trained on the others has not seen.

    `near`: the meanings, to look for neighbours among. For one number half of the phrases and a few hundred to fit it on do.
    """
    order = {language: at for at, language in enumerate(sorted(set(languages)))}
    away = np.array([order[language] % 9 in (2, 6) for language in languages])
    if not away.any() or away.all():
        return 1.0
    classes = int(columns.max()) + 1
    head = train(seen[~away][::2], columns[~away][::2], classes, strength=STRENGTH, steps=30)
    some = np.flatnonzero(away)[:: max(1, int(away.sum()) // FITTED)]
    logits = head.logits(seen[some])
    if near is not None:
        rest = gathered(near[~away], columns[~away], classes, 0)
        logits = np.stack(
            [services_logits(row, rest.likeness(near[at])[0]) for row, at in zip(logits, some, strict=True)]
        )
    return temperature(logits, columns[some])
