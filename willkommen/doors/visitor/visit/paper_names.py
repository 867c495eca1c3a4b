"""What a document is called on the visitor's pages."""

from willkommen.doors.said import Words, isolated
from willkommen.flows.papers.label import Seen


def name_of(one: Seen, said: Words) -> str:
    """The paper it is, with the file's name; "" when the key at hand does not open it."""
    label = one.label
    if label is None:
        return ""
    paper = said("paper", label.paper) if label.paper in said.centre.papers else ""
    file = isolated(label.name) if label.name else ""
    return f"{paper} ({file})" if paper and file else paper or file or str(one.id)[:8]
