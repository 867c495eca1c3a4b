"""Sign rows of the flow matrix, and close them: the data protection officer alone."""

from datetime import date, datetime
from uuid import UUID

from willkommen.agencies.models import FlowSignature
from willkommen.agencies.walls import atomic
from willkommen.core.errors import BadValue
from willkommen.journal.actions import note


def sign_flow(*, flow: str, digest: str, basis: str, opens_on: date, staff: UUID, agency: str, now: datetime) -> UUID:
    """Sign a row of the flow matrix as it is (`digest`), as the login `protection`; the signature's id.

    Refuses BadValue (no basis, or one of more than 400 signs).
    """
    basis = basis.strip()
    if not 0 < len(basis) <= 400:
        raise BadValue("Bitte nennen Sie die Rechtsgrundlage, in höchstens 400 Zeichen.")
    with atomic():
        row = FlowSignature(flow=flow, digest=digest, basis=basis, opens_on=opens_on, signed_by=staff, signed_at=now)
        row.save(force_insert=True)
        note(
            now=now, action="flow.sign", subject=flow, agency=agency, staff=staff, purpose="Freigabe eines Datenflusses",
            basis=basis[:120],
        )  # fmt: skip
    return row.id


def withdraw_flow(*, flow: str, staff: UUID, agency: str, now: datetime) -> bool:
    """Close a row at once; False when it was not signed."""
    with atomic():
        ended = FlowSignature.objects.filter(flow=flow, withdrawn_at=None).update(withdrawn_at=now)
        if ended:
            note(
                now=now, action="flow.close", subject=flow, agency=agency, staff=staff,
                purpose="Rücknahme der Freigabe eines Datenflusses", basis="Art. 39 DSGVO",
            )  # fmt: skip
    return bool(ended)
