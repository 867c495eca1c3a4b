"""An id for a new record, made from its name so that people recognise it."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 40
SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
GAPS = re.compile(r"[^a-z0-9]+")


def id_of(name: str, taken: Container[str], kind: str) -> str:
    """Lower-case letters, digits and hyphens, none that is `taken`; the kind where the name holds no Latin letter."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(SPELLED)).encode("ascii", "ignore").decode()
    first = GAPS.sub("-", plain)[:LONGEST].strip("-") or kind
    found, number = first, 1
    while found in taken:
        number += 1
        found = f"{first}-{number}"
    return found
