"""Ask the flow matrix: may this kind of information reach that agency in this way today?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from willkommen.agencies.queries import signatures
from willkommen.catalogue.centre import dump
from willkommen.catalogue.queries import centre
from willkommen.catalogue.rules.flow import Signed, digest, signature_of
from willkommen.catalogue.schema.flow import Flow, How


@dataclass(frozen=True)
class Row:
    """One row of the matrix with its mark, and the signature that opens it; None: closed to everybody."""

    flow: Flow
    digest: str
    signature: Signed | None


def rows(*, day: date) -> list[Row]:
    """The whole matrix as it stands on a local day."""
    signed = [Signed(one.flow, one.digest, one.basis, one.opens_on) for one in signatures()]
    return [_row(flow, signed, day) for flow in centre().flows.values() if flow.holds_on(day)]


def may_flow(flow: str, *, to: str, how: How, day: date) -> bool:
    """Whether the row `flow` is signed as it is now and lets it reach the agency `to` in this way; False for an unknown row."""
    known = centre().flows.get(flow)
    if known is None or not known.holds_on(day):
        return False
    if not any(receiver.agency == to and how in receiver.how for receiver in known.to):
        return False
    signed = [Signed(one.flow, one.digest, one.basis, one.opens_on) for one in signatures()]
    return _row(known, signed, day).signature is not None


def _row(flow: Flow, signed: Iterable[Signed], day: date) -> Row:
    mark = digest(dump(flow))
    return Row(flow, mark, signature_of(flow.id, mark, signed, day))
