"""Open the flow matrix: the data protection officer has signed every row as it is."""

from datetime import UTC, date, datetime
from uuid import UUID

from willkommen.core.acting import acting_as
from willkommen.flows.sample.signatures import sign_everything

OFFICER = UUID(int=9)


def signed_flows(day: date) -> None:
    """Sign all rows so that they are open from this local day on."""
    with acting_as("protection"):
        sign_everything(officer=OFFICER, agency="empfang", now=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
