"""Write what may flow as a table into docs/walls.md: `python -m tests.walls.in_the_manual`; a test holds it in step."""

from pathlib import Path

from tests.walls.allowed import TOLD, TOLD_AS, VERBS, Cell, allowed

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "walls.md"
BEGIN, END = "<!-- what may flow: written by tests/walls/in_the_manual.py -->", "<!-- end of what may flow -->"
WHO = {
    "agency": "an agency",
    "door": "the public door",
    "visitor": "with a visit's secret",
    "messaged": "with a message's key",
    "arriving": "with a visit's code",
    "naming": "with a visit's word",
    "retrying": "with a booking's retry key",
    "scanning": "with the code on a signed form",
    "erasing": "with a tombstone's ids",
    "offered": "with the key of an offer",
    "returning": "with a complaint's receipt",
}
ROWS = {
    "all": "all", "own": "its own", "mine": "those it wrote", "visit": "that visit's", "near": "yesterday to tomorrow",
    "coming": "today and tomorrow", "fresh": "not settled yet", "settled": "settled ones", "node": "nodes",
    "held": "times held", "forgettable": "past their period", "unsealed": "not sealed yet", "none": "none",
    "substitute": "for a day", "valid": "those that hold",
    "to": "offered to it", "open": "released to it", "answerable": "offered to it, not ended", "accepted": "accepted by it",
    "sent": "that visit's, sent by its visitor", "form": "that form's", "past": "past their period", "spent": "past their period",
    "given": "that visit's, sent by its visitor and not answered", "ongoing": "not ended", "held_now": "not lifted",
    "over": "past their deadline", "erased": "erased",
    "beside": "open, at a visit it serves",
    "asked": "those it asked for", "standing": "those it asked for and that stand", "open_to": "open ones, by either side",
    "sitting": "those of its time at other tables", "posted": "that complaint's, for the office",
    "enough": "counts of at least five visits", "news": "letters of a closed house or a broken lift",
    "finished": "those of its stops that are over",
}  # fmt: skip


def table() -> str:
    """One line for each relation and for those who may do the same with it."""
    lines = ["| table | who | reads | adds | changes | deletes |", "|---|---|---|---|---|---|"]
    for relation, cells in allowed().items():
        alike: dict[tuple[str, ...], list[str]] = {}
        for kind, cell in cells.items():
            untold = cells.get(TOLD_AS.get(kind, "door"))
            if kind in TOLD and untold and cell.rows == untold.rows:
                continue  # telling it changes nothing
            alike.setdefault(tuple(_said(cell, verb) for verb in VERBS), []).append(WHO.get(kind, f"`{kind}`"))
        lines += [f"| `{relation}` | {', '.join(who)} | {' | '.join(said)} |" for said, who in alike.items()]
    return "\n".join(lines)


def in_step(manual: str) -> str:
    """The manual with the table as it has to be."""
    before, rest = manual.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def _said(cell: Cell, verb: str) -> str:
    if verb not in cell.rows:
        return ""
    rows = ", ".join(ROWS.get(word, word) for word in cell.rows[verb])
    if rows == "none":
        return "none"
    columns = ", ".join(cell.columns.get(verb, ()))
    return f"{rows}: {columns}" if columns else rows


if __name__ == "__main__":
    MANUAL.write_text(in_step(MANUAL.read_text(encoding="utf-8")), encoding="utf-8")
