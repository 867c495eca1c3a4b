"""From a phone to the receiving desk: a scan of twelve pages, sent in pieces, released, accepted and read, over real HTTP."""

import os
from collections.abc import Iterator

import django

from tests import surroundings
from tests.ground.server import server
from willkommen.management.household.static_files import collect

assert surroundings.DATA  # imported for its effect: benches use the data folder of the tests
Row = tuple[str, str, str]


def rows() -> Iterator[Row]:
    """Each time another visit, with the same scan."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "willkommen.settings"
    django.setup()
    from bench._from_phone_to_desk import measured  # models stand behind it: known only after the set-up

    with server():
        collect()
        yield from measured()
