"""The flow matrix: which kind of information may reach which agency in which way; what nobody has signed is closed."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Signed:
    """A row of the matrix was signed: `digest` is of the row as it was then, `opens_on` the local day from which it holds."""

    flow: str
    digest: str
    basis: str
    opens_on: date


def digest(row: Mapping[str, Any]) -> str:
    """The mark of a row: 64 hexadecimal digits of what it lets flow. Where it comes from (`origin`) does not count."""
    told = {name: value for name, value in row.items() if name != "origin"}
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def signature_of(flow: str, mark: str, signed: Iterable[Signed], day: date) -> Signed | None:
    """The newest signature under the row as it is now that holds on `day`; None: the row is closed."""
    fitting = [one for one in signed if one.flow == flow and one.digest == mark and one.opens_on <= day]
    return max(fitting, key=lambda one: one.opens_on, default=None)
