"""What translators sent or editors typed, as records to publish: each with its state, who did it, and when."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from willkommen.catalogue.actions import Wanted
from willkommen.catalogue.centre import Centre, dump
from willkommen.catalogue.rules.overlay import marked
from willkommen.catalogue.translating.pieces import SENTENCES, Piece
from willkommen.catalogue.translating.taking_in import Origin
from willkommen.catalogue.translating.workbook import Row

Key = tuple[str, str]


def wanted_of(
    centre: Centre,
    known: Mapping[tuple[str, str, int], Piece],
    rows: Iterable[Row],
    origin: Origin,
    *,
    meaning: bool = False,
) -> Wanted:
    """By kind and id. `known`: the pieces by key; `meaning`: what the German says has changed, so that others must follow."""
    wanted: dict[Key, Any] = {}
    for row in rows:
        piece = known[row.key]
        said = {"text": row.text, "state": origin.state, "dated": origin.dated.isoformat()}
        said |= {"by": origin.by} if origin.by else {}
        if row.place in SENTENCES:
            wanted |= _sentence(centre, piece, said, origin.dated, meaning=meaning)
        else:
            wanted["text", f"{piece.language}/{row.place}"] = said | _kept(centre, piece, row.text)
    return wanted


def _kept(centre: Centre, piece: Piece, text: str) -> dict[str, str]:
    """The recording, while it says these words."""
    old = centre.texts.get(f"{piece.language}/{piece.place}")
    return {"clip": old.clip} if old and old.clip and old.text == text else {}


def _sentence(centre: Centre, piece: Piece, said: dict[str, Any], today: date, *, meaning: bool) -> dict[Key, Any]:
    mark = marked(piece.source, piece.form)
    name, kind = f"{piece.language}/{mark}", SENTENCES[piece.place]
    old = centre.tables[kind].get(name)
    facts = {
        "german": piece.source,
        **({"plural": True} if piece.plural else {}),
        **({"form": piece.form} if piece.form else {}),
    }
    if piece.language != centre.house.languages[0]:
        return {(kind, name): {**facts, **said}}
    since = today if meaning else old.meaning_since if old else None
    wanted: dict[Key, Any] = {
        (kind, name): {**facts, **said, **({"meaning_since": since.isoformat()} if since else {})}
    }
    others = [one for one in centre.tables[kind].values() if one.mark == mark and one.language != piece.language]
    for one in others if meaning else ():
        if one.dated >= today:
            wanted[kind, one.id] = {**dump(one), "dated": (today - timedelta(days=1)).isoformat()}
    return wanted
