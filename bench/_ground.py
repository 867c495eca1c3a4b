"""The ground under what is measured in a house: the folders of the tests, Django, a database server and the static files.

Import it before anything with models: Django is set up when it is imported.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django

from tests import surroundings
from tests.ground.server import server
from willkommen.management.household.static_files import collect

assert surroundings.DATA  # imported for its effect: benches use the data folder of the tests
os.environ["DJANGO_SETTINGS_MODULE"] = "willkommen.settings"
django.setup()


@contextmanager
def ground() -> Iterator[None]:
    """A database server and the static files, for as long as the block lasts."""
    with server():
        collect()
        yield
