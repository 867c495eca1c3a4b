"""Read the id that a form or an address names; whoever typed it may have made it up."""

from uuid import UUID

from willkommen.core.errors import Unknown


def read_id(text: str) -> UUID | None:
    """The id, None for what is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def named_id(text: str) -> UUID:
    """The id; raises Unknown for what is none, as for an invented one."""
    found = read_id(text)
    if found is None:
        raise Unknown
    return found
