"""Make devices in the house that DATABASE_URL names and print their keys: in a process of its own, beside a browser's loop."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime

import django

from tests.ground.house import House
from tests.surroundings import ROOT

Row = tuple[str, str, str]
"""Name, kind and counter of a device."""


def make(house: House, rows: Iterable[Row]) -> dict[str, str]:
    """The keys of new devices by their names."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.node.making", json.dumps(list(rows))], cwd=ROOT, check=True, text=True, timeout=120,
        env=os.environ | {"DATABASE_URL": house.address, "DJANGO_SETTINGS_MODULE": "willkommen.settings"}, capture_output=True,
    )  # fmt: skip
    keys: dict[str, str] = json.loads(ran.stdout)
    return keys


def _made(rows: Iterable[Row]) -> dict[str, str]:
    django.setup()
    from willkommen.flows.standby.devices import add_device

    return {
        name: add_device(name=name, kind=kind, counter=counter, now=datetime.now(UTC))[1]
        for name, kind, counter in rows
    }


if __name__ == "__main__":
    print(json.dumps(_made(json.loads(sys.argv[1]))))
