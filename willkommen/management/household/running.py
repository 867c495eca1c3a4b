"""Ask the house that runs here, so that a command knows what its editors published."""

from collections.abc import Callable
from typing import TypeVar

import django

from willkommen.cellar.cluster import Cluster
from willkommen.core.errors import NotLoaded
from willkommen.environment import data_folder, value

Found = TypeVar("Found")


def from_the_house(ask: Callable[[], Found], say: Callable[[str], object]) -> Found | None:
    """What `ask` finds as the public door; None where no house runs, and where it does not answer (`say` tells why)."""
    if not (value("DATABASE_URL") or Cluster(data_folder() / "postgres").running()):
        return None
    # Django starts only here: without a running house it would cost half a second and a registry of models for nothing
    django.setup(set_prefix=False)
    from django.db import DatabaseError

    from willkommen.core.acting import acting_as

    try:
        with acting_as("door"):
            return ask()
    except (DatabaseError, NotLoaded) as fault:
        say(f"Without what the editors published: {(str(fault) or type(fault).__doc__ or '').splitlines()[0]}")
        return None
