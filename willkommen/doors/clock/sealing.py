"""What the clock does for the journal: seal it every second, let a checkpoint leave every minute."""

from willkommen.core.acting import acting_as
from willkommen.doors.moment import now
from willkommen.flows.seal_journal import leave_checkpoint
from willkommen.flows.seal_journal import seal as seal_all
from willkommen.journal.checkpoints import folder


def seal() -> None:
    """Chain what was noted since the last time."""
    with acting_as("sealer"):
        seal_all(now=now())


def checkpoint() -> None:
    """Write the ends of the chains where the database cannot reach them."""
    with acting_as("sealer"):
        leave_checkpoint(now=now(), where=folder())
