"""`python -m tests.guide.unseen FILE …`: count how the guide does on questions nobody looked at, and print no text.

A file has the columns id, lang and text; `urgent_type` makes its rows dangers, `service_id` concerns; a name that begins with
`outside` holds what the house does not do, any other words that must raise no alarm.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.guide.questions import Asked, asked
from willkommen.guide.measuring import questions_in
from willkommen.guide.rules.measure import false_alarm


def counts(file: Path) -> Iterator[tuple[str, str, int, int]]:
    """(what, of which kind or language, how many, of how many)."""
    seen: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for one in asked(questions_in(file)):
        for what, flag in _flags(one, outside=file.stem.startswith("outside")):
            for group in ("all", one.question.language, *sorted(one.question.kinds)):
                seen[what, group].append(flag)
    for (what, group), flags in sorted(seen.items()):
        yield what, group, sum(flags), len(flags)


def _flags(one: Asked, *, outside: bool) -> Iterator[tuple[str, bool]]:
    found = one.answer
    if one.question.kinds:
        right = found.urgent is not None and found.urgent.type in one.question.kinds
        near = found.perhaps is not None and found.perhaps.type in one.question.kinds
        yield "danger recognised", found.urgent is not None
        yield "danger of the right kind", right
        yield (
            "danger: help lines on the page, recognised or above the usual answer",
            bool(found.urgent or found.perhaps),
        )
        yield "danger: help lines of the right kind on the page", right or near
        return
    yield "false alarms", false_alarm(one.question, found)
    yield "help lines above a harmless answer", found.perhaps is not None
    if outside:
        yield "not done here recognised", found.outcome == "out_of_scope"
    elif one.question.services:
        yield "right service first", one.right(1)
        yield "right service among three", one.right(3)
        yield "right agency first", one.right_agency()
        yield "refused though done here", found.outcome == "out_of_scope"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for what, group, right, whole in counts(Path(name)):
            print(f"{Path(name).stem}\t{what}\t{group}\t{right} of {whole}\t{100 * right / whole:.1f} %", flush=True)
