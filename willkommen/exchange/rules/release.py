"""The person's release as a state machine: asked, given or refused, withdrawn; and what the receiver may read then."""

from dataclasses import dataclass
from datetime import datetime, timedelta

VALID = timedelta(days=14)
"""A release that is not used lapses, and so does the request for one."""

AFTER = {
    ("asked", "give"): "given",
    ("asked", "refuse"): "refused",
    ("asked", "withdraw"): "withdrawn",
    ("given", "withdraw"): "withdrawn",
}
"""(state, act) → state; what is not here is refused."""


@dataclass(frozen=True)
class Release:
    """A release at a moment: its state, and when it ends (aware)."""

    state: str
    expires_at: datetime


def state_after(release: Release, act: str, now: datetime) -> str | None:
    """The state after `give`, `refuse` or `withdraw`; None when the act cannot be (any more)."""
    if now >= release.expires_at:
        return None
    return AFTER.get((release.state, act))


def readable(release: Release, now: datetime) -> bool:
    """Whether the receiver may read what was released."""
    return release.state == "given" and now < release.expires_at
