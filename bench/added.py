"""What walls, journal and sealing add to the CPU of a booking and of a queue page: the same acts in a house with and one without."""

import os
from collections.abc import Iterator

import django

from tests import surroundings
from tests.ground.server import server
from willkommen.management.household.static_files import collect

assert surroundings.DATA  # imported for its effect: benches use the data folder of the tests
Row = tuple[str, str, str]


def rows() -> Iterator[Row]:
    """Both houses stand side by side and are asked in turn, so that a busy machine disturbs both alike."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "willkommen.settings"
    django.setup()
    from bench._with_and_without import measured  # models stand behind it: known only after the set-up

    with server():
        collect()
        yield from measured()
