"""What a load leaves as the editors made it: their change is never overwritten without being asked for."""

from collections.abc import Collection, Iterable

from willkommen.catalogue.rules.difference import Change


def sorted_out(
    changes: Iterable[Change], edited: Collection[tuple[str, str]], *, overwrite: bool
) -> tuple[list[Change], list[Change]]:
    """(what is loaded, what stays as it is). `edited`: kind and id of every record whose last change was an editor's.

    With `overwrite` the files win everywhere.
    """
    loaded: list[Change] = []
    kept: list[Change] = []
    for change in changes:
        theirs = change.record.key in edited and not overwrite
        (kept if theirs else loaded).append(change)
    return loaded, kept


def after_loading(change: Change) -> dict[str, object] | None:
    """The data of the record once the change is made; None when it is taken out."""
    return None if change.what == "removed" else dict(change.record.data)
