"""Every field of every form has a German label, and every word to choose a German name."""

from collections.abc import Iterator

import pytest

from willkommen.catalogue.schema import KINDS as MODELS
from willkommen.doors.office.editors.fields.faults import german
from willkommen.doors.office.editors.fields.german import label_of, word_of
from willkommen.doors.office.editors.fields.shape import Shape, shape_of
from willkommen.doors.office.editors.rows import KINDS


def asked(shape: Shape, name: str) -> Iterator[tuple[str, Shape]]:
    """Every field that a form asks for, those inside too."""
    for part, inner in shape.fields.items():
        if inner.kind != "kept":
            where = f"{name}.{part}" if name else part
            yield where, inner
            yield from asked(inner, where)
            if inner.inner:
                yield from asked(inner.inner, f"{where}.0")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_called_something_in_german(kind: str) -> None:
    fields = list(asked(shape_of(MODELS[kind]), ""))
    assert fields or kind in ("page", "spoken")
    bare = [name for name, _ in fields if label_of(name, kind) == name.rpartition(".")[2]]
    assert bare == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_to_choose_is_called_something_in_german(kind: str) -> None:
    alike = ("Stadt", "Gemeinde", "online")
    words = [(name, word) for name, shape in asked(shape_of(MODELS[kind]), "") for word in shape.options]
    assert [pair for pair in words if word_of(*pair) == pair[1] and pair[1] not in alike] == []


def test_what_the_check_says_anew_is_shown_as_it_says_it() -> None:
    assert german("has three legs", "two legs") == "has three legs. two legs."
